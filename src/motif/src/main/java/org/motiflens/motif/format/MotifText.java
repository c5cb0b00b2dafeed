package org.motiflens.motif.format;

import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.motif.MotifMatrix;

/** Reads and writes the text of one format of motif files. */
interface MotifText {
  /**
   * The motifs of a text, from its first line to its last; may be empty.
   *
   * @throws InputException when the text is malformed
   */
  List<MotifMatrix> read(Lines lines);

  /**
   * Appends the text of a file.
   *
   * @param motifs not empty
   * @throws InputException when the format cannot hold the motifs
   */
  void write(List<MotifMatrix> motifs, StringBuilder out);
}
