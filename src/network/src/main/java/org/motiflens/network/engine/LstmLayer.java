package org.motiflens.network.engine;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * One LSTM layer's weights, laid out for the products that it takes part in. Units are padded to
 * {@code width}; a padded unit has no weights and stays 0. Forward, the rows of the three gates are
 * halved (exactly), because σ(z) = ½ tanh(z/2) + ½.
 */
final class LstmLayer {
  private static final int BLOCKS = 4;
  private static final int BLOCK_INPUT = 3;

  private final int width;
  private final Matrix input;
  private final Matrix recurrent;
  private final Matrix inputBackward;
  private final Matrix recurrentBackward;
  private final float[] bias;
  private final float[] baseTable;

  /**
   * @param inputs channels of the layer below
   * @param inputStride floats from one column of the layer below to the next
   */
  LstmLayer(NetworkWeights.Lstm lstm, int units, int inputs, int inputStride, Kernels kernels) {
    width = Matrix.padded(units);
    input = kernels.matrix(forward(lstm.input(), units, inputs, inputStride), inputStride, gates());
    recurrent = kernels.matrix(forward(lstm.recurrent(), units, units, width), width, gates());
    inputBackward =
        kernels.matrix(backward(lstm.input(), units, inputs, inputStride), gates(), inputStride);
    recurrentBackward =
        kernels.matrix(backward(lstm.recurrent(), units, units, width), gates(), width);
    bias = forward(lstm.bias(), units, 1, 1);
    baseTable = new float[(Bases.COUNT + 1) * gates()];
    float[] rows = forward(lstm.input(), units, inputs, inputStride);
    for (int code = 0; code <= Bases.COUNT; code++) {
      for (int j = 0; j < gates(); j++) {
        boolean known = code < Bases.COUNT && code < inputs;
        baseTable[code * gates() + j] = bias[j] + (known ? rows[code * gates() + j] : 0);
      }
    }
  }

  /** (4H × inputs) → (stride × 4 width), with the gates' columns halved. */
  private float[] forward(float[] values, int units, int inputs, int stride) {
    float[] result = new float[stride * gates()];
    for (int block = 0; block < BLOCKS; block++) {
      float scale = block == BLOCK_INPUT ? 1 : 0.5f;
      for (int unit = 0; unit < units; unit++) {
        for (int i = 0; i < inputs; i++) {
          result[i * gates() + block * width + unit] =
              scale * values[(block * units + unit) * inputs + i];
        }
      }
    }
    return result;
  }

  /** (4H × inputs) → (4 width × stride). */
  private float[] backward(float[] values, int units, int inputs, int stride) {
    float[] result = new float[gates() * stride];
    for (int block = 0; block < BLOCKS; block++) {
      for (int unit = 0; unit < units; unit++) {
        System.arraycopy(
            values,
            (block * units + unit) * inputs,
            result,
            (block * width + unit) * stride,
            inputs);
      }
    }
    return result;
  }

  /** Units, padded. */
  int width() {
    return width;
  }

  /** Floats of a row of gates: 4 width. */
  int gates() {
    return BLOCKS * width;
  }

  /** Column below → sums of the gates. */
  Matrix input() {
    return input;
  }

  /** h' → sums of the gates. */
  Matrix recurrent() {
    return recurrent;
  }

  /** Gradient of the sums → gradient of the column below. */
  Matrix inputBackward() {
    return inputBackward;
  }

  /** Gradient of the sums → gradient of h'. */
  Matrix recurrentBackward() {
    return recurrentBackward;
  }

  /** Sums of the gates without input; shared, not to be written. */
  float[] bias() {
    return bias;
  }

  /** Sums of the gates for each base code, rows of {@link #gates()}, when bases are the input. */
  float[] baseTable() {
    return baseTable;
  }
}
