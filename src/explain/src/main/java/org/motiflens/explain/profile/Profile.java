package org.motiflens.explain.profile;

import org.motiflens.genome.Locus;

/**
 * Values along a locus, one a base; NaN where there is none: N bases, chromosome ends, windows that
 * are mostly N. Immutable.
 */
public final class Profile {
  private final Locus locus;
  private final float[] values;

  /**
   * @param values one a base of the locus; the profile keeps the array, which must not change any
   *     more
   */
  public Profile(Locus locus, float[] values) {
    if (values.length != locus.length()) {
      throw new IllegalArgumentException(
          values.length + " values for the " + locus.length() + " bases of " + locus);
    }
    this.locus = locus;
    this.values = values;
  }

  public Locus locus() {
    return locus;
  }

  /** The value at a 0-based position of the locus. */
  public float at(int position) {
    return values[position - locus.start()];
  }

  /** A copy of all values, in order. */
  public float[] values() {
    return values.clone();
  }
}
