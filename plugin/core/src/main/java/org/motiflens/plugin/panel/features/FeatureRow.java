package org.motiflens.plugin.panel.features;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.motiflens.explain.resolve.FeatureMotif;
import org.motiflens.genome.Locus;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.tomtom.TomtomMatch;

/**
 * A feature in the list.
 *
 * @param channel counted from 0
 * @param importance OFIV
 * @param inconsistency IL
 * @param nonAdditive whether it takes part in interactions
 * @param use what it contributes to the score of the window that was clicked (IFIV), if one was
 * @param motif what it answers to, once that is known
 * @param match the known motif that this resembles most
 * @param hits the stretches that activate it most, the strongest first
 */
record FeatureRow(
    int channel,
    double importance,
    double inconsistency,
    boolean nonAdditive,
    OptionalDouble use,
    Optional<FeatureMotif> motif,
    Optional<TomtomMatch> match,
    List<Locus> hits) {
  /** q-value of Tomtom up to which a feature bears a motif's name. */
  private static final double NAMED = 0.1;

  FeatureRow {
    hits = List.copyOf(hits);
  }

  /** A row of what the model alone tells. */
  static FeatureRow of(int channel, double importance, double inconsistency, boolean nonAdditive) {
    return new FeatureRow(
        channel,
        importance,
        inconsistency,
        nonAdditive,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** The same with what it answers to. */
  FeatureRow with(FeatureMotif answers, Optional<TomtomMatch> like, List<Locus> strongest) {
    return new FeatureRow(
        channel,
        importance,
        inconsistency,
        nonAdditive,
        use,
        Optional.of(answers),
        like,
        strongest);
  }

  /** The same with what it contributes to a window. */
  FeatureRow with(double contribution) {
    return new FeatureRow(
        channel,
        importance,
        inconsistency,
        nonAdditive,
        OptionalDouble.of(contribution),
        motif,
        match,
        hits);
  }

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
