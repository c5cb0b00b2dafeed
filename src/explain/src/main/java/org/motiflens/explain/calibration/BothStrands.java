package org.motiflens.explain.calibration;

import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.WindowRun;
import org.motiflens.network.engine.GroupEvaluator;

/**
 * Scores windows as they are and as their reverse complements, with all networks of a group. A
 * workspace for one thread.
 */
final class BothStrands {
  private final GroupEvaluator evaluator;
  private final int networks;

  BothStrands(GroupEvaluator evaluator, int networks) {
    this.evaluator = evaluator;
    this.networks = networks;
  }

  /**
   * Scores windows that lie one behind the other.
   *
   * @param scores of each network; receive them from {@code offset} on
   */
  void score(byte[] codes, List<StrandScores> scores, int offset) {
    int count = codes.length / evaluator.windowLength();
    WindowRun run = new WindowRun(0, evaluator.windowLength(), count);
    float[][] margins = new float[networks][count];
    evaluator.logitMargins(codes, run, margins);
    for (int n = 0; n < networks; n++) {
      System.arraycopy(margins[n], 0, scores.get(n).forward(), offset, count);
    }
    // The last window of this strand is the first of the other.
    evaluator.logitMargins(Bases.reverseComplement(codes), run, margins);
    for (int n = 0; n < networks; n++) {
      float[] reverse = scores.get(n).reverse();
      for (int i = 0; i < count; i++) {
        reverse[offset + i] = margins[n][count - 1 - i];
      }
    }
  }
}
