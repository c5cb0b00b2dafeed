package org.motiflens.bench;

import java.util.Random;
import org.motiflens.genome.sequence.Bases;

/** Random sequence without N, reproducible by a seed. */
final class RandomWindows {
  private RandomWindows() {}

  static byte[] codes(int length, long seed) {
    Random random = new Random(seed);
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(Bases.COUNT);
    }
    return codes;
  }
}
