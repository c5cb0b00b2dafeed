package org.motiflens.plugin.panel.features;

import java.util.Optional;
import org.motiflens.explain.resolve.FeatureMotif;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.tomtom.TomtomMatch;

/**
 * A feature in the list.
 *
 * @param channel counted from 0
 * @param importance OFIV
 * @param inconsistency IL
 * @param nonAdditive whether it takes part in interactions
 * @param motif what it answers to, once that is known
 * @param match the known motif that this resembles most
 */
record FeatureRow(
    int channel,
    double importance,
    double inconsistency,
    boolean nonAdditive,
    Optional<FeatureMotif> motif,
    Optional<TomtomMatch> match) {
  /** q-value of Tomtom up to which a feature bears a motif's name. */
  private static final double NAMED = 0.1;

  Optional<MotifMatrix> matrix() {
    return motif.flatMap(FeatureMotif::stretch);
  }

  /** Name of the known motif that it resembles; a dash where none does. */
  String name() {
    return match
        .filter(best -> best.qValue() <= NAMED)
        .map(best -> best.target().name().isEmpty() ? best.target().id() : best.target().name())
        .orElse("–");
  }
}
