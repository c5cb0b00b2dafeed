package org.motiflens.network.bpnet;

import java.util.Arrays;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.bpnet.BpnetShape.Residual;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

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

  /** Columns that are taken through all taps before the next: they stay in the cache. */
  private static final int ROWS = 96;

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
  private float[] slopes;
  private int bases;

  /** By layer the first column on the way back, and how many. */
  private final int[] first;

  private final int[] count;

  /** Position of the gradient's first column. */
  private int origin;

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
      products = new float[ROWS * net.firstBack.columns()];
    }
    first = new int[shape.layers() + 1];
    count = new int[shape.layers() + 1];
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
    kernels.convolve(
        input, 0, Bases.COUNT, columns, net.first, net.firstBias, false, sum, 0, stride);
    if (!before) {
      keep(0, sum, 0, 0, columns);
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
      int last = shape.layers();
      keep(last, sum, features(0), 0, shape.columns(bases, last));
      kernels.rectify(sum, features(0), shape.columns(bases, last) * stride);
    }
  }

  /** The convolution reads what it is added to: the sum changes when all columns are there. */
  private void addAfter(int i) {
    int columns = shape.columns(bases, i);
    for (int j = 0; j < columns; j += ROWS) {
      int rows = Math.min(ROWS, columns - j);
      int at = j * stride;
      int from = (shape.offset(i - 1) + j) * stride;
      convolve(i, sum, from, net.dilatedBias[i], scratch, at, rows);
      keep(i, scratch, at, j, rows);
      kernels.rectify(scratch, at, rows * stride);
    }
    kernels.add(scratch, 0, sum, shape.offset(i) * stride, columns * stride);
  }

  private void addBefore(int i) {
    // Of the layer below: its sums are kept and rectified while they are read for the last time.
    kernels.branch(
        sum,
        shape.offset(i - 1) * stride,
        shape.columns(bases, i - 1),
        stride,
        net.dilatedBias[i],
        scratch,
        0,
        kept == null ? null : kept[i - 1],
        0);
    int columns = shape.columns(bases, i);
    for (int j = 0; j < columns; j += ROWS) {
      int rows = Math.min(ROWS, columns - j);
      convolve(i, scratch, j * stride, null, sum, (shape.offset(i) + j) * stride, rows);
    }
  }

  /**
   * @param bias which the result starts from; null where it is added to what is there
   */
  private void convolve(
      int i, float[] from, int fromAt, float[] bias, float[] to, int toAt, int rows) {
    for (int tap = 0; tap < TAPS; tap++) {
      int at = fromAt + tap * shape.dilation(i) * stride;
      multiply(from, at, rows, net.dilated[i][tap], tap == 0 ? bias : null, to, toAt);
    }
  }

  private void multiply(
      float[] from, int fromAt, int rows, Matrix[] parts, float[] bias, float[] to, int toAt) {
    int at = fromAt;
    for (int i = 0; i < parts.length; i++) {
      if (i == 0 && bias != null) {
        kernels.convolve(from, at, stride, rows, parts[i], bias, false, to, toAt, stride);
      } else {
        kernels.multiplyAdd(from, at, stride, rows, parts[i], to, toAt, stride);
      }
      at += parts[i].rows();
    }
  }

  private void keep(int i, float[] from, int at, int column, int columns) {
    if (kept != null) {
      System.arraycopy(from, at, kept[i], column * stride, columns * stride);
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

  /**
   * Prepares a way back from all columns over one window.
   *
   * @param at index of the window's first base in the region
   * @return room for the gradient of the window's trunk, {@code trunkLength} × {@code stride} from
   *     {@link #gradientStart()}, zeroed
   */
  float[] backFromWindow(int at) {
    origin = at;
    for (int i = 0; i <= shape.layers(); i++) {
      first[i] = at;
      count[i] = shape.columns(shape.inputLength(), i);
    }
    return cleared(count[0]);
  }

  /**
   * Prepares a way back to some bases of the region, from all columns that stand over one of them.
   *
   * @param from index of the first of these bases
   * @param to after the last
   * @return as {@link #backFromWindow}, for {@link #backColumns()} columns
   */
  float[] backToBases(int from, int to) {
    origin = 0;
    for (int i = 0; i <= shape.layers(); i++) {
      first[i] = Math.max(0, from - shape.reach(i) + 1);
      count[i] = Math.min(shape.columns(bases, i), to) - first[i];
    }
    return cleared(shape.columns(bases, 0));
  }

  private float[] cleared(int columns) {
    if (gradient == null || gradient.length < columns * stride) {
      gradient = new float[columns * stride];
      back = new float[columns * stride];
    }
    Arrays.fill(gradient, 0, columns * stride, 0);
    return gradient;
  }

  /** Index in the gradient of the first column of the trunk that has one. */
  int gradientStart() {
    return row(shape.layers(), first[shape.layers()]);
  }

  /** Columns of the trunk from {@link #gradientStart()} on. */
  int backColumns() {
    return count[shape.layers()];
  }

  /** Index in the gradient of a column of a layer. */
  private int row(int i, int column) {
    return (shape.offset(i) + column - origin) * stride;
  }

  /**
   * From the trunk's gradient to that of the input, as one of the two methods above prepared it.
   *
   * <p>With a reference the rectifiers have DeepLIFT's multiplier in place of their slope
   * (Shrikumar et al. 2017, the rescale rule): (ρ(z) − ρ(z′)) / (z − z′), which is 1 where both are
   * positive, 0 where neither is, and their slope where they are equal.
   *
   * @param reference another pass, over a reference that begins at its first base; or null
   * @param from index in the region of the first base of the result
   * @param length bases of the result
   * @param result receives {@code length} × 4 values
   */
  void backward(TrunkPass reference, int from, int length, float[] result) {
    int last = shape.layers();
    if (before) {
      passInPlace(last, reference);
    }
    for (int i = last; i >= 1; i--) {
      if (before) {
        backwardBefore(i, reference);
      } else {
        pass(i, first[i], reference, gradient, row(i, first[i]), back, count[i]);
        convolveBack(i, back, 0, null, gradient, row(i - 1, first[i]));
      }
    }
    if (!before) {
      passInPlace(0, reference);
    }
    toInput(from, length, result);
  }

  private void passInPlace(int i, TrunkPass reference) {
    int at = row(i, first[i]);
    pass(i, first[i], reference, gradient, at, back, count[i]);
    System.arraycopy(back, 0, gradient, at, count[i] * stride);
  }

  private void backwardBefore(int i, TrunkPass reference) {
    int reached = count[i] + (TAPS - 1) * shape.dilation(i);
    // The first tap reaches all but the last columns.
    Arrays.fill(back, count[i] * stride, reached * stride, 0);
    convolveBack(i, gradient, row(i, first[i]), net.noBias, back, 0);
    int to = row(i - 1, first[i]);
    if (reference == null) {
      int start = first[i] * stride;
      int length = reached * stride;
      kernels.addRectifierBackward(kept[i - 1], start, back, 0, length, gradient, to);
    } else {
      pass(i - 1, first[i], reference, back, 0, scratch, reached);
      kernels.add(scratch, 0, gradient, to, reached * stride);
    }
  }

  /**
   * A block of the columns that are reached at a time, so that they stay in the cache; each gets
   * what comes through the taps in the same order wherever blocks begin.
   */
  private void convolveBack(int i, float[] from, int fromAt, float[] bias, float[] to, int toAt) {
    int dilation = shape.dilation(i);
    int reached = count[i] + (TAPS - 1) * dilation;
    for (int j = 0; j < reached; j += ROWS) {
      for (int tap = 0; tap < TAPS; tap++) {
        int start = Math.max(0, j - tap * dilation);
        int end = Math.min(count[i], Math.min(reached, j + ROWS) - tap * dilation);
        if (start < end) {
          multiply(
              from,
              fromAt + start * stride,
              end - start,
              net.dilatedBack[i][tap],
              tap == 0 ? bias : null,
              to,
              toAt + (start + tap * dilation) * stride);
        }
      }
    }
  }

  /**
   * Back through the rectifier of layer {@code i}, from its column {@code column} on.
   *
   * @param to another array than {@code from}, filled from its beginning
   */
  private void pass(
      int i, int column, TrunkPass reference, float[] from, int fromAt, float[] to, int columns) {
    float[] sums = kept[i];
    int start = column * stride;
    if (reference == null) {
      // A pool of one is a rectifier alone.
      kernels.maxPoolBackward(sums, start, from, fromAt, stride, columns, 1, to, 0);
      return;
    }
    kernels.rescaleBackward(
        sums, start, reference.kept[i], 0, from, fromAt, columns * stride, to, 0);
  }

  private void toInput(int from, int length, float[] result) {
    int reach = net.firstBack.columns();
    int held = count[0] * Bases.COUNT + reach + Matrix.LANES;
    if (slopes == null || slopes.length < held) {
      slopes = new float[held];
    }
    Arrays.fill(slopes, 0, held, 0);
    for (int block = 0; block < count[0]; block += ROWS) {
      int rows = Math.min(ROWS, count[0] - block);
      int at = row(0, first[0] + block);
      kernels.convolve(
          gradient, at, stride, rows, net.firstBack, net.noBias, false, products, 0, reach);
      kernels.addOverlapping(products, rows, reach, Bases.COUNT, slopes, block * Bases.COUNT);
    }
    int given = Math.max(first[0], from);
    int end = Math.min(first[0] + count[0] + shape.firstKernel() - 1, from + length);
    Arrays.fill(result, 0, length * Bases.COUNT, 0);
    if (given < end) {
      int to = (given - from) * Bases.COUNT;
      int taken = (end - given) * Bases.COUNT;
      System.arraycopy(slopes, (given - first[0]) * Bases.COUNT, result, to, taken);
    }
  }
}
