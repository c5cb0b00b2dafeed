package org.motiflens.training.sharing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one class looks for and another does not: OFIV_a − OFIV_b of each feature, over the same
 * features. Swapping the classes turns every sign.
 *
 * @param feature channel, counted from 0
 * @param first OFIV of the first class
 * @param second of the second
 */
public record ClassDifference(int feature, double first, double second) {
  /** OFIV_a − OFIV_b. */
  public double difference() {
    return first - second;
  }

  /**
   * All features, those that differ most first; ties by number.
   *
   * @param first OFIV of one class
   * @param second of the other, as long
   */
  public static List<ClassDifference> of(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(first.length + " and " + second.length + " features");
    }
    List<ClassDifference> features = new ArrayList<>();
    for (int k = 0; k < first.length; k++) {
      features.add(new ClassDifference(k, first[k], second[k]));
    }
    features.sort(
        Comparator.comparingDouble((ClassDifference one) -> -Math.abs(one.difference()))
            .thenComparingInt(ClassDifference::feature));
    return features;
  }
}
