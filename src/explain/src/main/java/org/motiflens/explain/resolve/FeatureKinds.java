package org.motiflens.explain.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.MixtureMultivariateNormalDistribution;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.fitting.MultivariateNormalMixtureExpectationMaximization;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.Pair;

/**
 * Which features act additively and which do not, by their inconsistency (IL): Gaussian mixtures of
 * one, two and three components are fitted to IL over the features, the Bayesian information
 * criterion chooses, and with two or more components the features of the one with the largest mean
 * are non-additive. The published program acts on exactly two components; this acts on three as
 * well. Immutable.
 *
 * <p>Every IL is taken as known to {@value #RESOLUTION}: it enters as itself plus and minus that
 * much, with half the weight. So no component can shrink to a point, as the published program's
 * regularisation (1e-6 added to each variance) sees to. The mixtures are fitted by Commons Math,
 * whose fit wants two columns: to each value x a number of its own, +u and -u, is added in the
 * first and subtracted in the second. Half the sum of the columns is x and half their difference u,
 * which is independent of x in every component at every step, so that it changes nothing. (With x
 * and u themselves as columns the covariances off the diagonal are rounding errors, down to 1e-218,
 * on which the library's eigenvalues do not converge.)
 */
public final class FeatureKinds {
  /** How exactly an IL is taken to be known. */
  static final double RESOLUTION = 1e-3;

  private static final int MOST_COMPONENTS = 3;
  private static final int MOST_STEPS = 1_000;
  private static final double CONVERGED = 1e-6;

  private final boolean[] nonAdditive;
  private final double[] criteria;

  private FeatureKinds(boolean[] nonAdditive, double[] criteria) {
    this.nonAdditive = nonAdditive;
    this.criteria = criteria;
  }

  /**
   * Parts features.
   *
   * @param inconsistency IL of each, at least 0
   */
  public static FeatureKinds of(double[] inconsistency) {
    int most = Math.min(MOST_COMPONENTS, inconsistency.length);
    double[] criteria = new double[MOST_COMPONENTS];
    Arrays.fill(criteria, Double.NaN);
    Fit best = null;
    for (int components = 1; components <= most; components++) {
      Fit fit = Fit.of(inconsistency, components);
      criteria[components - 1] = fit.criterion;
      best = best == null || fit.criterion < best.criterion ? fit : best;
    }
    boolean[] nonAdditive = new boolean[inconsistency.length];
    if (best != null && best.means.length > 1) {
      int last = best.largest();
      for (int k = 0; k < nonAdditive.length; k++) {
        nonAdditive[k] = best.component(inconsistency[k]) == last;
      }
    }
    return new FeatureKinds(nonAdditive, criteria);
  }

  /** A mixture of normal distributions. */
  private static final class Fit {
    final double[] weights;
    final double[] means;
    final double[] deviations;
    final double criterion;

    private Fit(double[] weights, double[] means, double[] deviations, double criterion) {
      this.weights = weights;
      this.means = means;
      this.deviations = deviations;
      this.criterion = criterion;
    }

    static Fit of(double[] values, int components) {
      if (components == 1) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance =
            Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
        return judged(
            values,
            new double[] {1},
            new double[] {mean},
            new double[] {Math.sqrt(variance + RESOLUTION * RESOLUTION)});
      }
      try {
        MultivariateNormalMixtureExpectationMaximization fitting =
            new MultivariateNormalMixtureExpectationMaximization(rows(values));
        fitting.fit(start(values, components), MOST_STEPS, CONVERGED);
        List<Pair<Double, MultivariateNormalDistribution>> parts =
            fitting.getFittedModel().getComponents();
        double[] weights = new double[components];
        double[] means = new double[components];
        double[] deviations = new double[components];
        for (int c = 0; c < components; c++) {
          weights[c] = parts.get(c).getFirst();
          double[] mean = parts.get(c).getSecond().getMeans();
          RealMatrix covariance = parts.get(c).getSecond().getCovariances();
          means[c] = (mean[0] + mean[1]) / 2;
          deviations[c] =
              Math.sqrt(
                  (covariance.getEntry(0, 0)
                          + covariance.getEntry(1, 1)
                          + 2 * covariance.getEntry(0, 1))
                      / 4);
        }
        return judged(values, weights, means, deviations);
      } catch (MathIllegalArgumentException | MathIllegalStateException e) {
        // A component without points has no covariance: so many components are not in the data.
        return new Fit(
            new double[components],
            new double[components],
            new double[components],
            Double.POSITIVE_INFINITY);
      }
    }

