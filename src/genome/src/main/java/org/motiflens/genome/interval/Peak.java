package org.motiflens.genome.interval;

import org.motiflens.genome.Locus;

/**
 * A peak of a ChIP-seq experiment, or any interval of a BED file. Columns that the file does not
 * have, or marks as not assigned, are NaN.
 *
 * @param chromosome as the file spells it
 * @param start 0-based first base
 * @param end 0-based, first base after it
 * @param name empty when there is none
 * @param score as the file has it; often 0 to 1000, but callers of peaks exceed that
 * @param strand {@code '+'}, {@code '-'} or {@code '.'}
 * @param signal enrichment
 * @param pValue −log10 of the p-value
 * @param qValue −log10 of the q-value
 * @param summitOffset bases from start to the summit, or -1 when the summit is not known
 */
public record Peak(
    String chromosome,
    int start,
    int end,
    String name,
    double score,
    char strand,
    double signal,
    double pValue,
    double qValue,
    int summitOffset) {
  /** What {@link #summitOffset} holds for a peak without a known summit. */
  public static final int NO_SUMMIT = -1;

  public Peak {
    if (summitOffset < NO_SUMMIT || summitOffset >= end - start) {
      throw new IllegalArgumentException(
          "summit offset " + summitOffset + " of [" + start + ", " + end + ")");
    }
  }

  /** The interval. */
  public Locus locus() {
    return new Locus(chromosome, start, end);
  }

  /** 0-based position of the summit, or of the middle where no summit is known. */
  public int summit() {
    return summitOffset == NO_SUMMIT ? start + (end - start) / 2 : start + summitOffset;
  }
}
