package org.motiflens.plugin.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.explain.variant.VariantEffect;
import org.motiflens.explain.variant.VariantWindows;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.track.FloatText;
import org.motiflens.network.kernel.Kernels;

/**
 * Writes a table of variants with the columns that the command {@code variants} writes; positions
 * count from 1, as in VCF.
 *
 * @param source what the file of variants is called, without its folder
 * @param genome name of the genome
 */
public record VariantTableFile(String source, String genome) {
  /** Columns of a variant. */
  public static final List<String> PLACE =
      List.of("chromosome", "position", "id", "reference", "alternative");

  /** Columns of its effect. */
  public static final List<String> EFFECT =
      List.of(
          "reference_logit",
          "alternative_logit",
          "delta_logit",
          "reference_p",
          "alternative_p",
          "delta_p");

  /** Columns of what scores mean in the genome. */
  public static final List<String> OF_GENOME =
      List.of(
          "reference_rank",
          "alternative_rank",
          "reference_precision",
          "alternative_precision",
          "empirical_p");

  /**
   * Writes a file, whole or not at all.
   *
   * @param rows with scores
   * @param order indexes of the list in the order of the lines
   * @throws org.motiflens.genome.InputException when the file cannot be written
   */
  public void write(Path file, VariantRows rows, int[] order, Monitor monitor) {
    VariantScores scores = rows.scores().orElseThrow();
    List<String> columns = new ArrayList<>(PLACE);
    columns.addAll(EFFECT);
    columns.add("refused");
    if (rows.isCalibrated()) {
      columns.addAll(OF_GENOME);
    }
    TableText.write(file, provenance(scores), columns, order, i -> cells(rows, i), monitor);
  }

  private Provenance provenance(VariantScores scores) {
    return GenomicText.addToVariants(
        Kernels.addTo(Provenance.ofThisProduct())
            .with("variants", source)
            .with("genome", genome)
            .with("coordinates", "1-based")
            .with("model", scores.card().id())
            .with("model sha256", scores.card().weightsSha256())
            .with("windows", VariantWindows.CENTRE.description())
            .with("strand", StrandRule.MEAN.description()),
        scores.scale());
  }

  private static List<String> cells(VariantRows rows, int index) {
    VariantScores scores = rows.scores().orElseThrow();
    Optional<VariantEffect> effect = rows.effect(index);
    List<String> cells = new ArrayList<>(place(rows.list().entry(index)));
    cells.addAll(effect.map(VariantTableFile::numbers).orElse(empty(EFFECT)));
    cells.add(scores.outcome(index).map(VariantScores.Outcome::sentence).orElse("not scored"));
    if (rows.isCalibrated()) {
      GenomicScale scale = scores.scale().orElseThrow();
      cells.addAll(effect.map(e -> ofGenome(scale, e)).orElse(empty(OF_GENOME)));
    }
    return cells;
  }

  private static List<String> empty(List<String> columns) {
    return Collections.nCopies(columns.size(), "");
  }

  /** The cells of a variant. */
  public static List<String> place(VariantList.Entry entry) {
    return List.of(
        entry.row().chromosome(),
        Integer.toString(entry.row().position()),
        entry.row().id(),
        entry.row().reference(),
        entry.alternative());
  }

  /** The cells of its effect. */
  public static List<String> numbers(VariantEffect effect) {
    return List.of(
        FloatText.of(effect.referenceMargin()),
        FloatText.of(effect.alternativeMargin()),
        FloatText.of(effect.deltaMargin()),
        FloatText.of(effect.referenceProbability()),
        FloatText.of(effect.alternativeProbability()),
        FloatText.of(effect.deltaProbability()));
  }

  /** The cells of what a model's scores mean in the genome. */
  public static List<String> ofGenome(GenomicScale scale, VariantEffect effect) {
    Meaning reference = scale.meaning(effect.referenceMargin(), StrandRule.MEAN);
    Meaning alternative = scale.meaning(effect.alternativeMargin(), StrandRule.MEAN);
    return List.of(
        GenomicText.rank(reference),
        GenomicText.rank(alternative),
        GenomicText.precision(reference).orElse(""),
        GenomicText.precision(alternative).orElse(""),
        FloatText.of((float) scale.changeP(effect.deltaMargin(), StrandRule.MEAN)));
  }
}
