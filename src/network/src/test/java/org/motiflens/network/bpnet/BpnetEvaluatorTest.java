package org.motiflens.network.bpnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.InputException;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.BpnetShape.Residual;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.PlainKernels;

/** The engine of profile models against float64, and what a workspace promises. */
class BpnetEvaluatorTest {
  private static final long SEED = 20261129;
  private static final double CLOSE = 1e-5;

  static Stream<Arguments> modelsOnBothBackEnds() {
    return RandomBpnet.models(SEED).stream()
        .flatMap(
            model ->
                Stream.of(new PlainKernels(), Kernels.fastest())
                    .map(kernels -> Arguments.of(model, kernels)));
  }

  private static ProfileEvaluator evaluator(BpnetModel model, Kernels kernels) {
    return new BpnetNetwork("bpnet", model, kernels).newEvaluator();
  }

  private static void assertClose(double expected, double actual, double scale, String what) {
    assertTrue(
        Math.abs(expected - actual) <= CLOSE * Math.max(1, scale),
        what + ": " + actual + " where float64 has " + expected);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("modelsOnBothBackEnds")
  void countsAndLogitsAreThoseOfFloat64(BpnetModel model, Kernels kernels) {
    int length = model.shape().inputLength();
    WindowRun run = new WindowRun(3, 17, 6);
    byte[] codes = RandomBpnet.codes(run.end(length) + 5, 0.03, SEED);
    ProfileEvaluator evaluator = evaluator(model, kernels);
    int[] seen = {0};
    evaluator.profiles(
        codes,
        run,
        (window, logCounts, logits) -> {
          assertEquals(seen[0]++, window);
          BpnetReference.Output expected =
              BpnetReference.run(model, BpnetReference.oneHot(codes, run.start(window), length));
          assertClose(
              expected.logCounts(), logCounts, Math.abs(expected.logCounts()), "log counts");
          for (int i = 0; i < logits.length; i++) {
            assertClose(expected.logits()[i], logits[i], largest(expected.logits()), "logit " + i);
          }
        });
    assertEquals(run.count(), seen[0]);
  }

  @ParameterizedTest
  @MethodSource("modelsOnBothBackEnds")
  void gradientsOfAllTargetsAreTheSlopesOfFloat64(BpnetModel model, Kernels kernels) {
    int length = model.shape().inputLength();
    byte[] codes = RandomBpnet.codes(length + 9, 0.02, SEED + 1);
    double[][] input = BpnetReference.oneHot(codes, 4, length);
    double[] share = BpnetReference.softmax(BpnetReference.run(model, input).logits());
    for (ProfileTarget target : ProfileTarget.values()) {
      float[][] gradient = new float[1][];
      float[] value = new float[1];
      evaluator(model, kernels)
          .explaining(target)
          .gradients(
              codes,
              WindowRun.single(4),
              (window, scalar, slopes) -> {
                value[0] = scalar;
                gradient[0] = slopes.clone();
              });
      double expected = BpnetReference.scalar(target, BpnetReference.run(model, input), share);
      assertClose(expected, value[0], Math.abs(expected), target + "");
      double scale = 0;
      for (float slope : gradient[0]) {
        scale = Math.max(scale, Math.abs(slope));
      }
      Random random = new Random(SEED);
      for (int draw = 0; draw < 60; draw++) {
        int t = random.nextInt(length);
        int base = random.nextInt(4);
        // Small, so that hardly a rectifier changes sides.
        double step = 1e-7;
        double here = input[t][base];
        input[t][base] = here + step;
        double above = BpnetReference.scalar(target, BpnetReference.run(model, input), share);
        input[t][base] = here - step;
        double below = BpnetReference.scalar(target, BpnetReference.run(model, input), share);
        input[t][base] = here;
        assertEquals(
            (above - below) / (2 * step),
            gradient[0][t * 4 + base],
            1e-4 * scale + 1e-7,
            target + " at " + t + ", " + base);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modelsOnBothBackEnds")
  void denseInputIsTheSameNetwork(BpnetModel model, Kernels kernels) {
    int length = model.shape().inputLength();
    byte[] codes = RandomBpnet.codes(length, 0.05, SEED + 2);
    float[] input = new float[length * 4];
    for (int t = 0; t < length; t++) {
      if (codes[t] < 4) {
        input[t * 4 + codes[t]] = 1;
      }
    }
    for (ProfileTarget target : ProfileTarget.values()) {
      ProfileEvaluator evaluator = evaluator(model, kernels).explaining(target);
      float[] dense = new float[length * 4];
      float value = evaluator.gradientDense(input, dense);
      evaluator.gradients(
          codes,
          WindowRun.single(0),
          (window, scalar, gradient) -> {
            assertEquals(scalar, value);
            assertArrayEquals(gradient, dense);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("modelsOnBothBackEnds")
  void multipliersAddUpToTheDifference(BpnetModel model, Kernels kernels) {
    int length = model.shape().inputLength();
    byte[] codes = RandomBpnet.codes(length + 2, 0.01, SEED + 3);
    List<byte[]> references =
        List.of(
            RandomBpnet.codes(length, 0, SEED + 4),
            RandomBpnet.codes(length, 0.2, SEED + 5),
            Arrays.copyOfRange(codes, 2, length + 2));
    double[] share =
        BpnetReference.softmax(
            BpnetReference.run(model, BpnetReference.oneHot(codes, 2, length)).logits());
    for (ProfileTarget target : ProfileTarget.values()) {
      int[] seen = {0};
      evaluator(model, kernels)
          .explaining(target)
          .multipliers(
              codes,
              2,
              references,
              (reference, difference, multipliers) -> {
                assertEquals(seen[0]++, reference);
                byte[] other = references.get(reference);
                double sum = 0;
                for (int t = 0; t < length; t++) {
                  sum += codes[2 + t] < 4 ? multipliers[t * 4 + codes[2 + t]] : 0;
                  sum -= other[t] < 4 ? multipliers[t * 4 + other[t]] : 0;
                }
                double own = scalar(model, target, codes, 2, share);
                double its = scalar(model, target, other, 0, share);
                assertClose(own - its, difference, Math.abs(own), target + " difference");
                assertClose(difference, sum, 10 * Math.abs(own), target + " completeness");
              });
      assertEquals(references.size(), seen[0]);
    }
  }

  private static double scalar(
      BpnetModel model, ProfileTarget target, byte[] codes, int start, double[] share) {
    int length = model.shape().inputLength();
    return BpnetReference.scalar(
        target, BpnetReference.run(model, BpnetReference.oneHot(codes, start, length)), share);
  }

  @ParameterizedTest
  @MethodSource("modelsOnBothBackEnds")
  void theSameSequenceAsReferenceGivesTheGradient(BpnetModel model, Kernels kernels) {
    int length = model.shape().inputLength();
    byte[] codes = RandomBpnet.codes(length, 0.01, SEED + 6);
    for (ProfileTarget target : ProfileTarget.values()) {
      ProfileEvaluator evaluator = evaluator(model, kernels).explaining(target);
      float[][] gradient = new float[1][];
      evaluator.gradients(codes, WindowRun.single(0), (w, v, g) -> gradient[0] = g.clone());
      evaluator.multipliers(
          codes,
          0,
          List.of(codes),
          (reference, difference, multipliers) -> {
            assertEquals(0, difference);
            for (int i = 0; i < multipliers.length; i++) {
              assertEquals(gradient[0][i], multipliers[i], 1e-6, target + "");
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("modelsOnBothBackEnds")
  void aWindowIsTheSameAloneAndInAnyRun(BpnetModel model, Kernels kernels) {
    int length = model.shape().inputLength();
    for (int stride : new int[] {1, 7, length, 3 * length}) {
      WindowRun run = new WindowRun(1, stride, 9);
      byte[] codes = RandomBpnet.codes(run.end(length), 0.02, SEED + stride);
      for (ProfileTarget target : ProfileTarget.values()) {
        ProfileEvaluator evaluator = evaluator(model, kernels).explaining(target);
        float[] margins = new float[run.count()];
        evaluator.logitMargins(codes, run, margins);
        List<float[]> gradients = new ArrayList<>();
        evaluator.gradients(codes, run, (w, v, gradient) -> gradients.add(gradient.clone()));
        for (int window : new int[] {0, 4, 8}) {
          float[] one = new float[1];
          evaluator.logitMargins(codes, WindowRun.single(run.start(window)), one);
          assertEquals(one[0], margins[window], target + " at stride " + stride);
          evaluator.gradients(
              codes,
              WindowRun.single(run.start(window)),
              (w, v, gradient) -> {
                assertEquals(one[0], v);
                assertArrayEquals(gradient, gradients.get(window));
              });
        }
      }
    }
  }

  @Test
  void aLongRunCrossesBlocks() {
    BpnetShape shape = RandomBpnet.shapes().get(4);
    BpnetModel model = new BpnetModel(List.of(RandomBpnet.weights(shape, SEED)));
    ProfileEvaluator evaluator = evaluator(model, Kernels.fastest());
    WindowRun run = new WindowRun(0, 9, 8000);
    byte[] codes = RandomBpnet.codes(run.end(shape.inputLength()), 0.02, SEED);
    float[] margins = new float[run.count()];
    evaluator.logitMargins(codes, run, margins);
    for (int window = 0; window < run.count(); window += 97) {
      float[] one = new float[1];
      evaluator.logitMargins(codes, WindowRun.single(run.start(window)), one);
      assertEquals(one[0], margins[window], "window " + window);
    }
  }

  @Test
  void steadyStateAllocatesNothing() {
    BpnetModel model = RandomBpnet.models(SEED).get(6);
    int length = model.shape().inputLength();
    WindowRun run = new WindowRun(0, 20, 10);
    byte[] codes = RandomBpnet.codes(run.end(length), 0.02, SEED);
    List<byte[]> references = List.of(RandomBpnet.codes(length, 0, SEED));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (ProfileTarget target : ProfileTarget.values()) {
      ProfileEvaluator evaluator = evaluator(model, Kernels.fastest()).explaining(target);
      float[] margins = new float[run.count()];
      long least = Long.MAX_VALUE;
      // Until the compiler has come round to it, however busy the machine is.
      for (int repeat = 0; repeat < 5_000 && least > 200; repeat++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        evaluator.logitMargins(codes, run, margins);
        evaluator.gradients(codes, run, (w, v, gradient) -> {});
        evaluator.profiles(codes, run, (w, v, logits) -> {});
        evaluator.multipliers(codes, 0, references, (r, d, multipliers) -> {});
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertTrue(least <= 200, target + " leaves " + least + " bytes");
    }
  }

  @Test
  void threadsThatShareANetworkGetWhatOneThreadGets() throws Exception {
    BpnetModel model = RandomBpnet.models(SEED).get(1);
    BpnetNetwork network = BpnetNetwork.of("bpnet", model);
    WindowRun run = new WindowRun(0, 31, 12);
    byte[] codes = RandomBpnet.codes(run.end(model.shape().inputLength()), 0.02, SEED);
    Callable<List<float[]>> work =
        () -> {
          List<float[]> results = new ArrayList<>();
          for (ProfileTarget target : ProfileTarget.values()) {
            network
                .newEvaluator()
                .explaining(target)
                .gradients(codes, run, (w, v, gradient) -> results.add(gradient.clone()));
          }
          return results;
        };
    List<float[]> alone = work.call();
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      for (Future<List<float[]>> future : pool.invokeAll(List.of(work, work, work))) {
        List<float[]> together = future.get();
        for (int i = 0; i < alone.size(); i++) {
          assertArrayEquals(alone.get(i), together.get(i));
        }
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    assertRefused("12 bases of input", () -> shape(0, 1, 1, 1, 1));
    assertRefused("cropped", () -> shape(100, 60, 8, 21, 4));
    assertRefused("cropped", () -> shape(100, 61, 8, 1, 0));
    assertRefused("filters", () -> shape(100, 60, 0, 1, 0));
  }

  private static BpnetShape shape(int input, int output, int filters, int kernel, int layers) {
    return new BpnetShape(
        input == 0 ? -12 : input, output, filters, kernel, layers, 1, 1, Residual.AFTER_RECTIFIER);
  }

  private static void assertRefused(
      String part, org.junit.jupiter.api.function.Executable executable) {
    String message = assertThrows(InputException.class, executable).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void weightsOfAnotherSizeOrNotFiniteAreRefused() {
    BpnetShape shape = RandomBpnet.shapes().get(2);
    List<float[]> arrays = RandomBpnet.weights(shape, SEED).arrays();
    arrays = new ArrayList<>(arrays);
    arrays.set(3, new float[shape.filters() + 1]);
    List<float[]> wrong = arrays;
    assertRefused("dilated layer 1's bias", () -> new BpnetWeights(shape, wrong));
    List<float[]> infinite = new ArrayList<>(RandomBpnet.weights(shape, SEED).arrays());
    infinite.get(0)[5] = Float.NaN;
    assertRefused("first convolution's kernel holds NaN", () -> new BpnetWeights(shape, infinite));
    assertRefused("arrays of weights", () -> new BpnetWeights(shape, List.of()));
  }

  @Test
  void thereIsNoTemporalOutput() {
    ProfileEvaluator evaluator = evaluator(RandomBpnet.models(SEED).get(0), new PlainKernels());
    assertThrows(
        UnsupportedOperationException.class,
        () -> evaluator.temporalForward(new byte[150], 0, new float[150]));
  }

  @Test
  void aSequenceThatIsTooShortOrNoBasesIsRefused() {
    ProfileEvaluator evaluator = evaluator(RandomBpnet.models(SEED).get(0), new PlainKernels());
    assertRefused(
        "needs bases up to 150",
        () -> evaluator.logitMargins(new byte[149], WindowRun.single(0), new float[1]));
    byte[] codes = new byte[150];
    codes[7] = 5;
    assertRefused(
        "Code 5 at index 7",
        () -> evaluator.logitMargins(codes, WindowRun.single(0), new float[1]));
  }

  @ParameterizedTest
  @MethodSource("modelsOnBothBackEnds")
  void innerBasesHaveTheGradientOfTheWindowTheyLieInTheMiddleOf(BpnetModel model, Kernels kernels) {
    ProfileEvaluator evaluator = evaluator(model, kernels);
    int from = evaluator.innerStart();
    int width = evaluator.innerEnd() - from;
    int length = model.shape().inputLength();
    if (width < 1) {
      WindowRun one = WindowRun.single(0);
      byte[] codes = RandomBpnet.codes(length, 0, SEED);
      assertThrows(
          IllegalStateException.class,
          () -> evaluator.innerGradients(codes, one, (w, value, gradient) -> {}));
      return;
    }
    WindowRun run = new WindowRun(2, 3, 40);
    byte[] codes = RandomBpnet.codes(run.end(length) + 4, 0.02, SEED + 5);
    List<float[]> whole = new ArrayList<>();
    List<Float> counts = new ArrayList<>();
    evaluator.gradients(
        codes,
        run,
        (w, value, gradient) -> {
          counts.add(value);
          whole.add(Arrays.copyOfRange(gradient, 4 * from, 4 * (from + width)));
        });
    List<float[]> inner = new ArrayList<>();
    evaluator.innerGradients(
        codes,
        run,
        (w, value, gradient) -> {
          assertEquals(counts.get(w), value);
          float scale = 0;
          for (float slope : whole.get(w)) {
            scale = Math.max(scale, Math.abs(slope));
          }
          assertArrayEquals(whole.get(w), gradient, 1e-5f * scale, "window " + w);
          inner.add(gradient.clone());
        });
    assertEquals(run.count(), inner.size());
    // To the last bit, whatever is computed beside it.
    for (int w : new int[] {0, 7, 39}) {
      evaluator.innerGradients(
          codes,
          WindowRun.single(run.start(w)),
          (alone, value, gradient) -> assertArrayEquals(inner.get(w), gradient));
    }
  }
}
