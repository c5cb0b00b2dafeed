package org.motiflens.plugin.table;

import java.util.List;
import java.util.Optional;
import org.motiflens.explain.variant.VariantEffect;

/** The alleles of a VCF file, and what a model says of them. */
public record VariantRows(VariantList list, Optional<VariantScores> scores)
    implements ScoredRows<VariantScores, VariantRows> {
  /** No allele. */
  public static final VariantRows NONE =
      new VariantRows(new VariantList(List.of()), Optional.empty());

  @Override
  public int size() {
    return list.size();
  }

  @Override
  public VariantRows with(Optional<VariantScores> others) {
    return new VariantRows(list, others);
  }

  Optional<VariantEffect> effect(int index) {
    return scores.flatMap(s -> s.outcome(index)).flatMap(VariantScores.Outcome::effect);
  }

  /** Why an allele has no score; empty when it has one, or waits. */
  public String refusal(int index) {
    return scores.flatMap(s -> s.outcome(index)).map(VariantScores.Outcome::sentence).orElse("");
  }

  /** Whether the model's scores can be told what they mean in the genome. */
  boolean isCalibrated() {
    return scores.flatMap(VariantScores::scale).isPresent();
  }
}
