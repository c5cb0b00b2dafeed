package org.motiflens.network.bpnet;

/** The scalar that stands for a profile's shape, see {@link ProfileTarget}: a workspace. */
final class ProfileObjective {
  /** Logits that differ by less have the slope in place of a quotient (as in the peers). */
  private static final double CLOSE = 1e-6;

  private final Half own;
  private final Half other;
  private final double[] gradient;

  /** Centred logits of one sequence, their softmax, and the scalar. */
  private static final class Half {
    final double[] centred;
    final double[] share;
    double value;

    Half(int size) {
      centred = new double[size];
      share = new double[size];
    }

    void set(float[] logits) {
      double mean = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (float logit : logits) {
        mean += logit;
        most = Math.max(most, logit);
      }
      mean /= logits.length;
      double total = 0;
      for (int i = 0; i < centred.length; i++) {
        centred[i] = logits[i] - mean;
        share[i] = StrictMath.exp(logits[i] - most);
        total += share[i];
      }
      value = 0;
      for (int i = 0; i < centred.length; i++) {
        share[i] /= total;
        value += share[i] * centred[i];
      }
    }
  }

  ProfileObjective(int size) {
    own = new Half(size);
    other = new Half(size);
    gradient = new double[size];
  }

  /** Takes a window's logits; the scalar. */
  double set(float[] logits) {
    own.set(logits);
    return own.value;
  }

  /** Slopes at the logits that were {@link #set}. */
  void slopes(boolean stopped, float[] result) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = slope(i, stopped);
    }
    centre(result);
  }

  private double slope(int i, boolean stopped) {
    return own.share[i] * (stopped ? 1 : 1 + own.centred[i] - own.value);
  }

  /**
   * DeepLIFT's multipliers between the logits that were {@link #set} and a reference's. Each term p
   * z̃ is one operation to the rescale rule; with p held fixed it is linear.
   *
   * @return what the multipliers add up to: the scalar's difference, or with p held fixed Σ p (z̃ −
   *     z̃ of the reference)
   */
  double multipliers(float[] reference, boolean stopped, float[] result) {
    other.set(reference);
    double difference = 0;
    for (int i = 0; i < gradient.length; i++) {
      double between = own.centred[i] - other.centred[i];
      if (stopped) {
        gradient[i] = own.share[i];
        difference += own.share[i] * between;
      } else {
        double change = own.share[i] * own.centred[i] - other.share[i] * other.centred[i];
        gradient[i] = Math.abs(between) < CLOSE ? slope(i, false) : change / between;
        difference += change;
      }
    }
    centre(result);
    return difference;
  }

  /** Back through the subtraction of the mean. */
  private void centre(float[] result) {
    double mean = 0;
    for (double value : gradient) {
      mean += value;
    }
    mean /= gradient.length;
    for (int i = 0; i < gradient.length; i++) {
      result[i] = (float) (gradient[i] - mean);
    }
  }
}
