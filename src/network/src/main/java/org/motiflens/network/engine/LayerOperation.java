package org.motiflens.network.engine;

import java.util.Arrays;
import java.util.List;
import org.motiflens.network.DenseLayer;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * One step from a layer to the next and back, on whole activations in the back ends' padded layout:
 * a workspace. Unlike the evaluators' paths it keeps nothing fused, so that every layer can be
 * seen.
 */
interface LayerOperation {
  void forward(float[] in, float[] out);

  /**
   * @param in and {@code out}: as {@link #forward} left them
   * @param outGradient with respect to {@code out}
   * @param inGradient receives that with respect to {@code in}
   */
  void backward(float[] in, float[] out, float[] outGradient, float[] inGradient);

  /** A convolution and its rectifier. */
  final class Convolve implements LayerOperation {
    private final ConvolutionLayer layer;
    private final Kernels kernels;
    private final float[] padded;
    private final float[] paddedGradient;
    private final float[] sumGradient;
    private final float[] products;

    Convolve(ConvolutionLayer layer, Kernels kernels) {
      this.layer = layer;
      this.kernels = kernels;
      LayerGeometry geometry = layer.geometry();
      int columns = geometry.inputLength() + 2 * geometry.padding();
      padded = new float[columns * geometry.inputStride()];
      paddedGradient = new float[padded.length + layer.reach() + Matrix.LANES];
      sumGradient = new float[geometry.convolvedLength() * geometry.outputStride()];
      products = new float[geometry.convolvedLength() * layer.reach()];
    }

    @Override
    public void forward(float[] in, float[] out) {
      LayerGeometry geometry = layer.geometry();
      System.arraycopy(in, 0, padded, geometry.padding() * geometry.inputStride(), in.length);
      layer.apply(padded, 0, geometry.convolvedLength(), out, 0, kernels);
    }

    @Override
    public void backward(float[] in, float[] out, float[] outGradient, float[] inGradient) {
      LayerGeometry geometry = layer.geometry();
      for (int i = 0; i < out.length; i++) {
        sumGradient[i] = out[i] > 0 ? outGradient[i] : 0;
      }
      layer.backward(sumGradient, geometry.convolvedLength(), products, paddedGradient, kernels);
      System.arraycopy(
          paddedGradient,
          geometry.padding() * geometry.inputStride(),
          inGradient,
          0,
          inGradient.length);
    }
  }

  /** A max-pool; with a single row, the maximum over time. */
  final class Pool implements LayerOperation {
    private final int width;
    private final int rows;
    private final int pool;

    Pool(int width, int rows, int pool) {
      this.width = width;
      this.rows = rows;
      this.pool = pool;
    }

    @Override
    public void forward(float[] in, float[] out) {
      // Not by the kernels, which pool what is rectified: a layer may be given any values.
      for (int r = 0; r < rows; r++) {
        System.arraycopy(in, r * pool * width, out, r * width, width);
        for (int i = 1; i < pool; i++) {
          int from = (r * pool + i) * width;
          for (int j = 0; j < width; j++) {
            out[r * width + j] = Math.max(out[r * width + j], in[from + j]);
          }
        }
      }
    }

