package org.motiflens.motif.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  /** What C's printf("%g") writes. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "0.000303168, 0.000303168",
    "0.0000303168, 3.03168e-05",
    "9.25968e-35, 9.25968e-35",
    "4.80577e-320, 4.80578e-320",
    "0.1573441, 0.157344",
    "366.3851, 366.385",
    "999999.4, 999999",
    "999999.6, 1e+06",
    "123456789, 1.23457e+08",
    "0.00009999996, 0.0001",
    "512.0, 512",
    "1e-5, 1e-05",
    "-2.5, -2.5",
  })
  void generalIsThatOfC(double value, String expected) {
    assertEquals(expected, Numbers.general(value));
  }

  @Test
  void exactReadsBackAndHasNoExponent() {
    assertEquals("0", Numbers.exact(0));
    assertEquals("100", Numbers.exact(100));
    assertEquals("0.00001", Numbers.exact(1e-5));
    assertEquals("0.1", Numbers.exact(0.1));
    assertEquals(1.0 / 3, Double.parseDouble(Numbers.exact(1.0 / 3)));
  }
}
