package org.motiflens.motif.format;

import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.motif.MotifMatrix;

/** Reads the text of one kind of motif files. */
interface MotifSource {
  /**
   * The motifs of a text, from its first line to its last; may be empty. What is assumed or left
   * out is said by {@link Lines#warn}.
   *
   * @throws InputException when the text is malformed
   */
  List<MotifMatrix> read(Lines lines);
}
