package org.motiflens.bench;

import java.util.concurrent.TimeUnit;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.network.engine.Networks;
import org.motiflens.network.engine.RandomWeights;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.PlainKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The engine on windows that share nothing, on a scan at stride 1, and on a single window. Each
 * thread has an evaluator of its own; figures are windows a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EngineBenchmark {
  private static final int WINDOWS = 256;
  private static final int SCANNED = 4096;

  @Param({
    "small-cnn",
    "medium-cnn",
    "large-cnn",
    "small-rnn",
    "large-rnn",
    "small-cnn-rnn",
    "large-cnn-rnn"
  })
  String architecture;

  /** {@code fastest} is what a user gets; {@code plain} is the back end without the Vector API. */
  @Param({"fastest", "plain"})
  String kernels;

  private Evaluator evaluator;
  private byte[] codes;
  private WindowRun apart;
  private WindowRun scan;
  private float[] margins;
  private float[] forward;
  private float[] backward;

  @Setup
  public void prepare() {
    Architecture shape = Architecture.named(architecture);
    Kernels chosen = kernels.equals("plain") ? new PlainKernels() : Kernels.fastest();
    evaluator = Networks.of(shape, RandomWeights.of(shape, 1), chosen).newEvaluator();
    int length = shape.windowLength();
    codes = RandomWindows.codes(WINDOWS * length, 2);
    apart = new WindowRun(0, length, WINDOWS);
    scan = new WindowRun(0, 1, SCANNED);
    margins = new float[SCANNED];
    forward = new float[length];
    backward = new float[length];
  }

  @Benchmark
  @OperationsPerInvocation(WINDOWS)
  public float[] forward() {
    evaluator.logitMargins(codes, apart, margins);
    return margins;
  }

  @Benchmark
  @OperationsPerInvocation(WINDOWS)
  public void saliency(Blackhole blackhole) {
    evaluator.gradients(codes, apart, (window, margin, gradient) -> blackhole.consume(gradient));
  }

  @Benchmark
  @OperationsPerInvocation(SCANNED)
  public float[] scan() {
    evaluator.logitMargins(codes, scan, margins);
    return margins;
  }

  @Benchmark
  public void singleSaliency(Blackhole blackhole) {
    evaluator.gradients(
        codes, WindowRun.single(0), (window, margin, gradient) -> blackhole.consume(gradient));
  }

  /** All prefixes and suffixes of one window; recurrent architectures only. */
  @Benchmark
  public float[] temporal() {
    evaluator.temporalForward(codes, 0, forward);
    evaluator.temporalBackward(codes, 0, backward);
    return backward;
  }
}
