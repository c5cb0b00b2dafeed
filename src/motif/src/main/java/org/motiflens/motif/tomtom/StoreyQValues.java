package org.motiflens.motif.tomtom;

import java.util.Arrays;

/**
 * q-values from p-values: Benjamini and Hochberg's with the proportion π₀ of true null hypotheses
 * estimated from the p-values (Storey 2002, Journal of the Royal Statistical Society B 64:479).
 *
 * <p>With W(λ) the number of p-values ≥ λ of m, π₀(λ) = W(λ) / ((1 − λ) m) for λ = 0.005, 0.010, …
 * 0.5; the λ is taken whose π₀ has the least mean squared error about the smallest π₀ in 100
 * bootstrap samples of 1000 p-values (Storey, section 9), and π₀ is at most 1. With 100 p-values or
 * fewer π₀ = 1. Then q<sub>i</sub> = min<sub>j ≥ i</sub> min(1, π₀ p<sub>j</sub> m / j) over the
 * ascending p-values.
 *
 * <p>The random numbers go on from one call to the next, beginning with Tomtom's, so that a series
 * of queries gets the q-values that Tomtom gives the same series. Not thread-safe.
 */
final class StoreyQValues {
  private static final int LAMBDAS = 100;
  private static final double GREATEST_LAMBDA = 0.5;
  private static final int BOOTSTRAPS = 100;
  private static final int BOOTSTRAP_SAMPLE = 1000;
  private static final int FEWEST = 100;

  private final MersenneTwister random = new MersenneTwister(MersenneTwister.ORIGINAL_SEED);

  /**
   * @param p p-values in ascending order
   * @return their q-values, in the same order
   */
  double[] of(double[] p) {
    int m = p.length;
    double nullProportion = m > FEWEST ? nullProportion(p) : 1;
    double[] q = new double[m];
    double least = 1;
    for (int i = m - 1; i >= 0; i--) {
      least = Math.min(least, nullProportion * p[i] * m / (i + 1));
      q[i] = least;
    }
    return q;
  }

  private double nullProportion(double[] p) {
    int m = p.length;
    // A p-value of level k is ≥ the first k lambdas.
    int[] level = new int[m];
    int[] byLevel = new int[LAMBDAS + 1];
    for (int i = 0; i < m; i++) {
      int k = 0;
      while (k < LAMBDAS && p[i] >= lambda(k)) {
        k++;
      }
      level[i] = k;
      byLevel[k]++;
    }
    double[] estimates = estimates(byLevel, m);
    double smallest = Arrays.stream(estimates).min().orElseThrow();
    double[] squaredErrors = new double[LAMBDAS];
    for (int bootstrap = 0; bootstrap < BOOTSTRAPS; bootstrap++) {
      int[] sampled = new int[LAMBDAS + 1];
      for (int i = 0; i < BOOTSTRAP_SAMPLE; i++) {
        sampled[level[(int) (random.nextDouble() * m)]]++;
      }
      double[] resampled = estimates(sampled, BOOTSTRAP_SAMPLE);
      for (int k = 0; k < LAMBDAS; k++) {
        double error = resampled[k] - smallest;
        squaredErrors[k] += error * error;
      }
    }
    int best = 0;
    for (int k = 1; k < LAMBDAS; k++) {
      if (squaredErrors[k] < squaredErrors[best]) {
        best = k;
      }
    }
    return Math.min(1, estimates[best]);
  }

  private static double lambda(int k) {
    return (k + 1) / (double) LAMBDAS * GREATEST_LAMBDA;
  }

  /** π₀(λ) for each λ; infinite where no p-value is so large, which then is no estimate. */
  private static double[] estimates(int[] byLevel, int m) {
    double[] estimates = new double[LAMBDAS];
    int above = 0;
    for (int k = LAMBDAS - 1; k >= 0; k--) {
      above += byLevel[k + 1];
      double estimate = above / ((1 - lambda(k)) * m);
      estimates[k] = estimate == 0 ? Double.POSITIVE_INFINITY : estimate;
    }
    return estimates;
  }
}
