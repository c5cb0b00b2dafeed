package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AucTest {
  @Test
  void isOneWhenEveryPositiveScoresAboveEveryNegative() {
    Auc auc = Auc.of(new double[] {3, 2}, new double[] {1, 0});
    assertEquals(new Auc(1, 1, 1), auc);
  }

  @Test
  void isAHalfWhenAllScoresAreEqual() {
    assertEquals(0.5, Auc.of(new double[] {1, 1, 1}, new double[] {1, 1}).value());
  }

  /**
   * By hand: the positives 0.8, 0.6 and 0.4 lie above 3, 2 and 1.5 of the negatives, 6.5 / 9 in
   * all. DeLong's components are 1, 2/3, 1/2 and 1/3, 1, 5/6; their variances 7/108 and 13/108; the
   * variance of the AUC (7/108 + 13/108) / 3 = 20/324.
   */
  @Test
  void agreesWithAnIntervalComputedByHand() {
    Auc auc = Auc.of(new double[] {0.8, 0.6, 0.4}, new double[] {0.7, 0.3, 0.4});
    assertEquals(6.5 / 9, auc.value(), 1e-12);
    assertEquals(6.5 / 9 - 1.959963984540054 * Math.sqrt(20.0 / 324), auc.low(), 1e-9);
    assertEquals(1, auc.high());
  }

  @Test
  void isTheShareOfPairsInTheRightOrderWithTiesCountedHalf() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      double[] positives = scores(random);
      double[] negatives = scores(random);
      double right = 0;
      for (double positive : positives) {
        for (double negative : negatives) {
          right += positive > negative ? 1 : positive == negative ? 0.5 : 0;
        }
      }
      Auc auc = Auc.of(positives, negatives);
      assertEquals(
          right / (positives.length * negatives.length), auc.value(), 1e-12, "seed " + seed);
      assertTrue(auc.low() <= auc.value() && auc.value() <= auc.high(), "seed " + seed);
    }
  }

  @Test
  void holdsTheTruthInAboutNineteenOfTwentyIntervals() {
    Random random = new Random(17);
    // Two normal distributions one standard deviation apart: AUC = Φ(1/√2).
    double truth = 0.7602499389;
    int held = 0;
    for (int round = 0; round < 1000; round++) {
      double[] positives = new double[80];
      double[] negatives = new double[80];
      for (int i = 0; i < 80; i++) {
        positives[i] = random.nextGaussian() + 1;
        negatives[i] = random.nextGaussian();
      }
      Auc auc = Auc.of(positives, negatives);
      held += auc.low() <= truth && truth <= auc.high() ? 1 : 0;
    }
    assertTrue(held > 920 && held < 975, held + " of 1000");
  }

  @Test
  void needsBothClasses() {
    assertThrows(IllegalArgumentException.class, () -> Auc.of(new double[0], new double[] {1, 2}));
  }

  /** Few distinct values, so that ties are frequent. */
  private static double[] scores(Random random) {
    double[] scores = new double[1 + random.nextInt(30)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextInt(12);
    }
    return scores;
  }
}
