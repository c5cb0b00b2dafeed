package org.motiflens.training.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.sequence.Bases;

/**
 * Writes sets of labelled windows as the benchmark's table: gzipped, tab-separated columns FoldID,
 * EventID, seq and Bound. {@link BenchmarkFile} reads them. The same set gives the same bytes.
 */
public final class LabelledSequences {
  private LabelledSequences() {}

  /**
   * Writes a set, positives first; {@code file} is either complete or as it was before.
   *
   * @param fold first column of every row
   */
  public static void write(WindowSet set, String fold, Path file) {
    try (AtomicOutput output = AtomicOutput.create(file)) {
      GZIPOutputStream zipped = new GZIPOutputStream(output.stream(), 1 << 16);
      line(zipped, BenchmarkFile.HEADER);
      rows(zipped, set.positives(), fold, "peak", 1);
      rows(zipped, set.negatives(), fold, "shuf", 0);
      zipped.finish();
      output.commit();
    } catch (IOException e) {
      throw TextFiles.unwritable(file, e);
    }
  }

  private static void rows(
      OutputStream out, List<byte[]> windows, String fold, String kind, int bound)
      throws IOException {
    for (int i = 0; i < windows.size(); i++) {
      String sequence = Bases.decode(windows.get(i));
      line(out, fold + "\tseq_" + (i + 1) + "_" + kind + "\t" + sequence + "\t" + bound);
    }
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
