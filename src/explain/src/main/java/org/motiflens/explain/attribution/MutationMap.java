package org.motiflens.explain.attribution;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;

/**
 * The margins of all single-base replacements of a window. A workspace for one thread, used again
 * for the next window.
 */
public final class MutationMap {
  private final Evaluator evaluator;

  /** T × 4 margins. */
  private final float[] map;

  public MutationMap(Evaluator evaluator) {
    this.evaluator = evaluator;
    map = new float[Bases.COUNT * evaluator.windowLength()];
  }

  /** Computes the map of the window that starts at {@code start}. */
  public void compute(byte[] codes, int start) {
    evaluator.substitutions(codes, start, map);
  }

  /** Computes positions {@code from} to {@code to} of it; what was there of others stays. */
  void compute(byte[] codes, int start, int from, int to) {
    evaluator.substitutions(codes, start, from, to, map);
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
