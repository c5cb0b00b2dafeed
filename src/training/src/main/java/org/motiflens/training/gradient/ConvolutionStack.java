package org.motiflens.training.gradient;

import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * Convolutions over one-hot windows, each with its rectifier, max-pool and perhaps dropout,
 * forwards and backwards, for several windows whose states are kept side by side.
 */
final class ConvolutionStack {
  private final Kernels kernels;
  private final Layer[] layers;
  private final Dropout dropout;
  private final boolean drops;

  /** Codes of the windows of the last forward pass. */
  private final byte[][] windows;

  /** One convolution, its geometry, weights and gradient sums. Widths are padded. */
  private static final class Layer {
    final int first;
    final int inputs;
    final int maps;
    final int taps;
    final int pool;

    /** Zeros at each end of its input. */
    final int padding;

    /** Rows of input, padding included, of the convolution's output, and after the pool. */
    final int inputRows;

    final int rows;
    final int pooledRows;

    final int inputWidth;
    final int width;

    /** The input, with padding; of the first layer there is none. */
    final float[] input;

    final float[] rectified;
    final float[] rectifiedGradient;
    final float[] inputGradient;

    /** Dropout factors of the pooled output. */
    final float[] factors;

    final float[] pooled;
    final float[] bias;
    final float[] biasGradient;

    /** Taps × inputs rows of maps. */
    final float[] weights;

    final float[] weightGradient;

    /** As {@link #weightGradient}, a row for each map: of the top layer, from single rows. */
    final float[] gradientByMap;

    Matrix matrix;

    /** By tap, maps × inputs. */
    Matrix[] transposed;

    /** Maps × (tap, input). */
    Matrix byMap;

    Layer(Convolution shape, int first, int inputs, int positions, boolean same, int slots) {
      this.first = first;
      this.inputs = inputs;
      maps = shape.maps();
      taps = shape.kernel();
      pool = shape.pool();
      padding = same ? taps / 2 : 0;
      inputRows = positions + 2 * padding;
      rows = inputRows - taps + 1;
      pooledRows = rows / pool;
      inputWidth = inputs == Bases.COUNT ? Bases.COUNT : Matrix.padded(inputs);
      width = Matrix.padded(maps);
      boolean lowest = inputs == Bases.COUNT;
      input = new float[lowest ? 0 : slots * inputRows * inputWidth];
      inputGradient = new float[lowest ? 0 : inputRows * inputWidth];
      rectified = new float[slots * rows * width];
      rectifiedGradient = new float[rows * width];
      factors = new float[slots * pooledRows * width];
      pooled = new float[slots * pooledRows * width];
      bias = new float[width];
      biasGradient = new float[width];
      weights = new float[taps * inputWidth * width];
      weightGradient = new float[weights.length];
      gradientByMap = new float[lowest ? 0 : weights.length];
    }

    boolean isLowest() {
      return input.length == 0;
    }
  }

  /**
   * @param first of each convolution's parameters
   * @param slots windows whose states are kept
   * @param dropout of each layer's output; used when {@code drops}
   */
  ConvolutionStack(
      Kernels kernels, Architecture architecture, List<Integer> first, int slots, Dropout dropout) {
    this.kernels = kernels;
    this.dropout = dropout;
    drops = architecture.family() == LayeredFamily.CNN;
    windows = new byte[slots][];
    layers = new Layer[architecture.convolutions().size()];
    int inputs = Bases.COUNT;
    int positions = architecture.windowLength();
    for (int i = 0; i < layers.length; i++) {
      Convolution shape = architecture.convolutions().get(i);
      layers[i] =
          new Layer(
              shape,
              first.get(i),
              inputs,
              positions,
              architecture.family() == LayeredFamily.CNN_RNN,
              slots);
      inputs = shape.maps();
      positions = layers[i].pooledRows;
    }
  }

  /** Rows of the output of one window. */
  int outputRows() {
    return top().pooledRows;
  }

  /** Floats of a row of the output. */
  int outputWidth() {
    return top().width;
  }

  /** The output, {@link #outputRows} × {@link #outputWidth} for each slot. */
  float[] output() {
    return top().pooled;
  }

  private Layer top() {
    return layers[layers.length - 1];
  }

  void setParameters(float[] parameters) {
    for (Layer layer : layers) {
      System.arraycopy(parameters, layer.first, layer.bias, 0, layer.maps);
      int from = layer.first + layer.maps;
      for (int tap = 0; tap < layer.taps; tap++) {
        for (int input = 0; input < layer.inputs; input++) {
          int to = (tap * layer.inputWidth + input) * layer.width;
          System.arraycopy(parameters, from, layer.weights, to, layer.maps);
          from += layer.maps;
        }
      }
      if (!layer.isLowest()) {
        layer.matrix = kernels.matrix(layer.weights, layer.taps * layer.inputWidth, layer.width);
        layer.transposed = new Matrix[layer.taps];
        for (int tap = 0; tap < layer.taps; tap++) {
          layer.transposed[tap] =
              kernels.matrix(transposed(layer, tap, 1), layer.width, layer.inputWidth);
        }
        layer.byMap =
            kernels.rowMatrix(
                transposed(layer, 0, layer.taps), layer.width, layer.taps * layer.inputWidth);
      }
    }
  }

