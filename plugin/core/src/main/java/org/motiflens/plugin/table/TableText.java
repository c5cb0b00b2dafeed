package org.motiflens.plugin.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;

/** A table as text: comments with where it comes from, a line of column names, a line a row. */
public final class TableText {
  private static final int LINES_A_STEP = 1000;

  private TableText() {}

  /**
   * Writes a file, whole or not at all.
   *
   * @param order indexes of the things in the order of the lines
   * @param cells of a thing, as many as there are columns
   * @throws org.motiflens.genome.InputException when the file cannot be written
   */
  public static void write(
      Path file,
      Provenance provenance,
      List<String> columns,
      int[] order,
      IntFunction<List<String>> cells,
      Monitor monitor) {
    try (AtomicOutput output = AtomicOutput.create(file)) {
      try (Writer writer =
          new BufferedWriter(new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8))) {
        writer.write(provenance.commentLines());
        writer.write(String.join("\t", columns) + "\n");
        for (int i = 0; i < order.length; i++) {
          writer.write(String.join("\t", cells.apply(order[i])) + "\n");
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
}
