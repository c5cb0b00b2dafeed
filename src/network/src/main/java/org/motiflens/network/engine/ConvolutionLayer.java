package org.motiflens.network.engine;

import java.util.Arrays;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * A convolution's weights, laid out for the products that it takes part in. With columns of {@code
 * inputStride} floats one after another, the {@code kernel} columns under a tap are one row of
 * {@code kernel * inputStride} floats, and the next row starts one column further: a convolution is
 * a matrix product whose left-hand rows overlap.
 */
final class ConvolutionLayer {
  private final LayerGeometry geometry;
  private final Matrix weights;
  private final Matrix backward;
  private final Matrix backwardRows;
  private final float[] bias;
  private final float[] noBias;

  ConvolutionLayer(
      LayerGeometry geometry, NetworkWeights.Convolution convolution, Kernels kernels) {
    this.geometry = geometry;
    int in = geometry.inputStride();
    int out = geometry.outputStride();
    int taps = geometry.kernel();
    float[] raw = convolution.weights();
    float[] forward = new float[taps * in * out];
    float[] transposed = new float[out * taps * in];
    for (int k = 0; k < taps; k++) {
      for (int i = 0; i < geometry.inputChannels(); i++) {
        for (int o = 0; o < geometry.maps(); o++) {
          float weight = raw[(k * geometry.inputChannels() + i) * geometry.maps() + o];
          forward[(k * in + i) * out + o] = weight;
          transposed[(o * taps + k) * in + i] = weight;
        }
      }
    }
    weights = kernels.matrix(forward, taps * in, out);
    backward = kernels.matrix(withZeros(transposed, out, taps * in, in), out, reach(taps, in));
    noBias = new float[backward.columns()];
    backwardRows = kernels.rowMatrix(transposed, out, taps * in);
    bias = Arrays.copyOf(convolution.bias(), out);
  }

  /** Bases lie four floats apart: so many zeros follow their gradients that they can be summed. */
  private static int reach(int taps, int in) {
    return taps * in + Math.max(0, Matrix.LANES - in);
  }

  private static float[] withZeros(float[] values, int rows, int taken, int in) {
    int width = taken + Math.max(0, Matrix.LANES - in);
    float[] wide = new float[rows * width];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(values, r * taken, wide, r * width, taken);
    }
    return wide;
  }

  LayerGeometry geometry() {
    return geometry;
  }

  /**
   * Convolves and rectifies.
   *
   * @param inOffset where the first of the columns under tap 0 begins
   * @param columns number of columns to compute
   */
  void apply(float[] in, int inOffset, int columns, float[] out, int outOffset, Kernels kernels) {
    convolve(in, inOffset, columns, true, out, outOffset, kernels);
  }

  /** Convolves alone: as {@link #apply} without the rectifier. */
  void sums(float[] in, int inOffset, int columns, float[] out, int outOffset, Kernels kernels) {
    convolve(in, inOffset, columns, false, out, outOffset, kernels);
  }

  private void convolve(
      float[] in,
      int inOffset,
      int columns,
      boolean rectify,
      float[] out,
      int outOffset,
      Kernels kernels) {
    kernels.convolve(
        in,
        inOffset,
        geometry.inputStride(),
        columns,
        weights,
        bias,
        rectify,
        out,
        outOffset,
        geometry.outputStride());
  }

  /**
   * Floats that one column's gradient gives to the input's: {@code kernel * inputStride}, padded.
   */
  int reach() {
    return backward.columns();
  }

  /**
   * From the gradient of the convolution's sums to that of its input.
   *
   * @param sums gradient, {@code columns * outputStride}
   * @param columns number of columns
   * @param products room for {@code columns * reach()} values
   * @param in receives the gradient of the input with its padding; it must have room for {@link
   *     #reach} and {@link Matrix#LANES} beyond the last column, which are left undefined
   */
  void backward(float[] sums, int columns, float[] products, float[] in, Kernels kernels) {
    int reach = reach();
    kernels.convolve(
        sums, 0, geometry.outputStride(), columns, backward, noBias, false, products, 0, reach);
    Arrays.fill(in, 0);
    // Neighbouring columns give to the same input.
    kernels.addOverlapping(products, columns, reach, geometry.inputStride(), in, 0);
  }

  /**
   * Adds what one map's gradient at one column gives to the input's.
   *
   * @param in gradient of the input, with room as in {@link #backward}
   */
  void backward(float gradient, int map, int column, float[] in, Kernels kernels) {
    kernels.addScaledRow(gradient, backwardRows, map, in, column * geometry.inputStride());
  }

  /**
   * Tables for {@link Kernels#lookUp}: the contribution of each three-base word under taps 0-2,
   * 3-5, …; the first holds the bias as well. An N contributes nothing, nor does a base beyond the
   * last tap.
   */
  static float[] wordTables(LayerGeometry geometry, NetworkWeights.Convolution convolution) {
    int width = geometry.outputStride();
    int parts = wordParts(geometry);
    float[] raw = convolution.weights();
    float[] bias = convolution.bias();
    float[] tables = new float[parts * Kernels.WORDS * width];
    for (int part = 0; part < parts; part++) {
      for (int word = 0; word < Kernels.WORDS; word++) {
        int[] codes = {word / 25, word / 5 % 5, word % 5};
        for (int o = 0; o < geometry.maps(); o++) {
          double sum = part == 0 ? bias[o] : 0;
          for (int j = 0; j < Kernels.WORD_LENGTH; j++) {
            int tap = part * Kernels.WORD_LENGTH + j;
            if (tap < geometry.kernel() && codes[j] < Bases.COUNT) {
              sum += raw[(tap * Bases.COUNT + codes[j]) * geometry.maps() + o];
            }
          }
          tables[(part * Kernels.WORDS + word) * width + o] = (float) sum;
        }
      }
    }
    return tables;
  }

  /** KmerCodes that a kernel spans. */
  static int wordParts(LayerGeometry geometry) {
    return (geometry.kernel() + Kernels.WORD_LENGTH - 1) / Kernels.WORD_LENGTH;
  }
}
