package org.motiflens.training.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well scores find few positives among many negatives: the precision-recall curve and what is
 * read off it. Equal scores are never told apart: they enter the curve together.
 *
 * @param positives how many there are
 * @param negatives how many there are
 * @param averagePrecision Σ (R_k − R_{k−1}) P_k over the distinct scores k from the highest down:
 *     the area under the curve without interpolation, "auPRC". Scores at random reach the share of
 *     positives.
 * @param auroc area under the ROC curve by mid-ranks: a random positive scores above a random
 *     negative, ties counted half
 * @param curve a point for each distinct score that a positive has, from the highest score down
 */
public record PrecisionRecall(
    int positives, int negatives, double averagePrecision, double auroc, List<Point> curve) {

  /**
   * What is found at a threshold.
   *
   * @param threshold scores from here up are called positive
   * @param recall share of the positives that are called
   * @param precision share of the called that are positive
   */
  public record Point(float threshold, double recall, double precision) {}

  public PrecisionRecall {
    curve = List.copyOf(curve);
  }

  /**
   * Of scores of both classes; higher means more positive.
   *
   * @throws IllegalArgumentException when a class is empty or a score is not a number
   */
  public static PrecisionRecall of(float[] positives, float[] negatives) {
    if (positives.length == 0 || negatives.length == 0) {
      throw new IllegalArgumentException("precision and recall need positives and negatives");
    }
    float[] bound = sorted(positives);
    float[] unbound = sorted(negatives);
    List<Point> curve = new ArrayList<>();
    double averagePrecision = 0;
    double above = 0;
    int p = bound.length;
    int n = unbound.length;
    while (p > 0) {
      float threshold = bound[p - 1];
      int firstBound = p;
      while (firstBound > 0 && bound[firstBound - 1] == threshold) {
        firstBound--;
      }
      while (n > 0 && unbound[n - 1] > threshold) {
        n--;
      }
      int firstUnbound = n;
      while (firstUnbound > 0 && unbound[firstUnbound - 1] == threshold) {
        firstUnbound--;
      }
      double found = bound.length - firstBound;
      double precision = found / (found + unbound.length - firstUnbound);
      int tied = p - firstBound;
      averagePrecision += (double) tied / bound.length * precision;
      above += tied * (firstUnbound + (n - firstUnbound) / 2.0);
      curve.add(new Point(threshold, found / bound.length, precision));
      p = firstBound;
      n = firstUnbound;
    }
    return new PrecisionRecall(
        bound.length,
        unbound.length,
        averagePrecision,
        above / bound.length / unbound.length,
        curve);
  }

  /**
   * The largest share of positives that any threshold finds at a bounded false discovery rate.
   *
   * @param rate most of the called that may be negative, for example 0.5
   * @return 0 where no threshold has so few
   */
  public double recallAtFalseDiscoveryRate(double rate) {
    return curve.stream()
        .filter(point -> 1 - point.precision() <= rate)
        .mapToDouble(Point::recall)
        .max()
        .orElse(0);
  }

  private static float[] sorted(float[] scores) {
    float[] copy = scores.clone();
    Arrays.sort(copy);
    // Not-a-number is sorted last.
    if (Float.isNaN(copy[copy.length - 1])) {
      throw new IllegalArgumentException("a score is not a number");
    }
    return copy;
  }
}
