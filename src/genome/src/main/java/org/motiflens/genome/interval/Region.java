package org.motiflens.genome.interval;

import java.util.Objects;
import java.util.OptionalInt;
import org.motiflens.genome.Locus;

/**
 * A part of a genome of which values are wanted.
 *
 * @param locus its bases
 * @param anchor 0-based position that one window is to be centred on, a peak's summit for example
 */
public record Region(Locus locus, OptionalInt anchor) {
  public Region {
    Objects.requireNonNull(locus);
    Objects.requireNonNull(anchor);
  }

  public static Region of(Locus locus) {
    return new Region(locus, OptionalInt.empty());
  }

  public static Region anchored(Locus locus, int anchor) {
    return new Region(locus, OptionalInt.of(anchor));
  }
}
