package org.motiflens.explain.variant;

import java.util.Optional;
import java.util.OptionalDouble;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.Variant;
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
      Variant variant = row.variant(allele);
      if (profile.isEmpty()) {
        return scored(row, allele, model, scorer.effect(variant), OptionalDouble.empty());
      }
      Optional<VariantEffect> best =
          scorer.isCentred() ? Optional.empty() : Optional.of(scorer.effect(variant));
      Variant own = best.map(VariantEffect::variant).orElseGet(() -> scorer.fitting(variant));
      ProfileChange.Change change =
          profile
              .get()
              .change(
                  scorer.centredWindows(own),
                  own.reference().length(),
                  own.alternative().length(),
                  scorer.place(own));
      // Of centred windows the pass that gives the profile gives the counts.
      VariantEffect effect =
          best.orElseGet(() -> new VariantEffect(own, change.reference(), change.alternative()));
      return scored(row, allele, model, effect, OptionalDouble.of(change.distance()));
    } catch (RefusedVariantException e) {
      return new VariantOutcome(
          row, allele, model, Optional.empty(), OptionalDouble.empty(), Optional.of(e));
    }
  }

  private static VariantOutcome scored(
      VcfRow row, int allele, String model, VariantEffect effect, OptionalDouble distance) {
    return new VariantOutcome(row, allele, model, Optional.of(effect), distance, Optional.empty());
  }

  /** The allele as the file has it. */
  public String alternative() {
    return row.alternatives().get(allele);
  }
}
