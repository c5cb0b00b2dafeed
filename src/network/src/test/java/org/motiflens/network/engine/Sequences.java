package org.motiflens.network.engine;

import java.util.Random;
import org.motiflens.genome.sequence.Bases;

/** Sequences for tests. */
public final class Sequences {
  private Sequences() {}

  /** Random codes; one in {@code 1 / shareOfN} is an N. */
  public static byte[] random(int length, double shareOfN, long seed) {
    Random random = new Random(seed);
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = random.nextDouble() < shareOfN ? Bases.N : (byte) random.nextInt(Bases.COUNT);
    }
    return codes;
  }

  /** T × 4 values in [0, 1). */
  public static float[] dense(int length, long seed) {
    Random random = new Random(seed);
    float[] x = new float[length * Bases.COUNT];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat();
    }
    return x;
  }

  /** Row-major values as rows of four. */
  public static double[][] rows(float[] x) {
    double[][] rows = new double[x.length / Bases.COUNT][Bases.COUNT];
    for (int i = 0; i < x.length; i++) {
      rows[i / Bases.COUNT][i % Bases.COUNT] = x[i];
    }
    return rows;
  }

  /** One-hot columns, row-major. */
  public static float[] oneHot(byte[] codes, int start, int length) {
    float[] x = new float[length * Bases.COUNT];
    for (int t = 0; t < length; t++) {
      if (codes[start + t] < Bases.COUNT) {
        x[t * Bases.COUNT + codes[start + t]] = 1;
      }
    }
    return x;
  }
}
