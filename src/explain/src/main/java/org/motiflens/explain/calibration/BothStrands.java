package org.motiflens.explain.calibration;

import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/** Scores windows as they are and as their reverse complements. A workspace for one thread. */
final class BothStrands {
  private final Evaluator evaluator;

  BothStrands(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * Scores windows at a regular distance, the first at the first code.
   *
   * @param scores receives them from {@code offset} on
   */
  void score(byte[] codes, int stride, int count, StrandScores scores, int offset) {
    float[] margins = new float[count];
    evaluator.logitMargins(codes, new WindowRun(0, stride, count), margins);
    System.arraycopy(margins, 0, scores.forward(), offset, count);
    int end = (count - 1) * stride + evaluator.windowLength();
    // The last window of this strand is the first of the other.
    evaluator.logitMargins(
        Bases.reverseComplement(codes), new WindowRun(codes.length - end, stride, count), margins);
    for (int i = 0; i < count; i++) {
      scores.reverse()[offset + i] = margins[count - 1 - i];
    }
  }

  /** Scores windows from anywhere. */
  void score(List<byte[]> windows, StrandScores scores, int offset) {
    int length = evaluator.windowLength();
    byte[] joined = new byte[windows.size() * length];
    for (int i = 0; i < windows.size(); i++) {
      System.arraycopy(windows.get(i), 0, joined, i * length, length);
    }
    score(joined, length, windows.size(), scores, offset);
  }
}
