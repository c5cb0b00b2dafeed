package org.motiflens.plugin.table;

import java.util.List;
import java.util.Locale;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.explain.variant.VariantEffect;
import org.motiflens.genome.variant.RefusedVariantException;

/** What a table of variants shows and can be sorted by. */
public enum VariantColumn implements TableColumn<VariantRows> {
  PLACE(ColumnHead.ofText("Place", "Where the variant is; sorted in the order of the file", 112)),
  CHANGE(
      ColumnHead.ofText(
              "Change", "Reference and alternative allele; sorted by the bases gained", 60)
          .largestFirst()),
  DELTA(
      ColumnHead.ofNumbers(
              "Δ logit", "Score of the alternative less that of the reference; sorted by size", 54)
          .largestFirst()),
  ID(ColumnHead.ofText("ID", "Name of the variant in the file", 80)),
  EMPIRICAL(
      ColumnHead.ofNumbers(
          "p", "Of random single-base changes the share that moves the score as far", 54)),
  REFERENCE(ColumnHead.ofNumbers("P ref", "P(bound) with the reference allele", 44).largestFirst()),
  ALTERNATIVE(
      ColumnHead.ofNumbers("P alt", "P(bound) with the alternative allele", 44).largestFirst()),
  REFERENCE_RANK(
      ColumnHead.ofNumbers(
          "Ref in genome",
          "One window in so many of the genome scores as high as the reference",
          84)),
  ALTERNATIVE_RANK(
      ColumnHead.ofNumbers(
          "Alt in genome",
          "One window in so many of the genome scores as high as the alternative",
          84)),
  REFUSED(ColumnHead.ofText("Not scored because", "Why an allele has no score", 260));

  /** In the order in which the column of refusals is sorted. */
  private static final List<RefusedVariantException.Reason> REASONS =
      List.of(RefusedVariantException.Reason.values());

  @SuppressWarnings("ImmutableEnumChecker") // a record of words and numbers
  private final ColumnHead head;

  VariantColumn(ColumnHead head) {
    this.head = head;
  }

  @Override
  public ColumnHead head() {
    return head;
  }

  @Override
  public boolean isShown(VariantRows rows) {
    return switch (this) {
      case EMPIRICAL, REFERENCE_RANK, ALTERNATIVE_RANK -> rows.isCalibrated();
      case ID -> rows.list().hasIds();
      case DELTA, REFERENCE, ALTERNATIVE -> rows.scores().isPresent();
      case REFUSED -> rows.scores().filter(VariantScores::hasRefusals).isPresent();
      default -> true;
    };
  }

  @Override
  public String text(VariantRows rows, int index) {
    VariantList.Entry entry = rows.list().entry(index);
    return switch (this) {
      case PLACE -> entry.place();
      case CHANGE -> entry.change();
      case ID -> entry.name();
      case REFUSED -> rows.refusal(index);
      default -> number(rows, index);
    };
  }

  private String number(VariantRows rows, int index) {
    if (rows.scores().isEmpty()) {
      return "";
    }
    if (rows.scores().get().outcome(index).isEmpty()) {
      return "…";
    }
    return rows.effect(index)
        .map(effect -> number(rows, effect))
        .orElse(this == DELTA ? "refused" : "–");
  }

  private String number(VariantRows rows, VariantEffect effect) {
    return switch (this) {
      case DELTA -> String.format(Locale.ROOT, "%+.2f", effect.deltaMargin());
      case REFERENCE -> String.format(Locale.ROOT, "%.3f", effect.referenceProbability());
      case ALTERNATIVE -> String.format(Locale.ROOT, "%.3f", effect.alternativeProbability());
      case EMPIRICAL -> small(empirical(rows, effect));
      case REFERENCE_RANK -> meaning(rows, effect.referenceMargin()).shortText();
      default -> meaning(rows, effect.alternativeMargin()).shortText();
    };
  }

  /** A share with two or three digits that say something. */
  public static String small(double p) {
    return String.format(Locale.ROOT, p >= 0.001 ? "%.3f" : "%.1e", p);
  }

  private static Meaning meaning(VariantRows rows, float margin) {
    return scale(rows).meaning(margin, StrandRule.MEAN);
  }

  private static double empirical(VariantRows rows, VariantEffect effect) {
    return scale(rows).changeP(effect.deltaMargin(), StrandRule.MEAN);
  }

  private static GenomicScale scale(VariantRows rows) {
    return rows.scores().flatMap(VariantScores::scale).orElseThrow();
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // reasons are sorted in the order in which they are listed
  public double key(VariantRows rows, int index) {
    return switch (this) {
      case PLACE -> index;
      case ID -> rows.list().rankOfId(index);
      case CHANGE -> {
        VariantList.Entry entry = rows.list().entry(index);
        yield (double) entry.alternative().length() - entry.row().reference().length();
      }
      case REFUSED ->
          rows.scores()
              .flatMap(s -> s.outcome(index))
              .flatMap(VariantScores.Outcome::reason)
              .map(reason -> (double) REASONS.indexOf(reason))
              .orElse(Double.NaN);
      default -> rows.effect(index).map(effect -> key(rows, effect)).orElse(Double.NaN);
    };
  }

  private double key(VariantRows rows, VariantEffect effect) {
    return switch (this) {
      case DELTA -> Math.abs(effect.deltaMargin());
      case REFERENCE -> effect.referenceMargin();
      case ALTERNATIVE -> effect.alternativeMargin();
      case EMPIRICAL -> empirical(rows, effect);
      case REFERENCE_RANK -> meaning(rows, effect.referenceMargin()).share();
      default -> meaning(rows, effect.alternativeMargin()).share();
    };
  }
}
