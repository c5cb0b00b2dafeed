package org.motiflens.motif.tomtom;

import java.util.Arrays;

/**
 * The distribution of the scores of a query against an unrelated target.
 *
 * <p>Under the null model each target column is drawn from all columns of the database, so the bins
 * of query column i are distributed as f<sub>i</sub> ({@link ColumnScores#distribution}). A span i
 * … j of query columns that is aligned scores the sum of its bins, distributed as the convolution
 * of f<sub>i</sub> … f<sub>j</sub>; each column outside the span adds what an unaligned column
 * counts.
 *
 * <p>A target of width w can lie against a query of width n in n + w − 1 ways, in each of two
 * orientations; they are taken as independent, so that the best complete score S of all has
 *
 * <p>P(S ≥ s) = 1 − Π<sub>alignments</sub> (1 − P(span score ≥ s))²
 *
 * <p>(Gupta, Stamatoyannopoulos, Bailey and Noble 2007, Genome Biology 8:R24; Tanaka et al. 2011,
 * Bioinformatics 27:1603, section 2.2). The product is accumulated as p ← p + x (1 − p), which
 * keeps full relative precision however small p is.
 */
final class AlignmentNull {
  private final int n;
  private final int unalignedBin;

  /** Index n × first + last: P(sum of the span's bins ≥ least + k) for k = 0, 1, … */
  private final double[][] tails;

  private final int[] least;

  AlignmentNull(ColumnScores scores, int[] targetWidths) {
    n = scores.queryWidth();
    unalignedBin = scores.unalignedBin();
    tails = new double[n * n][];
    least = new int[n * n];
    double[][] columns = new double[n][];
    for (int row = 0; row < n; row++) {
      columns[row] = scores.distribution(row);
    }
    int longest = targetWidths[targetWidths.length - 1];
    for (int first = 0; first < n; first++) {
      double[] sum = {1};
      int sumLeast = 0;
      for (int last = first; last < n && last - first < longest; last++) {
        int low = firstPositive(columns[last]);
        sum = convolve(sum, columns[last], low);
        sumLeast += low;
        boolean needed =
            first == 0 || last == n - 1 || Arrays.binarySearch(targetWidths, last - first + 1) >= 0;
        if (needed) {
          tails[first * n + last] = tail(sum);
          least[first * n + last] = sumLeast;
        }
      }
    }
  }

  private static int firstPositive(double[] frequencies) {
    int bin = 0;
    while (frequencies[bin] == 0) {
      bin++;
    }
    return bin;
  }

  /** Distribution of the sum of a variable and a bin, counted from the least bin that occurs. */
  private static double[] convolve(double[] sum, double[] bins, int low) {
    int high = bins.length - 1;
    while (bins[high] == 0) {
      high--;
    }
    double[] result = new double[sum.length + high - low];
    for (int bin = low; bin <= high; bin++) {
      double frequency = bins[bin];
      if (frequency > 0) {
        int shift = bin - low;
        for (int k = 0; k < sum.length; k++) {
          result[k + shift] += sum[k] * frequency;
        }
      }
    }
    return result;
  }

  private static double[] tail(double[] distribution) {
    double[] tail = new double[distribution.length];
    double sum = 0;
    for (int k = distribution.length - 1; k >= 0; k--) {
      sum += distribution[k];
      tail[k] = Math.min(1, sum);
    }
    return tail;
  }

  /** P(span first … last with its unaligned columns scores at least {@code score}). */
  double spanPValue(int first, int last, int score) {
    int span = first * n + last;
    int unaligned = n - (last - first + 1);
    int k = score - unaligned * unalignedBin - least[span];
    if (k <= 0) {
      return 1;
    }
    double[] tail = tails[span];
    return k < tail.length ? tail[k] : 0;
  }

  /**
   * Probability that the best alignment with an unrelated target of a width, in either orientation,
   * has at least a complete score.
   */
  double pValue(int score, int targetWidth) {
    double p = 0;
    for (int offset = 1 - n; offset < targetWidth; offset++) {
      int first = Math.max(0, -offset);
      int last = Math.min(n, targetWidth - offset) - 1;
      double x = spanPValue(first, last, score);
      p += x * (1 - p);
      p += x * (1 - p);
    }
    return Math.min(1, p);
  }
}
