package org.motiflens.training.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;
import org.motiflens.network.LayeredFamily;

/**
 * How good models are, in Markdown: AUC on held-out sets by set; mean, median and standard
 * deviation by architecture (Lanchantin et al. 2017, Table 2); pair-wise two-sided paired t-tests
 * over the sets that both have (Table 3). On the benchmark's own sets the published DeepBind models
 * stand beside ours, and the targets of the product are judged.
 */
public final class EvaluationReport {
  private static final String ABSENT = "–";
  private static final String DEEPBIND = "DeepBind";

  /** The benchmark's own sets at hand; at least so many of them should reach DeepBind. */
  private static final int TARGET_SETS = 9;

  private static final int BENCHMARK_SETS = 13;

  /** Of the CNN-RNN family over the benchmark's own sets. */
  private static final double TARGET_MEAN = 0.95;

  private final List<String> architectures;
  private final List<MeasuredModel> models;

  /**
   * @param architectures columns, in order; models of others are not reported
   */
  public EvaluationReport(MeasuredModels models, List<String> architectures) {
    this.architectures = List.copyOf(architectures);
    this.models =
        models.models().stream()
            .filter(model -> architectures.contains(model.architecture()))
            .toList();
  }

  /** The report: first the sets that DeepBind was measured on, then all. */
  public String markdown() {
    List<MeasuredModel> original =
        models.stream().filter(model -> model.deepBind().isPresent()).toList();
    StringBuilder text = new StringBuilder();
    if (!original.isEmpty()) {
      text.append("## Original benchmark sets, against DeepBind\n\n");
      targets(original, text);
      section(original, true, text);
    }
    text.append(original.isEmpty() ? "" : "\n").append("## All models\n\n");
    section(models, false, text);
    cost(text);
    return text.toString();
  }

  private void section(List<MeasuredModel> shown, boolean deepBind, StringBuilder text) {
    bySet(shown, deepBind, text);
    Map<String, Map<String, Double>> columns = columns(shown, deepBind);
    byArchitecture(columns, text);
    tests(columns, text);
  }

  private void targets(List<MeasuredModel> original, StringBuilder text) {
    ModelSelection selection = new ModelSelection(original);
    text.append(
        "Of each set the model with the best *validation* AUC is chosen; test sets choose"
            + " nothing.\n\n");
    text.append("| chosen among | by | sets | ≥ DeepBind | mean AUC | mean of DeepBind |\n");
    text.append("|---|---|---|---|---|---|\n");
    List<MeasuredModel> best = selection.byValidation(model -> true);
    text.append(choice("all", "validation", best));
    for (LayeredFamily family :
        List.of(LayeredFamily.CNN, LayeredFamily.RNN, LayeredFamily.CNN_RNN)) {
      text.append(
          choice(
              name(family),
              "validation",
              selection.byValidation(model -> model.family() == family)));
    }
    text.append(choice("all", "test (too good: for comparison only)", selection.byTest()));
    int reached = reached(best);
    text.append(
        String.format(
            Locale.ROOT,
            "\n* Target: at least DeepBind's AUC on at least %d of %d sets. %d of the %d sets"
                + " measured reach it: %s.\n",
            TARGET_SETS,
            BENCHMARK_SETS,
            reached,
            best.size(),
            verdict(reached >= TARGET_SETS, best.size())));
    List<MeasuredModel> mixed =
        selection.byValidation(model -> model.family() == LayeredFamily.CNN_RNN);
    if (mixed.isEmpty()) {
      text.append("* Target: mean AUC of the CNN-RNN family at least 0.95. No such model.\n\n");
      return;
    }
    double mean = mean(mixed);
    text.append(
        String.format(
            Locale.ROOT,
            "* Target: mean AUC of the CNN-RNN family at least %.2f. It is %.4f over %d sets: %s"
                + ".\n\n",
            TARGET_MEAN,
            mean,
            mixed.size(),
            // A mean over fewer sets than there are says nothing yet about the target.
            mixed.size() < BENCHMARK_SETS ? "sets are missing" : met(mean >= TARGET_MEAN)));
  }

  private static String verdict(boolean reached, int sets) {
    return reached || sets >= BENCHMARK_SETS ? met(reached) : "sets are missing";
  }

  private static String met(boolean met) {
    return met ? "**met**" : "**not met**";
  }

  private static String choice(String among, String by, List<MeasuredModel> chosen) {
    if (chosen.isEmpty()) {
      return String.format(Locale.ROOT, "| %s | %s | 0 | – | – | – |\n", among, by);
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | %.4f | %.4f |\n",
        among,
        by,
        chosen.size(),
        reached(chosen),
        mean(chosen),
        chosen.stream().mapToDouble(model -> model.deepBind().getAsDouble()).average().orElse(0));
  }

  private static double mean(List<MeasuredModel> chosen) {
    return chosen.stream().mapToDouble(model -> model.auc().value()).average().orElseThrow();
  }

  private static int reached(List<MeasuredModel> chosen) {
    return (int) chosen.stream().filter(EvaluationReport::reachesDeepBind).count();
  }

  private static boolean reachesDeepBind(MeasuredModel model) {
    return model.deepBind().isPresent() && model.auc().value() >= model.deepBind().getAsDouble();
  }

  /** A family as people write it. */
  static String name(LayeredFamily family) {
    return family.name().replace('_', '-');
  }

