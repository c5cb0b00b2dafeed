package org.motiflens.explain.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.network.bundle.Calibration;

class SurvivalFunctionTest {
  private static double bruteForce(float[] draws, double score) {
    int atLeast = 0;
    for (float draw : draws) {
      atLeast += draw >= score ? 1 : 0;
    }
    return (double) atLeast / draws.length;
  }

  @Test
  void isTheShareOfDrawsAtEveryKnotAndBetweenItsNeighboursElsewhere() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int trial = 0; trial < 20; trial++) {
      float[] draws = new float[1 + random.nextInt(5000)];
      boolean coarse = random.nextBoolean();
      for (int i = 0; i < draws.length; i++) {
        // Coarse scores are equal by the dozen.
        draws[i] = coarse ? random.nextInt(40) - 20 : (float) (random.nextGaussian() * 4 - 3);
      }
      Calibration.Distribution knots = SurvivalFunction.estimate(draws);
      SurvivalFunction survival = new SurvivalFunction(knots);
      for (double score : knots.scores()) {
        assertEquals(
            bruteForce(draws, score),
            survival.share(score),
            1e-12,
            "seed " + seed + " at " + score);
      }
      for (int i = 0; i < 200; i++) {
        double score = random.nextGaussian() * 6 - 3;
        double share = survival.share(score);
        int above = 0;
        while (above < knots.scores().size() && knots.scores().get(above) < score) {
          above++;
        }
        double most = above == 0 ? 1 : knots.shares().get(above - 1);
        double least =
            above == knots.scores().size()
                ? knots.shares().get(above - 1)
                : knots.shares().get(above);
        assertTrue(share <= most + 1e-12 && share >= least - 1e-12, "seed " + seed);
      }
    }
  }

  @Test
  void knowsTheSmallestShareThatItsDrawsCanShow() {
    float[] draws = new float[1_000_000];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = i;
    }
    SurvivalFunction survival = new SurvivalFunction(SurvivalFunction.estimate(draws));
    assertEquals(1e-6, survival.share(999_999), 1e-15);
    assertEquals(6, survival.rank(999_999), 1e-9);
    assertFalse(survival.isBeyond(999_999));
    assertTrue(survival.isBeyond(1_000_000));
    assertEquals(1e-6, survival.share(1e9), 1e-15);
    assertEquals(1, survival.share(-1));
    assertEquals(0, survival.rank(-1));
  }

  @Test
  void followsTheExponentialThatItWasDrawnFrom() {
    // Of quantiles of an exponential distribution G(s) = exp(-s), and log G is linear.
    float[] draws = new float[100_000];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = (float) -Math.log((i + 0.5) / draws.length);
    }
    SurvivalFunction survival = new SurvivalFunction(SurvivalFunction.estimate(draws));
    for (double score = 0.1; score < 8; score += 0.1) {
      assertEquals(Math.exp(-score), survival.share(score), Math.exp(-score) * 0.05);
    }
  }

  @Test
  void interpolatesTheLogarithm() {
    SurvivalFunction survival =
        new SurvivalFunction(
            new Calibration.Distribution(100, List.of(0.0, 2.0), List.of(1.0, 0.01)));
    assertEquals(0.1, survival.share(1), 1e-12);
    assertEquals(1, survival.rank(1), 1e-12);
  }

  @Test
  void isSmallInABundle() {
    float[] draws = new float[1_000_000];
    Random random = new Random(3);
    for (int i = 0; i < draws.length; i++) {
      draws[i] = (float) random.nextGaussian();
    }
    assertTrue(SurvivalFunction.estimate(draws).scores().size() < 60);
  }
}
