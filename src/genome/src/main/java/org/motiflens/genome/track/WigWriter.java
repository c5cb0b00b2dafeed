package org.motiflens.genome.track;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;

/**
 * Writes values along chromosomes as wiggle text: provenance as comment lines, one track line, then
 * for each stretch of bases with values a line {@code fixedStep} with its 1-based start, and a
 * value a line (UCSC, "Wiggle Track Format"). A value's text is the shortest that reads back as the
 * same float. The bytes do not depend on how the values were cut into calls.
 */
public final class WigWriter implements TrackWriter {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final AtomicOutput file;
  private final StringBuilder text = new StringBuilder();

  private String chromosome = "";
  private int next;

  private WigWriter(OutputStream out, AtomicOutput file) {
    this.out = out;
    this.file = file;
  }

  /**
   * Begins a file, block-compressed when its name ends in {@code .gz}. Nothing is seen of it before
   * {@link #commit}.
   *
   * @param trackAttributes of the track line after {@code type=wiggle_0}, in order
   * @throws InputException when the file cannot be written
   */
  public static WigWriter create(
      Path path, Provenance provenance, Map<String, String> trackAttributes) {
    AtomicOutput file = AtomicOutput.create(path);
    OutputStream out =
        path.toString().endsWith(".gz")
            ? new BlockCompressedOutputStream(file.stream(), (Path) null, Deflater.BEST_COMPRESSION)
            : new BufferedOutputStream(file.stream(), BUFFER);
    WigWriter writer = new WigWriter(out, file);
    writer.text.append(provenance.commentLines());
    BedGraphWriter.appendTrackLine(writer.text, "wiggle_0", trackAttributes);
    return writer;
  }

  /**
   * Appends the values of an interval, which follows those before it.
   *
   * @param values one a base; NaN where there is none
   * @throws IllegalArgumentException when it begins before their end
   * @throws InputException when writing fails
   */
  @Override
  public void write(Locus locus, float[] values) {
    if (!locus.chromosome().equals(chromosome)) {
      chromosome = locus.chromosome();
      next = -1;
    }
    if (locus.start() < next) {
      throw new IllegalArgumentException(locus + " lies before the end of the one before it");
    }
    for (int i = 0; i < values.length; i++) {
      if (Float.isNaN(values[i])) {
        continue;
      }
      int position = locus.start() + i;
      if (position != next) {
        text.append("fixedStep chrom=")
            .append(chromosome)
            .append(" start=")
            .append(position + 1)
            .append(" step=1\n");
      }
      FloatText.append(text, values[i]);
      text.append('\n');
      next = position + 1;
    }
    drain();
  }

  private void drain() {
    try {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      text.setLength(0);
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  /**
   * Ends the file, which appears under its name now.
   *
   * @throws InputException when writing fails; then no file is left
   */
  @Override
  public void commit() {
    drain();
    try {
      out.close();
    } catch (IOException e) {
      throw file.failure(e);
    }
    file.commit();
  }

  /** Removes a file that was not committed. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
