package org.motiflens.network.engine;

import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.kernel.Kernels;

/**
 * The convolutions of one window on its own: a workspace. Dense inputs are encoded here, and the
 * columns at a window's ends that a sweep over many windows ({@link RunEncoder}) cannot share.
 */
final class WindowEncoder {
  private final Kernels kernels;
  private final List<ConvolutionLayer> layers;
  private final float[] wordTables;
  private final EdgePlan plan;
  private final int windowLength;
  private final int[] words;

  /** What each layer reads, with its columns of padding. */
  private final float[][] inputs;

  private final float[][] rectified;
  private final float[] features;

  WindowEncoder(CompiledNetwork network) {
    kernels = network.kernels().forThread();
    layers = network.convolutions();
    wordTables = network.wordTables();
    plan = network.edgePlan();
    windowLength = network.architecture().windowLength();
    inputs = new float[layers.size()][];
    rectified = new float[layers.size()][];
    for (int i = 0; i < layers.size(); i++) {
      LayerGeometry geometry = layers.get(i).geometry();
      int columns = geometry.inputLength() + 2 * geometry.padding();
      inputs[i] = new float[columns * geometry.inputStride()];
      rectified[i] = new float[geometry.convolvedLength() * geometry.outputStride()];
    }
    LayerGeometry first = layers.get(0).geometry();
    LayerGeometry last = layers.get(layers.size() - 1).geometry();
    features =
        last.pool() == 1
            ? rectified[layers.size() - 1]
            : new float[last.outputLength() * last.outputStride()];
    words =
        new int
            [windowLength
                + 2 * first.padding()
                + ConvolutionLayer.wordParts(first) * Kernels.WORD_LENGTH];
  }

  /** Columns of the last layer after its pool × {@code outputStride}. */
  float[] features() {
    return features;
  }

  /** Each layer's activations. */
  float[][] rectified() {
    return rectified;
  }

  /** A window of arbitrary columns, T × 4. */
  void encodeDense(float[] input) {
    int offset = layers.get(0).geometry().padding() * Bases.COUNT;
    System.arraycopy(input, 0, inputs[0], offset, input.length);
    for (int l = 0; l < layers.size(); l++) {
      int columns = layers.get(l).geometry().convolvedLength();
      layers.get(l).apply(inputs[l], 0, columns, rectified[l], 0, kernels);
      pool(l, 0, layers.get(l).geometry().outputLength());
    }
  }

  /** The window of one-hot columns that starts at {@code start}. */
  void encode(byte[] codes, int start) {
    fillWords(codes, start);
    for (int l = 0; l < layers.size(); l++) {
      convolve(l, 0, layers.get(l).geometry().convolvedLength());
      pool(l, 0, layers.get(l).geometry().outputLength());
    }
  }

  /**
   * The columns at both ends of a window that depend on where it ends.
   *
   * @param sweep holds the window's class
   * @param window index in the sweep's run
   * @param whole whether to copy all other columns as well
   */
  void encodeEdges(byte[] codes, int start, RunEncoder sweep, int window, boolean whole) {
    fillWords(codes, start);
    for (int l = 0; l < layers.size(); l++) {
      LayerGeometry geometry = layers.get(l).geometry();
      int left = plan.convolvedLeft(l);
      int right = geometry.convolvedLength() - plan.convolvedRight(l);
      if (l > 0) {
        copyInputs(l, sweep, window, left, right, whole);
      }
      convolve(l, 0, left);
      convolve(l, right, geometry.convolvedLength());
      if (whole) {
        int width = geometry.outputStride();
        System.arraycopy(
            sweep.rectified()[l],
            (sweep.column(l, window) + left) * width,
            rectified[l],
            left * width,
            (right - left) * width);
      }
      pool(l, 0, plan.inputLeft(l + 1));
      pool(l, geometry.outputLength() - plan.inputRight(l + 1), geometry.outputLength());
    }
  }

  /** The shared columns beside the edges that the kernels at the edges reach, or all of them. */
  private void copyInputs(int l, RunEncoder sweep, int window, int left, int right, boolean whole) {
    LayerGeometry geometry = layers.get(l).geometry();
    int padding = geometry.padding();
    int from = plan.inputLeft(l);
    int to = geometry.inputLength() - plan.inputRight(l);
    if (whole) {
      copyInputs(l, sweep, window, from, to);
    } else {
      copyInputs(l, sweep, window, from, left + padding);
      copyInputs(l, sweep, window, right - padding, to);
    }
  }

  /** Copies columns of the pool of a layer that is not the last one. */
  void copyPooled(int l, int from, int to, WindowEncoder into) {
    LayerGeometry geometry = layers.get(l + 1).geometry();
    int width = geometry.inputStride();
    System.arraycopy(
        inputs[l + 1],
        (geometry.padding() + from) * width,
        into.inputs[l + 1],
        (geometry.padding() + from) * width,
        (to - from) * width);
  }

  private void copyInputs(int l, RunEncoder sweep, int window, int from, int to) {
    LayerGeometry geometry = layers.get(l).geometry();
    int width = geometry.inputStride();
    System.arraycopy(
        sweep.inputs(l),
        (sweep.column(l, window) + from) * width,
        inputs[l],
        (geometry.padding() + from) * width,
        (to - from) * width);
  }

  /** Reads the bases of the window that starts at {@code start}, for the first convolution. */
  void fillWords(byte[] codes, int start) {
    KmerCodes.fill(
        codes,
        start - layers.get(0).geometry().padding(),
        start,
        start + windowLength,
        words,
        words.length);
  }

  /** Computes columns of a layer's convolution. */
  void convolve(int l, int from, int to) {
    LayerGeometry geometry = layers.get(l).geometry();
    int width = geometry.outputStride();
    if (l == 0) {
      kernels.lookUp(
          wordTables,
          ConvolutionLayer.wordParts(geometry),
          words,
          from,
          to - from,
          width,
          rectified[0],
          from * width);
    } else {
      layers
          .get(l)
          .apply(
              inputs[l],
              from * geometry.inputStride(),
              to - from,
              rectified[l],
              from * width,
              kernels);
    }
  }

  /** Computes columns of a layer's pool. */
  void pool(int l, int from, int to) {
    LayerGeometry geometry = layers.get(l).geometry();
    boolean last = l == layers.size() - 1;
    int width = geometry.outputStride();
    if (last && geometry.pool() == 1) {
      return;
    }
    int padding = last ? 0 : layers.get(l + 1).geometry().padding();
    kernels.maxPool(
        rectified[l],
        from * geometry.pool() * width,
        width,
        to - from,
        geometry.pool(),
        last ? features : inputs[l + 1],
        (padding + from) * width);
  }
}
