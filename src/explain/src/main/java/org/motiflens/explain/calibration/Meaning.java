package org.motiflens.explain.calibration;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a score means in the genome.
 *
 * @param share of the known genome's windows that score at least as high; NaN without a score
 * @param beyond whether the score is above all that were drawn, so that the share is smaller
 * @param precision of the windows that score at least so high the share that is bound; nothing when
 *     the model was calibrated without peaks
 */
public record Meaning(double share, boolean beyond, OptionalDouble precision) {
  /** What is said of a model without a calibration. */
  public static final String NOT_CALIBRATED = "not calibrated";

  private static final int DIGITS = 2;

  public Meaning {
    Objects.requireNonNull(precision);
  }

  /** −log10 of the share. */
  public double rank() {
    return 0 - Math.log10(share);
  }

  /** N of "one genomic window in N", with two digits. */
  public long oneIn() {
    return new BigDecimal(1 / share).round(new MathContext(DIGITS)).longValue();
  }

  /** For example {@code one genomic window in 12,000 scores as high}. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s genomic window in %,d scores as high",
        beyond ? "fewer than one" : "one",
        oneIn());
  }

  /** For example {@code 1 in 12,000}. */
  public String shortText() {
    return String.format(Locale.ROOT, "%s1 in %,d", beyond ? "< " : "", oneIn());
  }

  /** For example {@code 43 %}, or {@code not known}. */
  public String precisionText() {
    return precision.isPresent() ? percent(precision.getAsDouble()) : "not known";
  }

  /** Both in words. */
  public String words() {
    return sentence() + "; expected precision " + precisionText();
  }

  private static String percent(double share) {
    double percent = 100 * share;
    return percent >= 1
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : new BigDecimal(percent).round(new MathContext(DIGITS)).toPlainString() + " %";
  }
}
