package org.motiflens.network;

import java.util.Arrays;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/** A hidden dense layer's weights, laid out for the products that it takes part in. */
final class DenseLayer {
  private final int units;
  private final Matrix weights;
  private final Matrix backward;
  private final float[] bias;

  /**
   * @param inputs values read, without padding
   */
  DenseLayer(NetworkWeights.Dense dense, int inputs, Kernels kernels) {
    units = dense.bias().length;
    int in = Matrix.padded(inputs);
    int out = Matrix.padded(units);
    float[] raw = dense.weights();
    float[] forward = new float[in * out];
    float[] transposed = new float[out * in];
    for (int unit = 0; unit < units; unit++) {
      for (int input = 0; input < inputs; input++) {
        forward[input * out + unit] = raw[unit * inputs + input];
        transposed[unit * in + input] = raw[unit * inputs + input];
      }
    }
    weights = kernels.matrix(forward, in, out);
    backward = kernels.matrix(transposed, out, in);
    bias = Arrays.copyOf(dense.bias(), out);
  }

  int units() {
    return units;
  }

  /** Floats of its output, padded. */
  int width() {
    return bias.length;
  }

  /** Inputs × units, both padded. */
  Matrix weights() {
    return weights;
  }

  /** Units × inputs, both padded. */
  Matrix backward() {
    return backward;
  }

  /** Padded with zeros. */
  float[] bias() {
    return bias;
  }
}
