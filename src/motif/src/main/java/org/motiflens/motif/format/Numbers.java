package org.motiflens.motif.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as motif files and Tomtom's table spell them, the same in every locale. */
public final class Numbers {
  private static final int DIGITS = 6;

  private Numbers() {}

  /** The shortest decimal that reads back as the same value, without an exponent. */
  static String exact(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return decimal.signum() == 0 ? "0" : decimal.toPlainString();
  }

  /** The form %g of the C language: six significant digits, an exponent only where it is needed. */
  public static String general(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    BigDecimal shortest = rounded.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < DIGITS) {
      return shortest.toPlainString();
    }
    String digits = shortest.movePointLeft(exponent).toPlainString();
    String sign = exponent < 0 ? "-" : "+";
    int magnitude = Math.abs(exponent);
    return digits + "e" + sign + (magnitude < 10 ? "0" : "") + magnitude;
  }
}
