package org.motiflens.genome.track;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.Shown;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;

/**
 * Writes values along chromosomes as bedGraph: provenance as comment lines, one track line, then
 * chromosome, 0-based start, exclusive end and value, tab-separated, sorted and not overlapping.
 *
 * <p>Neighbouring bases share a line when their values are equal to the last bit; bases without a
 * value (NaN) are left out. A value's text is the shortest that reads back as the same float. The
 * bytes depend neither on the locale nor on how the values were cut into calls.
 */
public final class BedGraphWriter implements TrackWriter {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final AtomicOutput file;
  private final String target;
  private final StringBuilder text = new StringBuilder();
  private final Set<String> finished = new HashSet<>();

  private String chromosome;
  private int runStart;
  private int runEnd;
  private float runValue = Float.NaN;

  private BedGraphWriter(OutputStream out, AtomicOutput file, String target) {
    this.out = out;
    this.file = file;
    this.target = target;
  }

  /**
   * Begins a file, block-compressed when its name ends in {@code .gz}. Nothing is seen of it before
   * {@link #commit}.
   *
   * @param trackAttributes of the track line after {@code type=bedGraph}, in order, for example
   *     name and description
   * @throws InputException when the file cannot be written
   */
  public static BedGraphWriter create(
      Path path, Provenance provenance, Map<String, String> trackAttributes) {
    AtomicOutput file = AtomicOutput.create(path);
    OutputStream out =
        path.toString().endsWith(".gz")
            ? new BlockCompressedOutputStream(file.stream(), (Path) null, Deflater.BEST_COMPRESSION)
            : new BufferedOutputStream(file.stream(), BUFFER);
    return new BedGraphWriter(out, file, path.toString()).header(provenance, trackAttributes);
  }

  /** Begins text on a stream, standard output for example, which stays open. */
  public static BedGraphWriter on(
      OutputStream stream, Provenance provenance, Map<String, String> trackAttributes) {
    return new BedGraphWriter(new BufferedOutputStream(stream, BUFFER), null, "the output stream")
        .header(provenance, trackAttributes);
  }

  private BedGraphWriter header(Provenance provenance, Map<String, String> trackAttributes) {
    text.append(provenance.commentLines());
    appendTrackLine(text, "bedGraph", trackAttributes);
    return this;
  }

  /** Appends the track line of a text format. */
  static void appendTrackLine(
      StringBuilder text, String type, Map<String, String> trackAttributes) {
    text.append("track type=").append(type);
    trackAttributes.forEach(
        (key, value) -> text.append(' ').append(key).append('=').append(quoted(value)));
    text.append('\n');
  }

  /** Track lines know no escape for a quotation mark. */
  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9._,:-]+")
        ? value
        : '"' + Shown.plain(value.replace('"', '\'')) + '"';
  }

  /**
   * Appends the values of an interval.
   *
   * @param values one a base; NaN where there is none
   * @throws IllegalArgumentException when the interval does not follow those before it
   * @throws InputException when writing fails
   */
  @Override
  public void write(Locus locus, float[] values) {
    if (values.length != locus.length()) {
      throw new IllegalArgumentException(values.length + " values for " + locus);
    }
    begin(locus);
    for (int i = 0; i < values.length; i++) {
      int position = locus.start() + i;
      if (position != runEnd || Float.floatToIntBits(values[i]) != Float.floatToIntBits(runValue)) {
        endRun();
        runStart = position;
        runValue = values[i];
      }
      runEnd = position + 1;
    }
    drain();
  }

  private void begin(Locus locus) {
    if (!locus.chromosome().equals(chromosome)) {
      endRun();
      if (!finished.add(locus.chromosome())) {
        throw new IllegalArgumentException("back to " + locus.chromosome() + ": " + locus);
      }
      chromosome = locus.chromosome();
      runEnd = 0;
    }
    if (locus.start() < runEnd) {
      throw new IllegalArgumentException(locus + " lies before the end of the one before it");
    }
  }

  private void endRun() {
    if (!Float.isNaN(runValue)) {
      text.append(chromosome)
          .append('\t')
          .append(runStart)
          .append('\t')
          .append(runEnd)
          .append('\t');
      FloatText.append(text, runValue);
      text.append('\n');
      if (text.length() > BUFFER) {
        drain();
      }
    }
    runValue = Float.NaN;
  }

  private void drain() {
    try {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      text.setLength(0);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private InputException cannotWrite(IOException e) {
    return FileFailure.writing(target, e);
  }

  /**
   * Ends the text; a file appears under its name now.
   *
   * @throws InputException when writing fails; then no file is left
   */
  @Override
  public void commit() {
    endRun();
    drain();
    try {
      if (file == null) {
        out.flush();
      } else {
        out.close();
        file.commit();
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  /** Removes a file that was not committed. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
