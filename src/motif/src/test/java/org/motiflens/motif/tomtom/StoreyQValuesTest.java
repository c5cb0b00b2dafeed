package org.motiflens.motif.tomtom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoreyQValuesTest {
  @Test
  void fewPValuesGetTheValuesOfBenjaminiAndHochberg() {
    // p m / i = .05, .05, .0667, .5; each q is the least from there on.
    double[] q = new StoreyQValues().of(new double[] {0.0125, 0.025, 0.05, 0.5});
    assertArrayEquals(new double[] {0.05, 0.05, 0.2 / 3, 0.5}, q, 1e-15);
  }

  @Test
  void qNeverDecreasesWithPAndNeverExceedsOne() {
    long seed = 20261;
    double[] p = new Random(seed).doubles(1000).sorted().toArray();
    double[] q = new StoreyQValues().of(p);
    for (int i = 1; i < q.length; i++) {
      assertTrue(q[i] >= q[i - 1] && q[i] <= 1, "seed " + seed + ", place " + i);
    }
  }

  /** 700 of 1000 null hypotheses are true: their p-values are uniform, the others' near 0. */
  @Test
  void theProportionOfTrueNullHypothesesIsEstimated() {
    double[] p = new double[1000];
    for (int i = 0; i < 700; i++) {
      p[i] = (i + 0.5) / 700;
    }
    Arrays.fill(p, 700, 1000, 1e-6);
    Arrays.sort(p);
    double[] q = new StoreyQValues().of(p);
    // The greatest p is 1 − 1/1400, its q is π₀ times that.
    assertEquals(0.7, q[999], 0.01);
    assertEquals(0.7 * 1e-6 * 1000 / 300, q[0], 1e-8);
  }

  @Test
  void theRandomNumbersGoOnFromCallToCall() {
    double[] p = new Random(5).doubles(400).map(x -> x * x).sorted().toArray();
    StoreyQValues first = new StoreyQValues();
    StoreyQValues second = new StoreyQValues();
    for (int call = 0; call < 3; call++) {
      assertArrayEquals(first.of(p), second.of(p), "call " + call);
    }
  }
}
