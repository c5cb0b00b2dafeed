package org.motiflens.genome.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {
  private static String text(float value) {
    StringBuilder text = new StringBuilder();
    FloatText.append(text, value);
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "-1.5, -1.5",
    "0.1, 0.1",
    "100, 100",
    "1234567, 1234567",
    "0.0001, 0.0001",
    "0.00001, 1e-5",
    "0.000012345, 1.2345e-5",
    "12345678, 1.2345678e7",
    "3.4028235e38, 3.4028235e38",
    "1.4e-45, 1e-45",
    "1.17549435e-38, 1.1754944e-38",
    // Java before 19 writes 2.0000001e-3 and 1.00000001e10 style digits for some of these.
    "2.2e-44, 2.2e-44",
    "9999999, 9999999",
    "2e10, 2e10",
    "-0.0, -0"
  })
  void writesTheShortestText(float value, String expected) {
    assertEquals(expected, text(value));
  }

  @Test
  void refusesWhatHasNoDecimalText() {
    assertThrows(IllegalArgumentException.class, () -> text(Float.NaN));
    assertThrows(IllegalArgumentException.class, () -> text(Float.POSITIVE_INFINITY));
  }

  @Test
  void readsBackToTheSameBitsAndNoShorterTextDoes() {
    long seed = 5;
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      float value =
          i % 2 == 0
              ? Float.intBitsToFloat(random.nextInt())
              : (float) Math.exp(-20 * random.nextDouble());
      if (!Float.isFinite(value)) {
        continue;
      }
      String text = text(value);
      assertEquals(
          Float.floatToIntBits(value),
          Float.floatToIntBits(Float.parseFloat(text)),
          "seed " + seed);
      int digits = new BigDecimal(text).stripTrailingZeros().precision();
      if (digits > 1) {
        BigDecimal shorter = new BigDecimal(value).round(new MathContext(digits - 1));
        assertTrue(shorter.floatValue() != value, text + " for " + value + ", seed " + seed);
      }
      assertTrue(text.length() <= Float.toString(value).length() + 1, text);
    }
  }

  @Test
  void isTheNearestOfTheShortest() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      float value =
          switch (i % 4) {
            case 0 -> Float.intBitsToFloat(random.nextInt() & 0x7fffffff);
            case 1 -> random.nextInt(20_000_000) / 1000f;
            case 2 -> (float) Math.pow(10, random.nextInt(24) - 15) * (1 + random.nextInt(1000));
            default ->
                Math.scalb(1f, random.nextInt(80) - 50) * (1 - Math.ulp(1f) * random.nextInt(2));
          };
      if (!Float.isFinite(value) || value == 0) {
        continue;
      }
      BigDecimal exact = new BigDecimal(value);
      BigDecimal written = new BigDecimal(text(value));
      BigDecimal expected = null;
      for (int digits = 1; expected == null; digits++) {
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        expected = digits == 9 || rounded.floatValue() == value ? rounded : null;
      }
      assertEquals(0, expected.compareTo(written), written + " for " + exact + ", seed " + seed);
    }
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      assertEquals("-0.25", text(-0.25f));
    } finally {
      Locale.setDefault(before);
    }
  }
}
