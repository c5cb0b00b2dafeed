package org.motiflens.explain.calibration;

import java.util.Map;
import org.motiflens.network.bundle.Calibration;

/**
 * Scores of windows on both strands, and what the ways to combine them give.
 *
 * @param forward of windows as the genome has them
 * @param reverse of their reverse complements, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of scores, passed on within the package.
record StrandScores(float[] forward, float[] reverse) {
  StrandScores {
    if (forward.length != reverse.length) {
      throw new IllegalArgumentException(forward.length + " and " + reverse.length + " scores");
    }
  }

  static StrandScores ofSize(int windows) {
    return new StrandScores(new float[windows], new float[windows]);
  }

  int size() {
    return forward.length;
  }

  /** Draws by {@link Calibration#STRANDS}: of {@link Calibration#SINGLE} two a window. */
  Map<String, float[]> draws() {
    int n = size();
    float[] single = new float[2 * n];
    float[] mean = new float[n];
    float[] max = new float[n];
    for (int i = 0; i < n; i++) {
      single[2 * i] = forward[i];
      single[2 * i + 1] = reverse[i];
      mean[i] = (forward[i] + reverse[i]) / 2;
      max[i] = Math.max(forward[i], reverse[i]);
    }
    return Map.of(Calibration.SINGLE, single, Calibration.MEAN, mean, Calibration.MAX, max);
  }

  /** Some of the windows. */
  StrandScores at(int[] windows) {
    StrandScores some = ofSize(windows.length);
    for (int i = 0; i < windows.length; i++) {
      some.forward[i] = forward[windows[i]];
      some.reverse[i] = reverse[windows[i]];
    }
    return some;
  }

  /**
   * By how much scores differ from others, by {@link Calibration#STRANDS}.
   *
   * @param others of as many windows
   */
  Map<String, float[]> changesFrom(StrandScores others) {
    Map<String, float[]> before = others.draws();
    Map<String, float[]> changes = draws();
    changes.forEach(
        (strand, values) -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i] - before.get(strand)[i]);
          }
        });
    return changes;
  }
}
