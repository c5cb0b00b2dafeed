package org.motiflens.network;

import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.Bases;
import org.motiflens.network.kernel.Kernels;

/**
 * The convolutions of one window, forward and backward: a workspace. Activations stay in it until
 * the next window, for {@link #backward}.
 */
final class WindowEncoder {
  private final Kernels kernels;
  private final List<ConvolutionLayer> layers;
  private final float[] wordTables;
  private final int windowLength;
  private final int[] words;

  /** The input of each layer with its columns of padding; that of the first when it is dense. */
  private final float[][] inputs;

  private final float[][] rectified;
  private final float[] features;
  private final float[][] inputGradients;
  private final float[][] sumGradients;
  private final int[] nonZero;

  WindowEncoder(CompiledNetwork network) {
    kernels = network.kernels();
    layers = network.convolutions();
    wordTables = network.wordTables();
    windowLength = network.architecture().windowLength();
    inputs = new float[layers.size()][];
    rectified = new float[layers.size()][];
    inputGradients = new float[layers.size()][];
    sumGradients = new float[layers.size()][];
    for (int i = 0; i < layers.size(); i++) {
      LayerGeometry geometry = layers.get(i).geometry();
      int columns = geometry.inputLength() + 2 * geometry.padding();
      // The last row of a padded product may reach beyond the last column.
      int slack = layers.get(i).backward().columns();
      inputs[i] = new float[columns * geometry.inputStride()];
      inputGradients[i] = new float[columns * geometry.inputStride() + slack];
      rectified[i] = new float[geometry.convolvedLength() * geometry.outputStride()];
      sumGradients[i] = new float[rectified[i].length];
    }
    int widest = 0;
    for (ConvolutionLayer layer : layers) {
      widest = Math.max(widest, layer.geometry().outputStride());
    }
    nonZero = new int[widest + 1];
    LayerGeometry last = layers.get(layers.size() - 1).geometry();
    features =
        last.pool() == 1
            ? rectified[layers.size() - 1]
            : new float[last.outputLength() * last.outputStride()];
    LayerGeometry first = layers.get(0).geometry();
    words =
        new int
            [windowLength
                + 2 * first.padding()
                + ConvolutionLayer.wordParts(first) * Kernels.WORD_LENGTH];
  }

  /** Columns of the last layer after its pool. */
  int columns() {
    return layers.get(layers.size() - 1).geometry().outputLength();
  }

  /** Floats of such a column. */
  int width() {
    return layers.get(layers.size() - 1).geometry().outputStride();
  }

  /** {@link #columns} × {@link #width} values of the last window. */
  float[] features() {
    return features;
  }

  /** The window of one-hot columns that starts at {@code start}. */
  void encode(byte[] codes, int start) {
    LayerGeometry first = layers.get(0).geometry();
    int padding = first.padding();
    int word = Kernels.WORDS - 1;
    for (int i = words.length - 1; i >= 0; i--) {
      int base = i - padding;
      int code = base >= 0 && base < windowLength ? codes[start + base] : Bases.N;
      // The word at i begins with this base; the last of its three leaves.
      word = code * 25 + word / 5;
      words[i] = word;
    }
    kernels.lookUp(
        wordTables,
        ConvolutionLayer.wordParts(first),
        words,
        0,
        first.convolvedLength(),
        first.outputStride(),
        rectified[0],
        0);
    encodeFrom(0);
  }

  /** A window of arbitrary columns, T × 4. */
  void encodeDense(float[] input) {
    System.arraycopy(
        input, 0, inputs[0], layers.get(0).geometry().padding() * Bases.COUNT, input.length);
    convolve(0);
    encodeFrom(0);
  }

  /** Pools layer {@code from} and runs the layers after it. */
  private void encodeFrom(int from) {
    for (int i = from; i < layers.size(); i++) {
      if (i > from) {
        convolve(i);
      }
      LayerGeometry geometry = layers.get(i).geometry();
      boolean last = i == layers.size() - 1;
      if (last && geometry.pool() == 1) {
        return;
      }
      int offset = last ? 0 : layers.get(i + 1).geometry().padding() * geometry.outputStride();
      kernels.maxPool(
          rectified[i],
          0,
          geometry.outputStride(),
          geometry.outputLength(),
          geometry.pool(),
          last ? features : inputs[i + 1],
          offset);
    }
  }

  private void convolve(int i) {
    ConvolutionLayer layer = layers.get(i);
    LayerGeometry geometry = layer.geometry();
    int width = geometry.outputStride();
    int columns = geometry.convolvedLength();
    for (int t = 0; t < columns; t++) {
      System.arraycopy(layer.bias(), 0, rectified[i], t * width, width);
    }
    kernels.multiplyAdd(
        inputs[i], 0, geometry.inputStride(), columns, layer.weights(), rectified[i], 0, width);
    kernels.rectify(rectified[i], 0, columns * width);
  }

  /**
   * The way back through the convolutions of the window last encoded.
   *
   * @param featureGradient with respect to {@link #features}
   * @param inputGradient receives T × 4 values
   */
  void backward(float[] featureGradient, float[] inputGradient) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      ConvolutionLayer layer = layers.get(i);
      LayerGeometry geometry = layer.geometry();
      boolean last = i == layers.size() - 1;
      int width = geometry.outputStride();
      kernels.maxPoolBackward(
          rectified[i],
          0,
          last ? featureGradient : inputGradients[i + 1],
          last ? 0 : layers.get(i + 1).geometry().padding() * width,
          width,
          geometry.outputLength(),
          geometry.pool(),
          sumGradients[i],
          0);
      Arrays.fill(inputGradients[i], 0);
      for (int t = 0; t < geometry.outputLength() * geometry.pool(); t++) {
        kernels.multiplyAddSparse(
            sumGradients[i],
            t * width,
            layer.backward(),
            nonZero,
            inputGradients[i],
            t * geometry.inputStride());
      }
    }
    int offset = layers.get(0).geometry().padding() * Bases.COUNT;
    System.arraycopy(inputGradients[0], offset, inputGradient, 0, windowLength * Bases.COUNT);
  }
}
