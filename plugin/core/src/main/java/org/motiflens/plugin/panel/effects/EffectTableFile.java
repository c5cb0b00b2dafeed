package org.motiflens.plugin.panel.effects;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.explain.variant.VariantWindows;
import org.motiflens.genome.Provenance;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.plugin.table.GenomicText;
import org.motiflens.plugin.table.TableText;
import org.motiflens.plugin.table.VariantTableFile;

/**
 * Writes the effects of all factors with the columns of {@code motiflens variants --model factors
 * --min-delta}.
 *
 * @param source what the file of variants is called, without its folder
 * @param genome name of the genome
 * @param least change that was kept
 */
record EffectTableFile(String source, String genome, float least) {
  private static final String NONE = "NA";

  /**
   * Writes a file, whole or not at all.
   *
   * @param order indexes of the rows in the order of the lines
   * @throws org.motiflens.genome.InputException when the file cannot be written
   */
  void write(Path file, EffectRows rows, int[] order, Monitor monitor) {
    List<String> columns = new ArrayList<>(VariantTableFile.PLACE);
    columns.add("model");
    columns.addAll(VariantTableFile.EFFECT);
    columns.add("refused");
    columns.addAll(VariantTableFile.OF_GENOME);
    TableText.write(file, provenance(rows), columns, order, i -> cells(rows.row(i)), monitor);
  }

  private Provenance provenance(EffectRows rows) {
    return GenomicText.addToVariants(
        Kernels.addTo(Provenance.ofThisProduct())
            .with("variants", source)
            .with("genome", genome)
            .with("coordinates", "1-based")
            .with("models", "of each experiment the best calibrated one")
            .with("rows", "differences of " + least + " or more")
            .with("windows", VariantWindows.CENTRE.description())
            .with("strand", StrandRule.MEAN.description()),
        rows.all().stream().findFirst().map(row -> row.found().scale()));
  }

  private static List<String> cells(EffectRows.Row row) {
    List<String> cells = new ArrayList<>(VariantTableFile.place(row.entry()));
    cells.add(row.found().card().id());
    cells.addAll(VariantTableFile.numbers(row.found().effect()));
    cells.add(NONE);
    VariantTableFile.ofGenome(row.found().scale(), row.found().effect())
        .forEach(cell -> cells.add(cell.isEmpty() ? NONE : cell));
    return cells;
  }

  /** What a file may be called. */
  static String name(Optional<Path> source) {
    return "variants.all-factors"
        + source
            .map(path -> "." + path.getFileName().toString().replaceAll("\\.vcf(\\.gz)?$", ""))
            .orElse("")
            .replaceAll("[^A-Za-z0-9.-]+", "_")
        + ".tsv";
  }
}
