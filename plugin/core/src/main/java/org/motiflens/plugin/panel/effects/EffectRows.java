package org.motiflens.plugin.panel.effects;

import java.util.List;
import java.util.Optional;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.explain.factors.FactorEffect;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.plugin.table.TableRows;
import org.motiflens.plugin.table.VariantList;

/**
 * Effects of variants on models, the largest change of either sign first.
 *
 * @param rows of which each names its allele and its model
 */
record EffectRows(List<Row> rows) implements TableRows {
  /** Nothing. */
  static final EffectRows NONE = new EffectRows(List.of());

  /**
   * What one allele does to one model.
   *
   * @param allele its index in the list of variants
   */
  record Row(int allele, VariantList.Entry entry, FactorEffect found) {
    /** The change without its sign. */
    float size() {
      return Math.abs(found.effect().deltaMargin());
    }

    /** Of random changes of one base the share that moves the model's score as far. */
    double p() {
      return found.scale().changeP(found.effect().deltaMargin(), StrandRule.MEAN);
    }

    Meaning reference() {
      return found.scale().meaning(found.effect().referenceMargin(), StrandRule.MEAN);
    }

    Meaning alternative() {
      return found.scale().meaning(found.effect().alternativeMargin(), StrandRule.MEAN);
    }
  }

  EffectRows {
    rows = List.copyOf(rows);
  }

  @Override
  public int size() {
    return rows.size();
  }

  Row row(int index) {
    return rows.get(index);
  }

  /** Where the effect of the same allele on the same model is. */
  Optional<Integer> indexOf(Row wanted) {
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.allele() == wanted.allele() && row.found().card().equals(wanted.found().card())) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  boolean haveIds() {
    return rows.stream().anyMatch(row -> !row.entry().name().isEmpty());
  }
}
