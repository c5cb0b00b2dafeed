package org.motiflens.genome.track;

import com.google.common.io.Closer;
import java.io.IOException;
import java.util.List;
import org.motiflens.genome.Locus;

/**
 * The same values, several times.
 *
 * @param writers each of them
 */
record AllWriters(List<TrackWriter> writers) implements TrackWriter {
  @Override
  public void write(Locus locus, float[] values) {
    writers.forEach(writer -> writer.write(locus, values));
  }

  @Override
  public void commit() {
    writers.forEach(TrackWriter::commit);
  }

  @Override
  public void close() throws IOException {
    try (Closer closer = Closer.create()) {
      writers.forEach(closer::register);
    }
  }
}
