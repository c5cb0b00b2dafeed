package org.motiflens.explain.resolve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureKindsTest {
  /**
   * The criterion parts one cloud of points into two by chance (in 10 of 4,000 draws that were
   * counted), and then only a part of the planted features is found: so the exact answer is asked
   * of most draws. That no other feature is called is asked of every one.
   */
  @Test
  void findsThePlantedFeaturesOfHighInconsistency() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int draws = 60;
    int exact = 0;
    for (int draw = 0; draw < draws; draw++) {
      double[] levels = new double[32];
      boolean[] planted = new boolean[32];
      for (int k = 0; k < levels.length; k++) {
        planted[k] = k % 4 == 1;
        levels[k] = Math.abs((planted[k] ? 0.6 : 0.02) + 0.01 * random.nextGaussian());
      }
      FeatureKinds kinds = FeatureKinds.of(levels);
      assertTrue(kinds.components() >= 2, "seed " + seed + ", draw " + draw);
      for (int k = 0; k < levels.length; k++) {
        assertTrue(planted[k] || !kinds.isNonAdditive(k), "seed " + seed + ", draw " + draw);
      }
      exact += Arrays.equals(planted, kinds.nonAdditive()) ? 1 : 0;
    }
    assertTrue(exact >= 48, exact + " of " + draws + " draws are exact, seed " + seed);
  }

  @Test
  void equalLevelsAreOneKind() {
    FeatureKinds kinds = FeatureKinds.of(new double[16]);
    assertEquals(1, kinds.components());
    assertArrayEquals(new boolean[16], kinds.nonAdditive());
  }

  @Test
  void levelsBelowTheirResolutionAreOneKind() {
    // The median of the published table is 1.4e-6.
    double[] levels = new double[16];
    levels[3] = 2e-5;
    levels[9] = 1e-5;
    FeatureKinds kinds = FeatureKinds.of(levels);
    assertEquals(1, kinds.components());
    assertArrayEquals(new boolean[16], kinds.nonAdditive());
  }

  @Test
  void aSingleOutlierIsAKindOfItsOwn() {
    double[] levels = new double[16];
    for (int k = 0; k < levels.length; k++) {
      levels[k] = 1e-3 * (k % 3);
    }
    levels[5] = 0.4;
    FeatureKinds kinds = FeatureKinds.of(levels);
    boolean[] expected = new boolean[16];
    expected[5] = true;
    assertArrayEquals(expected, kinds.nonAdditive());
  }

  @Test
  void theCriterionOfOneComponentIsThatOfANormalDistribution() {
    double[] levels = {0.1, 0.2, 0.4, 0.5};
    double mean = 0.3;
    double variance = 0.025 + 1e-6;
    double logLikelihood = 0;
    for (double level : levels) {
      for (double shift : new double[] {-1e-3, 1e-3}) {
        double z = level + shift - mean;
        logLikelihood -= 0.25 * (Math.log(2 * Math.PI * variance) + z * z / variance);
      }
    }
    assertEquals(2 * Math.log(4) - 2 * logLikelihood, FeatureKinds.of(levels).criteria()[0], 1e-9);
  }

  @Test
  void oneFeatureIsAdditive() {
    assertArrayEquals(new boolean[1], FeatureKinds.of(new double[] {3}).nonAdditive());
  }
}
