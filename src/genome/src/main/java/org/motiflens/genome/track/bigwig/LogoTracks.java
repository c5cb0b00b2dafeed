package org.motiflens.genome.track.bigwig;

import com.google.common.io.Closer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.track.TrackWriter;

/**
 * Writes values as four bigWig files, one a base, each with the values at the places where the
 * genome has that base: what a browser needs to draw letters as high as the values ({@link
 * TrackHub#withLogo}). Unknown bases have no letter; their values are left out.
 */
public final class LogoTracks implements TrackWriter {
  private final SequenceSource genome;
  private final List<BigWigWriter> writers = new ArrayList<>();

  private LogoTracks(SequenceSource genome) {
    this.genome = genome;
  }

  /**
   * Begins the files.
   *
   * @param name of the tracks; see {@link #files}
   * @throws org.motiflens.genome.InputException when they cannot be written
   */
  public static LogoTracks create(Path folder, String name, SequenceSource genome)
      throws IOException {
    LogoTracks tracks = new LogoTracks(genome);
    try {
      for (String file : files(name)) {
        tracks.writers.add(BigWigWriter.create(folder.resolve(file), genome));
      }
      return tracks;
    } catch (RuntimeException e) {
      tracks.close();
      throw e;
    }
  }

  /** Names of the files: {@code NAME.A.bw} and so on for C, G and T. */
  public static List<String> files(String name) {
    List<String> files = new ArrayList<>();
    for (int base = 0; base < Bases.COUNT; base++) {
      files.add(name + "." + letter(base) + ".bw");
    }
    return List.copyOf(files);
  }

  static String letter(int base) {
    return String.valueOf(Bases.letter(base));
  }

  /**
   * Appends the values of an interval, which follows those before it.
   *
   * @param values one a base; NaN where there is none
   * @throws org.motiflens.genome.InputException as {@link BigWigWriter#write(Locus, float[])}
   */
  @Override
  public void write(Locus locus, float[] values) {
    byte[] codes = genome.codes(locus);
    float[] ofBase = new float[values.length];
    for (int base = 0; base < writers.size(); base++) {
      Arrays.fill(ofBase, Float.NaN);
      for (int i = 0; i < values.length; i++) {
        if (codes[i] == base) {
          ofBase[i] = values[i];
        }
      }
      writers.get(base).write(locus, ofBase);
    }
  }

  /**
   * Ends the files, which appear under their names now.
   *
   * @throws org.motiflens.genome.InputException when writing fails
   */
  @Override
  public void commit() {
    writers.forEach(BigWigWriter::commit);
  }

  /** Removes files that were not committed. */
  @Override
  public void close() throws IOException {
    try (Closer closer = Closer.create()) {
      writers.forEach(closer::register);
    }
  }
}
