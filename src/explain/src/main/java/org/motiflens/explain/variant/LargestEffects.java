package org.motiflens.explain.variant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.variant.VcfRow;

/**
 * A report of the alleles and models whose scores differ by so much or more, the largest difference
 * of either sign first; of equal ones the first of the file. Refused alleles are not in it.
 */
public final class LargestEffects implements VariantReport {
  /** Rows that are kept at most: some gigabyte. */
  private static final int MOST = 4_000_000;

  private final VariantReport report;
  private final float least;
  private final List<VariantOutcome> kept = new ArrayList<>();

  /**
   * @param report receives the rows, at the end
   * @param least difference of scores, 0 or more
   */
  public LargestEffects(VariantReport report, float least) {
    this.report = report;
    this.least = least;
  }

  private static float size(VariantOutcome outcome) {
    return Math.abs(outcome.effect().orElseThrow().deltaMargin());
  }

  @Override
  public void append(VcfRow row, List<VariantOutcome> outcomes) {
    for (VariantOutcome outcome : outcomes) {
      if (outcome.effect().isPresent() && size(outcome) >= least) {
        kept.add(outcome);
      }
    }
    if (kept.size() > MOST) {
      throw new InputException(
          "More than "
              + MOST
              + " alleles and models differ by "
              + least
              + " or more, too many to sort; say more with --min-delta.");
    }
  }

  @Override
  public void commit() {
    kept.sort(Comparator.comparing(LargestEffects::size).reversed());
    for (VariantOutcome outcome : kept) {
      report.append(outcome.row(), List.of(outcome));
    }
    report.commit();
  }
}
