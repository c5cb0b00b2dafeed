package org.motiflens.explain.variant;

import java.util.Optional;
import java.util.OptionalDouble;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.VcfRow;

/**
 * What came of scoring one alternative allele of a row with one model.
 *
 * @param allele index of the alternative, from 0
 * @param model id
 * @param effect nothing when it was refused
 * @param profileDistance of a profile model the distance between the profiles of both alleles
 * @param refusal nothing when it was not
 */
public record VariantOutcome(
    VcfRow row,
    int allele,
    String model,
    Optional<VariantEffect> effect,
    OptionalDouble profileDistance,
    Optional<RefusedVariantException> refusal) {
  /**
   * Scores an allele; one that cannot be scored is an outcome, too.
   *
   * @param profile of a profile model, what compares the profiles
   */
  static VariantOutcome of(
      VcfRow row, int allele, String model, VariantScorer scorer, Optional<ProfileChange> profile) {
    try {
      VariantEffect effect = scorer.effect(row.variant(allele));
      OptionalDouble distance =
          profile.isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(
                  profile
                      .get()
                      .distance(
                          scorer.centredWindows(effect.variant()),
                          effect.variant().reference().length(),
                          effect.variant().alternative().length(),
                          scorer.place(effect.variant())));
      return new VariantOutcome(
          row, allele, model, Optional.of(effect), distance, Optional.empty());
    } catch (RefusedVariantException e) {
      return new VariantOutcome(
          row, allele, model, Optional.empty(), OptionalDouble.empty(), Optional.of(e));
    }
  }

  /** The allele as the file has it. */
  public String alternative() {
    return row.alternatives().get(allele);
  }
}
