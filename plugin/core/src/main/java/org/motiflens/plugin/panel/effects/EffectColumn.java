package org.motiflens.plugin.panel.effects;

import java.util.Locale;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.ColumnHead;
import org.motiflens.plugin.table.TableColumn;
import org.motiflens.plugin.table.VariantColumn;

/** What the table of all factors' effects shows and can be sorted by. */
enum EffectColumn implements TableColumn<EffectRows> {
  NUMBER(ColumnHead.ofNumbers("#", "The largest change of a score is number 1", 28)),
  FACTOR(ColumnHead.ofText("Factor", "Factor and cells of the model whose score changes", 110)),
  DELTA(VariantColumn.DELTA.head()),
  PLACE(VariantColumn.PLACE.head()),
  CHANGE(VariantColumn.CHANGE.head()),
  ID(VariantColumn.ID.head()),
  EMPIRICAL(
      ColumnHead.ofNumbers(
          "p", "Of random single-base changes the share that moves the model's score as far", 54)),
  REFERENCE(VariantColumn.REFERENCE.head()),
  ALTERNATIVE(VariantColumn.ALTERNATIVE.head()),
  REFERENCE_RANK(VariantColumn.REFERENCE_RANK.head()),
  ALTERNATIVE_RANK(VariantColumn.ALTERNATIVE_RANK.head()),
  MODEL(
      ColumnHead.ofText(
          "Architecture", "Of the model: the best calibrated one of its experiment", 100));

  @SuppressWarnings("ImmutableEnumChecker") // a record of words and numbers
  private final ColumnHead head;

  EffectColumn(ColumnHead head) {
    this.head = head;
  }

  @Override
  public ColumnHead head() {
    return head;
  }

  @Override
  public boolean isShown(EffectRows rows) {
    return this != ID || rows.haveIds();
  }

  @Override
  public String text(EffectRows rows, int index) {
    EffectRows.Row row = rows.row(index);
    return switch (this) {
      case NUMBER -> Integer.toString(index + 1);
      case FACTOR -> Messages.plain(row.found().card().tf() + " " + row.found().card().cellLine());
      case DELTA -> String.format(Locale.ROOT, "%+.2f", row.found().effect().deltaMargin());
      case PLACE -> row.entry().place();
      case CHANGE -> row.entry().change();
      case ID -> row.entry().name();
      case EMPIRICAL -> VariantColumn.small(row.p());
      case REFERENCE -> p(row.found().effect().referenceProbability());
      case ALTERNATIVE -> p(row.found().effect().alternativeProbability());
      case REFERENCE_RANK -> row.reference().shortText();
      case ALTERNATIVE_RANK -> row.alternative().shortText();
      case MODEL -> Messages.architecture(row.found().card());
    };
  }

  private static String p(float probability) {
    return String.format(Locale.ROOT, "%.3f", probability);
  }

  @Override
  public double key(EffectRows rows, int index) {
    EffectRows.Row row = rows.row(index);
    return switch (this) {
      case NUMBER -> index;
      case FACTOR -> rows.rank(row.found().card().tf());
      case DELTA -> row.size();
      case PLACE -> row.allele();
      case CHANGE -> row.entry().alternative().length() - row.entry().row().reference().length();
      case ID -> rows.rank(row.entry().name());
      case EMPIRICAL -> row.p();
      case REFERENCE -> row.found().effect().referenceMargin();
      case ALTERNATIVE -> row.found().effect().alternativeMargin();
      case REFERENCE_RANK -> row.reference().share();
      case ALTERNATIVE_RANK -> row.alternative().share();
      case MODEL -> rows.rank(row.found().card().architecture());
    };
  }
}
