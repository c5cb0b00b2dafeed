package org.motiflens.explain.score;

import java.util.Locale;

/**
 * Which strand's values a base gets. The reverse value at a base is what the method gives for the
 * reverse complement of the window, read backwards, so that it stands at the base that is paired
 * with the one it belongs to. Both strands use the same windows.
 */
public enum StrandRule {
  /** The sequence as the genome has it. */
  FORWARD("+") {
    @Override
    public float combine(float forward, float reverse) {
      return forward;
    }
  },
  /** Its reverse complement, flipped back. */
  REVERSE("-, the windows' reverse complements, flipped back") {
    @Override
    public float combine(float forward, float reverse) {
      return reverse;
    }
  },
  /** (forward + reverse) / 2. */
  MEAN("mean of + and -, at each base") {
    @Override
    public float combine(float forward, float reverse) {
      return (forward + reverse) / 2;
    }
  },
  /** The value farther from 0, forward where both are as far. */
  MAX("of + and - the value farther from 0, at each base") {
    @Override
    public float combine(float forward, float reverse) {
      return Math.abs(reverse) > Math.abs(forward) ? reverse : forward;
    }
  };

  private final String description;

  StrandRule(String description) {
    this.description = description;
  }

  /** The value at a base; NaN when either strand has none. */
  public abstract float combine(float forward, float reverse);

  public boolean readsForward() {
    return this != REVERSE;
  }

  public boolean readsReverse() {
    return this != FORWARD;
  }

  /** What files say. */
  public String description() {
    return description;
  }

  /** What the command line calls it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The {@link #key}. */
  @Override
  public String toString() {
    return key();
  }
}
