package org.motiflens.training.data;

import java.util.Objects;
import org.motiflens.genome.Locus;

/**
 * The summit of a peak.
 *
 * @param chromosome name as the genome spells it
 * @param position 0-based
 * @param signal what the peaks are ranked by; higher is stronger
 */
public record Summit(String chromosome, int position, double signal) {
  public Summit {
    Objects.requireNonNull(chromosome);
  }

  /** The window centred here: for 101 bases, 50 before the summit to 50 after it. */
  public Locus window(int length) {
    return Locus.around(chromosome, position, length);
  }
}
