package org.motiflens.network.engine;

import org.motiflens.genome.sequence.Bases;

/** Three-base words, the rows of the look-up tables of a first convolution. */
public final class KmerCodes {
  private KmerCodes() {}

  /**
   * The words that begin at consecutive positions; bases outside {@code start} to {@code end} count
   * as N.
   *
   * @param first index in {@code codes} of the word at 0, negative inside padding
   * @param start first base that counts
   * @param end base after the last that counts
   * @param words receives the words
   * @param count number of words
   */
  public static void fill(byte[] codes, int first, int start, int end, int[] words, int count) {
    int second = Bases.N;
    int third = Bases.N;
    for (int i = count - 1; i >= 0; i--) {
      int base = first + i;
      int code = base >= start && base < end ? codes[base] : Bases.N;
      words[i] = code * 25 + second * 5 + third;
      third = second;
      second = code;
    }
  }
}
