package org.motiflens.network.engine;

import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.kernel.Kernels;

/**
 * The maxima over time of a window with each other base at each position: a workspace. What a base
 * does not reach is taken from the window as it is: of each convolution the columns whose taps, one
 * layer after another, come from the base, are computed anew, and of the maximum the part before
 * and behind them is kept. Each column is computed by the same operations as in the whole window.
 */
final class SubstitutionEncoder {
  /** Takes the maxima of one replacement. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param position in the window
     * @param base that stands there in place of the window's; its own, when nothing is replaced
     * @param maxima of each map; valid only during the call
     */
    void accept(int position, int base, float[] maxima);
  }

  private final Kernels kernels;
  private final List<ConvolutionLayer> layers;
  private final WindowEncoder whole;
  private final WindowEncoder changed;
  private final byte[] window;
  private final int top;
  private final int width;

  /** Columns of the last convolution that enter the maximum. */
  private final int columns;

  /** Of each layer the columns of the convolution that a position reaches. */
  private final int[] from;

  private final int[] to;

  /** Row c is the maximum of the last convolution's columns before c, and of those from c on. */
  private final float[] before;

  private final float[] behind;

  /** Rows of which the maximum is taken. */
  private final float[] rows;

  private final float[] maxima;

  SubstitutionEncoder(CompiledNetwork network) {
    kernels = network.kernels().forThread();
    layers = network.convolutions();
    whole = new WindowEncoder(network);
    changed = new WindowEncoder(network);
    window = new byte[network.architecture().windowLength()];
    top = layers.size() - 1;
    LayerGeometry last = layers.get(top).geometry();
    width = last.outputStride();
    columns = last.outputLength() * last.pool();
    from = new int[layers.size()];
    to = new int[layers.size()];
    before = new float[(columns + 1) * width];
    behind = new float[(columns + 1) * width];
    rows = new float[(columns + 2) * width];
    maxima = new float[width];
  }

  /**
   * Goes through positions of the window that starts at {@code start}, A C G T at each.
   *
   * @param first of the positions
   * @param end after the last
   */
  void encode(byte[] codes, int start, int first, int end, Sink sink) {
    System.arraycopy(codes, start, window, 0, window.length);
    whole.encode(window, 0);
    changed.encode(window, 0);
    sumUp();
    for (int position = first; position < end; position++) {
      reach(position);
      byte own = window[position];
      for (byte base = 0; base < Bases.COUNT; base++) {
        if (base == own) {
          System.arraycopy(behind, 0, maxima, 0, width);
        } else {
          window[position] = base;
          change();
        }
        sink.accept(position, base, maxima);
      }
      window[position] = own;
      restore();
    }
  }

  /** Maxima are of rectified values: none is less than 0. */
  private void sumUp() {
    float[] features = whole.rectified()[top];
    for (int column = 0; column < columns; column++) {
      for (int map = 0; map < width; map++) {
        before[(column + 1) * width + map] =
            Math.max(before[column * width + map], features[column * width + map]);
      }
    }
    for (int column = columns - 1; column >= 0; column--) {
      for (int map = 0; map < width; map++) {
        behind[column * width + map] =
            Math.max(behind[(column + 1) * width + map], features[column * width + map]);
      }
    }
  }

  private void reach(int position) {
    int first = position;
    int end = position + 1;
    for (int l = 0; l <= top; l++) {
      LayerGeometry geometry = layers.get(l).geometry();
      int padding = geometry.padding();
      from[l] = Math.max(0, first + padding - geometry.kernel() + 1);
      to[l] = Math.max(from[l], Math.min(geometry.convolvedLength(), end + padding));
      first = pooledFrom(l);
      end = pooledTo(l);
    }
  }

  private int pooledFrom(int l) {
    return from[l] / layers.get(l).geometry().pool();
  }

  private int pooledTo(int l) {
    LayerGeometry geometry = layers.get(l).geometry();
    int end = (to[l] + geometry.pool() - 1) / geometry.pool();
    return Math.max(pooledFrom(l), Math.min(geometry.outputLength(), end));
  }

  /** Computes what the changed base reaches, and the maxima of all columns. */
  private void change() {
    changed.fillWords(window, 0);
    for (int l = 0; l <= top; l++) {
      changed.convolve(l, from[l], to[l]);
      if (l < top) {
        changed.pool(l, pooledFrom(l), pooledTo(l));
      }
    }
    int first = Math.min(columns, from[top]);
    int end = Math.min(columns, to[top]);
    int own = (end - first) * width;
    System.arraycopy(changed.rectified()[top], first * width, rows, 0, own);
    System.arraycopy(before, first * width, rows, own, width);
    System.arraycopy(behind, end * width, rows, own + width, width);
    kernels.columnMax(rows, 0, width, end - first + 2, maxima, 0);
  }

  /** Of pools that lie half within what a base reaches, the next base reads the other half. */
  private void restore() {
    for (int l = 0; l < top; l++) {
      int stride = layers.get(l).geometry().outputStride();
      System.arraycopy(
          whole.rectified()[l],
          from[l] * stride,
          changed.rectified()[l],
          from[l] * stride,
          (to[l] - from[l]) * stride);
      whole.copyPooled(l, pooledFrom(l), pooledTo(l), changed);
    }
  }
}
