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

  /** Where text with an exponent begins. */
  private static final float END_OF_PLAIN = 1e7f;

  private static final int LEAST_PLAIN_EXPONENT = -4;

  /** From here on the powers of ten in {@code TEN} reach all digits. */
  private static final float LEAST_QUICK = 1e-13f;

  /**
   * Double arithmetic decides where it is further than this from a tie, in units of what is
   * compared; it is exact to some 1e-7 of them. Exact arithmetic, slower and more for a program to
   * compile, decides the rest.
   */
  private static final double MARGIN = 1e-6;

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
    if (magnitude >= LEAST_QUICK && magnitude < END_OF_PLAIN && !isPowerOfTwo(magnitude)) {
      double half = 0.5 * Math.ulp(magnitude);
      for (int decimals = 0; decimals < TEN.length; decimals++) {
        double scaled = magnitude * TEN[decimals];
        double digits = Math.rint(scaled);
        double error = Math.abs(digits / TEN[decimals] - magnitude);
        if (error > half * (1 + MARGIN)) {
          continue;
        }
        if (error < half * (1 - MARGIN) && Math.abs(scaled - digits) < 0.5 - MARGIN) {
          append(text, (long) digits, decimals);
          return;
        }
        break;
      }
    }
    appendShortestExactly(text, magnitude);
  }

  /** Whether floats lie twice as dense below as above. */
  private static boolean isPowerOfTwo(float magnitude) {
    return (Float.floatToRawIntBits(magnitude) & 0x7fffff) == 0;
  }

  /**
   * Appends {@code digits} / 10<sup>{@code decimals}</sup>, where the last digit is not 0 unless
   * there are no decimals.
   */
  private static void append(StringBuilder text, long digits, int decimals) {
    int length = 1;
    while (length < TEN.length && digits >= TEN[length]) {
      length++;
    }
    int exponent = length - 1 - decimals;
    if (exponent < LEAST_PLAIN_EXPONENT) {
      int start = text.length();
      text.append(digits);
      if (length > 1) {
        text.insert(start + 1, '.');
      }
      text.append('e').append(exponent);
      return;
    }
    if (exponent >= 0) {
      text.append(digits);
    } else {
      text.append("0000000", 0, -exponent).append(digits);
    }
    if (decimals > 0) {
      text.insert(text.length() - decimals, '.');
    }
  }

  private static void appendShortestExactly(StringBuilder text, float magnitude) {
    BigDecimal exact = new BigDecimal(magnitude);
    for (int digits = 1; ; digits++) {
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

  private static void append(StringBuilder text, BigDecimal value) {
    int exponent = exponent(value);
    if (exponent >= LEAST_PLAIN_EXPONENT && exponent < 7) {
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
