package org.motiflens.explain.variant;

import java.util.Locale;

/** Which windows of an allele's haplotype give the allele its score. */
public enum VariantWindows {
  /**
   * The window that has ⌊T/2⌋ bases before the allele's middle: it begins ⌊T/2⌋ − ⌊n/2⌋ bases
   * before the first base of an allele of n bases.
   */
  CENTRE("the window centred on the allele"),

  /**
   * Of all windows that hold the whole allele and a base on either side the one that scores
   * highest, for each allele on its own: a site that the variant makes or breaks counts wherever it
   * lies around it.
   */
  BEST("of all windows that hold the allele and a base on either side the best");

  private final String description;

  VariantWindows(String description) {
    this.description = description;
  }

  /** What files say. */
  public String description() {
    return description;
  }

  /** What the command line calls it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
