package org.motiflens.training;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Scores windows with a Deeplearning4j network. For one thread, as the network is. */
final class Scorer {
  private static final int BATCH = 512;

  private final Dl4jNetwork network;

  Scorer(Dl4jNetwork network) {
    this.network = network;
  }

  /**
   * Logit margins z₊ − z₋, one a window. They are told apart where probabilities have rounded to 1.
   */
  double[] margins(List<byte[]> windows) {
    double[] margins = new double[windows.size()];
    for (int start = 0; start < margins.length; start += BATCH) {
      List<byte[]> batch = windows.subList(start, Math.min(start + BATCH, margins.length));
      INDArray probabilities = network.probabilities(Minibatch.oneHot(batch));
      for (int i = 0; i < batch.size(); i++) {
        margins[start + i] =
            Math.log(probabilities.getDouble(i, NetworkDefinition.POSITIVE_INDEX))
                - Math.log(probabilities.getDouble(i, 1 - NetworkDefinition.POSITIVE_INDEX));
      }
    }
    return margins;
  }
}
