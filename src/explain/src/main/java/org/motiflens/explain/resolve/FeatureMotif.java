package org.motiflens.explain.resolve;

import java.util.List;
import java.util.Optional;
import org.motiflens.motif.MotifMatrix;

/**
 * What sequence a feature answers to: the mean of the stretches that activate it. Immutable.
 *
 * @param feature channel, counted from 0
 * @param largest activation met
 * @param sites stretches, one a window at most, that activate it at least half as much as the
 *     largest
 * @param motif of these stretches; empty with fewer than {@link FeatureMotifs#FEWEST_SITES}
 * @param hits the strongest of them
 */
public record FeatureMotif(
    int feature, double largest, int sites, Optional<MotifMatrix> motif, List<Hit> hits) {
  /** Bits from which on a column is part of the motif. */
  private static final double INFORMATIVE = 0.25;

  public FeatureMotif {
    hits = List.copyOf(hits);
  }

  /**
   * A stretch that activates a feature.
   *
   * @param window number of the window
   * @param offset of its first base in the window
   * @param length bases
   */
  public record Hit(int window, int offset, int length, double activation) {}

  /**
   * The motif from its first to its last column of at least a quarter of a bit, for comparison with
   * known motifs; empty where there is none.
   */
  public Optional<MotifMatrix> stretch() {
    return motif.flatMap(FeatureMotif::informative);
  }

  private static Optional<MotifMatrix> informative(MotifMatrix matrix) {
    int first = 0;
    int end = matrix.columns();
    while (first < end && matrix.informationContent(first) < INFORMATIVE) {
      first++;
    }
    while (end > first && matrix.informationContent(end - 1) < INFORMATIVE) {
      end--;
    }
    return first == end ? Optional.empty() : Optional.of(matrix.slice(first, end));
  }
}
