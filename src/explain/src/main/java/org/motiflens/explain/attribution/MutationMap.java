package org.motiflens.explain.attribution;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/**
 * The margins of all single-base replacements of a window. A workspace for one thread, used again
 * for the next window.
 */
public final class MutationMap {
  private final Evaluator evaluator;
  private final int length;

  /** The window with A, C, G and T at one position, one after another. */
  private final byte[] variants;

  private final float[] margins = new float[Bases.COUNT];

  /** T × 4 margins. */
  private final float[] map;

  public MutationMap(Evaluator evaluator) {
    this.evaluator = evaluator;
    length = evaluator.windowLength();
    variants = new byte[Bases.COUNT * length];
    map = new float[Bases.COUNT * length];
  }

  /** Computes the map of the window that starts at {@code start}. */
  public void compute(byte[] codes, int start) {
    for (int base = 0; base < Bases.COUNT; base++) {
      System.arraycopy(codes, start, variants, base * length, length);
    }
    WindowRun run = new WindowRun(0, length, Bases.COUNT);
    for (int t = 0; t < length; t++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        variants[base * length + t] = (byte) base;
      }
      evaluator.logitMargins(variants, run, margins);
      System.arraycopy(margins, 0, map, t * Bases.COUNT, Bases.COUNT);
      for (int base = 0; base < Bases.COUNT; base++) {
        variants[base * length + t] = codes[start + t];
      }
    }
  }

  /** Δ with a base (its code) at a position of the window. */
  public float margin(int position, int base) {
    return map[position * Bases.COUNT + base];
  }

  /** Δ with a base at a position, less the mean over the four bases there. */
  public float centred(int position, int base) {
    int row = position * Bases.COUNT;
    float sum = map[row] + map[row + 1] + map[row + 2] + map[row + 3];
    return map[row + base] - sum / Bases.COUNT;
  }
}
