package org.motiflens.network.bpnet;

/** The logarithm of a sum of exponentials, and DeepLIFT's multipliers of it. */
public final class LogSum {
  private static final double CLOSE = 1e-9;

  private LogSum() {}

  /** log Σ e^x; of one value that value, to the last bit. */
  static double of(double[] values) {
    if (values.length == 1) {
      return values[0];
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      most = Math.max(most, value);
    }
    double sum = 0;
    for (double value : values) {
      sum += StrictMath.exp(value - most);
    }
    return most + StrictMath.log(sum);
  }

  /**
   * The rescale rule through each exponential, then through the logarithm of their sum.
   *
   * @param result one multiplier a value; Σ result (value − reference) is what is returned
   * @return the difference of the two logarithms
   */
  public static double multipliers(double[] values, double[] references, double[] result) {
    double sum = of(values);
    double other = of(references);
    double scale = Math.max(sum, other);
    // Σ e^x of both, in units of e^scale.
    double outer =
        quotient(
            sum, other, StrictMath.exp(sum - scale) - StrictMath.exp(other - scale), sum - scale);
    for (int i = 0; i < values.length; i++) {
      double inner = StrictMath.exp(values[i] - scale) * exponential(references[i] - values[i]);
      result[i] = values.length == 1 ? 1 : inner * outer;
    }
    return sum - other;
  }

  /** (1 − e^d) / −d, which is 1 at 0. */
  private static double exponential(double difference) {
    return Math.abs(difference) < CLOSE ? 1 : Math.expm1(difference) / difference;
  }

  /** The logarithm's multiplier; its slope where both are equal. */
  private static double quotient(double sum, double other, double change, double exponent) {
    return Math.abs(sum - other) < CLOSE ? StrictMath.exp(-exponent) : (sum - other) / change;
  }
}
