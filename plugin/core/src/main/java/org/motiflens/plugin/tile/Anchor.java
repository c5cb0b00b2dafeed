package org.motiflens.plugin.tile;

import java.util.Objects;
import org.motiflens.genome.Locus;

/**
 * A base that somebody chose: a peak's summit, a variant, a base that was clicked. Tracks centre
 * one window on it.
 *
 * @param chromosome as the genome spells it
 * @param position 0-based
 */
public record Anchor(String chromosome, int position) {
  public Anchor {
    Objects.requireNonNull(chromosome);
    if (position < 0) {
      throw new IllegalArgumentException("negative position: " + position);
    }
  }

  /** The position as a stretch of one base. */
  public Locus locus() {
    return new Locus(chromosome, position, position + 1);
  }
}
