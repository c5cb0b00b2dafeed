package org.motiflens.motif.format;

import java.util.List;
import org.motiflens.motif.MotifMatrix;

/**
 * What was read from a file of motifs.
 *
 * @param motifs in the order of the file; not empty
 * @param warnings what was assumed or left out, a sentence each, for the person who gave the file;
 *     empty when the file says all
 */
public record MotifReading(List<MotifMatrix> motifs, List<String> warnings) {
  public MotifReading {
    motifs = List.copyOf(motifs);
    warnings = List.copyOf(warnings);
  }
}
