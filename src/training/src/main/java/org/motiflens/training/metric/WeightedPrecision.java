package org.motiflens.training.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Precision and recall where a scored window stands for several: what {@link PrecisionRecall} says
 * of all windows is estimated from some.
 *
 * @param averagePrecision Σ (R_k − R_{k−1}) P_k over the distinct scores from the highest down,
 *     equal scores together
 * @param curve recall and precision at each of them
 */
public record WeightedPrecision(double averagePrecision, List<PrecisionRecall.Point> curve) {
  public WeightedPrecision {
    curve = List.copyOf(curve);
  }

  /**
   * Of scored windows.
   *
   * @param scores higher means more positive
   * @param positives how many of them are positive: the first
   * @param weights how many windows each stands for
   * @throws IllegalArgumentException when a class has no weight
   */
  public static WeightedPrecision of(float[] scores, int positives, List<Double> weights) {
    double allPositives = total(weights.subList(0, positives));
    if (!(allPositives > 0) || !(total(weights.subList(positives, weights.size())) > 0)) {
      throw new IllegalArgumentException("precision needs positives and negatives");
    }
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((a, b) -> Float.compare(scores[b], scores[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<PrecisionRecall.Point> curve = new ArrayList<>();
    double found = 0;
    double called = 0;
    double sum = 0;
    int next = 0;
    while (next < order.length) {
      double before = found;
      float score = scores[order[next]];
      while (next < order.length && scores[order[next]] == score) {
        double weight = weights.get(order[next]);
        called += weight;
        found += order[next] < positives ? weight : 0;
        next++;
      }
      if (found > before) {
        double precision = found / called;
        sum += (found - before) / allPositives * precision;
        curve.add(new PrecisionRecall.Point(score, found / allPositives, precision));
      }
    }
    return new WeightedPrecision(sum, curve);
  }

  /** As {@link PrecisionRecall#recallAtFalseDiscoveryRate}. */
  public double recallAtFalseDiscoveryRate(double rate) {
    return curve.stream()
        .filter(point -> 1 - point.precision() <= rate)
        .mapToDouble(PrecisionRecall.Point::recall)
        .max()
        .orElse(0);
  }

  private static double total(List<Double> weights) {
    return weights.stream().mapToDouble(Double::doubleValue).sum();
  }
}
