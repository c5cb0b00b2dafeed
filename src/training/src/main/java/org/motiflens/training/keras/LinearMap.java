package org.motiflens.training.keras;

/**
 * Sums of inputs, as a convolution computes them at each place and a dense layer once, in double
 * precision until they are stored.
 *
 * @param kernel rows × outputs, row-major; a row is an input, of a convolution a tap and an input
 * @param bias one an output
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never kept
record LinearMap(double[] kernel, double[] bias) {
  static LinearMap of(float[] kernel, float[] bias) {
    return new LinearMap(doubles(kernel), doubles(bias));
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i];
    }
    return result;
  }

  int outputs() {
    return bias.length;
  }

  int rows() {
    return kernel.length / bias.length;
  }

  /**
   * The same of inputs to which something is done first; row r reads its channel r modulo these.
   */
  LinearMap after(Affine inputs) {
    int channels = inputs.scale().length;
    double[] newKernel = new double[kernel.length];
    double[] newBias = bias.clone();
    for (int row = 0; row < rows(); row++) {
      for (int output = 0; output < outputs(); output++) {
        int i = row * outputs() + output;
        newKernel[i] = kernel[i] * inputs.scale()[row % channels];
        newBias[output] += kernel[i] * inputs.shift()[row % channels];
      }
    }
    return new LinearMap(newKernel, newBias);
  }

  /** The same with something done to its outputs. */
  LinearMap before(Affine outputs) {
    double[] newKernel = new double[kernel.length];
    double[] newBias = new double[bias.length];
    for (int i = 0; i < kernel.length; i++) {
      newKernel[i] = kernel[i] * outputs.scale()[i % bias.length];
    }
    for (int output = 0; output < bias.length; output++) {
      newBias[output] = bias[output] * outputs.scale()[output] + outputs.shift()[output];
    }
    return new LinearMap(newKernel, newBias);
  }

  /** One output alone. */
  LinearMap only(int output) {
    double[] column = new double[rows()];
    for (int row = 0; row < column.length; row++) {
      column[row] = kernel[row * outputs() + output];
    }
    return new LinearMap(column, new double[] {bias[output]});
  }

  /** Of the mean over positions: the same rows for each of them, divided by their number. */
  LinearMap overMeanOf(int positions) {
    double[] repeated = new double[kernel.length * positions];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = kernel[i % kernel.length] / positions;
    }
    return new LinearMap(repeated, bias);
  }

  /** Each output and its negative: rectified, their difference is the output itself. */
  LinearMap withNegatives() {
    int outputs = outputs();
    double[] both = new double[2 * kernel.length];
    double[] biases = new double[2 * outputs];
    for (int row = 0; row < rows(); row++) {
      for (int output = 0; output < outputs; output++) {
        double value = kernel[row * outputs + output];
        both[row * 2 * outputs + output] = value;
        both[row * 2 * outputs + outputs + output] = -value;
      }
    }
    for (int output = 0; output < outputs; output++) {
      biases[output] = bias[output];
      biases[outputs + output] = -bias[output];
    }
    return new LinearMap(both, biases);
  }

  /** The kernel in the given shape, rounded to single precision. */
  Weight weight(int... shape) {
    return new Weight(shape, floats(kernel));
  }

  float[] biases() {
    return floats(bias);
  }

  private static float[] floats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }
}
