package org.motiflens.explain.attribution;

import java.util.Arrays;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/**
 * The counts that a profile model predicts for a window. A profile model has no P; what its
 * gradients miss would take a path of gradients, seconds for a large network, and is not told.
 *
 * @param logCounts natural logarithm of the counts of all strands together
 * @param strandDisagreement |log counts of X − log counts of the reverse complement of X|
 */
public record WindowCounts(double logCounts, double strandDisagreement) implements WindowFacts {
  /** The counts of the window that starts at {@code start}. */
  static WindowCounts of(Evaluator evaluator, byte[] codes, int start) {
    int length = evaluator.windowLength();
    byte[] window = Arrays.copyOfRange(codes, start, start + length);
    float[] forward = new float[1];
    float[] reverse = new float[1];
    evaluator.logitMargins(window, WindowRun.single(0), forward);
    evaluator.logitMargins(Bases.reverseComplement(window), WindowRun.single(0), reverse);
    return new WindowCounts(forward[0], Math.abs(forward[0] - reverse[0]));
  }

  /** The counts. */
  public double counts() {
    return Math.exp(logCounts);
  }
}
