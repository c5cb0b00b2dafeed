package org.motiflens.motif.format;

import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.motif.MotifMatrix;

/** Reads and writes the text of one format of motif files. */
interface MotifText extends MotifSource {
  /**
   * Appends the text of a file.
   *
   * @param motifs not empty
   * @throws InputException when the format cannot hold the motifs
   */
  void write(List<MotifMatrix> motifs, StringBuilder out);
}
