package org.motiflens.network.bpnet;

import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/**
 * Runs a model that predicts a profile. What {@link Evaluator} calls the logit margin is here the
 * scalar of a {@link ProfileTarget}, the logarithm of the counts unless another was asked for.
 */
public interface ProfileEvaluator extends Evaluator {
  /** Receives the outputs of each window of a run, in order. */
  @FunctionalInterface
  interface ProfileSink {
    /**
     * @param window index in the run
     * @param logCounts natural logarithm of the counts of all strands together
     * @param logits forward strand first, {@link #outputLength()} positions each; their softmax
     *     over all of them is the share of the counts; valid only during the call
     */
    void accept(int window, float logCounts, float[] logits);
  }

  /** Index in the window of the first base that has a predicted value. */
  int outputStart();

  /** Positions of a window's profile. */
  int outputLength();

  /** Strands that a profile is predicted for, 1 or 2. */
  int strands();

  /** Profile and counts of a run of windows, independent of each other to the last bit. */
  void profiles(byte[] codes, WindowRun run, ProfileSink sink);

  /** The same workspace with another scalar. */
  ProfileEvaluator explaining(ProfileTarget target);
}
