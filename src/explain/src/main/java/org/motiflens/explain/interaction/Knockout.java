package org.motiflens.explain.interaction;

import java.util.Random;
import org.motiflens.genome.sequence.Bases;

/** How a stretch is silenced, with as many of each base as before. */
public enum Knockout {
  /** Its bases in a random order, several times. */
  SHUFFLE("shuffled bases") {
    @Override
    void apply(float[] input, Stretch stretch, Random random) {
      for (int i = stretch.length() - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        for (int base = 0; base < Bases.COUNT; base++) {
          int here = (stretch.start() + i) * Bases.COUNT + base;
          int there = (stretch.start() + other) * Bases.COUNT + base;
          float kept = input[here];
          input[here] = input[there];
          input[there] = kept;
        }
      }
    }
  },
  /** The stretch's mean base composition at each of its positions: no sequence at all. */
  MEAN("mean of the bases") {
    @Override
    void apply(float[] input, Stretch stretch, Random random) {
      for (int base = 0; base < Bases.COUNT; base++) {
        float sum = 0;
        for (int t = stretch.start(); t < stretch.end(); t++) {
          sum += input[t * Bases.COUNT + base];
        }
        for (int t = stretch.start(); t < stretch.end(); t++) {
          input[t * Bases.COUNT + base] = sum / stretch.length();
        }
      }
    }
  };

  private final String words;

  Knockout(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /**
   * Silences a stretch.
   *
   * @param input window × 4
   */
  abstract void apply(float[] input, Stretch stretch, Random random);
}