    /** u: as far apart as the values. */
    private static double companion(double[] values) {
      double largest = Arrays.stream(values).max().orElse(0);
      double smallest = Arrays.stream(values).min().orElse(0);
      return Math.max(RESOLUTION, (largest - smallest) / 2);
    }

    private static double[][] rows(double[] values) {
      double[][] rows = new double[4 * values.length][];
      double companion = companion(values);
      for (int i = 0; i < rows.length; i++) {
        double x = values[i / 4] + (i % 2 == 0 ? RESOLUTION : -RESOLUTION);
        double u = i / 2 % 2 == 0 ? companion : -companion;
        rows[i] = new double[] {x + u, x - u};
      }
      return rows;
    }

    /** Means spread over the range: clusters of unequal size are found too. */
    private static MixtureMultivariateNormalDistribution start(double[] values, int components) {
      double smallest = Arrays.stream(values).min().orElse(0);
      double companion = companion(values);
      double range = Arrays.stream(values).max().orElse(0) - smallest;
      double spread = Math.max(RESOLUTION, range / (2.0 * components));
      double alone = spread * spread + companion * companion;
      double together = spread * spread - companion * companion;
      List<Pair<Double, MultivariateNormalDistribution>> parts = new ArrayList<>();
      for (int c = 0; c < components; c++) {
        double mean = smallest + range * (c + 0.5) / components;
        parts.add(
            new Pair<>(
                1.0 / components,
                new MultivariateNormalDistribution(
                    new double[] {mean, mean},
                    new double[][] {{alone, together}, {together, alone}})));
      }
      return new MixtureMultivariateNormalDistribution(parts);
    }

    private static Fit judged(
        double[] values, double[] weights, double[] means, double[] deviations) {
      double logLikelihood = 0;
      for (double value : values) {
        for (double at : new double[] {value - RESOLUTION, value + RESOLUTION}) {
          double density = 0;
          for (int c = 0; c < weights.length; c++) {
            density +=
                weights[c] * new NormalDistribution(null, means[c], deviations[c]).density(at);
          }
          logLikelihood += 0.5 * StrictMath.log(Math.max(density, Double.MIN_NORMAL));
        }
      }
      int parameters = 3 * weights.length - 1;
      return new Fit(
          weights,
          means,
          deviations,
          parameters * StrictMath.log(values.length) - 2 * logLikelihood);
    }

    int largest() {
      int best = 0;
      for (int c = 1; c < means.length; c++) {
        best = means[c] > means[best] ? c : best;
      }
      return best;
    }

    /** The component that a value most probably comes from. */
    int component(double value) {
      int best = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < means.length; c++) {
        double density =
            StrictMath.log(weights[c])
                + new NormalDistribution(null, means[c], deviations[c]).logDensity(value);
        if (density > highest) {
          highest = density;
          best = c;
        }
      }
      return best;
    }
  }

  /** Components of the mixture that was chosen. */
  public int components() {
    int best = 0;
    for (int c = 1; c < criteria.length; c++) {
      best = criteria[c] < criteria[best] ? c : best;
    }
    return best + 1;
  }

  /** The criterion (BIC, smaller is better) of one, two and three components; NaN if not tried. */
  public double[] criteria() {
    return criteria.clone();
  }

  /** Whether a feature takes part in interactions. */
  public boolean isNonAdditive(int feature) {
    return nonAdditive[feature];
  }

  /** Which features take part in interactions, a copy. */
  public boolean[] nonAdditive() {
    return nonAdditive.clone();
  }
}
