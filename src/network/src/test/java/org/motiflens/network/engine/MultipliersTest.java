package org.motiflens.network.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.Evaluator;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.WindowRun;

/** DeepLIFT's multipliers of convolutional networks, by the rescale rule. */
class MultipliersTest {
  private static final long SEED = 20261129;

  static Stream<Architecture> convolutional() {
    return TestArchitectures.all().filter(architecture -> !architecture.isRecurrent());
  }

  /** Σ multiplier (X − B) = Δ(X) − Δ(B), to float32's rounding, for whatever reference. */
  @ParameterizedTest
  @MethodSource("convolutional")
  void multipliersAddUpToTheDifference(Architecture architecture) {
    NetworkWeights weights = RandomWeights.of(architecture, SEED);
    ReferenceNetwork oracle = new ReferenceNetwork(architecture, weights);
    Evaluator evaluator = Networks.of(architecture, weights).newEvaluator();
    int length = architecture.windowLength();
    byte[] codes = Sequences.random(length + 3, 0.02, SEED);
    List<byte[]> references =
        Stream.iterate(SEED, seed -> seed + 1)
            .limit(12)
            .map(seed -> Sequences.random(length, seed % 3 == 0 ? 0.1 : 0, seed))
            .toList();
    int[] seen = {0};
    evaluator.multipliers(
        codes,
        3,
        references,
        (reference, difference, multipliers) -> {
          assertEquals(seen[0]++, reference);
          byte[] other = references.get(reference);
          double own = oracle.logitMargin(ReferenceNetwork.oneHot(codes, 3, length));
          double its = oracle.logitMargin(ReferenceNetwork.oneHot(other, 0, length));
          double close = 1e-5 * Math.max(1, Math.abs(own) + Math.abs(its));
          assertEquals(own - its, difference, close);
          double sum = 0;
          double largest = 0;
          for (int t = 0; t < length; t++) {
            sum += codes[3 + t] < Bases.COUNT ? multipliers[t * 4 + codes[3 + t]] : 0;
            sum -= other[t] < Bases.COUNT ? multipliers[t * 4 + other[t]] : 0;
            largest = Math.max(largest, Math.abs(multipliers[t * 4]));
          }
          assertEquals(difference, sum, close);
          assertTrue(largest > 0);
        });
    assertEquals(references.size(), seen[0]);
  }

  /** Between a sequence and itself nothing is left but slopes. */
  @ParameterizedTest
  @MethodSource("convolutional")
  void theSameSequenceAsReferenceGivesTheGradient(Architecture architecture) {
    Evaluator evaluator =
        Networks.of(architecture, RandomWeights.of(architecture, SEED)).newEvaluator();
    byte[] codes = Sequences.random(architecture.windowLength(), 0.02, SEED + 1);
    float[][] gradient = new float[1][];
    evaluator.gradients(codes, WindowRun.single(0), (w, margin, g) -> gradient[0] = g.clone());
    evaluator.multipliers(
        codes,
        0,
        List.of(codes),
        (reference, difference, multipliers) -> {
          assertEquals(0, difference);
          for (int i = 0; i < multipliers.length; i++) {
            assertEquals(gradient[0][i], multipliers[i], 1e-5, "entry " + i);
          }
        });
  }

  /**
   * One map of one tap that gives A 2, C −2, G 1 and T 0, a pool of two and the maximum over time,
   * margin 3 y: by hand. The window C A G T has y = 2 at A, the reference G C C C y = 1 at G, at
   * its own first position. 2 ≥ 1: the difference belongs to the window's A, whose values are 2 and
   * ρ(−2) = 0 in the reference; the pool's multiplier is (2 − 1) / (2 − 0) = 1/2, the rectifier's
   * (2 − 0) / (2 + 2) = 1/2, the margin's 3. So the multiplier there is 3/4 of the kernel.
   */
  @Test
  void aPoolGivesItsDifferenceToTheLargerOnesPosition() {
    Evaluator evaluator = byHand();
    byte[] window = Bases.encode("CAGT");
    byte[] reference = Bases.encode("GCCC");
    float[] kernel = {2, -2, 1, 0};
    evaluator.multipliers(
        window,
        0,
        List.of(reference),
        (r, difference, multipliers) -> {
          assertEquals(3, difference, 1e-6);
          for (int t = 0; t < 4; t++) {
            for (int base = 0; base < 4; base++) {
              float expected = t == 1 ? 0.75f * kernel[base] : 0;
              assertEquals(expected, multipliers[t * 4 + base], 1e-6, t + " " + base);
            }
          }
        });
    // The other way round the larger maximum is the reference's.
    evaluator.multipliers(
        reference,
        0,
        List.of(window),
        (r, difference, multipliers) -> {
          assertEquals(-3, difference, 1e-6);
          assertEquals(1.5f, multipliers[4], 1e-6);
          assertEquals(0, multipliers[0], 1e-6);
        });
  }

  private static Evaluator byHand() {
    Architecture architecture =
        new Architecture("hand", LayeredFamily.CNN, List.of(new Convolution(1, 1, 2)), 0, 0, 4);
    NetworkWeights weights =
        new NetworkWeights(
            List.of(new NetworkWeights.Convolution(new float[] {2, -2, 1, 0}, new float[] {0})),
            List.of(),
            List.of(),
            new NetworkWeights.Output(new float[] {-1, 2}, new float[] {0, 0}),
            1);
    return Networks.of(architecture, weights).newEvaluator();
  }

  @Test
  void recurrentNetworksHaveNone() {
    Architecture architecture = Architecture.named("small-rnn");
    Evaluator evaluator =
        Networks.of(architecture, RandomWeights.of(architecture, SEED)).newEvaluator();
    byte[] codes = new byte[101];
    assertThrows(
        UnsupportedOperationException.class,
        () -> evaluator.multipliers(codes, 0, List.of(codes), (r, d, m) -> {}));
  }

  @Test
  void aReferenceThatIsTooShortIsRefused() {
    Evaluator evaluator = byHand();
    assertThrows(
        InputException.class,
        () -> evaluator.multipliers(new byte[4], 0, List.of(new byte[3]), (r, d, m) -> {}));
  }
}
