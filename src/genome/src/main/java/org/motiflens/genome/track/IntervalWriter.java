package org.motiflens.genome.track;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.Deflater;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;

/**
 * Writes the intervals where values reach a threshold: as many neighbouring bases as have one, with
 * the largest of their values and where it is, leftmost when it is there more than once. BED has
 * chromosome, start, end, name, score and strand; narrowPeak also the largest value as signalValue,
 * -1 for the unknown p- and q-values, and the offset of the largest value as summit. The score is
 * 1000 times the largest value, rounded, from 0 to 1000, as browsers shade by it. The bytes do not
 * depend on how the values were cut into calls.
 */
public final class IntervalWriter implements TrackWriter {
  private static final int BUFFER = 1 << 16;
  private static final int LARGEST_SCORE = 1000;

  private final OutputStream out;
  private final AtomicOutput file;
  private final String name;
  private final float threshold;
  private final boolean narrowPeak;
  private final StringBuilder text = new StringBuilder();

  private String chromosome = "";
  private int start = -1;
  private int end;
  private float largest;
  private int summit;
  private int count;

  private IntervalWriter(
      OutputStream out, AtomicOutput file, String name, float threshold, boolean narrowPeak) {
    this.out = out;
    this.file = file;
    this.name = name.replaceAll("\\s+", "_");
    this.threshold = threshold;
    this.narrowPeak = narrowPeak;
  }

  /**
   * Begins a file, block-compressed when its name ends in {@code .gz}.
   *
   * @param provenance comment lines
   * @param name of the intervals; a number follows it
   * @param threshold smallest value that counts
   * @param narrowPeak whether all ten columns are written
   * @throws InputException when the file cannot be written
   */
  public static IntervalWriter create(
      Path path, Provenance provenance, String name, float threshold, boolean narrowPeak) {
    AtomicOutput file = AtomicOutput.create(path);
    OutputStream out =
        path.toString().endsWith(".gz")
            ? new BlockCompressedOutputStream(file.stream(), (Path) null, Deflater.BEST_COMPRESSION)
            : new BufferedOutputStream(file.stream(), BUFFER);
    IntervalWriter writer = new IntervalWriter(out, file, name, threshold, narrowPeak);
    writer.text.append(provenance.commentLines());
    return writer;
  }

  /**
   * Takes the values of an interval, which follows those before it.
   *
   * @param values one a base; NaN where there is none
   * @throws InputException when writing fails
   */
  @Override
  public void write(Locus locus, float[] values) {
    if (!locus.chromosome().equals(chromosome) || locus.start() != end) {
      endInterval();
      chromosome = locus.chromosome();
    }
    for (int i = 0; i < values.length; i++) {
      int position = locus.start() + i;
      if (values[i] >= threshold) {
        if (start < 0) {
          start = position;
          largest = Float.NEGATIVE_INFINITY;
        }
        if (values[i] > largest) {
          largest = values[i];
          summit = position - start;
        }
        end = position + 1;
      } else {
        endInterval();
      }
    }
    end = locus.end();
    drain();
  }

  private void endInterval() {
    if (start < 0) {
      return;
    }
    count++;
    text.append(chromosome).append('\t').append(start).append('\t').append(end).append('\t');
    text.append(name).append('_').append(count).append('\t');
    text.append(Math.max(0, Math.min(LARGEST_SCORE, Math.round(LARGEST_SCORE * largest))));
    text.append("\t.");
    if (narrowPeak) {
      text.append('\t');
      FloatText.append(text, largest);
      text.append("\t-1\t-1\t").append(summit);
    }
    text.append('\n');
    start = -1;
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
    endInterval();
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
