package org.motiflens.explain.interaction;

import java.util.Comparator;
import java.util.stream.IntStream;

/** False discovery rates (Benjamini and Hochberg 1995, J. R. Statist. Soc. B 57:289). */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /**
   * q of each p: the least rate at which it is accepted.
   *
   * @param p values from 0 to 1, in any order
   * @return in the same order
   */
  public static double[] of(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] q = new double[p.length];
    double least = 1;
    for (int rank = p.length; rank >= 1; rank--) {
      least = Math.min(least, p[order[rank - 1]] * ((double) p.length / rank));
      q[order[rank - 1]] = least;
    }
    return q;
  }
}
