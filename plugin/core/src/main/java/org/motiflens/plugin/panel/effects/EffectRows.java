package org.motiflens.plugin.panel.effects;

import com.google.common.base.Suppliers;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.explain.factors.FactorEffect;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.plugin.table.TableRows;
import org.motiflens.plugin.table.VariantList;

/** Effects of variants on models, the largest change of either sign first. Immutable. */
final class EffectRows implements TableRows {
  /** Nothing. */
  static final EffectRows NONE = new EffectRows(List.of());

  private final List<Row> rows;

  /** Made when a column of names is first sorted by, which is no work of the event thread. */
  private final Supplier<Map<String, Integer>> ranks = Suppliers.memoize(this::ranks);

  /**
   * @param rows of which each names its allele and its model
   */
  EffectRows(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

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

    /** What columns of names are sorted by. */
    List<String> names() {
      return List.of(found.card().tf(), entry.name(), found.card().architecture());
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

  @Override
  public int size() {
    return rows.size();
  }

  /** All, as they stand. */
  List<Row> all() {
    return rows;
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

  private Map<String, Integer> ranks() {
    Map<String, Integer> ranks = new HashMap<>();
    rows.stream()
        .flatMap(row -> row.names().stream())
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()))
        .forEach(name -> ranks.put(name, ranks.size()));
    return ranks;
  }

  /** The place of a name of some row among all names, in the order of letters; NaN of none. */
  double rank(String name) {
    return name.isEmpty() ? Double.NaN : ranks.get().get(name);
  }

  boolean haveIds() {
    return rows.stream().anyMatch(row -> !row.entry().name().isEmpty());
  }
}
