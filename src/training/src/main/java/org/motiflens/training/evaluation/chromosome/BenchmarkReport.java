package org.motiflens.training.evaluation.chromosome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The genome benchmark in Markdown: our models by architecture, beside the models that were
 * imported of the same factor and its known motifs, by experiment.
 */
public final class BenchmarkReport {
  private static final String ABSENT = "–";

  private final BenchmarkResults results;
  private final Labelling labelling;
  private final List<BenchmarkRow> rows;

  /** The report of what was measured with one labelling. */
  public BenchmarkReport(BenchmarkResults results, Labelling labelling) {
    this.results = results;
    this.labelling = labelling;
    this.rows = results.rows().stream().filter(row -> row.rule().equals(labelling.key())).toList();
  }

  /** Rows by experiment. */
  Map<String, List<BenchmarkRow>> byExperiment() {
    Map<String, List<BenchmarkRow>> experiments = new LinkedHashMap<>();
    rows.forEach(
        row -> experiments.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row));
    return experiments;
  }

  /** Of some rows the one with the largest auPRC. */
  static Optional<BenchmarkRow> best(List<BenchmarkRow> rows, ScorerKind kind) {
    return rows.stream()
        .filter(row -> row.kind() == kind)
        .max(Comparator.comparingDouble(BenchmarkRow::averagePrecision));
  }

  /** What stands at the head of a model's column. */
  static String column(BenchmarkRow row) {
    return row.architecture() + (row.strand().equals("forward") ? "" : ", " + row.strand());
  }

  private List<String> columns() {
    TreeSet<String> columns = new TreeSet<>();
    rows.stream()
        .filter(row -> row.kind() == ScorerKind.MODEL)
        .forEach(row -> columns.add(column(row)));
    return List.copyOf(columns);
  }

  /** The text. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d experiments, %d measurements on %s. auPRC is average precision; intervals are 95 %%"
                + " and come from drawing blocks of 1 Mb with replacement. \"Imported\" and"
                + " \"motif\" are the best of the same factor, chosen by this very figure, which"
                + " flatters them.%s\n\n",
            byExperiment().size(),
            rows.size(),
            results.chromosome(),
            labelling.words()));
    scorers(text);
    againstImported(text);
    otherExperiments(text);
    experiments(text);
    return text.toString();
  }

  private void scorers(StringBuilder text) {
    text.append("## By scorer\n\n");
    text.append(
        "| scorer | experiments | median auPRC | median recall at 10 % FDR | at 50 % FDR | median"
            + " AUROC | genome with P > .5, median | largest |\n"
            + "|---|---|---|---|---|---|---|---|\n");
    Map<String, List<BenchmarkRow>> byColumn = new LinkedHashMap<>();
    for (String column : columns()) {
      byColumn.put(
          column,
          rows.stream()
              .filter(row -> row.kind() == ScorerKind.MODEL && column(row).equals(column))
              .toList());
    }
    byColumn.put("best of ours", ofEach(ScorerKind.MODEL));
    byColumn.put("best imported", ofEach(ScorerKind.IMPORTED));
    byColumn.put("best motif", ofEach(ScorerKind.MOTIF));
    byColumn.put("best other experiment", ofEach(ScorerKind.PEAKS));
    byColumn.forEach(
        (name, shown) -> {
          if (!shown.isEmpty()) {
            text.append("| ")
                .append(name)
                .append(" | ")
                .append(shown.size())
                .append(" | ")
                .append(median(shown, row -> row.estimates().get(0).value(), "%.4f"))
                .append(" | ")
                .append(median(shown, row -> row.estimates().get(1).value(), "%.3f"))
                .append(" | ")
                .append(median(shown, row -> row.estimates().get(2).value(), "%.3f"))
                .append(" | ")
                .append(median(shown, row -> row.estimates().get(3).value(), "%.3f"))
                .append(" | ")
                .append(above(shown, true))
                .append(" | ")
                .append(above(shown, false))
                .append(" |\n");
          }
        });
    text.append('\n');
  }

  private List<BenchmarkRow> ofEach(ScorerKind kind) {
    return byExperiment().values().stream().flatMap(of -> best(of, kind).stream()).toList();
  }

  private static String median(
      List<BenchmarkRow> rows, ToDoubleFunction<BenchmarkRow> figure, String format) {
    return String.format(
        Locale.ROOT, format, StatUtils.percentile(rows.stream().mapToDouble(figure).toArray(), 50));
  }

  private static String above(List<BenchmarkRow> rows, boolean median) {
    double[] shares =
        rows.stream()
            .mapToDouble(BenchmarkRow::aboveHalf)
            .filter(share -> !Double.isNaN(share))
            .toArray();
    if (shares.length == 0) {
      return ABSENT;
    }
    return percent(median ? StatUtils.percentile(shares, 50) : StatUtils.max(shares));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private void againstImported(StringBuilder text) {
    Map<String, int[]> counts = new TreeMap<>();
    List<String> names = new ArrayList<>(columns());
    names.add("best of ours");
    int experiments = 0;
    for (List<BenchmarkRow> of : byExperiment().values()) {
      Optional<BenchmarkRow> imported = best(of, ScorerKind.IMPORTED);
      Optional<BenchmarkRow> ours = best(of, ScorerKind.MODEL);
      if (imported.isEmpty() || ours.isEmpty()) {
        continue;
      }
      experiments++;
      for (BenchmarkRow row : of) {
        if (row.kind() == ScorerKind.MODEL) {
          count(counts, column(row), row, imported.get());
        }
      }
      count(counts, "best of ours", ours.get(), imported.get());
    }
    if (experiments == 0) {
      return;
    }
    text.append("## Against imported models of the same factor\n\n");
    text.append("| scorer | experiments | at least the auPRC of the best imported model |\n");
    text.append("|---|---|---|\n");
    for (String name : names) {
      int[] count = counts.getOrDefault(name, new int[2]);
      if (count[0] > 0) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %d | %d (%.0f %%) |\n",
                name,
                count[0],
                count[1],
                100.0 * count[1] / count[0]));
      }
    }
    text.append('\n');
  }

  private static void count(
      Map<String, int[]> counts, String name, BenchmarkRow row, BenchmarkRow imported) {
    int[] count = counts.computeIfAbsent(name, key -> new int[2]);
    count[0]++;
    count[1] += row.averagePrecision() >= imported.averagePrecision() ? 1 : 0;
  }

  private void otherExperiments(StringBuilder text) {
    List<BenchmarkRow> shown = rows.stream().filter(row -> row.kind() == ScorerKind.PEAKS).toList();
    if (shown.isEmpty()) {
      return;
    }
    text.append("## Peaks of other experiments of the factor as scorers\n\n");
    text.append(
        "| factor | judged by | bound windows | peaks that score | auPRC | recall at 10 % FDR | at"
            + " 50 % FDR |\n|---|---|---|---|---|---|---|\n");
    for (BenchmarkRow row : shown) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s, %s | %d | %s | %s | %.3f | %.3f |\n",
              row.factor(),
              row.cellLine(),
              row.table(),
              row.positives(),
              row.name(),
              cell(row, false),
              row.estimates().get(1).value(),
              row.estimates().get(2).value()));
    }
    text.append('\n');
  }

  private void experiments(StringBuilder text) {
    List<String> columns = columns();
    text.append("## auPRC by experiment\n\n");
    text.append("Behind each auPRC the share of the genome with P > .5. Bold: best of ours.\n\n");
    text.append("| factor | cells | bound windows | share | ");
    columns.forEach(column -> text.append(column).append(" | "));
    text.append("imported | motif |\n|---|---|---|---|")
        .append("---|".repeat(columns.size() + 2))
        .append('\n');
    byExperiment()
        .values()
        .forEach(
            of -> {
              BenchmarkRow any = of.get(0);
              text.append(
                  String.format(
                      Locale.ROOT,
                      "| %s | %s | %d | %.5f | ",
                      any.factor(),
                      any.cellLine(),
                      any.positives(),
                      (double) any.positives() / (any.positives() + any.negatives())));
              Optional<BenchmarkRow> best = best(of, ScorerKind.MODEL);
              for (String column : columns) {
                text.append(
                        of.stream()
                            .filter(
                                row -> row.kind() == ScorerKind.MODEL && column(row).equals(column))
                            .max(Comparator.comparingDouble(BenchmarkRow::averagePrecision))
                            .map(row -> cell(row, best.isPresent() && best.get().equals(row)))
                            .orElse(ABSENT))
                    .append(" | ");
              }
              text.append(best(of, ScorerKind.IMPORTED).map(row -> named(row)).orElse(ABSENT))
                  .append(" | ")
                  .append(best(of, ScorerKind.MOTIF).map(row -> named(row)).orElse(ABSENT))
                  .append(" |\n");
            });
  }

  private static String cell(BenchmarkRow row, boolean best) {
    BenchmarkRow.Estimate value = row.estimates().get(0);
    String text = String.format(Locale.ROOT, "%.4f", value.value());
    return String.format(
        Locale.ROOT,
        "%s (%.4f-%.4f)%s",
        best ? "**" + text + "**" : text,
        value.low(),
        value.high(),
        Double.isNaN(row.aboveHalf()) ? "" : ", " + percent(row.aboveHalf()));
  }

  private static String named(BenchmarkRow row) {
    return cell(row, false) + " " + row.name().replaceAll("/.*", "");
  }
}
