package org.motiflens.explain.attribution;

import java.util.Arrays;
import java.util.Optional;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Placement;
import org.motiflens.network.WindowRun;

/**
 * The counts that a profile model predicts for a window. A profile model has no P; what its
 * gradients miss would take a path of gradients, seconds for a large network, and is not told.
 *
 * @param logCounts natural logarithm of the counts of all strands together
 * @param strandDisagreement |log counts of X − log counts of the reverse complement of X|
 * @param meaning what the log counts mean in the genome; nothing of a model that is not calibrated
 */
public record WindowCounts(double logCounts, double strandDisagreement, Optional<Meaning> meaning)
    implements WindowFacts {
  @Override
  public WindowCounts with(Optional<Meaning> known) {
    return new WindowCounts(logCounts, strandDisagreement, known);
  }

  /**
   * The counts of the window that starts at {@code start}.
   *
   * @param place of the codes, for models that were given control tracks
   */
  static WindowCounts of(Evaluator evaluator, byte[] codes, int start, Optional<Placement> place) {
    int length = evaluator.windowLength();
    byte[] window = Arrays.copyOfRange(codes, start, start + length);
    byte[] turned = Bases.reverseComplement(window);
    place
        .map(whole -> whole.part(start, start + length))
        .ifPresent(
            own -> {
              evaluator.place(window, own);
              evaluator.place(turned, own.otherStrand());
            });
    float[] forward = new float[1];
    float[] reverse = new float[1];
    evaluator.logitMargins(window, WindowRun.single(0), forward);
    evaluator.logitMargins(turned, WindowRun.single(0), reverse);
    return new WindowCounts(forward[0], Math.abs(forward[0] - reverse[0]), Optional.empty());
  }

  /** The counts. */
  public double counts() {
    return Math.exp(logCounts);
  }
}
