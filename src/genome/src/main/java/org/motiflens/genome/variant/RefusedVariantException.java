package org.motiflens.genome.variant;

import java.util.Locale;

/**
 * A variant for which there is no score. The message is a clause for people that says why, without
 * naming the variant; tables show it in the variant's row.
 */
public final class RefusedVariantException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Kinds of refusal, as summaries count them. */
  public enum Reason {
    /** The genome has other bases than the reference allele. */
    REFERENCE("reference allele differs from the genome"),
    /** {@code <DEL>} and its like. */
    SYMBOLIC("symbolic allele"),
    /** An allele with brackets, or a single breakend. */
    BREAKEND("breakend"),
    /** {@code *}: the base is deleted by another row. */
    SPANNING_DELETION("spanning deletion"),
    /** {@code .}, or the reference allele again. */
    NO_ALTERNATIVE("no alternative allele"),
    /** An allele with other letters than A, C, G and T. */
    LETTERS("letters other than A, C, G, T"),
    /** A chromosome that the genome lacks. */
    CHROMOSOME("chromosome not in the genome"),
    /** A position that the chromosome lacks. */
    POSITION("position not on the chromosome"),
    /** The window would leave the chromosome. */
    EDGE("window beyond the end of the chromosome"),
    /** Fewer than half of the window's bases are known. */
    UNKNOWN_BASES("sequence around it not known"),
    /** An allele that no window holds. */
    LENGTH("allele too long for the model's window");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** What files call it, for example {@code spanning-deletion}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What people read. */
    public String label() {
      return label;
    }
  }

  private final Reason reason;

  public RefusedVariantException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
