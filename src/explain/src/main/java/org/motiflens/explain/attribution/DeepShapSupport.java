package org.motiflens.explain.attribution;

import org.motiflens.network.Architecture;

/** Which networks DeepLIFT's rescale rule covers here. */
final class DeepShapSupport {
  static final String NEEDS =
      "a convolutional network or a profile model (the rescale rule cannot give a difference back"
          + " through a recurrent network's gates, which are multiplied)";

  private DeepShapSupport() {}

  static boolean covers(Architecture architecture) {
    return architecture.family().hasMultipliers();
  }
}
