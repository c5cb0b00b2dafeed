package org.motiflens.bench;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.training.NetworkDefinition;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Deeplearning4j on the same windows, 256 at a time, its best batch size but for two cells where
 * others come within 10 %. Its input gradient comes with all weight gradients, which cannot be
 * switched off. The large RNN is missing: a graph has no public way to the gradient of its input.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Dl4jBenchmark {
  private static final int WINDOWS = 256;

  @Param({"small-cnn", "medium-cnn", "large-cnn", "small-rnn", "small-cnn-rnn", "large-cnn-rnn"})
  String architecture;

  private MultiLayerNetwork network;
  private INDArray windows;
  private INDArray labels;

  @Setup
  public void prepare() {
    Architecture shape = Architecture.named(architecture);
    network = new MultiLayerNetwork(NetworkDefinition.forInference(shape).chain(0.001, 1));
    network.init();
    int length = shape.windowLength();
    byte[] codes = RandomWindows.codes(WINDOWS * length, 2);
    windows = Nd4j.zeros(WINDOWS, Bases.COUNT, length);
    for (int i = 0; i < codes.length; i++) {
      windows.putScalar(i / length, codes[i], i % length, 1);
    }
    labels = Nd4j.zeros(WINDOWS, 2);
    labels.getColumn(1).assign(1);
  }

  @Benchmark
  @OperationsPerInvocation(WINDOWS)
  public INDArray forward() {
    return network.output(windows, false);
  }

  @Benchmark
  @OperationsPerInvocation(WINDOWS)
  public INDArray saliency() {
    return network.calculateGradients(windows, labels, null, null).getSecond();
  }
}
