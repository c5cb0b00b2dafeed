package org.motiflens.plugin.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StrengthTest {
  @Test
  void aWindowAsRareAsOneInTenThousandIsStrongAndOneInTenIsNot() {
    assertEquals(0, Strength.RANK.of(1));
    assertEquals(0.5, Strength.RANK.of(2.5f));
    assertEquals(1, Strength.RANK.of(4));
    assertEquals(1, Strength.RANK.of(7));
    assertEquals(0, Strength.RANK.of(0));
  }

  @Test
  void withoutARankItIsP() {
    assertEquals(0.05f, Strength.PROBABILITY.of(0.05f));
    assertEquals(0.99f, Strength.PROBABILITY.of(0.99f));
  }

  @Test
  void whereThereIsNoValueThereIsNoStrength() {
    for (Strength by : Strength.values()) {
      assertTrue(Float.isNaN(by.of(Float.NaN)), by.name());
    }
  }
}
