package org.motiflens.plugin.learnt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.motiflens.explain.resolve.Resolution;

/**
 * The features of a layer of a model, as they are kept on disk. Immutable.
 *
 * @param weights SHA-256 of the model's weights
 * @param layer its name
 * @param lambda λ
 * @param solver its key
 * @param starts maps from so many random starts
 * @param distinctOptima that they led to
 * @param importance OFIV of each feature
 * @param inconsistency IL of each
 * @param nonAdditive whether it takes part in interactions
 * @param summary how the maps were found, in a line
 */
public record FeatureReport(
    String weights,
    String layer,
    double lambda,
    String solver,
    int starts,
    int distinctOptima,
    List<Double> importance,
    List<Double> inconsistency,
    List<Boolean> nonAdditive,
    String summary) {
  public FeatureReport {
    importance = List.copyOf(importance);
    inconsistency = List.copyOf(inconsistency);
    nonAdditive = List.copyOf(nonAdditive);
    if (importance.isEmpty()
        || importance.size() != inconsistency.size()
        || importance.size() != nonAdditive.size()) {
      throw new IllegalArgumentException("features of different numbers");
    }
  }

  static FeatureReport of(String weights, Resolution resolution) {
    List<Double> importance = new ArrayList<>();
    List<Double> inconsistency = new ArrayList<>();
    List<Boolean> nonAdditive = new ArrayList<>();
    for (int k = 0; k < resolution.importance().features(); k++) {
      importance.add(resolution.importance().importance(k));
      inconsistency.add(resolution.importance().inconsistency(k));
      nonAdditive.add(resolution.kinds().isNonAdditive(k));
    }
    return new FeatureReport(
        weights,
        resolution.layer().shape().name(),
        resolution.settings().lambda(),
        resolution.settings().solver(),
        resolution.settings().starts(),
        resolution.distinctOptima(),
        importance,
        inconsistency,
        nonAdditive,
        resolution.summary());
  }

  /** Features by the size of their importance, the largest first; ties by number. */
  public List<Integer> ranked() {
    List<Integer> ranked = new ArrayList<>();
    for (int k = 0; k < importance.size(); k++) {
      ranked.add(k);
    }
    ranked.sort(Comparator.comparingDouble((Integer k) -> -Math.abs(importance.get(k))));
    return ranked;
  }
}
