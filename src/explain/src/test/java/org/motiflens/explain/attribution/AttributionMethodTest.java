package org.motiflens.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.attribution.TemporalOutput.Direction;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.fixture.TinyNetworks;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/** Each method against its formula, on networks whose every number is known. */
class AttributionMethodTest {
  /** Weights in the order A C G T of three positions. */
  private static final QuadraticNetwork LINEAR =
      QuadraticNetwork.linear(0.5, 1, 2, 3, 4, -1, -2, -3, -4, 10, 20, 30, 40);

  private static float[] values(AttributionMethod method, QuadraticNetwork network, byte[] codes) {
    float[][] result = new float[1][];
    method.attribute(
        network.newEvaluator(),
        codes,
        WindowRun.single(0),
        (window, values) -> result[window] = values.clone());
    return result[0];
  }

  private static byte[] random(Random random, int length) {
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(5);
    }
    return codes;
  }

  @Test
  void saliencyOfALinearNetworkIsTheSizeOfTheWeights() {
    float[] values = values(new Saliency(), LINEAR, Bases.encode("TCA"));
    assertEquals(4, values[0]);
    assertEquals(2, values[1]);
    assertEquals(10, values[2]);
  }

  @Test
  void signedValuesOfALinearNetworkAddUpToTheMarginLessTheBias() {
    float[] values = values(new InputTimesGradient(), LINEAR, Bases.encode("TCA"));
    assertEquals(4 - 2 + 10, values[0] + values[1] + values[2]);
    assertEquals(-2, values[1]);
  }

  @Test
  void anUnknownBaseHasNoSlope() {
    assertTrue(Float.isNaN(values(new Saliency(), LINEAR, Bases.encode("TNA"))[1]));
    assertTrue(Float.isNaN(values(new InputTimesGradient(), LINEAR, Bases.encode("TNA"))[1]));
  }

  @Test
  void slopesAgreeWithFiniteDifferencesOfTheMargin() {
    long seed = 77;
    Random random = new Random(seed);
    for (int trial = 0; trial < 50; trial++) {
      QuadraticNetwork network = QuadraticNetwork.random(random, 7);
      byte[] codes = random(random, 7);
      float[] saliency = values(new Saliency(), network, codes);
      float[] signed = values(new InputTimesGradient(), network, codes);
      double[] input = QuadraticNetwork.oneHot(codes, 0, 7);
      for (int t = 0; t < 7; t++) {
        if (codes[t] == Bases.N) {
          continue;
        }
        int j = t * Bases.COUNT + codes[t];
        double h = 1e-5;
        input[j] += h;
        double above = network.margin(input);
        input[j] -= 2 * h;
        double slope = (above - network.margin(input)) / (2 * h);
        input[j] += h;
        String where = "seed " + seed + ", trial " + trial + ", base " + t;
        assertEquals(slope, signed[t], 1e-4, where);
        assertEquals(Math.abs(slope), saliency[t], 1e-4, where);
      }
    }
  }

  @Test
  void correctedGradientsOfALinearNetworkAreWhatMutagenesisGives() {
    long seed = 109;
    Random random = new Random(seed);
    for (int trial = 0; trial < 30; trial++) {
      double[] weights = new double[24];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = random.nextGaussian();
      }
      QuadraticNetwork network = QuadraticNetwork.linear(random.nextGaussian(), weights);
      byte[] codes = random(random, 6);
      assertArrayEquals(
          values(new InSilicoMutagenesis(), network, codes),
          values(new GradientCorrection(), network, codes),
          1e-5f,
          "seed " + seed + ", trial " + trial);
    }
  }

  @Test
  void correctedGradientsOfTheFourBasesOfAPositionAddUpToZero() {
    float sum = 0;
    for (String window : new String[] {"TAA", "TCA", "TGA", "TTA"}) {
      sum += values(new GradientCorrection(), LINEAR, Bases.encode(window))[1];
    }
    assertEquals(0, sum, 1e-6);
    assertEquals(4 - 2.5f, values(new GradientCorrection(), LINEAR, Bases.encode("TCA"))[0], 1e-6);
  }

  @Test
  void mutagenesisIsTheBruteForceOfAllReplacements() {
    long seed = 303;
    Random random = new Random(seed);
    QuadraticNetwork network = QuadraticNetwork.random(random, 8);
    byte[] codes = random(random, 8);
    float[] values = values(new InSilicoMutagenesis(), network, codes);
    double margin = network.margin(QuadraticNetwork.oneHot(codes, 0, 8));
    for (int t = 0; t < 8; t++) {
      if (codes[t] == Bases.N) {
        assertTrue(Float.isNaN(values[t]));
        continue;
      }
      double mean = 0;
      for (byte base = 0; base < 4; base++) {
        byte[] replaced = codes.clone();
        replaced[t] = base;
        mean += network.margin(QuadraticNetwork.oneHot(replaced, 0, 8)) / 4;
      }
      assertEquals(margin - mean, values[t], 1e-4, "seed " + seed + ", base " + t);
    }
  }

  @Test
  void integratedGradientsAreComplete() {
    long seed = 17;
    Random random = new Random(seed);
    for (int trial = 0; trial < 30; trial++) {
      QuadraticNetwork network = QuadraticNetwork.random(random, 9);
      byte[] codes = random(random, 9);
      double[] end = QuadraticNetwork.oneHot(codes, 0, 9);
      double[] baseline = new double[36];
      double sum = 0;
      float[] values = values(new IntegratedGradients(), network, codes);
      for (int t = 0; t < 9; t++) {
        Arrays.fill(baseline, t * 4, t * 4 + 4, codes[t] == Bases.N ? 0 : 0.25);
        assertEquals(codes[t] == Bases.N, Float.isNaN(values[t]));
        sum += codes[t] == Bases.N ? 0 : values[t];
      }
      // The gradient of this network is linear along the path: midpoints integrate it exactly.
      assertEquals(
          network.margin(end) - network.margin(baseline),
          sum,
          1e-4,
          "seed " + seed + ", trial " + trial);
    }
  }

  @Test
  void integratedGradientsOfALinearNetworkAreCorrectedGradients() {
    assertArrayEquals(
        values(new GradientCorrection(), LINEAR, Bases.encode("GAT")),
        values(new IntegratedGradients(), LINEAR, Bases.encode("GAT")),
        1e-5f);
  }

  @Test
  void predictionIsTheProbabilityOfTheWindowAtEachOfItsBases() {
    float[] values = values(new Prediction(), LINEAR, Bases.encode("TCA"));
    float p = (float) (1 / (1 + Math.exp(-(0.5 + 4 - 2 + 10))));
    for (float value : values) {
      assertEquals(p, value, 1e-7f);
    }
  }

  @Test
  void temporalScoresAreThoseOfPrefixesAndSuffixesAndEndAtTheWindowsProbability() {
    float[] forward = values(new TemporalOutput(Direction.FORWARD), LINEAR, Bases.encode("TCA"));
    float[] backward = values(new TemporalOutput(Direction.BACKWARD), LINEAR, Bases.encode("TCA"));
    assertEquals(Evaluator.probability(0.5f + 4), forward[0], 1e-7f);
    assertEquals(Evaluator.probability(0.5f + 4 - 2), forward[1], 1e-7f);
    assertEquals(Evaluator.probability(0.5f + 10), backward[2], 1e-7f);
    assertEquals(Evaluator.probability(0.5f - 2 + 10), backward[1], 1e-7f);
    assertEquals(forward[2], backward[0]);
    assertEquals(values(new Prediction(), LINEAR, Bases.encode("TCA"))[0], forward[2]);
  }

  @Test
  void temporalScoresNeedARecurrentNetwork() {
    TemporalOutput method = new TemporalOutput(Direction.FORWARD);
    assertFalse(method.supports(Architecture.named("small-cnn")));
    assertTrue(method.supports(Architecture.named("small-rnn")));
    assertTrue(method.supports(Architecture.named("small-cnn-rnn")));
  }

  @Test
  void windowsOfARunComeInOrderWithTheirOwnValues() {
    long seed = 5;
    Random random = new Random(seed);
    QuadraticNetwork network = QuadraticNetwork.random(random, 5);
    byte[] codes = random(random, 40);
    for (AttributionMethod method :
        AttributionRegistry.STANDARD.supporting(network.architecture())) {
      if (method instanceof DeepShap || method.needsCalibration()) {
        // The fake has no multipliers and no calibration: see DeepShapTest and RankTest.
        continue;
      }
      int[] next = {0};
      WindowRun run = new WindowRun(3, 4, 8);
      method.attribute(
          network.newEvaluator(),
          codes,
          run,
          (window, values) -> {
            assertEquals(next[0]++, window);
            byte[] alone = Arrays.copyOfRange(codes, run.start(window), codes.length);
            float[] expected = values(method, network, alone);
            assertArrayEquals(expected, values, method.key() + ", seed " + seed);
          });
      assertEquals(8, next[0], method.key());
    }
  }

  /** A window of many passes is let go of before it is done. */
  @Test
  void integratingStopsWithinAWindow() {
    int[] asked = {0};
    Monitor impatient =
        new Monitor() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return ++asked[0] > 5;
          }
        };
    Evaluator evaluator = TinyNetworks.all(new Random(5), 101).get(0).newEvaluator();
    assertThrows(
        CancellationException.class,
        () ->
            new IntegratedGradients()
                .attribute(
                    evaluator,
                    new byte[101],
                    WindowRun.single(0),
                    (window, values) -> fail("no window is finished"),
                    impatient));
  }
}
