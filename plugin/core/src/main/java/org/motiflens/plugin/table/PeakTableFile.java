package org.motiflens.plugin.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.interval.Peak;
import org.motiflens.network.kernel.Kernels;

/**
 * Writes a table of peaks: comments with where it comes from, a line of column names, a line a
 * peak. Columns: {@code chrom start end name summit score signal p p_shuffled}, and of a calibrated
 * model {@code rank precision}; coordinates are 0-based, the end exclusive; a value that is not
 * known is {@code NA}.
 *
 * @param source what the peaks' file is called, without its folder
 * @param genome name of the genome
 */
public record PeakTableFile(String source, String genome) {
  private static final List<String> COLUMNS =
      List.of("chrom", "start", "end", "name", "summit", "score", "signal", "p", "p_shuffled");
  private static final List<String> OF_GENOME = List.of("rank", "precision");

  /**
   * Writes a file, whole or not at all.
   *
   * @param order indexes of the list in the order of the lines
   * @throws org.motiflens.genome.InputException when the file cannot be written
   */
  public void write(Path file, PeakRows rows, int[] order, Monitor monitor) {
    List<String> columns = new ArrayList<>(COLUMNS);
    if (rows.isCalibrated()) {
      columns.addAll(OF_GENOME);
    }
    TableText.write(
        file, provenance(rows, order.length), columns, order, i -> cells(rows, i), monitor);
  }

  private Provenance provenance(PeakRows rows, int lines) {
    Provenance provenance =
        Kernels.addTo(Provenance.ofThisProduct())
            .with("peaks", source)
            .with("genome", genome)
            .with("coordinates", "0-based, end exclusive");
    if (lines < rows.size()) {
      provenance =
          provenance.with(
              "rows",
              String.format(
                  Locale.ROOT,
                  "%d of %d: those with P below %s",
                  lines,
                  rows.size(),
                  rows.threshold()));
    }
    return rows.scores().isEmpty() ? provenance : addModel(provenance, rows.scores().get());
  }

  private static Provenance addModel(Provenance provenance, PeakScores scores) {
    Provenance model =
        provenance
            .with("model", scores.card().id())
            .with("model sha256", scores.card().weightsSha256())
            .with(
                "p", "P(bound) of the " + scores.card().windowLength() + " bases around the summit")
            .with(
                "p_shuffled",
                "the same of one dinucleotide-preserving shuffle of those bases, seed "
                    + PeakScorer.SEED)
            .with("strand", "+");
    return GenomicText.addTo(model, scores.scale());
  }

  private static List<String> cells(PeakRows rows, int index) {
    Peak peak = rows.list().peaks().get(index);
    Optional<PeakScores> scores = rows.scores();
    List<String> cells = new ArrayList<>();
    cells.add(peak.chromosome());
    cells.add(Integer.toString(peak.start()));
    cells.add(Integer.toString(peak.end()));
    cells.add(peak.name().isEmpty() ? "." : peak.name());
    cells.add(Integer.toString(peak.summit()));
    cells.add(number(peak.score()));
    cells.add(number(peak.signal()));
    cells.add(probability(scores.map(s -> s.probability(index)).orElse(Float.NaN)));
    cells.add(probability(scores.map(s -> s.shuffledProbability(index)).orElse(Float.NaN)));
    if (rows.isCalibrated()) {
      Optional<Meaning> meaning = scores.flatMap(s -> s.meaning(index));
      cells.add(meaning.map(GenomicText::rank).orElse("NA"));
      cells.add(meaning.flatMap(GenomicText::precision).orElse("NA"));
    }
    return cells;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NA";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String probability(float value) {
    return Float.isNaN(value) ? "NA" : String.format(Locale.ROOT, "%.6g", value);
  }
}
