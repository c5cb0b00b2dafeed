package org.motiflens.explain.variant;

import org.motiflens.genome.variant.Variant;
import org.motiflens.network.Evaluator;

/**
 * What a variant does to a model's score: Δ of the window around each allele, see {@link
 * VariantScorer}.
 *
 * @param variant in the form that was scored: checked, trimmed and moved to the left
 * @param referenceMargin Δ = z₊ − z₋ with the reference allele, a logit
 * @param alternativeMargin Δ with the alternative allele
 */
public record VariantEffect(Variant variant, float referenceMargin, float alternativeMargin) {
  /** Δ(alternative) − Δ(reference): positive when the variant speaks for binding. */
  public float deltaMargin() {
    return alternativeMargin - referenceMargin;
  }

  /** P with the reference allele, 1 / (1 + exp(−Δ)). */
  public float referenceProbability() {
    return Evaluator.probability(referenceMargin);
  }

  /** P with the alternative allele. */
  public float alternativeProbability() {
    return Evaluator.probability(alternativeMargin);
  }

  /** P(alternative) − P(reference). */
  public float deltaProbability() {
    return alternativeProbability() - referenceProbability();
  }
}
