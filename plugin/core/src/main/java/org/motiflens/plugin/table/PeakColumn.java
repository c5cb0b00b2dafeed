package org.motiflens.plugin.table;

import java.util.Optional;
import java.util.stream.IntStream;
import org.motiflens.genome.interval.Peak;

/** What a table of peaks can be sorted by. */
public enum PeakColumn {
  CHROMOSOME("Chrom"),
  SUMMIT("Summit"),
  SCORE("Score"),
  SIGNAL("Signal"),
  PROBABILITY("P");

  private final String title;

  PeakColumn(String title) {
    this.title = title;
  }

  /** The head of the column. */
  public String title() {
    return title;
  }

  /**
   * The peaks of a list as this column orders them; those without a value come last in either
   * direction, equal ones in genome order. Sorts: with many peaks not for the event thread.
   *
   * @param scores of the same list, if there are any
   * @return indexes of the list
   */
  public int[] order(PeakList list, Optional<PeakScores> scores, boolean descending) {
    int count = list.peaks().size();
    if (this == CHROMOSOME) {
      return IntStream.range(0, count).map(i -> descending ? count - 1 - i : i).toArray();
    }
    double[] keys = new double[count];
    for (int i = 0; i < count; i++) {
      double key = value(list.peaks().get(i), i, scores);
      keys[i] = Double.isNaN(key) ? Double.POSITIVE_INFINITY : descending ? -key : key;
    }
    return IntStream.range(0, count)
        .boxed()
        .sorted(
            (a, b) -> {
              int byKey = Double.compare(keys[a], keys[b]);
              return byKey != 0 ? byKey : Integer.compare(a, b);
            })
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double value(Peak peak, int index, Optional<PeakScores> scores) {
    return switch (this) {
      case CHROMOSOME -> index;
      case SUMMIT -> peak.summit();
      case SCORE -> peak.score();
      case SIGNAL -> peak.signal();
      case PROBABILITY -> scores.map(s -> (double) s.probability(index)).orElse(Double.NaN);
    };
  }
}
