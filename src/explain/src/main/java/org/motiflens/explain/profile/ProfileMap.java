package org.motiflens.explain.profile;

import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;

/**
 * Four values a base along a locus, one for each base that might be there; NaN where there are
 * none. Immutable.
 */
public final class ProfileMap {
  private final Locus locus;

  /** By base, one a position. */
  private final float[][] rows;

  /** Keeps the arrays, which must not change any more. */
  ProfileMap(Locus locus, float[][] rows) {
    this.locus = locus;
    this.rows = rows;
  }

  public Locus locus() {
    return locus;
  }

  /** The value of a base (its code) at a 0-based position of the locus. */
  public float at(int base, int position) {
    return rows[base][position - locus.start()];
  }

  /** A copy of all values: the rows of A, C, G and T one after another. */
  public float[] values() {
    float[] values = new float[Bases.COUNT * locus.length()];
    for (int base = 0; base < rows.length; base++) {
      System.arraycopy(rows[base], 0, values, base * locus.length(), locus.length());
    }
    return values;
  }
}
