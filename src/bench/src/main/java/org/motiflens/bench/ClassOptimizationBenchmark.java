package org.motiflens.bench;

import java.util.concurrent.TimeUnit;
import org.motiflens.explain.ClassOptimum;
import org.motiflens.explain.DemoExactOptimizer;
import org.motiflens.explain.Monitor;
import org.motiflens.network.Architecture;
import org.motiflens.network.Network;
import org.motiflens.network.Networks;
import org.motiflens.network.RandomWeights;
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
public class ClassOptimizationBenchmark {
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
    return new DemoExactOptimizer().optimize(network, 1, Monitor.NONE);
  }
}
