package org.motiflens.training.genomic;

/** How alike two windows are in the share of G and C and in the word CG. */
final class Composition {
  private static final int C = 1;
  private static final int G = 2;

  /** A CG more counts as much as two bases of G or C. */
  private static final int WORD_WEIGHT = 2;

  private Composition() {}

  /** 0 for windows of the same composition. */
  static int distance(byte[] a, byte[] b) {
    return Math.abs(strong(a) - strong(b)) + WORD_WEIGHT * Math.abs(words(a) - words(b));
  }

  private static int strong(byte[] codes) {
    int count = 0;
    for (byte code : codes) {
      count += code == C || code == G ? 1 : 0;
    }
    return count;
  }

  private static int words(byte[] codes) {
    int count = 0;
    for (int i = 1; i < codes.length; i++) {
      count += codes[i - 1] == C && codes[i] == G ? 1 : 0;
    }
    return count;
  }
}