  /** The weights of some taps with maps as rows. */
  private static float[] transposed(Layer layer, int firstTap, int taps) {
    int depth = taps * layer.inputWidth;
    int first = firstTap * layer.inputWidth;
    float[] result = new float[layer.width * depth];
    for (int i = 0; i < depth; i++) {
      int from = (first + i) * layer.width;
      for (int map = 0; map < layer.width; map++) {
        result[map * depth + i] = layer.weights[from + map];
      }
    }
    return result;
  }

  /** Computes the output of a window and keeps its state in a slot. */
  void forward(byte[] codes, int slot, boolean training) {
    windows[slot] = codes;
    for (int i = 0; i < layers.length; i++) {
      Layer layer = layers[i];
      int at = slot * layer.rows * layer.width;
      for (int row = 0; row < layer.rows; row++) {
        System.arraycopy(layer.bias, 0, layer.rectified, at + row * layer.width, layer.width);
      }
      if (layer.isLowest()) {
        addBases(layer, codes, at);
      } else {
        kernels.multiplyAdd(
            layer.input,
            slot * layer.inputRows * layer.inputWidth,
            layer.inputWidth,
            layer.rows,
            layer.matrix,
            layer.rectified,
            at,
            layer.width);
      }
      kernels.rectify(layer.rectified, at, layer.rows * layer.width);
      int to = slot * layer.pooledRows * layer.width;
      int size = layer.pooledRows * layer.width;
      if (layer.pool > 1) {
        kernels.maxPool(
            layer.rectified, at, layer.width, layer.pooledRows, layer.pool, layer.pooled, to);
      } else {
        System.arraycopy(layer.rectified, at, layer.pooled, to, size);
      }
      if (drops && training && dropout.isActive()) {
        dropout.draw(layer.factors, to, size);
        Dropout.apply(layer.factors, layer.pooled, to, size);
      }
      if (i + 1 < layers.length) {
        Layer above = layers[i + 1];
        int start = (slot * above.inputRows + above.padding) * above.inputWidth;
        System.arraycopy(layer.pooled, to, above.input, start, size);
      }
    }
  }

  /** A one-hot column picks one row of weights for each tap; an unknown base picks none. */
  private void addBases(Layer layer, byte[] codes, int at) {
    for (int row = 0; row < layer.rows; row++) {
      int to = at + row * layer.width;
      int start = row - layer.padding;
      for (int tap = Math.max(0, -start); tap < layer.taps; tap++) {
        int position = start + tap;
        if (position >= codes.length) {
          break;
        }
        if (codes[position] != Bases.N) {
          kernels.add(
              layer.weights,
              (tap * Bases.COUNT + codes[position]) * layer.width,
              layer.rectified,
              to,
              layer.width);
        }
      }
    }
  }

  /**
   * Adds to the gradient sums what a window contributes.
   *
   * @param gradient by the output, {@link #outputRows} × {@link #outputWidth}; overwritten
   * @param training as the forward pass was
   */
  void backward(int slot, float[] gradient, boolean training) {
    backward(layers.length - 1, slot, gradient, 0, training);
  }

  private void backward(int from, int slot, float[] gradient, int gradientAt, boolean training) {
    float[] above = gradient;
    int aboveAt = gradientAt;
    for (int i = from; i >= 0; i--) {
      Layer layer = layers[i];
      int size = layer.pooledRows * layer.width;
      int pooledAt = slot * size;
      if (drops && training && dropout.isActive()) {
        for (int j = 0; j < size; j++) {
          above[aboveAt + j] *= layer.factors[pooledAt + j];
        }
      }
      unpool(layer, slot, above, aboveAt);
      weigh(layer, slot);
      if (!layer.isLowest()) {
        Arrays.fill(layer.inputGradient, 0);
        for (int tap = 0; tap < layer.taps; tap++) {
          kernels.multiplyAdd(
              layer.rectifiedGradient,
              0,
              layer.width,
              layer.rows,
              layer.transposed[tap],
              layer.inputGradient,
              tap * layer.inputWidth,
              layer.inputWidth);
        }
        above = layer.inputGradient;
        aboveAt = layer.padding * layer.inputWidth;
      }
    }
  }

