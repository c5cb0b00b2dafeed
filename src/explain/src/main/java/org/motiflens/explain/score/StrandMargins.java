package org.motiflens.explain.score;

import java.util.Optional;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Placement;
import org.motiflens.network.WindowRun;

/**
 * Logit margins of windows under a {@link StrandRule}: of the mean, (Δ(X) + Δ(X′)) / 2 with X′ the
 * reverse complement of X; of the maximum, the larger of the two. The probability that goes with
 * them is that of the combined margin. A workspace for one thread.
 */
public final class StrandMargins {
  private final Evaluator evaluator;
  private final StrandRule strand;

  public StrandMargins(Evaluator evaluator, StrandRule strand) {
    this.evaluator = evaluator;
    this.strand = strand;
  }

  /**
   * One margin a window of a run.
   *
   * @param codes the forward strand
   */
  public float[] of(byte[] codes, WindowRun run) {
    return of(codes, run, Optional.empty());
  }

  /**
   * One margin a window of a run.
   *
   * @param codes the forward strand
   * @param place where they lie, for networks that read more than the sequence
   */
  public float[] of(byte[] codes, WindowRun run, Optional<Placement> place) {
    place.ifPresent(known -> evaluator.place(codes, known));
    float[] forward = new float[run.count()];
    if (strand != StrandRule.REVERSE) {
      evaluator.logitMargins(codes, run, forward);
    }
    if (strand == StrandRule.FORWARD) {
      return forward;
    }
    float[] backward = new float[run.count()];
    byte[] turned = Bases.reverseComplement(codes);
    place.ifPresent(known -> evaluator.place(turned, known.otherStrand()));
    int end = run.end(evaluator.windowLength());
    // The last window of the forward strand is the first of the other.
    evaluator.logitMargins(
        turned, new WindowRun(codes.length - end, run.stride(), run.count()), backward);
    float[] combined = new float[run.count()];
    for (int i = 0; i < combined.length; i++) {
      combined[i] = combine(strand, forward[i], backward[combined.length - 1 - i]);
    }
    return combined;
  }

  /** The margin of a window of which both strands' are known. */
  public static float combine(StrandRule strand, float forward, float reverse) {
    return switch (strand) {
      case FORWARD -> forward;
      case REVERSE -> reverse;
      case MEAN -> (forward + reverse) / 2;
      case MAX -> Math.max(forward, reverse);
    };
  }
}
