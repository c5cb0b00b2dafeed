package org.motiflens.explain.interaction;

import java.util.Random;
import org.motiflens.genome.sequence.Bases;

/** How a stretch is silenced, with as many of each base as before. */
public enum Knockout {
  /** Its bases in a random order, several times. */
  SHUFFLE("shuffled bases"),
  /** The stretch's mean base composition at each of its positions: no sequence at all. */
  MEAN("mean of the bases");

  private final String words;

  Knockout(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /**
   * Puts the mean composition of a stretch at each of its positions.
   *
   * @param input window × 4
   */
  static void flatten(float[] input, Stretch stretch) {
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

  /**
   * Puts the bases of a stretch in a random order.
   *
   * @param codes windows, changed
   * @param at where the stretch's window begins
   */
  static void shuffle(byte[] codes, int at, Stretch stretch, Random random) {
    for (int i = stretch.length() - 1; i > 0; i--) {
      int here = at + stretch.start() + i;
      int there = at + stretch.start() + random.nextInt(i + 1);
      byte kept = codes[here];
      codes[here] = codes[there];
      codes[there] = kept;
    }
  }
}
