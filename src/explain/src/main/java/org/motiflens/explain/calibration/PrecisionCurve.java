package org.motiflens.explain.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.motiflens.network.bundle.Calibration;

/**
 * The precision of calling bound all windows that score at least s, where a share π of windows is
 * bound: π·TPR(s) / (π·TPR(s) + (1 − π)·FPR(s)). Linear between knots, which lie at scores of bound
 * windows, and at the lowest score of all, where it is π; outside that of the nearest knot.
 * Immutable.
 */
public final class PrecisionCurve {
  private static final int KNOTS = 24;

  private final double[] scores;
  private final double[] precisions;

  /**
   * @param points with at least one knot; scores rise
   */
  public PrecisionCurve(Calibration.Points points) {
    scores = points.scores().stream().mapToDouble(Double::doubleValue).toArray();
    precisions = points.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * The formula.
   *
   * @param share π, of windows that are bound, 0 to 1
   * @param truePositiveRate of bound windows the share that is called
   * @param falsePositiveRate of unbound windows the share that is called
   */
  public static double precision(double share, double truePositiveRate, double falsePositiveRate) {
    double found = share * truePositiveRate;
    double wrong = (1 - share) * falsePositiveRate;
    return found + wrong == 0 ? 0 : found / (found + wrong);
  }

  /**
   * Estimates knots at evenly spaced quantiles of the positives' scores. FPR is (k + 1) / (n + 1)
   * for k of n negatives, so that a score that no negative reached does not promise certainty.
   *
   * @param positives scores of bound windows, at least one
   * @param negatives scores of unbound windows
   * @param share π, of windows of the genome that are bound
   */
  public static Calibration.Points estimate(float[] positives, float[] negatives, double share) {
    if (positives.length == 0) {
      throw new IllegalArgumentException("no positives");
    }
    float[] bound = positives.clone();
    float[] unbound = negatives.clone();
    Arrays.sort(bound);
    Arrays.sort(unbound);
    List<Double> scores = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    if (unbound.length > 0 && unbound[0] < bound[0]) {
      // Whatever scores above the lowest window of all is the genome itself.
      scores.add((double) unbound[0]);
      values.add(share);
    }
    for (int i = 0; i < KNOTS; i++) {
      float score = bound[(int) ((long) i * bound.length / KNOTS)];
      if (scores.isEmpty() || score > scores.get(scores.size() - 1)) {
        scores.add((double) score);
        double truePositiveRate = (double) atLeast(bound, score) / bound.length;
        double falsePositiveRate = (atLeast(unbound, score) + 1.0) / (unbound.length + 1.0);
        values.add(precision(share, truePositiveRate, falsePositiveRate));
      }
    }
    return new Calibration.Points(scores, values);
  }

  private static int atLeast(float[] sorted, float score) {
    int at = sorted.length;
    while (at > 0 && sorted[at - 1] >= score) {
      at--;
    }
    return sorted.length - at;
  }

  /**
   * Average precision on the windows that the curve was made from, to the accuracy of its knots:
   * these lie at quantiles of bound windows, all but one at the lowest score of all.
   */
  double average() {
    int first = precisions.length > 1 ? 1 : 0;
    return Arrays.stream(precisions, first, precisions.length).average().orElseThrow();
  }

  /** Expected precision at a score, 0 to 1; NaN of NaN. */
  public double at(double score) {
    if (Double.isNaN(score)) {
      return Double.NaN;
    }
    int last = scores.length - 1;
    if (score <= scores[0]) {
      return precisions[0];
    }
    if (score >= scores[last]) {
      return precisions[last];
    }
    int found = Arrays.binarySearch(scores, score);
    if (found >= 0) {
      return precisions[found];
    }
    int above = -found - 1;
    double way = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
    return (1 - way) * precisions[above - 1] + way * precisions[above];
  }
}
