package org.motiflens.explain.resolve;

import java.util.Arrays;
import java.util.List;

/**
 * What several feature importance vectors of one class say together (Liu, Zeng and Gifford 2019).
 * With φ_k^t the importance of feature k in the map of seed t and S_t that map's score:
 *
 * <pre>
 *   w_t    = S_t, less min S if any S_t is negative; all 1 if these add up to 0
 *   OFIV_k = Σ_t w_t φ_k^t / Σ_t w_t
 *   IL_k   = Σ_t w_t (φ_k^t − OFIV_k)² / Σ_t w_t
 * </pre>
 *
 * <p>Both do not depend on the order of the seeds. Immutable.
 */
public final class OverallImportance {
  private final double[] importance;
  private final double[] inconsistency;
  private final boolean equalWeights;

  private OverallImportance(double[] importance, double[] inconsistency, boolean equalWeights) {
    this.importance = importance;
    this.inconsistency = inconsistency;
    this.equalWeights = equalWeights;
  }

  /**
   * @param vectors seeds × features, at least one
   * @param scores S_t
   */
  public static OverallImportance of(List<double[]> vectors, double[] scores) {
    if (vectors.isEmpty() || vectors.size() != scores.length) {
      throw new IllegalArgumentException(vectors.size() + " vectors, " + scores.length + " scores");
    }
    double[] weights = weights(scores);
    boolean equal = sum(weights) <= 0;
    if (equal) {
      Arrays.fill(weights, 1);
    }
    int features = vectors.get(0).length;
    double[] importance = new double[features];
    double[] inconsistency = new double[features];
    for (int k = 0; k < features; k++) {
      importance[k] = mean(vectors, weights, k);
      double sum = 0;
      for (int t = 0; t < weights.length; t++) {
        double difference = vectors.get(t)[k] - importance[k];
        sum += weights[t] * difference * difference;
      }
      inconsistency[k] = sum / sum(weights);
    }
    return new OverallImportance(importance, inconsistency, equal);
  }

  /**
   * The same with the importance of some features taken from those seeds alone in which it is
   * positive, as is done for non-additive ones. Where these have no weight they count alike; where
   * there are none, all seeds count.
   *
   * @param nonAdditive which features
   */
  public OverallImportance withPositiveOnly(
      List<double[]> vectors, double[] scores, boolean[] nonAdditive) {
    double[] changed = importance.clone();
    for (int k = 0; k < changed.length; k++) {
      if (nonAdditive[k]) {
        changed[k] = positiveMean(vectors, weights(scores), k, importance[k]);
      }
    }
    return new OverallImportance(changed, inconsistency, equalWeights);
  }

  private static double positiveMean(
      List<double[]> vectors, double[] weights, int k, double otherwise) {
    double sum = 0;
    double weight = 0;
    double plain = 0;
    int count = 0;
    for (int t = 0; t < weights.length; t++) {
      double value = vectors.get(t)[k];
      if (value > 0) {
        sum += weights[t] * value;
        weight += weights[t];
        plain += value;
        count++;
      }
    }
    if (weight > 0) {
      return sum / weight;
    }
    return count > 0 ? plain / count : otherwise;
  }

  private static double[] weights(double[] scores) {
    double least = Arrays.stream(scores).min().orElseThrow();
    return Arrays.stream(scores).map(score -> least < 0 ? score - least : score).toArray();
  }

  private static double mean(List<double[]> vectors, double[] weights, int k) {
    double sum = 0;
    for (int t = 0; t < weights.length; t++) {
      sum += weights[t] * vectors.get(t)[k];
    }
    return sum / sum(weights);
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  /** Features. */
  public int features() {
    return importance.length;
  }

  /** OFIV of a feature. */
  public double importance(int feature) {
    return importance[feature];
  }

  /** OFIV, a copy. */
  public double[] importance() {
    return importance.clone();
  }

  /** IL of a feature. */
  public double inconsistency(int feature) {
    return inconsistency[feature];
  }

  /** IL, a copy. */
  public double[] inconsistency() {
    return inconsistency.clone();
  }

  /** Mean IL over the features: how much of the class is interaction. */
  public double interactionLevel() {
    return Arrays.stream(inconsistency).average().orElse(0);
  }

  /** Whether all scores were the same, negative or 0, so that seeds count alike. */
  public boolean hasEqualWeights() {
    return equalWeights;
  }
}
