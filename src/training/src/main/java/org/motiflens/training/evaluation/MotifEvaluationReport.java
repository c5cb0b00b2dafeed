package org.motiflens.training.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.motiflens.explain.motif.KnownMotif;
import org.motiflens.explain.motif.SeqletCounts;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.genome.Provenance;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.training.evaluation.MotifEvaluation.OptimumRow;
import org.motiflens.training.evaluation.MotifEvaluation.TestSet;
import org.motiflens.training.evaluation.MotifEvaluation.WordRow;

/** A {@link MotifEvaluation} as two tables for programs and a report for people. */
public final class MotifEvaluationReport {
  /** Rows of Table 4 of the paper and the architecture that stands for each. */
  private static final Map<String, String> ROWS = rows();

  /** What the paper's Table 4 says, by architecture and way: matches in 500 windows. */
  private static final Map<String, Map<String, Double>> PUBLISHED_OF_500 =
      Map.of(
          "small-cnn", Map.of("saliency", 243.9, "activation", 173.4),
          "small-rnn", Map.of("saliency", 168.1, "temporal", 53.5),
          "small-cnn-rnn", Map.of("saliency", 138.6, "activation", 74.2, "temporal", 113.2));

  /** Its last column: optima that match, of 57 experiments. */
  private static final Map<String, Integer> PUBLISHED_OPTIMA =
      Map.of("small-cnn", 19, "small-rnn", 11, "small-cnn-rnn", 13);

  private static final int PUBLISHED_EXPERIMENTS = 57;

  private final MotifEvaluation evaluation;
  private final Provenance provenance;

  public MotifEvaluationReport(MotifEvaluation evaluation, long seed) {
    this.evaluation = evaluation;
    provenance =
        Provenance.ofThisProduct()
            .with("motif database", evaluation.database().notice())
            .with("motifs in the database", evaluation.database().motifs().size())
            .with("match", "q-value <= " + MotifEvaluation.GREATEST_Q_VALUE)
            .with("seed of class optimisation", seed);
  }