  private void bySet(List<MeasuredModel> shown, boolean deepBind, StringBuilder text) {
    text.append("### Held-out AUC by set, with its 95 % confidence interval\n\n");
    if (deepBind) {
      text.append("✓: at least DeepBind's AUC. Bold: chosen by validation AUC.\n\n");
    }
    ModelSelection selection = new ModelSelection(shown);
    List<MeasuredModel> chosen = selection.byValidation(model -> true);
    text.append("| set | positives |")
        .append(deepBind ? " " + DEEPBIND + " |" : "")
        .append(' ')
        .append(String.join(" | ", architectures))
        .append(" |\n|---|---|")
        .append("---|".repeat(architectures.size() + (deepBind ? 1 : 0)))
        .append('\n');
    selection
        .bySet()
        .forEach(
            (set, ofSet) -> {
              text.append("| ").append(set).append(" | ").append(ofSet.get(0).positives());
              if (deepBind) {
                text.append(
                    String.format(Locale.ROOT, " | %.3f", ofSet.get(0).deepBind().getAsDouble()));
              }
              for (String architecture : architectures) {
                text.append(" | ")
                    .append(
                        ofSet.stream()
                            .filter(model -> model.architecture().equals(architecture))
                            .findFirst()
                            .map(model -> cell(model, deepBind && chosen.contains(model)))
                            .orElse(ABSENT));
              }
              text.append(" |\n");
            });
  }

  private static String cell(MeasuredModel model, boolean chosen) {
    String value = String.format(Locale.ROOT, "%.3f", model.auc().value());
    return String.format(
        Locale.ROOT,
        "%s (%.3f-%.3f)%s",
        chosen ? "**" + value + "**" : value,
        model.auc().low(),
        model.auc().high(),
        reachesDeepBind(model) ? " ✓" : "");
  }

  /** AUC by set of each column of the tables. */
  private Map<String, Map<String, Double>> columns(List<MeasuredModel> shown, boolean deepBind) {
    Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
    for (String architecture : architectures) {
      columns.put(architecture, new TreeMap<>());
    }
    if (deepBind) {
      columns.put(DEEPBIND, new TreeMap<>());
    }
    for (MeasuredModel model : shown) {
      columns.get(model.architecture()).put(model.set(), model.auc().value());
      if (deepBind) {
        columns.get(DEEPBIND).put(model.set(), model.deepBind().getAsDouble());
      }
    }
    return columns;
  }

  private static void byArchitecture(Map<String, Map<String, Double>> columns, StringBuilder text) {
    text.append("\n### By architecture\n\n");
    text.append("| architecture | sets | mean | median | sd |\n|---|---|---|---|---|\n");
    columns.forEach(
        (name, bySet) -> {
          double[] values = bySet.values().stream().mapToDouble(value -> value).toArray();
          text.append(
              values.length == 0
                  ? String.format(Locale.ROOT, "| %s | 0 | – | – | – |\n", name)
                  : String.format(
                      Locale.ROOT,
                      "| %s | %d | %.3f | %.3f | %s |\n",
                      name,
                      values.length,
                      StatUtils.mean(values),
                      StatUtils.percentile(values, 50),
                      values.length < 2
                          ? ABSENT
                          : String.format(
                              Locale.ROOT, "%.3f", Math.sqrt(StatUtils.variance(values)))));
        });
  }

  private static void tests(Map<String, Map<String, Double>> columns, StringBuilder text) {
    text.append("\n### Pair-wise t-tests\n\n");
    text.append("Paired by set, two-sided, not corrected for their number.\n\n");
    text.append("| A | B | sets | mean of A − B | t | p |\n|---|---|---|---|---|---|\n");
    List<String> names = new ArrayList<>(columns.keySet());
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        text.append(
            test(names.get(i), columns.get(names.get(i)), names.get(j), columns.get(names.get(j))));
      }
    }
  }

  private static String test(String a, Map<String, Double> ofA, String b, Map<String, Double> ofB) {
    List<String> both = ofA.keySet().stream().filter(ofB::containsKey).toList();
    double[] first = both.stream().mapToDouble(ofA::get).toArray();
    double[] second = both.stream().mapToDouble(ofB::get).toArray();
    if (both.size() < 2) {
      return String.format(Locale.ROOT, "| %s | %s | %d | – | – | – |\n", a, b, both.size());
    }
    TTest test = new TTest();
    double t = test.pairedT(first, second);
    double p = test.pairedTTest(first, second);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %+.4f | %s | %s |\n",
        a,
        b,
        both.size(),
        StatUtils.mean(first) - StatUtils.mean(second),
        Double.isFinite(t) ? String.format(Locale.ROOT, "%.2f", t) : ABSENT,
        Double.isNaN(p) ? ABSENT : String.format(Locale.ROOT, "%.2g", p));
  }

  private void cost(StringBuilder text) {
    Optional<Double> seconds =
        models.stream()
            .filter(model -> model.cpuSeconds().isPresent())
            .map(model -> model.cpuSeconds().getAsDouble())
            .reduce(Double::sum);
    seconds.ifPresent(
        sum ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "\n### Cost\n\n%.1f hours of processor time for the %d of %d models whose time"
                        + " is known.\n",
                    sum / 3600,
                    models.stream().filter(model -> model.cpuSeconds().isPresent()).count(),
                    models.size())));
  }
}
