package org.motiflens.network.bpnet;

import java.util.Arrays;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.bpnet.BpnetShape.Residual;
import org.motiflens.network.kernel.Kernels;

/**
 * The convolutions of one BPNet over a region of any length: a workspace for one thread, with room
 * for a fixed number of bases. A column depends on the bases under it alone, so that windows of a
 * region share what they have in common.
 *
 * <p>Columns after layer i are counted from the first that the region has; column j there stands
 * over column j + dilation of layer i − 1. The running sum is kept in place, at the positions of
 * the first convolution's columns.
 */
final class TrunkPass {
  private static final int TAPS = BpnetShape.DILATED_KERNEL;

  private final CompiledBpnet net;
  private final BpnetShape shape;
  private final Kernels kernels;
  private final int capacity;
  private final int stride;
  private final boolean before;
  private final float[] input;
  private final float[] sum;
  private final float[] scratch;

  /** By layer the sums before the rectifier; null until they are kept. */
  private float[][] kept;

  private float[] gradient;
  private float[] back;
  private float[] products;
  private int bases;

  /**
   * @param capacity bases of the longest region
   * @param keep whether {@link #backward} will be called: the sums of all layers are kept
   */
  TrunkPass(CompiledBpnet net, Kernels kernels, int capacity, boolean keep) {
    this.net = net;
    this.kernels = kernels;
    this.capacity = capacity;
    shape = net.shape;
    stride = net.stride;
    before = shape.residual() == Residual.BEFORE_RECTIFIER;
    int columns = shape.columns(capacity, 0);
    input = new float[capacity * Bases.COUNT];
    sum = new float[columns * stride];
    scratch = new float[columns * stride];
    if (keep) {
      kept = new float[shape.layers() + 1][];
      for (int i = 0; i <= shape.layers(); i++) {
        kept[i] = new float[shape.columns(capacity, i) * stride];
      }
      int window = shape.columns(shape.inputLength(), 0);
      gradient = new float[window * stride];
      back = new float[window * stride];
      products = new float[window * net.firstBack.columns()];
    }
  }

  int capacity() {
    return capacity;
  }

  /** Runs forward over one-hot bases; an N is a row of zeros. */
  void forward(byte[] codes, int start, int length) {
    Arrays.fill(input, 0, length * Bases.COUNT, 0);
    for (int t = 0; t < length; t++) {
      int code = codes[start + t];
      if (code < Bases.COUNT) {
        input[t * Bases.COUNT + code] = 1;
      }
    }
    run(length);
  }

  /** Runs forward over arbitrary columns, {@code length} × 4. */
  void forward(float[] columns, int length) {
    System.arraycopy(columns, 0, input, 0, length * Bases.COUNT);
    run(length);
  }

  private void run(int length) {
    bases = length;
    int columns = shape.columns(bases, 0);
    fill(net.firstBias, sum, 0, columns);
    kernels.multiplyAdd(input, 0, Bases.COUNT, columns, net.first, sum, 0, stride);
    keep(0, sum, 0, columns);
    if (!before) {
      kernels.rectify(sum, 0, columns * stride);
    }
    for (int i = 1; i <= shape.layers(); i++) {
      if (before) {
        addBefore(i);
      } else {
        addAfter(i);
      }
    }
    if (before) {
      kernels.rectify(sum, features(0), shape.columns(bases, shape.layers()) * stride);
    }
  }

  private void addAfter(int i) {
    int columns = shape.columns(bases, i);
    fill(net.dilatedBias[i], scratch, 0, columns);
    convolve(i, sum, shape.offset(i - 1) * stride, scratch, 0, columns);
    keep(i, scratch, 0, columns);
    kernels.rectify(scratch, 0, columns * stride);
    kernels.add(scratch, 0, sum, shape.offset(i) * stride, columns * stride);
  }

  private void addBefore(int i) {
    int above = shape.columns(bases, i - 1);
    System.arraycopy(sum, shape.offset(i - 1) * stride, scratch, 0, above * stride);
    kernels.rectify(scratch, 0, above * stride);
    int columns = shape.columns(bases, i);
    int at = shape.offset(i) * stride;
    for (int j = 0; j < columns; j++) {
      kernels.add(net.dilatedBias[i], 0, sum, at + j * stride, stride);
    }
    convolve(i, scratch, 0, sum, at, columns);
    keep(i, sum, at, columns);
  }

  private void convolve(int i, float[] from, int fromAt, float[] to, int toAt, int columns) {
    for (int tap = 0; tap < TAPS; tap++) {
      kernels.multiplyAdd(
          from,
          fromAt + tap * shape.dilation(i) * stride,
          stride,
          columns,
          net.dilated[i][tap],
          to,
          toAt,
          stride);
    }
  }

