package org.motiflens.training.evaluation.chromosome;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.evaluation.chromosome.FalseCalls.Call;
import org.motiflens.training.evaluation.chromosome.FalseCalls.Calls;

/** The highest windows of scorers, each with what is there, as a table and in sum. Immutable. */
public final class FalseCallsReport {
  private static final int FACTORS_NAMED = 6;

  private final ChromosomeGrid grid;
  private final Labelling labelling;
  private final List<Calls> all;

  public FalseCallsReport(ChromosomeGrid grid, Labelling labelling, List<Calls> all) {
    this.grid = grid;
    this.labelling = labelling;
    this.all =
        all.stream()
            .sorted(
                Comparator.comparing((Calls calls) -> calls.experiment().tf())
                    .thenComparing(calls -> calls.experiment().id())
                    .thenComparing(calls -> calls.scorer().kind())
                    .thenComparing(calls -> calls.scorer().name()))
            .toList();
  }

  /** What is at an unbound window, the nearest relation first. */
  private enum Relation {
    SAME_FACTOR,
    SAME_CELLS,
    OTHER_CELLS,
    NONE;

    static Relation of(Call call, Experiment judge) {
      if (call.near().stream().anyMatch(other -> other.tf().equalsIgnoreCase(judge.tf()))) {
        return SAME_FACTOR;
      }
      if (FalseCalls.hasOtherFactor(call.near(), judge)) {
        return SAME_CELLS;
      }
      return call.near().isEmpty() ? NONE : OTHER_CELLS;
    }
  }

  /** A line a window, tab-separated. */
  public String table() {
    StringBuilder text =
        new StringBuilder(
            "table\tcell_line\tfactor\tname\trank\tchromosome\tstart\tend\tscore\tcalled\tpeaks\n");
    for (Calls calls : all) {
      Experiment experiment = calls.experiment();
      int rank = 0;
      for (Call call : calls.calls()) {
        rank++;
        text.append(
            String.join(
                "\t",
                experiment.table(),
                experiment.cellLine(),
                experiment.tf(),
                calls.scorer().name(),
                String.valueOf(rank),
                grid.chromosome(),
                String.valueOf(call.start()),
                String.valueOf(call.start() + ChromosomeGrid.WINDOW),
                String.format(Locale.ROOT, "%.4f", call.score()),
                call.bound() ? "bound" : "unbound",
                call.near().isEmpty()
                    ? "."
                    : call.near().stream().map(Experiment::id).collect(Collectors.joining(","))));
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** A line a scorer, as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "The windows of %s that score highest, as many as are bound, rule %s. The unbound ones"
                + " among them, each in the first column that fits: near a peak of the factor in"
                + " another experiment, of another factor in the same cells, of another factor in"
                + " other cells, of nothing at hand. Then how many of them are near peaks of which"
                + " other factors; last, of the bound windows that are among the highest and of"
                + " those that are missed, how many are near a peak of another factor in the same"
                + " cells.%s\n\n",
            grid.chromosome(),
            labelling.rule().key(),
            labelling.words()));
    text.append(
        "| factor | cells | scorer | windows | bound | the factor elsewhere | others, same cells |"
            + " other cells | nothing | factors at unbound ones | found | missed |\n"
            + "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    all.forEach(calls -> line(calls, text));
    return text.toString();
  }

  private static void line(Calls calls, StringBuilder text) {
    Experiment judge = calls.experiment();
    List<Call> unbound = calls.calls().stream().filter(call -> !call.bound()).toList();
    List<Call> found = calls.calls().stream().filter(Call::bound).toList();
    text.append("| ")
        .append(judge.tf())
        .append(" | ")
        .append(judge.cellLine())
        .append(" | ")
        .append(calls.scorer().name())
        .append(" | ")
        .append(calls.calls().size())
        .append(" | ")
        .append(found.size())
        .append(" | ");
    for (Relation relation : Relation.values()) {
      text.append(unbound.stream().filter(call -> Relation.of(call, judge) == relation).count())
          .append(" | ");
    }
    text.append(factors(unbound, judge)).append(" | ");
    text.append(
            found.stream().filter(call -> FalseCalls.hasOtherFactor(call.near(), judge)).count())
        .append('/')
        .append(found.size())
        .append(" | ")
        .append(calls.missedNear())
        .append('/')
        .append(calls.missed())
        .append(" |\n");
  }

  /** The most frequent other factors at windows, each counted once a window. */
  private static String factors(List<Call> calls, Experiment judge) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Call call : calls) {
      for (String factor : new HashSet<>(call.near().stream().map(Experiment::tf).toList())) {
        if (!factor.equalsIgnoreCase(judge.tf())) {
          counts.merge(factor, 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(FACTORS_NAMED)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
