package org.motiflens.training.gradient;

/**
 * All layers below the output layer, for a few windows at a time. Keeps what it computed forwards
 * until it has gone back. For one thread.
 */
interface Body {
  /** Windows at a time. */
  int rows();

  /** Floats from the features of one window to those of the next: a padded number of features. */
  int stride();

  /**
   * Takes new parameters.
   *
   * @param parameters all of the network's
   */
  void setParameters(float[] parameters);

  /**
   * Computes features.
   *
   * @param windows codes, at most {@link #rows}
   * @param training whether to drop values
   * @param features rows of {@link #stride}, what is beyond the features is 0
   */
  void forward(byte[][] windows, boolean training, float[] features);

  /**
   * Adds to the gradient sums what the windows of the last {@link #forward} contribute.
   *
   * @param featureGradients the loss's gradient by the features, rows of {@link #stride}
   */
  void backward(float[] featureGradients);

  /** Adds the gradient sums to a row in Deeplearning4j's order, and clears them. */
  void collect(float[] gradient);
}
