package org.motiflens.motif.tomtom;

import java.util.List;
import java.util.stream.IntStream;
import org.motiflens.motif.MotifMatrix;

/**
 * The columns of all target motifs in one row: each motif as it is given, followed by its reverse
 * complement. Pattern number 2 i is motif i, pattern 2 i + 1 its reverse complement. Immutable.
 */
final class TargetColumns {
  private final double[] a;
  private final double[] c;
  private final double[] g;
  private final double[] t;
  private final int[] starts;
  private final int[] widths;

  TargetColumns(List<MotifMatrix> motifs) {
    starts = new int[2 * motifs.size() + 1];
    for (int i = 0; i < motifs.size(); i++) {
      int width = motifs.get(i).columns();
      starts[2 * i + 1] = starts[2 * i] + width;
      starts[2 * i + 2] = starts[2 * i + 1] + width;
    }
    int total = starts[starts.length - 1];
    a = new double[total];
    c = new double[total];
    g = new double[total];
    t = new double[total];
    for (int i = 0; i < motifs.size(); i++) {
      copy(motifs.get(i), starts[2 * i]);
      copy(motifs.get(i).reverseComplement(), starts[2 * i + 1]);
    }
    widths = IntStream.range(0, patterns()).map(this::width).distinct().sorted().toArray();
  }

  private void copy(MotifMatrix motif, int start) {
    for (int column = 0; column < motif.columns(); column++) {
      a[start + column] = motif.probability(column, 0);
      c[start + column] = motif.probability(column, 1);
      g[start + column] = motif.probability(column, 2);
      t[start + column] = motif.probability(column, 3);
    }
  }

  /** Number of patterns: twice the number of motifs. */
  int patterns() {
    return starts.length - 1;
  }

  /** Number of columns of all patterns. */
  int total() {
    return a.length;
  }

  /** Place of a pattern's first column among all. */
  int start(int pattern) {
    return starts[pattern];
  }

  int width(int pattern) {
    return starts[pattern + 1] - starts[pattern];
  }

  /** The widths that occur, ascending. */
  int[] widths() {
    return widths;
  }

  /** Scores of one query column, A C G T, against all columns. */
  void score(ColumnScore score, double[] queryColumn, double[] scores) {
    for (int column = 0; column < scores.length; column++) {
      scores[column] = score.of(queryColumn, a[column], c[column], g[column], t[column]);
    }
  }
}
