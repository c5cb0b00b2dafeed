package org.motiflens.training.gradient;

/** What the network's outputs should be, and the loss that measures how far they are from it. */
public interface Targets {
  /** How many outputs the network has. */
  int outputs();

  /**
   * Loss of one window, and its gradient by the sums that enter the output's activation.
   *
   * @param window number of the window in the batch
   * @param sums by output; replaced by the gradient
   * @param at index of the first
   */
  double lossAndGradient(int window, float[] sums, int at);
}
