package org.motiflens.training;

import java.util.List;
import org.motiflens.training.gradient.NetworkGradient;

/** Scores windows with a network of one experiment. For one thread, as the network is. */
public final class Scorer {
  private final NetworkGradient network;

  public Scorer(NetworkGradient network) {
    this.network = network;
  }

  /** Logit margins z₊ − z₋, one a window. */
  public double[] margins(List<byte[]> windows) {
    int positive = NetworkDefinition.POSITIVE_INDEX;
    float[][] sums = network.sums(windows);
    double[] margins = new double[sums.length];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = (double) sums[i][positive] - sums[i][1 - positive];
    }
    return margins;
  }

  /** As {@link #margins}, as numbers of single precision. */
  public float[] floatMargins(List<byte[]> windows) {
    double[] margins = margins(windows);
    float[] result = new float[margins.length];
    for (int i = 0; i < margins.length; i++) {
      result[i] = (float) margins[i];
    }
    return result;
  }
}
