package org.motiflens.network;

/** The families that the engine composes from layers (Lanchantin et al. 2017, Table 1). */
public enum LayeredFamily implements Family {
  /** Convolutions, the global maximum over time, any number of hidden dense layers. */
  CNN,
  /** LSTMs in both directions, the mean over time of each. */
  RNN,
  /** LSTMs in both directions on convolutions that keep the length. */
  CNN_RNN;

  @Override
  public Meaning score() {
    return new Meaning(
        "logit margin", "logits of the margin, positive minus negative class; see the formula");
  }

  @Override
  public boolean convolves() {
    return this != RNN;
  }

  @Override
  public boolean recurs() {
    return this != CNN;
  }

  @Override
  public boolean showsLayers() {
    return true;
  }

  @Override
  public boolean hasMultipliers() {
    return this == CNN;
  }
}
