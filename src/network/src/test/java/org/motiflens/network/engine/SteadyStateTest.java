package org.motiflens.network.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.WindowRun;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.PlainKernels;

/** A warm engine makes no garbage, and one network serves many threads. */
class SteadyStateTest {
  private static final long SEED = 4;

  /** On a busy machine the JIT compiler takes its time. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @ParameterizedTest
  @MethodSource("publishedOnBothBackEnds")
  void aWarmEvaluatorAllocatesNothing(Architecture architecture, Kernels kernels) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Network network = Networks.of(architecture, RandomWeights.of(architecture, SEED), kernels);
    Evaluator evaluator = network.newEvaluator();
    WindowRun apart = new WindowRun(0, 120, 12);
    WindowRun scan = new WindowRun(0, 3, 24);
    WindowRun single = WindowRun.single(17);
    byte[] codes = Sequences.random(apart.end(101), 0.01, SEED);
    float[] margins = new float[scan.count()];
    float[] dense = Sequences.dense(101, SEED);
    float[] gradient = new float[dense.length];
    float[] forward = new float[101];
    float[] backward = new float[101];
    Evaluator.GradientSink sink = (i, margin, g) -> {};
    // Vectors live in registers only once the JIT compiler has been at it.
    long least = Long.MAX_VALUE;
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int round = 0; least > 0 && (round < 600 || System.nanoTime() < end); round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      evaluator.logitMargins(codes, apart, margins);
      evaluator.gradients(codes, apart, sink);
      evaluator.logitMargins(codes, scan, margins);
      evaluator.gradients(codes, scan, sink);
      evaluator.gradients(codes, single, sink);
      evaluator.gradientDense(dense, gradient);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, architecture.name() + " on " + kernels.name());
    if (architecture.isRecurrent()) {
      least = Long.MAX_VALUE;
      for (int round = 0; round < 50 && least > 100; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        evaluator.temporalForward(codes, 5, forward);
        evaluator.temporalBackward(codes, 5, backward);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertTrue(least <= 100, "temporal scores leave " + least + " bytes");
    }
  }

  static Stream<Arguments> publishedOnBothBackEnds() {
    return Architecture.PUBLISHED.values().stream()
        .flatMap(
            architecture ->
                Stream.of(Kernels.fastest(), new PlainKernels())
                    .map(kernels -> Arguments.of(architecture, kernels)));
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void backEndsAgree(Architecture architecture) {
    NetworkWeights weights = RandomWeights.of(architecture, SEED);
    WindowRun run = new WindowRun(0, 11, 20);
    byte[] codes = Sequences.random(run.end(architecture.windowLength()), 0.03, SEED);
    Evaluator plain = Networks.of(architecture, weights, new PlainKernels()).newEvaluator();
    Evaluator fastest = Networks.of(architecture, weights).newEvaluator();
    float[] plainMargins = new float[run.count()];
    float[] margins = new float[run.count()];
    plain.logitMargins(codes, run, plainMargins);
    fastest.logitMargins(codes, run, margins);
    assertClose(plainMargins, margins);
    List<float[]> plainGradients = new ArrayList<>();
    plain.gradients(codes, run, (i, margin, gradient) -> plainGradients.add(gradient.clone()));
    fastest.gradients(
        codes, run, (i, margin, gradient) -> assertClose(plainGradients.get(i), gradient));
  }

  /** To 1e-6 of the largest value, or of 1. */
  private static void assertClose(float[] expected, float[] actual) {
    float largest = 1;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertArrayEquals(expected, actual, 1e-6f * largest);
  }

  @Test
  void threadsThatShareANetworkGetWhatOneThreadGets() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (Architecture architecture : Architecture.PUBLISHED.values()) {
        Network network = Networks.of(architecture, RandomWeights.of(architecture, SEED));
        WindowRun run = new WindowRun(0, 7, 60);
        byte[] codes = Sequences.random(run.end(101), 0.01, SEED);
        Callable<List<float[]>> work =
            () -> {
              Evaluator evaluator = network.newEvaluator();
              List<float[]> results = new ArrayList<>();
              for (int repeat = 0; repeat < 3; repeat++) {
                float[] margins = new float[run.count()];
                evaluator.logitMargins(codes, run, margins);
                results.add(margins);
                evaluator.gradients(codes, run, (i, m, gradient) -> results.add(gradient.clone()));
              }
              return results;
            };
        List<float[]> alone = work.call();
        for (Future<List<float[]>> future : pool.invokeAll(List.of(work, work, work, work))) {
          List<float[]> together = future.get();
          assertTrue(alone.size() == together.size());
          for (int i = 0; i < alone.size(); i++) {
            assertArrayEquals(alone.get(i), together.get(i), architecture.name());
          }
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
