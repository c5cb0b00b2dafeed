package org.motiflens.network;

import java.util.Arrays;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/** A hidden dense layer's weights, laid out for the products that it takes part in. */
public final class DenseLayer {
  private final int units;
  private final Matrix weights;
  private final Matrix backward;
  private final float[] bias;

  /**
   * @param inputs values read, without padding
   */
  public DenseLayer(NetworkWeights.Dense dense, int inputs, Kernels kernels) {
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

  public int units() {
    return units;
  }

  /** Floats of its output, padded. */
  public int width() {
    return bias.length;
  }

  /** Inputs × units, both padded. */
  public Matrix weights() {
    return weights;
  }

  /** Units × inputs, both padded. */
  public Matrix backward() {
    return backward;
  }

  /** Padded with zeros. */
  public float[] bias() {
    return bias;
  }
}
