package org.motiflens.cli.variant;

import org.motiflens.cli.output.Tally;
import org.motiflens.explain.variant.VariantOutcome;
import org.motiflens.genome.Shown;
import org.motiflens.genome.variant.RefusedVariantException;

/** Counts what came of alleles. */
final class VariantTally {
  private VariantTally() {}

  /** Counts an allele as scored or refused. */
  static void count(VariantOutcome outcome, Tally tally) {
    if (outcome.refusal().isEmpty()) {
      tally.computed();
      return;
    }
    RefusedVariantException refusal = outcome.refusal().get();
    tally.refused(
        "line "
            + outcome.row().line()
            + ", "
            + Shown.value(outcome.row().chromosome())
            + ":"
            + outcome.row().position()
            + " "
            + Shown.allele(outcome.row().reference())
            + ">"
            + Shown.allele(outcome.alternative()),
        refusal.getMessage(),
        refusal.reason().label());
  }
}
