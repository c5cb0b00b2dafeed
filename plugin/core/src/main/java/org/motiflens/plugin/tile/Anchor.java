package org.motiflens.plugin.tile;

import java.util.Objects;

/**
 * A position that a model window is centred on: a peak's summit.
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
}
