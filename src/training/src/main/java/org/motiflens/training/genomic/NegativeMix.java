package org.motiflens.training.genomic;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the negatives of an epoch come from: parts that sum to 1, and how many there are.
 *
 * @param random windows anywhere in the known sequence
 * @param peaks windows at peaks of other experiments
 * @param matched windows as rich in G and C, and in the word CG, as a positive is
 * @param hard windows that a network called bound
 * @param shuffled dinucleotide-preserving shuffles of positives
 * @param perPositive negatives for each positive
 */
public record NegativeMix(
    double random, double peaks, double matched, double hard, double shuffled, int perPositive) {
  private static final double ROUNDING = 1e-9;

  public NegativeMix {
    if (!(random >= 0 && peaks >= 0 && matched >= 0 && hard >= 0 && shuffled >= 0)
        || Math.abs(random + peaks + matched + hard + shuffled - 1) > ROUNDING
        || perPositive < 1) {
      throw new IllegalArgumentException("parts of negatives do not sum to 1");
    }
  }

  /**
   * Almost all random: tried on CTCF, NRF1 and REST, one run each ({@code docs/training.md} says
   * what that shows and what it does not).
   */
  public static final NegativeMix STANDARD = new NegativeMix(0.95, 0, 0, 0, 0.05, 20);

  /** Parts by the names of their sources. */
  public Map<String, Double> parts() {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("random windows", random);
    parts.put("windows at peaks of all experiments", peaks);
    parts.put("random windows as rich in GC and CG as a positive", matched);
    parts.put("windows that the shared network takes for bound", hard);
    parts.put("dinucleotide-preserving shuffles", shuffled);
    return parts;
  }

  /** The same sources, another number. */
  public NegativeMix withPerPositive(int number) {
    return new NegativeMix(random, peaks, matched, hard, shuffled, number);
  }
}
