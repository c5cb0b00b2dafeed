package org.motiflens.plugin.panel.features;

import java.util.List;

/** What the presenter of features shows. On the event thread. */
interface FeaturesView {
  /** Layers that can be chosen, and the one that is; none while nothing is known. */
  void layers(List<String> names, String chosen);

  /** The ranked features; none while nothing is known. */
  void features(List<FeatureRow> rows);

  /** What is said of the features: how they were found, or why there are none. */
  void say(String words);

  /** What there is to read beside that, where a person asks: how far the search converged. */
  void detail(String words);

  /** Motifs that were found on peaks. */
  void motifs(PeakMotifs found);

  /** Whether something is computed now, which can be stopped. */
  void busy(boolean computing);

  /** Whether the user is to decide that the features be computed. */
  void offer(boolean resolving);
}
