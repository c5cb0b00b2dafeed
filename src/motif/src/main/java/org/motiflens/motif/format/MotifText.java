package org.motiflens.motif.format;

import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.motif.MotifMatrix;

/** Reads and writes the text of one format of motif files. */
interface MotifText extends MotifSource {
  /**
   * Whether the first lines of a text, which has one that is not blank, say that it is of this
   * format and no other; the place moves.
   */
  default boolean claims(Lines lines) {
    return false;
  }

  /**
   * Appends the text of a file.
   *
   * @param motifs not empty
   * @throws InputException when the format cannot hold the motifs
   */
  void write(List<MotifMatrix> motifs, StringBuilder out);
}
