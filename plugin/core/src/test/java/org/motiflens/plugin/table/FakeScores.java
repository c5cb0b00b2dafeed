package org.motiflens.plugin.table;

import org.motiflens.fixture.CentredNetwork;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeRepository;

/** Scores of peaks, given as P. */
final class FakeScores {
  static final ModelCard CARD =
      new FakeRepository().with("T", CentredNetwork.of("small-cnn")).cards().get(0);

  private FakeScores() {}

  static void put(PeakScores scores, int peak, double probability, double ofShuffled) {
    scores.put(peak, margin(probability), margin(ofShuffled));
  }

  /** The logit margin whose P that is. */
  static float margin(double probability) {
    return (float) Math.log(probability / (1 - probability));
  }
}
