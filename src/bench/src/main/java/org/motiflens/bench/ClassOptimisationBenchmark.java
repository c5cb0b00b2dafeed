package org.motiflens.bench;

import java.util.concurrent.TimeUnit;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.explain.optimisation.DemoExactOptimiser;
import org.motiflens.network.Architecture;
import org.motiflens.network.Network;
import org.motiflens.network.engine.Networks;
import org.motiflens.network.engine.RandomWeights;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The published recipe of class optimisation, 1000 steps from one start; runs a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ClassOptimisationBenchmark {
  @Param({"small-cnn", "small-rnn", "small-cnn-rnn"})
  String architecture;

  private Network network;

  @Setup
  public void prepare() {
    Architecture shape = Architecture.named(architecture);
    network = Networks.of(shape, RandomWeights.of(shape, 1));
  }

  @Benchmark
  public ClassOptimum optimise() {
    return new DemoExactOptimiser().optimise(network, 1, Monitor.NONE);
  }
}
