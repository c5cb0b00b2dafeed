package org.motiflens.network.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.WindowRun;

/** Evaluators compute what the double-precision reference defines. */
class EvaluatorTest {
  private static final long SEED = 5;
  private static final double MARGIN_TOLERANCE = 1e-5;
  private static final double GRADIENT_TOLERANCE = 2e-5;

  private static Network network(Architecture architecture) {
    return Networks.of(architecture, RandomWeights.of(architecture, SEED));
  }

  private static ReferenceNetwork reference(Architecture architecture) {
    return new ReferenceNetwork(architecture, RandomWeights.of(architecture, SEED));
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void marginsAndGradientsOfWindowsAgreeWithTheReference(Architecture architecture) {
    int length = architecture.windowLength();
    WindowRun run = new WindowRun(2, 13, 8);
    byte[] codes = Sequences.random(run.end(length), 0.05, SEED);
    Evaluator evaluator = network(architecture).newEvaluator();
    ReferenceNetwork reference = reference(architecture);
    float[] margins = new float[run.count()];
    evaluator.logitMargins(codes, run, margins);
    evaluator.gradients(
        codes,
        run,
        (i, margin, gradient) -> {
          double[][] x = ReferenceNetwork.oneHot(codes, run.start(i), length);
          double expected = reference.logitMargin(x);
          assertEquals(expected, margin, MARGIN_TOLERANCE * (1 + Math.abs(expected)));
          assertEquals(margin, margins[i], 0f, "one path for both");
          assertGradient(reference.gradient(x), gradient);
        });
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void denseInputsAgreeWithTheReference(Architecture architecture) {
    float[] x = Sequences.dense(architecture.windowLength(), SEED);
    float[] gradient = new float[x.length];
    float margin = network(architecture).newEvaluator().gradientDense(x, gradient);
    double[][] rows = Sequences.rows(x);
    double expected = reference(architecture).logitMargin(rows);
    assertEquals(expected, margin, MARGIN_TOLERANCE * (1 + Math.abs(expected)));
    assertGradient(reference(architecture).gradient(rows), gradient);
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void denseAndOneHotPathsAgree(Architecture architecture) {
    int length = architecture.windowLength();
    byte[] codes = Sequences.random(length, 0.05, SEED);
    float[] dense = new float[length * Bases.COUNT];
    Evaluator evaluator = network(architecture).newEvaluator();
    float margin = evaluator.gradientDense(Sequences.oneHot(codes, 0, length), dense);
    evaluator.gradients(
        codes,
        WindowRun.single(0),
        (i, m, gradient) -> {
          assertEquals(margin, m, MARGIN_TOLERANCE * (1 + Math.abs(m)));
          assertGradient(Sequences.rows(dense), gradient);
        });
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void theGradientsOfProbabilityAndLossFollowFromTheMargins(Architecture architecture) {
    float[] x = Sequences.dense(architecture.windowLength(), SEED);
    float[] gradient = new float[x.length];
    float margin = network(architecture).newEvaluator().gradientDense(x, gradient);
    int steepest = 0;
    for (int i = 0; i < gradient.length; i++) {
      if (Math.abs(gradient[i]) > Math.abs(gradient[steepest])) {
        steepest = i;
      }
    }
    double step = 1e-5;
    double[] probabilities = new double[2];
    for (int side = 0; side < 2; side++) {
      double[][] rows = Sequences.rows(x);
      rows[steepest / Bases.COUNT][steepest % Bases.COUNT] += side == 0 ? -step : step;
      probabilities[side] = 1 / (1 + Math.exp(-reference(architecture).logitMargin(rows)));
    }
    double p = Evaluator.probability(margin);
    double slope = (probabilities[1] - probabilities[0]) / (2 * step);
    assertEquals(slope, p * (1 - p) * gradient[steepest], 1e-3 * Math.abs(slope));
    double lossSlope = (Math.log(probabilities[0]) - Math.log(probabilities[1])) / (2 * step);
    assertEquals(lossSlope, -(1 - p) * gradient[steepest], 1e-3 * Math.abs(lossSlope));
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#recurrent")
  void temporalScoresAgreeWithTheReference(Architecture architecture) {
    int length = architecture.windowLength();
    int basesPerColumn = 1;
    for (Architecture.Convolution convolution : architecture.convolutions()) {
      basesPerColumn *= convolution.pool();
    }
    int columns = length / basesPerColumn;
    byte[] codes = Sequences.random(length + 3, 0.05, SEED);
    float[] forward = new float[length];
    float[] backward = new float[length];
    Evaluator evaluator = network(architecture).newEvaluator();
    evaluator.temporalForward(codes, 3, forward);
    evaluator.temporalBackward(codes, 3, backward);
    double[][] x = ReferenceNetwork.oneHot(codes, 3, length);
    ReferenceNetwork reference = reference(architecture);
    for (int t = 0; t < length; t++) {
      int complete = (t + 1) / basesPerColumn;
      assertEquals(reference.prefixScore(x, complete), forward[t], 2e-5, "prefix to base " + t);
      int first = Math.min(columns, (t + basesPerColumn - 1) / basesPerColumn);
      assertEquals(reference.suffixScore(x, first), backward[t], 2e-5, "suffix from base " + t);
    }
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#recurrent")
  void wholePrefixAndWholeSuffixAreTheWindowToTheLastBit(Architecture architecture) {
    int length = architecture.windowLength();
    byte[] codes = Sequences.random(length, 0, SEED);
    float[] forward = new float[length];
    float[] backward = new float[length];
    float[] margin = new float[1];
    Evaluator evaluator = network(architecture).newEvaluator();
    evaluator.temporalForward(codes, 0, forward);
    evaluator.temporalBackward(codes, 0, backward);
    evaluator.logitMargins(codes, WindowRun.single(0), margin);
    assertEquals(Evaluator.probability(margin[0]), forward[length - 1], 0f);
    assertEquals(Evaluator.probability(margin[0]), backward[0], 0f);
  }

  @Test
  void temporalScoresOfARecurrentNetworkAreThoseOfTrulyCutSequences() {
    for (String name : new String[] {"small-rnn", "large-rnn"}) {
      Architecture architecture = Architecture.named(name);
      NetworkWeights weights = RandomWeights.of(architecture, SEED);
      int length = architecture.windowLength();
      byte[] codes = Sequences.random(length, 0.02, SEED);
      float[] forward = new float[length];
      float[] backward = new float[length];
      Evaluator whole = Networks.of(architecture, weights).newEvaluator();
      whole.temporalForward(codes, 0, forward);
      whole.temporalBackward(codes, 0, backward);
      for (int pieceLength = 1; pieceLength <= length; pieceLength += 7) {
        Evaluator cut =
            Networks.of(TestArchitectures.withWindow(architecture, pieceLength), weights)
                .newEvaluator();
        float[] margin = new float[1];
        cut.logitMargins(codes, WindowRun.single(0), margin);
        assertEquals(Evaluator.probability(margin[0]), forward[pieceLength - 1], 0f);
        int start = length - pieceLength;
        cut.logitMargins(codes, WindowRun.single(start), margin);
        assertEquals(Evaluator.probability(margin[0]), backward[start], 0f);
      }
    }
  }

  @Test
  void aConvolutionalNetworkHasNoTemporalScores() {
    Evaluator evaluator = network(Architecture.named("small-cnn")).newEvaluator();
    assertThrows(
        UnsupportedOperationException.class,
        () -> evaluator.temporalForward(new byte[101], 0, new float[101]));
    assertThrows(
        UnsupportedOperationException.class,
        () -> evaluator.temporalBackward(new byte[101], 0, new float[101]));
  }

  @Test
  void anAllNWindowHasAGradientAndNoInput() {
    for (Architecture architecture : Architecture.PUBLISHED.values()) {
      int length = architecture.windowLength();
      byte[] codes = Sequences.random(length, 1, SEED);
      float[] margin = new float[1];
      network(architecture).newEvaluator().logitMargins(codes, WindowRun.single(0), margin);
      double[][] zeros = new double[length][Bases.COUNT];
      assertEquals(reference(architecture).logitMargin(zeros), margin[0], 1e-5);
    }
  }

  @Test
  void refusesWindowsBeyondTheSequenceAndCodesThatAreNoBase() {
    Evaluator evaluator = network(Architecture.named("small-cnn")).newEvaluator();
    InputException beyond =
        assertThrows(
            InputException.class,
            () -> evaluator.logitMargins(new byte[150], new WindowRun(0, 50, 2), new float[2]));
    assertEquals(
        "The last window needs bases up to 151 of a sequence of 150; small-cnn reads windows of"
            + " 101.",
        beyond.getMessage());
    byte[] codes = new byte[101];
    codes[7] = 5;
    InputException noBase =
        assertThrows(
            InputException.class,
            () -> evaluator.logitMargins(codes, WindowRun.single(0), new float[1]));
    assertTrue(noBase.getMessage().contains("Code 5 at index 7"), noBase.getMessage());
    InputException shape =
        assertThrows(
            InputException.class, () -> evaluator.gradientDense(new float[400], new float[404]));
    assertTrue(shape.getMessage().contains("expected 101 x 4 = 404"), shape.getMessage());
  }

  @Test
  void resultsOfOneEvaluatorDoNotDependOnWhatItRanBefore() {
    for (Architecture architecture : Architecture.PUBLISHED.values()) {
      int length = architecture.windowLength();
      byte[] codes = Sequences.random(3 * length, 0.1, SEED);
      Network network = network(architecture);
      Evaluator used = network.newEvaluator();
      used.gradients(codes, new WindowRun(0, 9, 11), (i, margin, gradient) -> {});
      used.gradientDense(Sequences.dense(length, SEED), new float[length * Bases.COUNT]);
      float[][] results = new float[2][];
      Evaluator[] evaluators = {used, network.newEvaluator()};
      for (int e = 0; e < 2; e++) {
        int at = e;
        evaluators[e].gradients(
            codes, WindowRun.single(40), (i, margin, gradient) -> results[at] = gradient.clone());
      }
      assertArrayEquals(results[1], results[0], architecture.name());
    }
  }

  private static void assertGradient(double[][] expected, float[] actual) {
    double largest = 0;
    for (double[] row : expected) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    for (int i = 0; i < actual.length; i++) {
      assertEquals(
          expected[i / Bases.COUNT][i % Bases.COUNT],
          actual[i],
          GRADIENT_TOLERANCE * largest + 1e-9,
          "position " + i / Bases.COUNT + " base " + i % Bases.COUNT);
    }
  }
}
