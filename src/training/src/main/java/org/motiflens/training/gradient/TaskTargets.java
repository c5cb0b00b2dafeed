package org.motiflens.training.gradient;

import java.util.Arrays;
import java.util.List;

/**
 * A sigmoid output a task, and the sum of the cross-entropies of those that a label is known of.
 */
public final class TaskTargets implements Targets {
  private final int tasks;
  private final List<int[]> known;
  private final boolean[] bound;

  /**
   * @param tasks outputs
   * @param known by window, the tasks that its label is known of
   * @param bound by window, whether it is a positive of them
   */
  public TaskTargets(int tasks, List<int[]> known, boolean[] bound) {
    this.tasks = tasks;
    this.known = List.copyOf(known);
    this.bound = bound.clone();
  }

  @Override
  public int outputs() {
    return tasks;
  }

  @Override
  public double lossAndGradient(int window, float[] sums, int at) {
    int[] counted = known.get(window);
    double loss = 0;
    float[] gradients = new float[counted.length];
    for (int i = 0; i < counted.length; i++) {
      double margin = sums[at + counted[i]] * (bound[window] ? 1.0 : -1.0);
      double wrong = 1 / (1 + Math.exp(margin));
      gradients[i] = (float) (bound[window] ? -wrong : wrong);
      loss += Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin);
    }
    Arrays.fill(sums, at, at + tasks, 0);
    for (int i = 0; i < counted.length; i++) {
      sums[at + counted[i]] = gradients[i];
    }
    return loss;
  }
}
