package org.motiflens.motif.tomtom;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * Scores of all columns of a query against all target columns as small whole numbers, 0 to {@value
 * #BINS}. For complete scores the median over all target columns is subtracted from each query
 * column's scores first, so that a column that is not aligned can count as the median, 0 (Tanaka,
 * Bailey, Grant, Noble and Keich 2011, Bioinformatics 27:1603). Then one offset and one scale serve
 * the whole query: bin = round((score − offset) × scale), offset = ⌊least score⌋, scale = ⌊100 /
 * (greatest score − offset)⌋. Both are whole, so that the median itself falls on a bin.
 */
final class ColumnScores {
  /** The greatest value of a bin. */
  static final int BINS = 100;

  private final int queryWidth;
  private final byte[] bins;
  private final int unalignedBin;

  /**
   * @param complete whether columns that are not aligned count as the median; else they count
   *     nothing
   */
  ColumnScores(MotifMatrix query, TargetColumns targets, ColumnScore score, boolean complete) {
    queryWidth = query.columns();
    int total = targets.total();
    double[][] raw = new double[queryWidth][total];
    double[] queryColumn = new double[Bases.COUNT];
    double[] work = new double[total];
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < queryWidth; row++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        queryColumn[base] = query.probability(row, base);
      }
      double[] scores = raw[row];
      targets.score(score, queryColumn, scores);
      double median = 0;
      if (complete) {
        System.arraycopy(scores, 0, work, 0, total);
        median = OrderStatistic.select(work, total / 2 - 1);
      }
      for (int column = 0; column < total; column++) {
        scores[column] -= median;
        least = Math.min(least, scores[column]);
        greatest = Math.max(greatest, scores[column]);
      }
    }
    double offset = Math.floor(least == greatest ? greatest - 1 : least);
    double scale = Math.floor(BINS / (greatest - offset));
    unalignedBin = complete ? (int) (-offset * scale) : 0;
    bins = new byte[total * queryWidth];
    for (int row = 0; row < queryWidth; row++) {
      for (int column = 0; column < total; column++) {
        bins[column * queryWidth + row] = (byte) ((raw[row][column] - offset) * scale + 0.5);
      }
    }
  }

  int queryWidth() {
    return queryWidth;
  }

  /** What a query column counts that is not aligned: the median's bin, or 0. */
  int unalignedBin() {
    return unalignedBin;
  }

  /**
   * Sum of the bins along a diagonal: of query columns {@code row} … {@code row + length − 1}
   * against as many target columns from {@code column} on.
   */
  int sum(int row, int column, int length) {
    int sum = 0;
    int cell = column * queryWidth + row;
    for (int k = 0; k < length; k++, cell += queryWidth + 1) {
      sum += bins[cell];
    }
    return sum;
  }

  /** How the bins of a query column are distributed over all target columns; adds up to 1. */
  double[] distribution(int row) {
    int[] counts = new int[BINS + 1];
    for (int cell = row; cell < bins.length; cell += queryWidth) {
      counts[bins[cell]]++;
    }
    int total = bins.length / queryWidth;
    double[] frequencies = new double[BINS + 1];
    for (int bin = 0; bin <= BINS; bin++) {
      frequencies[bin] = counts[bin] / (double) total;
    }
    return frequencies;
  }
}