  private static Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("CNN", "small-cnn");
    rows.put("RNN", "small-rnn");
    rows.put("CNN-RNN", "small-cnn-rnn");
    return rows;
  }

  /** One line a model and way; counts of windows. */
  public String words() {
    StringBuilder table = new StringBuilder(provenance.commentLines());
    table.append(
        "experiment\ttf\tmotifs\toriginal_test_set\tarchitecture\tweights_sha256\tmethod\twindows"
            + "\twindows_with_hit\twords\tmatched\tmatched_q01\tbest_match\tmatched_of_500\n");
    for (WordRow row : evaluation.words()) {
      SeqletCounts counts = row.counts();
      table.append(
          String.join(
              "\t",
              row.set().experiment(),
              row.set().tf(),
              String.join(",", row.set().motifs()),
              row.set().original() ? "yes" : "no",
              row.card().architecture(),
              row.card().weightsSha256(),
              row.extractor().key(),
              String.valueOf(counts.windows()),
              String.valueOf(row.set().hits()),
              String.valueOf(counts.words()),
              String.valueOf(counts.matched()),
              String.valueOf(counts.strict()),
              String.valueOf(counts.best()),
              decimal(counts.matchedOf500())));
      table.append('\n');
    }
    return table.toString();
  }

  /** One line a model and recipe: what its class-optimised sequence resembles. */
  public String optima() {
    StringBuilder table = new StringBuilder(provenance.commentLines());
    table.append(
        "experiment\ttf\tarchitecture\tweights_sha256\trecipe\tprobability\tstretch\tbest_id"
            + "\tbest_name\tbest_q\tbest_E\tbest_offset\tbest_overlap\tbest_orientation\town_id"
            + "\town_rank\town_q\tmatched\n");
    for (OptimumRow row : evaluation.optima()) {
      Optional<KnownMotif> best = row.best();
      Optional<KnownMotif> own = row.own();
      table.append(
          String.join(
              "\t",
              row.set().experiment(),
              row.set().tf(),
              row.card().architecture(),
              row.card().weightsSha256(),
              row.recipe().key(),
              String.format(Locale.ROOT, "%.6f", row.optimum().probability()),
              row.optimum().motif().map(MotifMatrix::consensus).orElse(""),
              best.map(motif -> motif.match().target().id()).orElse(""),
              best.map(motif -> motif.match().target().name()).orElse(""),
              best.map(motif -> scientific(motif.match().qValue())).orElse(""),
              best.map(motif -> scientific(motif.match().eValue())).orElse(""),
              best.map(motif -> String.valueOf(motif.match().offset())).orElse(""),
              best.map(motif -> String.valueOf(motif.match().overlap())).orElse(""),
              best.map(motif -> String.valueOf(motif.match().orientation())).orElse(""),
              own.map(motif -> motif.match().target().id()).orElse(""),
              row.ownRank().isPresent() ? String.valueOf(row.ownRank().getAsInt()) : "",
              own.map(motif -> scientific(motif.match().qValue())).orElse(""),
              row.set().motifs().isEmpty() ? "" : row.matched() ? "yes" : "no"));
      table.append('\n');
    }
    return table.toString();
  }

  /** The report. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Known motifs in what the models explain\n\n");
    text.append(
        "Written by `motiflens evaluate-motifs`; how it is measured is in"
            + " `docs/motif-evaluation.md`.\n\n");
    provenance
        .entries()
        .forEach(
            (key, value) -> text.append("* ").append(key).append(": ").append(value).append('\n'));
    text.append('\n');
    table4(text, "All experiments", set -> true);
    table4(
        text,
        "Experiments with a hit of the motif in at least half of the windows",
        set -> 2 * set.hits() >= set.windows());
    table4(text, "Complete original test sets alone", TestSet::original);
    experiments(text);
    wordTable(text);
    optimaTable(text);
    return text.toString();
  }

  private void table4(StringBuilder text, String title, Predicate<TestSet> chosen) {
    List<TestSet> sets =
        evaluation.experiments().stream()
            .filter(chosen)
            .filter(set -> !set.motifs().isEmpty())
            .toList();
    text.append("## ").append(title).append("\n\n");
    if (sets.isEmpty()) {
      text.append("None of them has models here.\n\n");
      return;
    }
    text.append(
        "Matches in 500 positive test windows, mean over experiments (number of experiments); in"
            + " brackets what the paper's Table 4 has, over 57 experiments. Class optimisation:"
            + " models whose optimum matches.\n\n");
    text.append("| | saliency | activation | temporal output | random word | windows with a hit |");
    ClassOptimiser.STANDARD.forEach(
        recipe -> text.append(" optimum, ").append(recipe.key()).append(" |"));
    text.append("\n|---|---|---|---|---|---|")
        .append("---|".repeat(ClassOptimiser.STANDARD.size()))
        .append('\n');
    for (Map.Entry<String, String> row : ROWS.entrySet()) {
      text.append("| ").append(row.getKey()).append(" (").append(row.getValue()).append(") |");
      for (String method : List.of("saliency", "activation", "temporal", "random")) {
        text.append(' ').append(wordCell(row.getValue(), method, chosen)).append(" |");
      }
      text.append(' ').append(hitCell(row.getValue(), chosen)).append(" |");
      for (ClassOptimiser recipe : ClassOptimiser.STANDARD) {
        text.append(' ').append(optimumCell(row.getValue(), recipe, chosen)).append(" |");
      }
      text.append('\n');
    }
    text.append('\n');
  }

  private String wordCell(String architecture, String method, Predicate<TestSet> chosen) {
    List<WordRow> rows =
        evaluation.words().stream()
            .filter(row -> chosen.test(row.set()))
            .filter(row -> row.card().architecture().equals(architecture))
            .filter(row -> row.extractor().key().equals(method))
            .toList();
    OptionalDouble mean = rows.stream().mapToDouble(row -> row.counts().matchedOf500()).average();
    if (mean.isEmpty()) {
      return "";
    }
    Double published = PUBLISHED_OF_500.get(architecture).get(method);
    return decimal(mean.getAsDouble())
        + " ("
        + rows.size()
        + ")"
        + (published == null ? "" : " [" + decimal(published) + "]");
  }

  /** How many of 500 windows have a hit of the factor's motif at all. */
  private String hitCell(String architecture, Predicate<TestSet> chosen) {
    OptionalDouble mean =
        evaluation.words().stream()
            .filter(row -> chosen.test(row.set()))
            .filter(row -> row.card().architecture().equals(architecture))
            .map(WordRow::set)
            .distinct()
            .mapToDouble(set -> 500.0 * set.hits() / set.windows())
            .average();
    return mean.isPresent() ? decimal(mean.getAsDouble()) : "";
  }

  private String optimumCell(
      String architecture, ClassOptimiser recipe, Predicate<TestSet> chosen) {
    List<OptimumRow> rows =
        evaluation.optima().stream()
            .filter(row -> chosen.test(row.set()) && !row.set().motifs().isEmpty())
            .filter(row -> row.card().architecture().equals(architecture))
            .filter(row -> row.recipe().key().equals(recipe.key()))
            .toList();
    if (rows.isEmpty()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "%d of %d [%d of %d]",
        rows.stream().filter(OptimumRow::matched).count(),
        rows.size(),
        PUBLISHED_OPTIMA.get(architecture),
        PUBLISHED_EXPERIMENTS);
  }

  private void experiments(StringBuilder text) {
    text.append("## Experiments\n\n");
    text.append(
        "| experiment | factor's motifs | positive test windows | original test set | with a motif"
            + " hit, p ≤ 10⁻⁴ |\n|---|---|---|---|---|\n");
    for (TestSet set : evaluation.experiments()) {
      boolean none = set.motifs().isEmpty();
      text.append("| ")
          .append(set.experiment())
          .append(" | ")
          .append(none ? "none: not counted above" : String.join(", ", set.motifs()))
          .append(" | ")
          .append(set.windows())
          .append(" | ")
          .append(set.original() ? "yes" : "no")
          .append(" | ")
          .append(none ? "" : String.valueOf(set.hits()))
          .append(" |\n");
    }
    text.append('\n');
  }

  private void wordTable(StringBuilder text) {
    text.append("## Words, model by model\n\n");
    text.append(
        "Of the windows: how many have a word, how many words match one of the factor's motifs with"
            + " q ≤ 0.5, with q ≤ 0.1, and better than any other motif.\n\n");
    text.append("| model | way | windows | words | q ≤ 0.5 | q ≤ 0.1 | best match |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    for (WordRow row : evaluation.words()) {
      SeqletCounts counts = row.counts();
      List<String> cells = new ArrayList<>();
      cells.add(row.card().id());
      cells.add(row.extractor().key());
      cells.add(String.valueOf(counts.windows()));
      cells.add(String.valueOf(counts.words()));
      cells.add(String.valueOf(counts.matched()));
      cells.add(String.valueOf(counts.strict()));
      cells.add(String.valueOf(counts.best()));
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    text.append('\n');
  }

  private void optimaTable(StringBuilder text) {
    text.append("## Class-optimised sequences, model by model\n\n");
    text.append("The known motif that each resembles most, and the place of the factor's own.\n\n");
    text.append(
        "| model | recipe | P | informative stretch | resembles | q | own motif's rank | own"
            + " motif's q |\n|---|---|---|---|---|---|---|---|\n");
    for (OptimumRow row : evaluation.optima()) {
      Optional<KnownMotif> best = row.best();
      boolean named = best.map(KnownMotif::isSignificant).orElse(false);
      text.append("| ")
          .append(row.card().id())
          .append(" | ")
          .append(row.recipe().key())
          .append(" | ")
          .append(String.format(Locale.ROOT, "%.4f", row.optimum().probability()))
          .append(" | ")
          .append(row.optimum().motif().map(MotifMatrix::consensus).orElse("none"))
          .append(" | ")
          .append(
              named ? best.get().name() + " " + best.get().match().target().id() : "no known motif")
          .append(" | ")
          .append(best.map(motif -> scientific(motif.match().qValue())).orElse(""))
          .append(" | ")
          .append(row.ownRank().isPresent() ? String.valueOf(row.ownRank().getAsInt()) : "")
          .append(" | ")
          .append(row.own().map(motif -> scientific(motif.match().qValue())).orElse(""))
          .append(" |\n");
    }
    text.append('\n');
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String scientific(double value) {
    return String.format(Locale.ROOT, "%.2g", value);
  }
}
