package org.motiflens.genome.track;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.IntStream;

/**
 * The shortest decimal text that reads back as the same float: of the shortest the one nearest to
 * the value, dot as decimal point, an exponent below 0.0001 and from 10⁷ on. The same on every
 * runtime, unlike {@link Float#toString}, which before Java 19 wrote digits too many for some
 * values.
 */
public final class FloatText {
  /** Digits that identify every float. */
  private static final int MAX_DIGITS = 9;

  /** The powers of ten that a double holds exactly. */
  private static final double[] TEN =
      IntStream.rangeClosed(0, 22)
          .mapToDouble(i -> new BigDecimal(BigInteger.TEN.pow(i)).doubleValue())
          .toArray();

  private FloatText() {}

  /** The text of a finite value. */
  public static String of(float value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  /** Appends the text of a finite value. */
  static void append(StringBuilder text, float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("not a finite value: " + value);
    }
    if (Float.floatToRawIntBits(value) < 0) {
      text.append('-');
    }
    float magnitude = Math.abs(value);
    if (magnitude == 0) {
      text.append('0');
      return;
    }
    appendShortest(text, magnitude);
  }

  private static void appendShortest(StringBuilder text, float magnitude) {
    BigDecimal exact = new BigDecimal(magnitude);
    int exponent = exponent(exact);
    for (int digits = 1; ; digits++) {
      if (digits < MAX_DIGITS && isTooFew(digits - 1 - exponent, magnitude)) {
        continue;
      }
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (digits == MAX_DIGITS || rounded.floatValue() == magnitude) {
        append(text, rounded.stripTrailingZeros());
        return;
      }
    }
  }

  /** Power of ten of the leading digit. */
  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  /**
   * Whether so few decimals surely cannot give the value back: the nearest such number is more than
   * half a unit in the last place away. A quick test in double arithmetic, with a margin for its
   * rounding; exact arithmetic decides on what passes it.
   */
  private static boolean isTooFew(int decimals, float magnitude) {
    if (decimals < 0 || decimals >= TEN.length) {
      return false;
    }
    double nearest = Math.rint(magnitude * TEN[decimals]) / TEN[decimals];
    return Math.abs(nearest - magnitude) > 0.500001 * Math.ulp(magnitude);
  }

  private static void append(StringBuilder text, BigDecimal value) {
    int exponent = exponent(value);
    if (exponent >= -4 && exponent < 7) {
      text.append(value.toPlainString());
      return;
    }
    String digits = value.unscaledValue().toString();
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent);
  }
}
