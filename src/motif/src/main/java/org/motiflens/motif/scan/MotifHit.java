package org.motiflens.motif.scan;

import java.util.Locale;
import org.motiflens.genome.Locus;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.Numbers;

/**
 * A place in a sequence that resembles a motif.
 *
 * @param locus as wide as the motif
 * @param reverse whether the motif lies on the reverse strand
 * @param score log-odds of motif against background, in bits
 * @param pValue probability that a random word of the background scores at least as much
 */
public record MotifHit(Locus locus, boolean reverse, double score, double pValue) {
  /** {@code +} or {@code -}. */
  public char strand() {
    return reverse ? '-' : '+';
  }

  /**
   * A line of BED with six columns and two more, without a line end: the score column is −100 log₁₀
   * p, at most 1000; then the score in bits and the p-value.
   *
   * @param name what hits are called
   */
  public String bedLine(String name) {
    long shade = Math.min(1000, Math.round(-100 * Math.log10(pValue)));
    return String.format(
        Locale.ROOT,
        "%s\t%d\t%d\t%s\t%d\t%c\t%.3f\t%s",
        locus.chromosome(),
        locus.start(),
        locus.end(),
        MotifFiles.word(name),
        shade,
        strand(),
        score,
        Numbers.general(pValue));
  }
}
