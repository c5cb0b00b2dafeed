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

  /** Receives the gradient of each window of a run at its inner bases, in order. */
  @FunctionalInterface
  interface InnerGradientSink {
    /**
     * @param window index in the run
     * @param logCounts of the window
     * @param gradient of the log counts, four values for each base from {@link #innerStart()} to
     *     before {@link #innerEnd()}; valid only during the call
     */
    void accept(int window, float logCounts, float[] gradient);
  }

  /**
   * Index in a window of its first inner base. What an inner base gives to the counts does not
   * depend on where exactly the window lies: of the published sizes these are the 34 in the middle.
   */
  int innerStart();

  /** After the last inner base; not above {@link #innerStart()} when a window has none. */
  int innerEnd();

  /**
   * The gradient of the log counts at the inner bases of each window of a run, whatever the target.
   * Windows whose starts are not farther apart than there are inner bases share one pass back as
   * they share the pass forward: a region costs little more than one window as long as it.
   *
   * @throws IllegalStateException when a window has no inner bases
   */
  void innerGradients(byte[] codes, WindowRun run, InnerGradientSink sink);
}
