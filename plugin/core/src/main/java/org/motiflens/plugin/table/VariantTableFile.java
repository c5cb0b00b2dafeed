package org.motiflens.plugin.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.explain.variant.VariantEffect;
import org.motiflens.explain.variant.VariantWindows;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.track.FloatText;

/**
 * Writes a table of variants with the columns that the command {@code variants} writes; positions
 * count from 1, as in VCF.
 *
 * @param source what the file of variants is called, without its folder
 * @param genome name of the genome
 */
public record VariantTableFile(String source, String genome) {
  private static final String HEADER =
      "chromosome\tposition\tid\treference\talternative\treference_logit\talternative_logit"
          + "\tdelta_logit\treference_p\talternative_p\tdelta_p\trefused\n";
  private static final int LINES_A_STEP = 1000;

  /**
   * Writes a file, whole or not at all.
   *
   * @param order indexes of the list in the order of the lines
   * @throws org.motiflens.genome.InputException when the file cannot be written
   */
  public void write(
      Path file, VariantList list, int[] order, VariantScores scores, Monitor monitor) {
    try (AtomicOutput output = AtomicOutput.create(file)) {
      try (Writer writer =
          new BufferedWriter(new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8))) {
        writer.write(provenance(scores).commentLines());
        writer.write(HEADER);
        for (int i = 0; i < order.length; i++) {
          writer.write(line(list.entry(order[i]), scores.outcome(order[i])));
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
      throw new UncheckedIOException(e);
    }
  }

  private Provenance provenance(VariantScores scores) {
    return Provenance.ofThisProduct()
        .with("variants", source)
        .with("genome", genome)
        .with("coordinates", "1-based")
        .with("model", scores.card().id())
        .with("model sha256", scores.card().weightsSha256())
        .with("windows", VariantWindows.CENTRE.description())
        .with("strand", StrandRule.MEAN.description());
  }

  private static String line(VariantList.Entry entry, Optional<VariantScores.Outcome> outcome) {
    return String.join(
            "\t",
            entry.row().chromosome(),
            Integer.toString(entry.row().position()),
            entry.row().id(),
            entry.row().reference(),
            entry.alternative(),
            outcome
                .flatMap(VariantScores.Outcome::effect)
                .map(VariantTableFile::numbers)
                .orElse("\t\t\t\t\t"),
            outcome.map(VariantScores.Outcome::sentence).orElse("not scored"))
        + "\n";
  }

  private static String numbers(VariantEffect effect) {
    return String.join(
        "\t",
        FloatText.of(effect.referenceMargin()),
        FloatText.of(effect.alternativeMargin()),
        FloatText.of(effect.deltaMargin()),
        FloatText.of(effect.referenceProbability()),
        FloatText.of(effect.alternativeProbability()),
        FloatText.of(effect.deltaProbability()));
  }
}
