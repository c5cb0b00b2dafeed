package org.motiflens.explain.profile;

import java.util.OptionalDouble;
import org.motiflens.genome.Locus;

/**
 * Values along a locus, one a base; NaN where there is none: N bases, chromosome ends, windows that
 * are mostly N. Immutable.
 */
public final class Profile {
  private final Locus locus;
  private final float[] values;
  private final OptionalDouble missed;

  /**
   * @param values one a base of the locus; the profile keeps the array, which must not change any
   *     more
   */
  public Profile(Locus locus, float[] values) {
    this(locus, values, OptionalDouble.empty());
  }

  /**
   * @param missed see {@link #missed()}
   */
  Profile(Locus locus, float[] values, OptionalDouble missed) {
    this.missed = missed;
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

  /**
   * By how much the values of the window that misses most miss the difference of scores that they
   * should add up to; nothing for methods whose values need not.
   */
  public OptionalDouble missed() {
    return missed;
  }

  /** A copy of all values, in order. */
  public float[] values() {
    return values.clone();
  }
}