    @Override
    public void backward(float[] in, float[] out, float[] outGradient, float[] inGradient) {
      Arrays.fill(inGradient, 0);
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < width; j++) {
          int at = r * pool * width + j;
          while (in[at] != out[r * width + j]) {
            at += width;
          }
          inGradient[at] = outGradient[r * width + j];
        }
      }
    }
  }

  /** A dense layer and its rectifier, of a single column. */
  final class FullyConnect implements LayerOperation {
    private final DenseLayer layer;
    private final Kernels kernels;
    private final float[] sumGradient;

    FullyConnect(DenseLayer layer, Kernels kernels) {
      this.layer = layer;
      this.kernels = kernels;
      sumGradient = new float[layer.width()];
    }

    @Override
    public void forward(float[] in, float[] out) {
      System.arraycopy(layer.bias(), 0, out, 0, layer.width());
      kernels.multiplyAdd(in, 0, in.length, 1, layer.weights(), out, 0, layer.width());
      kernels.rectify(out, 0, layer.width());
    }

    @Override
    public void backward(float[] in, float[] out, float[] outGradient, float[] inGradient) {
      for (int i = 0; i < out.length; i++) {
        sumGradient[i] = out[i] > 0 ? outGradient[i] : 0;
      }
      Arrays.fill(inGradient, 0);
      kernels.multiplyAdd(
          sumGradient, 0, layer.width(), 1, layer.backward(), inGradient, 0, inGradient.length);
    }
  }

  /** One LSTM of each stack; columns of the result hold forward and then backward units. */
  final class BothWays implements LayerOperation {
    private final LstmLayer forward;
    private final LstmLayer backward;
    private final LstmStack forwardStack;
    private final LstmStack backwardStack;
    private final int columns;
    private final int inWidth;
    private final boolean first;
    private final Kernels kernels;
    private final float[] projection;
    private final int[] rows;
    private final float[] mean;
    private final float[] steps;
    private final float[] columnGradient;

    /**
     * @param first whether both read the same columns, instead of the units of their own stack
     * @param inWidth floats of such a column
     */
    BothWays(
        LstmLayer forward,
        LstmLayer backward,
        int columns,
        boolean first,
        int inWidth,
        Kernels kernels) {
      this.forward = forward;
      this.backward = backward;
      this.columns = columns;
      this.first = first;
      this.inWidth = inWidth;
      this.kernels = kernels;
      forwardStack = new LstmStack(List.of(forward), columns, 1, kernels);
      backwardStack = new LstmStack(List.of(backward), columns, 1, kernels);
      projection = new float[columns * forward.gates()];
      rows = new int[columns];
      mean = new float[forward.width()];
      steps = new float[columns * forward.width()];
      columnGradient = new float[columns * forward.inputBackward().columns()];
    }

    private int column(int step, boolean reversed) {
      return reversed ? columns - 1 - step : step;
    }

    @Override
    public void forward(float[] in, float[] out) {
      forward(forward, forwardStack, false, in, out);
      forward(backward, backwardStack, true, in, out);
    }

    private void forward(
        LstmLayer layer, LstmStack stack, boolean reversed, float[] in, float[] out) {
      int gates = layer.gates();
      int width = layer.width();
      for (int t = 0; t < columns; t++) {
        System.arraycopy(layer.bias(), 0, projection, t * gates, gates);
        rows[t] = column(t, reversed) * gates;
      }
      int from = first || !reversed ? 0 : width;
      kernels.multiplyAdd(in, from, inWidth, columns, layer.input(), projection, 0, gates);
      stack.prepare(projection, rows, columns, 1, true, mean);
      stack.forward();
      for (int s = 0; s < columns; s++) {
        int to = 2 * width * column(s, reversed) + (reversed ? width : 0);
        stack.copyHidden(s, out, to);
      }
    }

    @Override
    public void backward(float[] in, float[] out, float[] outGradient, float[] inGradient) {
      Arrays.fill(inGradient, 0);
      backward(forward, forwardStack, false, outGradient, inGradient);
      backward(backward, backwardStack, true, outGradient, inGradient);
    }

    private void backward(
        LstmLayer layer,
        LstmStack stack,
        boolean reversed,
        float[] outGradient,
        float[] inGradient) {
      int width = layer.width();
      for (int s = 0; s < columns; s++) {
        int from = 2 * width * column(s, reversed) + (reversed ? width : 0);
        System.arraycopy(outGradient, from, steps, s * width, width);
      }
      stack.backward(steps, 0, width, columns);
      int stride = layer.inputBackward().columns();
      int step = stack.sumGradientStride();
      Arrays.fill(columnGradient, 0);
      kernels.multiplyAdd(
          stack.sumGradients(),
          stack.sumGradientOffset(column(0, reversed), 0),
          reversed ? -step : step,
          columns,
          layer.inputBackward(),
          columnGradient,
          0,
          stride);
      int blockWidth = first ? inWidth : width;
      int to = first || !reversed ? 0 : width;
      for (int t = 0; t < columns; t++) {
        for (int j = 0; j < blockWidth; j++) {
          inGradient[t * inWidth + to + j] += columnGradient[t * stride + j];
        }
      }
    }
  }

  /** The mean over time of each direction, summed in the order in which it reads. */
  final class Mean implements LayerOperation {
    private final int columns;
    private final int width;
    private final Kernels kernels;

    /**
     * @param width floats of one direction's column
     */
    Mean(int columns, int width, Kernels kernels) {
      this.columns = columns;
      this.width = width;
      this.kernels = kernels;
    }

    @Override
    public void forward(float[] in, float[] out) {
      Arrays.fill(out, 0);
      for (int s = 0; s < columns; s++) {
        kernels.add(in, 2 * width * s, out, 0, width);
        kernels.add(in, 2 * width * (columns - 1 - s) + width, out, width, width);
      }
      float length = columns;
      for (int i = 0; i < out.length; i++) {
        out[i] /= length;
      }
    }

    @Override
    public void backward(float[] in, float[] out, float[] outGradient, float[] inGradient) {
      for (int i = 0; i < inGradient.length; i++) {
        inGradient[i] = outGradient[i % outGradient.length] / columns;
      }
    }
  }
}
