package org.motiflens.plugin.table;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.motiflens.explain.variant.VariantEffect;

/** What a table of variants shows and can be sorted by. */
public enum VariantColumn {
  PLACE("Place"),
  CHANGE("Change"),
  DELTA("Δ logit"),
  REFERENCE("P ref"),
  ALTERNATIVE("P alt");

  private final String title;

  VariantColumn(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** What the column says of an allele; a refusal is named where Δ would be. */
  public String text(VariantList list, Optional<VariantScores> scores, int index) {
    VariantList.Entry entry = list.entry(index);
    if (this == PLACE) {
      return entry.place();
    }
    if (this == CHANGE) {
      return entry.change();
    }
    Optional<VariantScores.Outcome> outcome = scores.flatMap(s -> s.outcome(index));
    if (outcome.isEmpty()) {
      return scores.isPresent() ? "…" : "";
    }
    return outcome
        .get()
        .effect()
        .map(this::number)
        .orElse(this == DELTA ? outcome.get().sentence() : "");
  }

  private String number(VariantEffect effect) {
    return switch (this) {
      case DELTA -> String.format(Locale.ROOT, "%+.2f", effect.deltaMargin());
      case REFERENCE -> String.format(Locale.ROOT, "%.3f", effect.referenceProbability());
      default -> String.format(Locale.ROOT, "%.3f", effect.alternativeProbability());
    };
  }

  /**
   * The alleles as this column orders them: places and changes as in the file, Δ by its magnitude,
   * P by its value; those without a value last. Sorts: with many not for the event thread.
   */
  public int[] order(VariantList list, Optional<VariantScores> scores, boolean descending) {
    int count = list.size();
    if (this == PLACE) {
      return IntStream.range(0, count).map(i -> descending ? count - 1 - i : i).toArray();
    }
    double[] keys = new double[count];
    for (int i = 0; i < count; i++) {
      double key = key(list, scores, i);
      keys[i] = Double.isNaN(key) ? Double.POSITIVE_INFINITY : descending ? -key : key;
    }
    return IntStream.range(0, count)
        .boxed()
        .sorted(
            (a, b) -> {
              int byKey = Double.compare(keys[a], keys[b]);
              return byKey != 0 ? byKey : Integer.compare(a, b);
            })
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double key(VariantList list, Optional<VariantScores> scores, int index) {
    if (this == CHANGE) {
      VariantList.Entry entry = list.entry(index);
      return entry.alternative().length() - entry.row().reference().length();
    }
    Optional<VariantEffect> effect =
        scores.flatMap(s -> s.outcome(index)).flatMap(VariantScores.Outcome::effect);
    if (effect.isEmpty()) {
      return Double.NaN;
    }
    return switch (this) {
      case DELTA -> Math.abs(effect.get().deltaMargin());
      case REFERENCE -> effect.get().referenceProbability();
      default -> effect.get().alternativeProbability();
    };
  }
}
