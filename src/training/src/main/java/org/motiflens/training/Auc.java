package org.motiflens.training;

import java.util.Arrays;

/**
 * An area under the ROC curve with its confidence interval.
 *
 * @param value the probability that a random positive scores above a random negative, ties counted
 *     half: the Mann-Whitney statistic
 * @param low lower bound of the 95 % confidence interval
 * @param high upper bound
 */
public record Auc(double value, double low, double high) {
  /** 97.5 % quantile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * AUC from mid-ranks; its variance as in DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988),
   * computed from ranks as in Sun and Xu, IEEE Signal Processing Letters 21 (2014). The interval is
   * normal, cut to [0, 1].
   *
   * @param positives scores of positives, at least one; higher means more positive
   * @param negatives scores of negatives, at least one
   */
  public static Auc of(double[] positives, double[] negatives) {
    int m = positives.length;
    int n = negatives.length;
    if (m == 0 || n == 0) {
      throw new IllegalArgumentException("an AUC needs positives and negatives");
    }
    double[] all = Arrays.copyOf(positives, m + n);
    System.arraycopy(negatives, 0, all, m, n);
    double[] among = midRanks(all);
    double[] ofPositives = midRanks(positives);
    double[] ofNegatives = midRanks(negatives);
    // Structural components: the share of negatives below each positive, of positives above each
    // negative.
    double[] v10 = new double[m];
    double sum = 0;
    for (int i = 0; i < m; i++) {
      v10[i] = (among[i] - ofPositives[i]) / n;
      sum += v10[i];
    }
    double[] v01 = new double[n];
    for (int j = 0; j < n; j++) {
      v01[j] = 1 - (among[m + j] - ofNegatives[j]) / m;
    }
    double auc = sum / m;
    double deviation = Math.sqrt(variance(v10, auc) / m + variance(v01, auc) / n);
    return new Auc(auc, Math.max(0, auc - Z * deviation), Math.min(1, auc + Z * deviation));
  }

  /** Ranks from 1; equal values share the mean of their ranks. */
  private static double[] midRanks(double[] values) {
    Integer[] order = new Integer[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
    double[] ranks = new double[values.length];
    int first = 0;
    while (first < order.length) {
      int last = first;
      while (last + 1 < order.length && values[order[last + 1]] == values[order[first]]) {
        last++;
      }
      for (int i = first; i <= last; i++) {
        ranks[order[i]] = (first + last) / 2.0 + 1;
      }
      first = last + 1;
    }
    return ranks;
  }

  private static double variance(double[] values, double mean) {
    if (values.length < 2) {
      return 0;
    }
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1);
  }
}
