package org.motiflens.explain.score;

import org.motiflens.genome.sequence.Bases;

/** When a window is known well enough to be scored. */
public final class KnownBases {
  private KnownBases() {}

  /** Whether at least half of the bases of a window are known. */
  public static boolean areEnough(byte[] codes, int start, int windowLength) {
    int known = 0;
    for (int i = start; i < start + windowLength; i++) {
      known += codes[i] == Bases.N ? 0 : 1;
    }
    return 2 * known >= windowLength;
  }
}
