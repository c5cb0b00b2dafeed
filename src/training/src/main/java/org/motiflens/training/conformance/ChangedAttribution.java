package org.motiflens.training.conformance;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.interaction.AttributionChanges;
import org.motiflens.explain.interaction.Stretch;

/**
 * Interactions in single windows that hold a, b and the decoy, by the map of what changes the
 * attribution of what.
 *
 * @param called by pair of {@link PlantedPair#ALL}, share of windows in which one changes the
 *     other's attribution with q ≤ {@link #LEVEL}
 */
public record ChangedAttribution(List<Double> called) {
  /** q up to which a change is called. */
  static final double LEVEL = 0.1;

  /** As many as the command takes. */
  private static final int DRAWS = 8;

  private static final int NULLS = 20;

  static ChangedAttribution of(TrainedRule trained, int windows, long seed, Monitor monitor) {
    List<PlantedWindow> full =
        new PlantedSequences(trained.rule(), trained.motifs(), seed).full(windows);
    double[] called = new double[PlantedPair.ALL.size()];
    for (int i = 0; i < full.size(); i++) {
      PlantedWindow window = full.get(i);
      List<Stretch> parts = new ArrayList<>();
      window.sites().forEach(site -> parts.add(site.orElseThrow()));
      parts.addAll(elsewhere(parts, window.codes().length));
      AttributionChanges changes =
          AttributionChanges.of(
              trained.network(), window.codes(), parts, DRAWS, NULLS, seed + i, Monitor.NONE);
      for (int p = 0; p < called.length; p++) {
        PlantedPair pair = PlantedPair.ALL.get(p);
        double q = changes.qValue(pair.first(), pair.second());
        called[p] += q <= LEVEL ? 1.0 / full.size() : 0;
      }
      monitor.check();
    }
    List<Double> shares = new ArrayList<>();
    for (double share : called) {
      shares.add(share);
    }
    return new ChangedAttribution(shares);
  }

  /** Stretches as long as the first part wherever there is room beside the parts. */
  private static List<Stretch> elsewhere(List<Stretch> parts, int window) {
    int length = parts.get(0).length();
    List<Stretch> free = new ArrayList<>();
    for (int start = 0; start + length <= window; start++) {
      Stretch candidate = new Stretch(start, start + length);
      if (parts.stream().noneMatch(candidate::overlaps)
          && free.stream().noneMatch(candidate::overlaps)) {
        free.add(candidate);
      }
    }
    return free;
  }

  double of(PlantedPair pair) {
    return called.get(PlantedPair.ALL.indexOf(pair));
  }
}
