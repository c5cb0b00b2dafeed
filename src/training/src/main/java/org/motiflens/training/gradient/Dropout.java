package org.motiflens.training.gradient;

import java.util.SplittableRandom;

/**
 * Inverted dropout: each value is kept with probability {@code retain} and divided by it, or set to
 * 0 (Srivastava et al. 2014).
 */
final class Dropout {
  private static final int BITS = 16;
  private static final int RANGE = 1 << BITS;

  private final int threshold;
  private final float scale;
  private SplittableRandom random = new SplittableRandom(0);

  Dropout(double retain) {
    threshold = (int) Math.round(retain * RANGE);
    scale = (float) (1 / retain);
  }

  /** Begins a new row of draws. */
  void seed(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Whether values can be dropped at all. */
  boolean isActive() {
    return threshold < RANGE;
  }

  /** Fills with factors: 0 or the inverse of the probability to be kept. */
  void draw(float[] factors, int offset, int length) {
    int i = 0;
    while (i < length) {
      long bits = random.nextLong();
      int last = Math.min(length, i + Long.SIZE / BITS);
      for (; i < last; i++) {
        factors[offset + i] = (bits & (RANGE - 1)) < threshold ? scale : 0;
        bits >>>= BITS;
      }
    }
  }

  /** Multiplies values by factors. */
  static void apply(float[] factors, float[] values, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      values[i] *= factors[i];
    }
  }
}
