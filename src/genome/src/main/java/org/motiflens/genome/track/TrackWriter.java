package org.motiflens.genome.track;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.motiflens.genome.Locus;

/**
 * Values along a genome on their way into a file, or several. What is written appears under its
 * name when it is committed; closed before, nothing is left.
 */
public interface TrackWriter extends Closeable {
  /**
   * Appends the values of an interval, which follows those before it. The bytes that are written do
   * not depend on how values are cut into calls.
   *
   * @param values one a base; NaN where there is none
   * @throws org.motiflens.genome.InputException when writing fails
   */
  void write(Locus locus, float[] values);

  /**
   * Ends what is written, which appears under its name now.
   *
   * @throws org.motiflens.genome.InputException when writing fails
   */
  void commit();

  /** Removes what was not committed. */
  @Override
  void close() throws IOException;

  /** One that hands the same values to each of several. */
  static TrackWriter all(List<TrackWriter> writers) {
    return new AllWriters(List.copyOf(writers));
  }
}
