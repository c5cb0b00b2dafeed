package org.motiflens.training.evaluation.chromosome;

import java.util.Arrays;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * Scores the windows of a chromosome with a known motif: the largest log-odds of a word that lies
 * wholly in the window, on either strand, against bases that are equally likely. A motif counts
 * with a pseudo-count of {@value #PSEUDOCOUNT} of a site.
 */
public final class MotifScores {
  private static final double PSEUDOCOUNT = 0.1;

  /** Sites of a motif that does not say how many it was made from. */
  private static final double USUAL_SITES = 20;

  private MotifScores() {}

  /**
   * Log-odds in bits of the windows around all places; NaN where a base is unknown.
   *
   * @param windowLength bases of a window, at least as many as the motif has columns
   */
  public static float[] of(MotifMatrix motif, ChromosomeGrid grid, int windowLength) {
    int width = motif.columns();
    MotifMatrix smooth = motif.withPseudocount(PSEUDOCOUNT, USUAL_SITES);
    float[] forward = new float[width * Bases.COUNT];
    float[] reverse = new float[width * Bases.COUNT];
    for (int column = 0; column < width; column++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        float bits =
            (float) (Math.log(Bases.COUNT * smooth.probability(column, base)) / Math.log(2));
        forward[column * Bases.COUNT + base] = bits;
        reverse[(width - 1 - column) * Bases.COUNT + Bases.complement(base)] = bits;
      }
    }
    byte[] codes = grid.codes();
    boolean[] known = grid.known(windowLength);
    float[] scores = new float[grid.size()];
    Arrays.fill(scores, Float.NaN);
    // Neighbouring windows overlap: words are scored once, those of the last window are kept.
    float[] words = new float[Math.max(0, codes.length - width + 1)];
    int scored = 0;
    for (int place = 0; place < scores.length; place++) {
      if (known[place]) {
        int start = grid.middle(place) - windowLength / 2;
        int end = start + windowLength - width + 1;
        for (int i = Math.max(start, scored); i < end; i++) {
          words[i] = Math.max(sum(forward, codes, i, width), sum(reverse, codes, i, width));
        }
        scored = Math.max(scored, end);
        float best = Float.NEGATIVE_INFINITY;
        for (int i = start; i < end; i++) {
          best = Math.max(best, words[i]);
        }
        scores[place] = best;
      }
    }
    return scores;
  }

  private static float sum(float[] table, byte[] codes, int start, int width) {
    float sum = 0;
    for (int column = 0; column < width; column++) {
      sum += table[column * Bases.COUNT + codes[start + column]];
    }
    return sum;
  }
}
