package org.motiflens.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;
import org.motiflens.network.ModelCard;

/**
 * How good the models of a zoo are, as its cards say: AUC on held-out sets by experiment; mean,
 * median and standard deviation by architecture (Lanchantin et al. 2017, Table 2); pair-wise
 * two-sided t-tests between architectures over the experiments that have both (Table 3).
 */
public final class ZooReport {
  private static final String ABSENT = "–";

  private final Map<String, Map<String, ModelCard>> byExperiment = new TreeMap<>();
  private final List<String> architectures;

  /**
   * @param cards of measured models
   * @param architectures columns, in order; models of others are not reported
   */
  public ZooReport(Collection<ModelCard> cards, List<String> architectures) {
    this.architectures = List.copyOf(architectures);
    for (ModelCard card : cards) {
      if (card.evaluation().isMeasured() && architectures.contains(card.architecture())) {
        byExperiment
            .computeIfAbsent(card.experiment(), name -> new LinkedHashMap<>())
            .put(card.architecture(), card);
      }
    }
  }

  /** The report in Markdown: three tables. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("### Held-out AUC by experiment, with its 95 % confidence interval\n\n");
    text.append("| experiment | positives | ")
        .append(String.join(" | ", architectures))
        .append(" |\n|---|---|")
        .append("---|".repeat(architectures.size()))
        .append('\n');
    byExperiment.forEach(
        (experiment, cards) -> {
          ModelCard any = cards.values().iterator().next();
          text.append("| ")
              .append(experiment)
              .append(" | ")
              .append(any.training().trainingPositives() + any.training().validationPositives())
              .append(" |");
          for (String architecture : architectures) {
            text.append(' ').append(cell(cards.get(architecture))).append(" |");
          }
          text.append('\n');
        });
    text.append("\n### By architecture\n\n");
    text.append("| architecture | experiments | mean | median | sd |\n|---|---|---|---|---|\n");
    for (String architecture : architectures) {
      double[] values = aucs(architecture);
      text.append(
          values.length == 0
              ? String.format(Locale.ROOT, "| %s | 0 | – | – | – |%n", architecture)
              : String.format(
                  Locale.ROOT,
                  "| %s | %d | %.3f | %.3f | %s |%n",
                  architecture,
                  values.length,
                  StatUtils.mean(values),
                  StatUtils.percentile(values, 50),
                  values.length < 2
                      ? ABSENT
                      : String.format(Locale.ROOT, "%.3f", Math.sqrt(StatUtils.variance(values)))));
    }
    text.append("\n### Pair-wise t-tests\n\n");
    text.append("| A | B | experiments | mean of A − B | p |\n|---|---|---|---|---|\n");
    for (int i = 0; i < architectures.size(); i++) {
      for (int j = i + 1; j < architectures.size(); j++) {
        text.append(pair(architectures.get(i), architectures.get(j)));
      }
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static String cell(ModelCard card) {
    return card == null
        ? ABSENT
        : String.format(
            Locale.ROOT,
            "%.3f (%.3f-%.3f)",
            card.evaluation().auc(),
            card.evaluation().aucInterval().get(0),
            card.evaluation().aucInterval().get(1));
  }

  private double[] aucs(String architecture) {
    return byExperiment.values().stream()
        .filter(cards -> cards.containsKey(architecture))
        .mapToDouble(cards -> cards.get(architecture).evaluation().auc())
        .toArray();
  }

  private String pair(String a, String b) {
    List<double[]> pairs = new ArrayList<>();
    for (Map<String, ModelCard> cards : byExperiment.values()) {
      if (cards.containsKey(a) && cards.containsKey(b)) {
        pairs.add(
            new double[] {
              cards.get(a).evaluation().auc(), cards.get(b).evaluation().auc(),
            });
      }
    }
    double[] first = pairs.stream().mapToDouble(pair -> pair[0]).toArray();
    double[] second = pairs.stream().mapToDouble(pair -> pair[1]).toArray();
    if (first.length < 2) {
      return String.format(Locale.ROOT, "| %s | %s | %d | – | – |%n", a, b, first.length);
    }
    double p = new TTest().pairedTTest(first, second);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %+.4f | %s |%n",
        a,
        b,
        first.length,
        StatUtils.mean(first) - StatUtils.mean(second),
        Double.isNaN(p) ? ABSENT : String.format(Locale.ROOT, "%.2g", p));
  }
}
