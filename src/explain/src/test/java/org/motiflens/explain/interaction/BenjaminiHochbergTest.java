package org.motiflens.explain.interaction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {
  /** R: p.adjust(c(.01, .04, .03, .005, .5), "BH"). */
  @Test
  void isThatOfR() {
    assertArrayEquals(
        new double[] {0.025, 0.05, 0.05, 0.025, 0.5},
        BenjaminiHochberg.of(new double[] {0.01, 0.04, 0.03, 0.005, 0.5}),
        1e-12);
  }

  @Test
  void keepsTheOrderAndIsNeverBelowP() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    double[] p = random.doubles(200).toArray();
    double[] q = BenjaminiHochberg.of(p);
    for (int i = 0; i < p.length; i++) {
      assertTrue(q[i] >= p[i] && q[i] <= 1, "seed " + seed);
      for (int j = 0; j < p.length; j++) {
        assertTrue(p[i] > p[j] || q[i] <= q[j], "seed " + seed);
      }
    }
  }

  @Test
  void ofNothingThereIsNothing() {
    assertEquals(0, BenjaminiHochberg.of(new double[0]).length);
  }
}
