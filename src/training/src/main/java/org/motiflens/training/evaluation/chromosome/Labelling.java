package org.motiflens.training.evaluation.chromosome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.motiflens.training.data.Summit;
import org.motiflens.training.evaluation.chromosome.LabelRule.Label;

/**
 * What the windows of a chromosome are called for one experiment, and which may be found: by a
 * rule; near whose peaks windows that the rule calls unbound are set aside; and away from whose
 * peaks nothing is called. Immutable.
 *
 * @param rule by the distance to the experiment's own summits
 * @param aside peaks that set windows aside
 * @param near peaks away from which windows rank below all others, as if it were known that nothing
 *     binds there; none for no such knowledge
 */
public record Labelling(LabelRule rule, Named aside, Named near, Optional<Double> share) {
  /**
   * Peaks of experiments that are named together.
   *
   * @param names for people; empty for none
   * @param summits on any chromosomes
   */
  public record Named(List<String> names, List<Summit> summits) {
    static final Named NONE = new Named(List.of(), List.of());

    public Named {
      names = List.copyOf(names);
      summits = List.copyOf(summits);
    }

    private String key(String word) {
      return names.isEmpty() ? "" : " " + word + " " + String.join("+", names);
    }
  }

  /** By the rule alone. */
  public static Labelling by(LabelRule rule) {
    return new Labelling(rule, Named.NONE, Named.NONE, Optional.empty());
  }

  /** What results call it: measurements of different labels are different ones. */
  public String key() {
    return rule.key()
        + aside.key("without")
        + near.key("near")
        + share.map(value -> " at share " + plain(value)).orElse("");
  }

  /** What is different from the rule alone, as sentences with a blank before; empty for nothing. */
  String words() {
    StringBuilder words = new StringBuilder();
    if (!aside.names().isEmpty()) {
      words
          .append(" Unbound windows near peaks of ")
          .append(String.join(", ", aside.names()))
          .append(" are set aside: they count neither as bound nor as unbound.");
    }
    if (!near.names().isEmpty()) {
      words
          .append(" Windows away from peaks of ")
          .append(String.join(", ", near.names()))
          .append(" rank below all others, as if it were known that nothing binds there.");
    }
    share.ifPresent(
        value ->
            words
                .append(" Precision is stated as if ")
                .append(plain(value))
                .append(" of the windows were bound."));
    return words.toString();
  }

  /**
   * What each place is.
   *
   * @param experiment what messages call it
   * @param summits of the experiment, on any chromosomes
   * @throws org.motiflens.genome.InputException when none is on this one
   */
  Label[] labels(ChromosomeGrid grid, String experiment, List<Summit> summits) {
    Label[] labels = grid.labels(experiment, summits, rule);
    int[] distances = grid.distances(aside.summits());
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == Label.UNBOUND && !isAway(distances[i])) {
        labels[i] = Label.IGNORED;
      }
    }
    return labels;
  }

  /**
   * The scores by which places are ranked; NaN where there is none.
   *
   * @param scores of windows with their middle at each place
   */
  float[] ranked(ChromosomeGrid grid, float[] scores) {
    float[] ranked = ChromosomeGrid.ranked(scores, rule);
    if (near.names().isEmpty()) {
      return ranked;
    }
    int[] distances = grid.distances(near.summits());
    float[] known = ranked.clone();
    for (int i = 0; i < known.length; i++) {
      if (!Float.isNaN(known[i]) && isAway(distances[i])) {
        known[i] = Float.NEGATIVE_INFINITY;
      }
    }
    return known;
  }

  /** Without an exponent. */
  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private boolean isAway(int distance) {
    return rule.label(distance) == Label.UNBOUND;
  }
}
