package org.motiflens.plugin.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ValueAxisTest {
  @Test
  void heightsAreSharesOfTheRangeAndStayInside() {
    ValueAxis axis = new ValueAxis(-1, 3, false);
    assertEquals(0.25, axis.fraction(0));
    assertEquals(1, axis.fraction(99));
    assertEquals(0, axis.fraction(-99));
    assertTrue(axis.clips(3.01) && axis.clips(-1.01));
    assertFalse(axis.clips(3));
  }

  @Test
  void theLogScaleKeepsSignAndZero() {
    ValueAxis axis = new ValueAxis(-9, 9, true);
    assertEquals(0.5, axis.fraction(0), 1e-12);
    assertEquals(1 - axis.fraction(4), axis.fraction(-4), 1e-12);
    assertTrue(axis.fraction(1) > 0.6, "small values are taller than on the linear scale");
  }

  @Test
  void numbersHaveThreeDigitsAndNoIdleZeros() {
    assertEquals("0", ValueAxis.format(0));
    assertEquals("2.31", ValueAxis.format(2.3149));
    assertEquals("0.5", ValueAxis.format(0.5));
    assertEquals("-12.5", ValueAxis.format(-12.5));
    assertEquals("1200", ValueAxis.format(1200));
    assertEquals("2.0e-05", ValueAxis.format(0.00002));
  }
}
