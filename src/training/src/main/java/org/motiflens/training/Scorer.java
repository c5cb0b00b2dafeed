package org.motiflens.training;

import java.util.List;
import org.motiflens.training.gradient.NetworkGradient;

/** Scores windows with a network of one experiment. For one thread, as the network is. */
final class Scorer {
  private final NetworkGradient network;

  Scorer(NetworkGradient network) {
    this.network = network;
  }

  /** Logit margins z₊ − z₋, one a window. */
  double[] margins(List<byte[]> windows) {
    int positive = NetworkDefinition.POSITIVE_INDEX;
    float[][] sums = network.sums(windows);
    double[] margins = new double[sums.length];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = (double) sums[i][positive] - sums[i][1 - positive];
    }
    return margins;
  }
}
