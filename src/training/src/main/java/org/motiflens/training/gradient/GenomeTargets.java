package org.motiflens.training.gradient;

import java.util.List;

/**
 * A sigmoid output a task; every window is a positive or a negative of every task, save of those of
 * which nothing is said there. The loss is the sum of the cross-entropies.
 */
public final class GenomeTargets implements Targets {
  private final int tasks;
  private final List<int[]> bound;
  private final List<int[]> unknown;

  /**
   * @param tasks outputs
   * @param bound by window, the tasks that it is a positive of
   * @param unknown by window, the tasks of which nothing is said
   */
  public GenomeTargets(int tasks, List<int[]> bound, List<int[]> unknown) {
    this.tasks = tasks;
    this.bound = List.copyOf(bound);
    this.unknown = List.copyOf(unknown);
  }

  @Override
  public int outputs() {
    return tasks;
  }

  @Override
  public double lossAndGradient(int window, float[] sums, int at) {
    int[] here = bound.get(window);
    int[] unsaid = unknown.get(window);
    double loss = 0;
    for (int task : here) {
      // What the loop below adds for a negative, turned into that of a positive.
      loss -= sums[at + task];
    }
    for (int task : unsaid) {
      loss -= softplus(sums[at + task]);
    }
    for (int task = 0; task < tasks; task++) {
      double sum = sums[at + task];
      loss += softplus(sum);
      sums[at + task] = (float) (1 / (1 + Math.exp(-sum)));
    }
    for (int task : here) {
      sums[at + task] -= 1;
    }
    for (int task : unsaid) {
      sums[at + task] = 0;
    }
    return loss;
  }

  /** log(1 + exp x). */
  private static double softplus(double x) {
    return Math.log1p(Math.exp(-Math.abs(x))) + Math.max(0, x);
  }
}
