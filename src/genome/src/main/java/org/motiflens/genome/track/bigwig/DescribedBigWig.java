package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.track.TrackWriter;

/**
 * A bigWig file with its {@link Sidecar}: it has no place itself for provenance, name or colour.
 */
public final class DescribedBigWig implements TrackWriter {
  private final BigWigWriter writer;
  private final AtomicOutput beside;

  private DescribedBigWig(BigWigWriter writer, AtomicOutput beside) {
    this.writer = writer;
    this.beside = beside;
  }

  /**
   * Begins both files.
   *
   * @param trackAttributes of a track line, in order
   * @throws InputException when they cannot be written
   */
  public static TrackWriter create(
      Path path,
      SequenceSource genome,
      Provenance provenance,
      Map<String, String> trackAttributes) {
    BigWigWriter writer = BigWigWriter.create(path, genome);
    try {
      return new DescribedBigWig(writer, Sidecar.prepare(path, provenance, trackAttributes));
    } catch (InputException e) {
      try {
        writer.close();
      } catch (IOException leftover) {
        e.addSuppressed(leftover);
      }
      throw e;
    }
  }

  @Override
  public void write(Locus locus, float[] values) {
    writer.write(locus, values);
  }

  @Override
  public void commit() {
    // The large file first: a full disk then leaves neither.
    writer.commit();
    beside.commit();
  }

  @Override
  public void close() throws IOException {
    try (writer) {
      beside.close();
    }
  }
}
