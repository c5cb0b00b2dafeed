package org.motiflens.explain.motif;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.motiflens.genome.sequence.Bases;

/** The words of one length in a window, from left to right, those with unknown bases left out. */
final class WindowSeqlets {
  private final byte[] codes;
  private final int start;
  private final int windowLength;
  private final int wordLength;

  /**
   * @param start of the window in {@code codes}
   */
  WindowSeqlets(byte[] codes, int start, int windowLength, int wordLength) {
    this.codes = codes;
    this.start = start;
    this.windowLength = windowLength;
    this.wordLength = wordLength;
  }

  /** Whether there is a word of known bases at an offset in the window. */
  boolean holds(int offset) {
    if (offset < 0 || offset + wordLength > windowLength) {
      return false;
    }
    for (int i = start + offset; i < start + offset + wordLength; i++) {
      if (codes[i] == Bases.N) {
        return false;
      }
    }
    return true;
  }

  /** The word at an offset. */
  Seqlet at(int offset, double score, String evidence) {
    byte[] word = Arrays.copyOfRange(codes, start + offset, start + offset + wordLength);
    return new Seqlet(offset, Bases.decode(word), score, evidence);
  }

  /**
   * The word with the highest score, the leftmost of equal ones.
   *
   * @param score by offset; not-a-number for a word that cannot be chosen
   * @param evidence by offset
   */
  Optional<Seqlet> best(IntToDoubleFunction score, IntFunction<String> evidence) {
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int offset = 0; offset + wordLength <= windowLength; offset++) {
      if (holds(offset)) {
        double value = score.applyAsDouble(offset);
        if (value > highest) {
          highest = value;
          best = offset;
        }
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(at(best, highest, evidence.apply(best)));
  }
}