  private void fill(float[] row, float[] to, int at, int columns) {
    for (int j = 0; j < columns; j++) {
      System.arraycopy(row, 0, to, at + j * stride, stride);
    }
  }

  private void keep(int i, float[] from, int at, int columns) {
    if (kept != null) {
      System.arraycopy(from, at, kept[i], 0, columns * stride);
    }
  }

  /** What the heads read. */
  float[] trunk() {
    return sum;
  }

  /** Index in {@link #trunk()} of the column that a window at base {@code at} begins with. */
  int features(int at) {
    return (shape.offset(shape.layers()) + at) * stride;
  }

  /** Room for the gradient of a window's trunk, {@code trunkLength} × {@code stride}, zeroed. */
  float[] clearedGradient() {
    Arrays.fill(gradient, 0);
    return gradient;
  }

  /** Index in {@link #clearedGradient()} of the first column of the trunk. */
  int gradientStart() {
    return shape.offset(shape.layers()) * stride;
  }

  /**
   * From the trunk's gradient, left in {@link #clearedGradient()}, to that of a window's input.
   *
   * <p>With a reference the rectifiers have DeepLIFT's multiplier in place of their slope
   * (Shrikumar et al. 2017, the rescale rule): (ρ(z) − ρ(z′)) / (z − z′), which is 1 where both are
   * positive, 0 where neither is, and their slope where they are equal.
   *
   * @param at index of the window's first base in the region
   * @param reference another pass, over a reference that begins at its first base; or null
   * @param result receives T × 4 values
   */
  void backward(int at, TrunkPass reference, float[] result) {
    int window = shape.inputLength();
    if (before) {
      int last = shape.layers();
      pass(last, at, reference, gradient, gradientStart(), shape.columns(window, last));
    }
    for (int i = shape.layers(); i >= 1; i--) {
      int columns = shape.columns(window, i);
      int here = shape.offset(i) * stride;
      int above = shape.offset(i - 1) * stride;
      if (before) {
        backwardBefore(i, at, reference, here, above, columns);
      } else {
        System.arraycopy(gradient, here, back, 0, columns * stride);
        pass(i, at, reference, back, 0, columns);
        convolveBack(i, back, 0, gradient, above, columns);
      }
    }
    int columns = shape.columns(window, 0);
    if (!before) {
      pass(0, at, reference, gradient, 0, columns);
    }
    toInput(columns, result);
  }

  private void backwardBefore(
      int i, int at, TrunkPass reference, int here, int above, int columns) {
    int reached = shape.columns(shape.inputLength(), i - 1);
    Arrays.fill(back, 0, reached * stride, 0);
    convolveBack(i, gradient, here, back, 0, columns);
    pass(i - 1, at, reference, back, 0, reached);
    kernels.add(back, 0, gradient, above, reached * stride);
  }

  private void convolveBack(int i, float[] from, int fromAt, float[] to, int toAt, int columns) {
    for (int tap = 0; tap < TAPS; tap++) {
      kernels.multiplyAdd(
          from,
          fromAt,
          stride,
          columns,
          net.dilatedBack[i][tap],
          to,
          toAt + tap * shape.dilation(i) * stride,
          stride);
    }
  }

  /** Back through the rectifier of layer {@code i}. */
  private void pass(int i, int at, TrunkPass reference, float[] values, int from, int columns) {
    float[] sums = kept[i];
    int first = at * stride;
    int length = columns * stride;
    if (reference == null) {
      for (int j = 0; j < length; j++) {
        values[from + j] = sums[first + j] > 0 ? values[from + j] : 0;
      }
      return;
    }
    float[] others = reference.kept[i];
    for (int j = 0; j < length; j++) {
      values[from + j] *= Rescale.rectifier(sums[first + j], others[j]);
    }
  }

  private void toInput(int columns, float[] result) {
    int reach = net.firstBack.columns();
    Arrays.fill(products, 0, columns * reach, 0);
    kernels.multiplyAdd(gradient, 0, stride, columns, net.firstBack, products, 0, reach);
    Arrays.fill(result, 0, shape.inputLength() * Bases.COUNT, 0);
    int given = shape.firstKernel() * Bases.COUNT;
    for (int j = 0; j < columns; j++) {
      int to = j * Bases.COUNT;
      int from = j * reach;
      for (int k = 0; k < given; k++) {
        result[to + k] += products[from + k];
      }
    }
  }
}