  /** Back through the pool and the rectifier. */
  private void unpool(Layer layer, int slot, float[] gradient, int gradientAt) {
    int at = slot * layer.rows * layer.width;
    if (layer.pool > 1) {
      kernels.maxPoolBackward(
          layer.rectified,
          at,
          gradient,
          gradientAt,
          layer.width,
          layer.pooledRows,
          layer.pool,
          layer.rectifiedGradient,
          0);
      int covered = layer.pooledRows * layer.pool * layer.width;
      Arrays.fill(layer.rectifiedGradient, covered, layer.rectifiedGradient.length, 0);
    } else {
      for (int j = 0; j < layer.rectifiedGradient.length; j++) {
        layer.rectifiedGradient[j] = layer.rectified[at + j] > 0 ? gradient[gradientAt + j] : 0;
      }
    }
  }

  /** To the sums of the layer's own weights. */
  private void weigh(Layer layer, int slot) {
    for (int row = 0; row < layer.rows; row++) {
      kernels.add(layer.rectifiedGradient, row * layer.width, layer.biasGradient, 0, layer.width);
    }
    if (layer.isLowest()) {
      weighBases(layer, windows[slot]);
    } else {
      kernels.multiplyTransposedAdd(
          layer.input,
          slot * layer.inputRows * layer.inputWidth,
          layer.inputWidth,
          layer.rows,
          layer.taps * layer.inputWidth,
          layer.rectifiedGradient,
          0,
          layer.width,
          layer.width,
          layer.weightGradient,
          0,
          layer.width);
    }
  }

  private void weighBases(Layer layer, byte[] codes) {
    for (int row = 0; row < layer.rows; row++) {
      int from = row * layer.width;
      int start = row - layer.padding;
      for (int tap = Math.max(0, -start); tap < layer.taps; tap++) {
        int position = start + tap;
        if (position >= codes.length) {
          break;
        }
        if (codes[position] != Bases.N) {
          kernels.add(
              layer.rectifiedGradient,
              from,
              layer.weightGradient,
              (tap * Bases.COUNT + codes[position]) * layer.width,
              layer.width);
        }
      }
    }
  }

  /**
   * Adds to the gradient sums what a window contributes whose output counts at one row of each map
   * alone: below a maximum over all rows. One row of weights and of inputs for each map is all that
   * the top layer has to go through.
   *
   * @param rows by map, as floats
   * @param gradients by map
   * @param training as the forward pass was
   */
  void backwardFrom(int slot, float[] rows, float[] gradients, boolean training) {
    Layer layer = top();
    boolean dropped = drops && training && dropout.isActive();
    int pooledAt = slot * layer.pooledRows * layer.width;
    if (layer.pool > 1 || layer.isLowest()) {
      float[] whole = new float[layer.pooledRows * layer.width];
      for (int map = 0; map < layer.maps; map++) {
        int row = (int) rows[map];
        whole[row * layer.width + map] = gradients[map];
      }
      backward(slot, whole, training);
      return;
    }
    Arrays.fill(layer.inputGradient, 0);
    int depth = layer.taps * layer.inputWidth;
    int inputAt = slot * layer.inputRows * layer.inputWidth;
    for (int map = 0; map < layer.maps; map++) {
      int row = (int) rows[map];
      int cell = row * layer.width + map;
      float factor = dropped ? layer.factors[pooledAt + cell] : 1;
      float gradient = gradients[map] * factor;
      if (gradient != 0 && layer.rectified[slot * layer.rows * layer.width + cell] > 0) {
        layer.biasGradient[map] += gradient;
        kernels.addScaled(
            gradient,
            layer.input,
            inputAt + row * layer.inputWidth,
            layer.gradientByMap,
            map * depth,
            depth);
        kernels.addScaledRow(
            gradient, layer.byMap, map, layer.inputGradient, row * layer.inputWidth);
      }
    }
    backward(
        layers.length - 2, slot, layer.inputGradient, layer.padding * layer.inputWidth, training);
  }

  /** Adds the gradient sums to a row in Deeplearning4j's order, and clears them. */
  void collect(float[] gradient) {
    for (Layer layer : layers) {
      for (int map = 0; map < layer.maps; map++) {
        gradient[layer.first + map] += layer.biasGradient[map];
      }
      int to = layer.first + layer.maps;
      for (int tap = 0; tap < layer.taps; tap++) {
        for (int input = 0; input < layer.inputs; input++) {
          int cell = tap * layer.inputWidth + input;
          for (int map = 0; map < layer.maps; map++) {
            gradient[to + map] += layer.weightGradient[cell * layer.width + map];
            if (!layer.isLowest()) {
              gradient[to + map] += layer.gradientByMap[map * layer.taps * layer.inputWidth + cell];
            }
          }
          to += layer.maps;
        }
      }
      Arrays.fill(layer.biasGradient, 0);
      Arrays.fill(layer.weightGradient, 0);
      Arrays.fill(layer.gradientByMap, 0);
    }
  }
}
