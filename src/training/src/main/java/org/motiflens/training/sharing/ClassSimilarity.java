package org.motiflens.training.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How alike classes are in what they look for: Pearson's correlation of their overall importance
 * vectors over the same features. Symmetric, 1 on the diagonal, independent of the order of the
 * classes; not defined for a class all of whose features are equally important. Immutable.
 */
public final class ClassSimilarity {
  private final List<String> names;
  private final double[][] correlations;

  private ClassSimilarity(List<String> names, double[][] correlations) {
    this.names = List.copyOf(names);
    this.correlations = correlations;
  }

  /**
   * @param names of the classes
   * @param importance OFIV of each, over the same features
   */
  public static ClassSimilarity of(List<String> names, List<double[]> importance) {
    if (names.size() != importance.size()) {
      throw new IllegalArgumentException(names.size() + " names, " + importance.size());
    }
    double[][] correlations = new double[names.size()][names.size()];
    for (int a = 0; a < names.size(); a++) {
      for (int b = 0; b <= a; b++) {
        OptionalDouble value = correlation(importance.get(a), importance.get(b));
        correlations[a][b] = value.isEmpty() ? Double.NaN : a == b ? 1 : value.getAsDouble();
        correlations[b][a] = correlations[a][b];
      }
    }
    return new ClassSimilarity(names, correlations);
  }

  /** Pearson's correlation; empty where one of the two is constant. */
  public static OptionalDouble correlation(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " features");
    }
    double meanA = mean(a);
    double meanB = mean(b);
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (a[i] - meanA) * (b[i] - meanB);
      squareA += (a[i] - meanA) * (a[i] - meanA);
      squareB += (b[i] - meanB) * (b[i] - meanB);
    }
    return squareA > 0 && squareB > 0
        ? OptionalDouble.of(product / (Math.sqrt(squareA) * Math.sqrt(squareB)))
        : OptionalDouble.empty();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The classes. */
  public List<String> names() {
    return names;
  }

  /** Correlation of two classes; empty where it is not defined. */
  public OptionalDouble correlation(int a, int b) {
    return Double.isNaN(correlations[a][b])
        ? OptionalDouble.empty()
        : OptionalDouble.of(correlations[a][b]);
  }

  /** The other classes, the most alike first; those of no defined correlation are left out. */
  public List<Integer> neighbours(int a) {
    List<Integer> others = new ArrayList<>();
    for (int b = 0; b < names.size(); b++) {
      if (b != a && !Double.isNaN(correlations[a][b])) {
        others.add(b);
      }
    }
    others.sort(
        (x, y) ->
            correlations[a][x] != correlations[a][y]
                ? Double.compare(correlations[a][y], correlations[a][x])
                : Integer.compare(x, y));
    return others;
  }
}
