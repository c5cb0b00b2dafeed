package org.motiflens.training.evaluation.chromosome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.motiflens.training.evaluation.chromosome.CalibrationCheck.Promise;
import org.motiflens.training.evaluation.chromosome.CalibrationCheck.Row;

/** What became of the promises of many calibrations, by architecture. Immutable. */
public final class CalibrationReport {
  /** Windows below which a model's own share of bound ones would be noise. */
  private static final int FEWEST_WINDOWS = 20;

  private final String chromosome;
  private final List<Row> rows;

  public CalibrationReport(String chromosome, List<Row> rows) {
    this.chromosome = chromosome;
    this.rows =
        rows.stream()
            .sorted(
                Comparator.comparing(Row::architecture)
                    .thenComparing(Row::model)
                    .thenComparing(Row::promise)
                    .thenComparing(Row::mark))
            .toList();
  }

  /** All rows, tab-separated. */
  public String table() {
    return String.join("\t", Row.COLUMNS)
        + "\n"
        + rows.stream()
            .map(row -> String.join("\t", row.cells()) + "\n")
            .collect(Collectors.joining());
  }

  /** Both promises, by architecture, as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d calibrated models on %s, of which nothing was trained, chosen or calibrated.\n\n",
            rows.stream().map(Row::model).distinct().count(),
            chromosome));
    shares(text);
    precisions(text);
    return text.toString();
  }

  /** Rows of one promise by architecture and mark, the strictest mark last. */
  private Map<String, List<List<Row>>> grouped(Promise promise) {
    Map<String, Map<Double, List<Row>>> byMark = new TreeMap<>();
    rows.stream()
        .filter(row -> row.promise() == promise)
        .forEach(
            row ->
                byMark
                    .computeIfAbsent(row.architecture(), name -> new TreeMap<>())
                    .computeIfAbsent(row.mark(), mark -> new ArrayList<>())
                    .add(row));
    Map<String, List<List<Row>>> grouped = new TreeMap<>();
    byMark.forEach((architecture, marks) -> grouped.put(architecture, List.copyOf(marks.values())));
    return grouped;
  }

  private void shares(StringBuilder text) {
    text.append(
        "## One window in N\n\n"
            + "Of the windows of the chromosome the share whose score the calibration calls as rare"
            + " as one in N, times N: 1 where the promise is kept.\n\n"
            + "| architecture | one in | models | observed : promised, median | 10 % to 90 % of"
            + " models |\n|---|---|---|---|---|\n");
    grouped(Promise.SHARE)
        .forEach(
            (architecture, marks) -> {
              for (int i = marks.size() - 1; i >= 0; i--) {
                List<Row> at = marks.get(i);
                double[] ratios =
                    at.stream().mapToDouble(row -> row.observed() / row.promisedHere()).toArray();
                text.append(
                    String.format(
                        Locale.ROOT,
                        "| %s | %,d | %d | %.2f | %.2f to %.2f |\n",
                        architecture,
                        Math.round(1 / at.get(0).mark()),
                        at.size(),
                        StatUtils.percentile(ratios, 50),
                        StatUtils.percentile(ratios, 10),
                        StatUtils.percentile(ratios, 90)));
              }
            });
    text.append('\n');
  }

  private void precisions(StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT,
            "## Expected precision\n\n"
                + "All windows of a model that score at least as high as a precision is first"
                + " promised at. Promised: what the calibrations promise, where as many windows are"
                + " bound as on this chromosome; observed: the share that is bound, of the windows"
                + " of all models together. The spread is of models with %d such windows or"
                + " more.\n\n"
                + "| architecture | expected at least | models | windows | promised | observed |"
                + " models | observed, median | 10 %% to 90 %% |\n"
                + "|---|---|---|---|---|---|---|---|---|\n",
            FEWEST_WINDOWS));
    grouped(Promise.PRECISION)
        .forEach((architecture, marks) -> marks.forEach(at -> precision(text, architecture, at)));
    text.append('\n');
  }

  private static void precision(StringBuilder text, String architecture, List<Row> at) {
    long windows = at.stream().mapToLong(Row::windows).sum();
    double promised = at.stream().mapToDouble(row -> row.promisedHere() * row.windows()).sum();
    double bound = at.stream().mapToDouble(Row::bound).sum();
    double[] observed =
        at.stream()
            .filter(row -> row.windows() >= FEWEST_WINDOWS)
            .mapToDouble(Row::observed)
            .toArray();
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %.2f | %d | %,d | %.3f | %.3f | %d | %s |\n",
            architecture,
            at.get(0).mark(),
            at.size(),
            windows,
            promised / windows,
            bound / windows,
            observed.length,
            observed.length == 0
                ? "– | –"
                : String.format(
                    Locale.ROOT,
                    "%.3f | %.3f to %.3f",
                    StatUtils.percentile(observed, 50),
                    StatUtils.percentile(observed, 10),
                    StatUtils.percentile(observed, 90))));
  }
}
