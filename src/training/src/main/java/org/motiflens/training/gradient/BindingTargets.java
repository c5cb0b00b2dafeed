package org.motiflens.training.gradient;

/** Two softmax outputs, bound or not, and the cross-entropy. */
public final class BindingTargets implements Targets {
  private final boolean[] bound;
  private final int positiveIndex;

  /**
   * @param bound by window
   * @param positiveIndex the output that means bound
   */
  public BindingTargets(boolean[] bound, int positiveIndex) {
    this.bound = bound.clone();
    this.positiveIndex = positiveIndex;
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public double lossAndGradient(int window, float[] sums, int at) {
    int right = bound[window] ? positiveIndex : 1 - positiveIndex;
    double margin = (double) sums[at + right] - sums[at + 1 - right];
    // The probability of the wrong output.
    double wrong = 1 / (1 + Math.exp(margin));
    sums[at + right] = (float) -wrong;
    sums[at + 1 - right] = (float) wrong;
    return Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin);
  }
}
