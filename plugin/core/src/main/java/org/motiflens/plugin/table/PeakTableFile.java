package org.motiflens.plugin.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.interval.Peak;
import org.motiflens.network.bundle.ModelCard;

/**
 * Writes a table of peaks: comments with where it comes from, a line of column names, a line a
 * peak. Columns: {@code chrom start end name summit score signal p p_shuffled}; coordinates are
 * 0-based, the end exclusive; a value that is not known is {@code NA}.
 *
 * @param source what the peaks' file is called, without its folder
 * @param genome name of the genome
 * @param card of the model whose scores are written, if any
 */
public record PeakTableFile(String source, String genome, Optional<ModelCard> card) {
  private static final String HEADER =
      "chrom\tstart\tend\tname\tsummit\tscore\tsignal\tp\tp_shuffled\n";
  private static final int LINES_A_STEP = 1000;

  /**
   * Writes a file, whole or not at all.
   *
   * @param order indexes of the list in the order of the lines
   * @param scores of the same list
   * @throws org.motiflens.genome.InputException when the file cannot be written
   */
  public void write(
      Path file, PeakList list, int[] order, Optional<PeakScores> scores, Monitor monitor) {
    try (AtomicOutput output = AtomicOutput.create(file)) {
      try (Writer writer =
          new BufferedWriter(new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8))) {
        writer.write(provenance().commentLines());
        writer.write(HEADER);
        for (int i = 0; i < order.length; i++) {
          writer.write(line(list.peaks().get(order[i]), order[i], scores));
          if (i % LINES_A_STEP == 0) {
            monitor.check();
            monitor.progress(i, order.length);
          }
        }
        writer.flush();
        output.commit();
      } catch (IOException e) {
        throw output.failure(e);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Provenance provenance() {
    Provenance provenance =
        Provenance.ofThisProduct()
            .with("peaks", source)
            .with("genome", genome)
            .with("coordinates", "0-based, end exclusive");
    if (card.isEmpty()) {
      return provenance;
    }
    return provenance
        .with("model", card.get().id())
        .with("model sha256", card.get().weightsSha256())
        .with("p", "P(bound) of the " + card.get().windowLength() + " bases around the summit")
        .with(
            "p_shuffled",
            "the same of one dinucleotide-preserving shuffle of those bases, seed "
                + PeakScorer.SEED)
        .with("strand", "+");
  }

  private static String line(Peak peak, int index, Optional<PeakScores> scores) {
    return String.join(
        "\t",
        peak.chromosome(),
        Integer.toString(peak.start()),
        Integer.toString(peak.end()),
        peak.name().isEmpty() ? "." : peak.name(),
        Integer.toString(peak.summit()),
        number(peak.score()),
        number(peak.signal()),
        probability(scores.map(s -> s.probability(index)).orElse(Float.NaN)),
        probability(scores.map(s -> s.shuffledProbability(index)).orElse(Float.NaN)) + "\n");
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
