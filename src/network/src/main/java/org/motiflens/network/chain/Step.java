package org.motiflens.network.chain;

/**
 * A layer at work on one thread: it keeps of its last pass forward what the way back needs. Maps
 * have a row a position, each padded with zeros to {@link Shape#width}.
 */
interface Step {
  /**
   * Runs the layer.
   *
   * @param input not changed until {@link #backward} was called
   * @return its output, overwritten by the next call
   */
  float[] forward(float[] input);

  /**
   * The gradient with respect to the input of the last {@link #forward}.
   *
   * @param input of that call
   * @param gradient with respect to its output
   * @return overwritten by the next call
   */
  float[] backward(float[] input, float[] gradient);

  /**
   * As {@link #backward}, with DeepLIFT's multipliers by the rescale rule in place of slopes
   * (Shrikumar et al. 2017, section 3.5.1). Of a linear layer they are its gradient.
   *
   * @param input of the last {@link #forward}
   * @param reference what the same layer of another pass read
   * @param gradient multipliers of its output
   * @return overwritten by the next call
   */
  default float[] multipliers(float[] input, float[] reference, float[] gradient) {
    return backward(input, gradient);
  }
}
