package org.motiflens.training.evaluation.chromosome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.WholeFile;

/**
 * Measured rows, each measurement once, as a table of tab-separated values that outlives the
 * bundles. Immutable.
 */
public final class BenchmarkResults {
  static final int CURVE_POINTS = 50;

  private static final String NOT_KNOWN = "NA";

  private static final List<String> COLUMNS =
      List.of(
          "rule",
          "chromosome",
          "table",
          "cell_line",
          "factor",
          "kind",
          "name",
          "architecture",
          "weights_sha256",
          "strand",
          "positives",
          "negatives",
          "auprc",
          "auprc_low",
          "auprc_high",
          "recall_fdr10",
          "recall_fdr10_low",
          "recall_fdr10_high",
          "recall_fdr50",
          "recall_fdr50_low",
          "recall_fdr50_high",
          "auroc",
          "auroc_low",
          "auroc_high",
          "above_half",
          "precision_at_recall");

  private static final int ESTIMATES = 12;

  private final String chromosome;
  private final Map<String, BenchmarkRow> rows = new LinkedHashMap<>();

  private BenchmarkResults(String chromosome, List<BenchmarkRow> rows) {
    this.chromosome = chromosome;
    rows.stream()
        .sorted(
            Comparator.comparing(BenchmarkRow::rule)
                .thenComparing(BenchmarkRow::factor)
                .thenComparing(BenchmarkRow::cellLine)
                .thenComparing(BenchmarkRow::table)
                .thenComparing(BenchmarkRow::kind)
                .thenComparing(BenchmarkRow::name)
                .thenComparing(BenchmarkRow::hash)
                .thenComparing(BenchmarkRow::strand))
        .forEach(row -> this.rows.put(row.key(), row));
  }

  /** None yet. */
  public static BenchmarkResults none(String chromosome) {
    return new BenchmarkResults(chromosome, List.of());
  }

  /** These and another one, which takes the place of the same measurement. */
  BenchmarkResults with(BenchmarkRow row) {
    Map<String, BenchmarkRow> all = new TreeMap<>(rows);
    all.put(row.key(), row);
    return new BenchmarkResults(chromosome, List.copyOf(all.values()));
  }

  String chromosome() {
    return chromosome;
  }

  List<BenchmarkRow> rows() {
    return List.copyOf(rows.values());
  }

  /** How many measurements there are. */
  public int size() {
    return rows.size();
  }

  /** A measurement that was made before. */
  Optional<BenchmarkRow> find(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** The table. */
  public String table() {
    StringBuilder text = new StringBuilder(String.join("\t", COLUMNS)).append('\n');
    for (BenchmarkRow row : rows.values()) {
      List<String> cells = new ArrayList<>();
      cells.addAll(
          List.of(
              row.rule(),
              chromosome,
              row.table(),
              row.cellLine(),
              row.factor(),
              row.kind().name().toLowerCase(Locale.ROOT),
              row.name(),
              row.architecture(),
              row.hash(),
              row.strand(),
              String.valueOf(row.positives()),
              String.valueOf(row.negatives())));
      for (BenchmarkRow.Estimate estimate : row.estimates()) {
        cells.add(number(estimate.value()));
        cells.add(number(estimate.low()));
        cells.add(number(estimate.high()));
      }
      cells.add(Double.isNaN(row.aboveHalf()) ? NOT_KNOWN : number(row.aboveHalf()));
      cells.add(
          row.curve().stream()
              .map(value -> String.format(Locale.ROOT, "%.4f", value))
              .collect(Collectors.joining(",")));
      text.append(String.join("\t", cells)).append('\n');
    }
    return text.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  /**
   * Reads a table that {@link #table} made.
   *
   * @throws InputException when it cannot be read, a line is none of such a table, or it is of
   *     another chromosome
   */
  public static BenchmarkResults read(Path file, String chromosome) {
    List<String> lines = WholeFile.lines(file, Limits.LARGEST_SMALL_FILE);
    if (lines.isEmpty() || !lines.get(0).equals(String.join("\t", COLUMNS))) {
      throw new InputException(
          file
              + ": line 1 is not the header of a table of the genome benchmark; make the table with"
              + " motiflens genome-benchmark --report.");
    }
    List<BenchmarkRow> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] fields = lines.get(i).split("\t", -1);
      try {
        if (fields.length != COLUMNS.size()) {
          throw new IllegalArgumentException(fields.length + " columns");
        }
        if (!fields[1].equals(chromosome)) {
          throw new IllegalArgumentException(fields[1] + " and not " + chromosome);
        }
        rows.add(row(fields));
      } catch (IllegalArgumentException e) {
        throw new InputException(
            file
                + ": line "
                + (i + 1)
                + " is no line of the genome benchmark ("
                + e.getMessage()
                + "); make the table anew with motiflens genome-benchmark.",
            e);
      }
    }
    return new BenchmarkResults(chromosome, rows);
  }

  private static BenchmarkRow row(String[] fields) {
    List<BenchmarkRow.Estimate> estimates = new ArrayList<>();
    for (int i = ESTIMATES; i < ESTIMATES + 3 * Figures.ALL.size(); i += 3) {
      estimates.add(
          new BenchmarkRow.Estimate(
              Double.parseDouble(fields[i]),
              Double.parseDouble(fields[i + 1]),
              Double.parseDouble(fields[i + 2])));
    }
    return new BenchmarkRow(
        fields[0],
        fields[2],
        fields[3],
        fields[4],
        ScorerKind.valueOf(fields[5].toUpperCase(Locale.ROOT)),
        fields[6],
        fields[7],
        fields[8],
        fields[9],
        Integer.parseInt(fields[10]),
        Integer.parseInt(fields[11]),
        estimates,
        fields[24].equals(NOT_KNOWN) ? Double.NaN : Double.parseDouble(fields[24]),
        Arrays.stream(fields[25].split(",")).map(Double::valueOf).toList());
  }
}
