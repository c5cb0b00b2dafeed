package org.motiflens.plugin.panel.effects;

import java.util.Locale;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.TableColumn;
import org.motiflens.plugin.table.VariantColumn;

/** What the table of all factors' effects shows and can be sorted by. */
enum EffectColumn implements TableColumn<EffectRows> {
  NUMBER("#", "The largest change of a score is number 1", 28),
  FACTOR("Factor", "Factor and cells of the model whose score changes", 110),
  DELTA("Δ logit", "Score of the alternative less that of the reference; sorted by size", 54),
  PLACE("Place", "Where the variant is; sorted in the order of the file", 112),
  CHANGE("Change", "Reference and alternative allele; sorted by the bases gained", 60),
  ID("ID", "Name of the variant in the file", 80),
  EMPIRICAL("p", "Of random single-base changes the share that moves the model's score as far", 54),
  REFERENCE("P ref", "P(bound) with the reference allele", 44),
  ALTERNATIVE("P alt", "P(bound) with the alternative allele", 44),
  REFERENCE_RANK(
      "Ref in genome", "One window in so many of the genome scores as high as the reference", 84),
  ALTERNATIVE_RANK(
      "Alt in genome", "One window in so many of the genome scores as high as the alternative", 84),
  MODEL("Architecture", "Of the model: the best calibrated one of its experiment", 100);

  private final String title;
  private final String explanation;
  private final int width;

  EffectColumn(String title, String explanation, int width) {
    this.title = title;
    this.explanation = explanation;
    this.width = width;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String explanation() {
    return explanation;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public boolean isNumber() {
    return switch (this) {
      case FACTOR, PLACE, CHANGE, ID, MODEL -> false;
      default -> true;
    };
  }

  @Override
  public boolean isLargestFirst() {
    return switch (this) {
      case DELTA, CHANGE, REFERENCE, ALTERNATIVE -> true;
      default -> false;
    };
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
