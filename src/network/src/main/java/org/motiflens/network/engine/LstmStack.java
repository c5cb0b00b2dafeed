package org.motiflens.network.engine;

import java.util.Arrays;
import java.util.List;
import org.motiflens.network.kernel.Kernels;

/**
 * One direction's LSTM layers over a group of sequences that step together: a workspace. All layers
 * take a step before the next. The state after s steps is in slot s, one row a sequence, when the
 * way back needs it; otherwise all steps share slot 0.
 */
final class LstmStack {
  private final Kernels kernels;
  private final List<LstmLayer> layers;
  private final int group;
  private final float[][] gates;
  private final float[][] cells;
  private final float[][] tanhCells;
  private final float[][] hidden;
  private final float[][] hiddenGradients;
  private final float[][] cellGradients;
  private final int[] repeatedRow;

  /** Of the run at hand: rows of sums and where they lie, how many sequences, how many steps. */
  private float[] source;

  private int[] sourceRows;
  private int steps;
  private int rows;
  private boolean remember;
  private float[] mean;

  /**
   * @param steps longest sequence
   * @param group most sequences at a time
   */
  LstmStack(List<LstmLayer> layers, int steps, int group, Kernels kernels) {
    this.kernels = kernels;
    this.layers = layers;
    this.group = group;
    repeatedRow = new int[group];
    int depth = layers.size();
    gates = new float[depth][];
    cells = new float[depth][];
    tanhCells = new float[depth][];
    hidden = new float[depth][];
    hiddenGradients = new float[depth][];
    cellGradients = new float[depth][];
    for (int i = 0; i < depth; i++) {
      int step = group * layers.get(i).width();
      gates[i] = new float[steps * group * layers.get(i).gates()];
      cells[i] = new float[(steps + 1) * step];
      tanhCells[i] = new float[steps * step];
      hidden[i] = new float[(steps + 1) * step];
      hiddenGradients[i] = new float[step];
      cellGradients[i] = new float[step];
    }
  }

  /** Units of the last layer, padded. */
  int width() {
    return layers.get(layers.size() - 1).width();
  }

  /**
   * Makes ready to run {@code rows} sequences of {@code steps}, all from the zero state.
   *
   * @param source holds rows of sums, input and bias, of the first layer's gates
   * @param sourceRows where the row for step s and sequence r lies: at {@code s * rows + r}
   * @param remember whether {@link #backward} follows
   * @param mean receives the mean over time of the last layer's h, one row a sequence
   */
  void prepare(
      float[] source, int[] sourceRows, int steps, int rows, boolean remember, float[] mean) {
    this.source = source;
    this.sourceRows = sourceRows;
    this.steps = steps;
    this.rows = rows;
    this.remember = remember;
    this.mean = mean;
    reset(rows);
    Arrays.fill(mean, 0, rows * width(), 0);
  }

  /** Runs what was prepared. */
  void forward() {
    for (int s = 0; s < steps; s++) {
      for (int i = 0; i < layers.size(); i++) {
        sums(i, s);
        activate(i, s);
      }
      addToMean(s);
    }
    divide(mean, 0, rows * width(), steps);
  }

  /**
   * Runs two stacks of the same shape that were prepared alike, in turn: a step's activations wait
   * for its products, and meanwhile the processor has those of the other stack.
   */
  static void forward(LstmStack one, LstmStack other) {
    for (int s = 0; s < one.steps; s++) {
      for (int i = 0; i < one.layers.size(); i++) {
        one.sums(i, s);
        other.sums(i, s);
        one.activate(i, s);
        other.activate(i, s);
      }
      one.addToMean(s);
      other.addToMean(s);
    }
    divide(one.mean, 0, one.rows * one.width(), one.steps);
    divide(other.mean, 0, other.rows * other.width(), other.steps);
  }

  private void sums(int i, int s) {
    sums(i, source, sourceRows, s * rows, rows, remember ? s : 0, remember ? s + 1 : 0);
  }

  private void activate(int i, int s) {
    activate(i, rows, remember ? s : 0, remember ? s + 1 : 0);
  }

  private void addToMean(int s) {
    int after = remember ? s + 1 : 0;
    kernels.add(topHidden(), after * group * width(), mean, 0, rows * width());
  }

  /**
   * Runs one sequence and gives the mean of each of its beginnings.
   *
   * @param means receives at row s the mean over steps 0..s of the last layer's h
   */
  void runningMeans(float[] source, int[] sourceRows, int steps, float[] means) {
    reset(1);
    Arrays.fill(means, 0, steps * width(), 0);
    for (int s = 0; s < steps; s++) {
      step(source, sourceRows, s, 1, 0, 0);
      int at = s * width();
      if (s > 0) {
        System.arraycopy(means, at - width(), means, at, width());
      }
      kernels.add(topHidden(), 0, means, at, width());
    }
    for (int s = 0; s < steps; s++) {
      divide(means, s * width(), width(), s + 1);
    }
  }

  /**
   * Runs one sequence and all of its ends together: row j starts at step j from the zero state. The
   * group must be as large as the sequence is long.
   *
   * @param means receives at row j the mean over steps j..steps-1 of the last layer's h
   */
  void staggeredMeans(float[] source, int[] sourceRows, int steps, float[] means) {
    reset(steps);
    Arrays.fill(means, 0, steps * width(), 0);
    for (int s = 0; s < steps; s++) {
      Arrays.fill(repeatedRow, 0, s + 1, sourceRows[s]);
      step(source, repeatedRow, 0, s + 1, 0, 0);
      kernels.add(topHidden(), 0, means, 0, (s + 1) * width());
    }
    for (int j = 0; j < steps; j++) {
      divide(means, j * width(), width(), steps - j);
    }
  }

  private float[] topHidden() {
    return hidden[layers.size() - 1];
  }

  private void reset(int rows) {
    for (int i = 0; i < layers.size(); i++) {
      Arrays.fill(cells[i], 0, rows * layers.get(i).width(), 0);
      Arrays.fill(hidden[i], 0, rows * layers.get(i).width(), 0);
    }
  }

  private static void divide(float[] values, int offset, int length, float divisor) {
    for (int i = offset; i < offset + length; i++) {
      values[i] /= divisor;
    }
  }

  /** All layers, one step, from the state in slot {@code before} to that in slot {@code after}. */
  private void step(
      float[] source, int[] sourceRows, int sourceAt, int rows, int before, int after) {
    for (int i = 0; i < layers.size(); i++) {
      sums(i, source, sourceRows, sourceAt, rows, before, after);
      activate(i, rows, before, after);
    }
  }

  private void sums(
      int i, float[] source, int[] sourceRows, int sourceAt, int rows, int before, int after) {
    LstmLayer layer = layers.get(i);
    int at = before * group * layer.gates();
    for (int r = 0; r < rows; r++) {
      System.arraycopy(
          i == 0 ? source : layer.bias(),
          i == 0 ? sourceRows[sourceAt + r] : 0,
          gates[i],
          at + r * layer.gates(),
          layer.gates());
    }
    if (i > 0) {
      int below = layers.get(i - 1).width();
      kernels.multiplyAdd(
          hidden[i - 1],
          after * group * below,
          below,
          rows,
          layer.input(),
          gates[i],
          at,
          layer.gates());
    }
    kernels.multiplyAdd(
        hidden[i],
        before * group * layer.width(),
        layer.width(),
        rows,
        layer.recurrent(),
        gates[i],
        at,
        layer.gates());
  }

  private void activate(int i, int rows, int before, int after) {
    LstmLayer layer = layers.get(i);
    int from = before * group * layer.width();
    int to = after * group * layer.width();
    kernels.lstmForward(
        gates[i],
        before * group * layer.gates(),
        cells[i],
        from,
        cells[i],
        to,
        tanhCells[i],
        from,
        hidden[i],
        to,
        rows,
        layer.width());
  }

  /**
   * The way back of what {@link #forward} last ran. Afterwards {@link #sumGradients} holds the
   * gradients with respect to the first layer's sums.
   *
   * @param hiddenGradient with respect to the last layer's h, the same for every sequence
   * @param hiddenGradientStride from one step's to the next's; 0 when they are the same
   */
  void backward(
      float[] hiddenGradient, int hiddenGradientOffset, int hiddenGradientStride, int steps) {
    clearGradients();
    for (int s = steps - 1; s >= 0; s--) {
      addHiddenGradient(hiddenGradient, hiddenGradientOffset + s * hiddenGradientStride);
      for (int i = layers.size() - 1; i >= 0; i--) {
        deactivate(i, s);
        toLower(i, s);
      }
    }
  }

  /** The way back of two stacks in turn, as {@link #forward(LstmStack, LstmStack)} ran them. */
  static void backward(
      LstmStack one, LstmStack other, float[] hiddenGradient, int oneOffset, int otherOffset) {
    one.clearGradients();
    other.clearGradients();
    for (int s = one.steps - 1; s >= 0; s--) {
      one.addHiddenGradient(hiddenGradient, oneOffset);
      other.addHiddenGradient(hiddenGradient, otherOffset);
      for (int i = one.layers.size() - 1; i >= 0; i--) {
        one.deactivate(i, s);
        other.deactivate(i, s);
        one.toLower(i, s);
        other.toLower(i, s);
      }
    }
  }

  private void clearGradients() {
    for (int i = 0; i < layers.size(); i++) {
      Arrays.fill(hiddenGradients[i], 0);
      Arrays.fill(cellGradients[i], 0);
    }
  }

  private void addHiddenGradient(float[] hiddenGradient, int offset) {
    float[] top = hiddenGradients[layers.size() - 1];
    for (int r = 0; r < rows; r++) {
      kernels.add(hiddenGradient, offset, top, r * width(), width());
    }
  }

  private void deactivate(int i, int s) {
    LstmLayer layer = layers.get(i);
    int before = s * group * layer.width();
    kernels.lstmBackward(
        gates[i],
        s * group * layer.gates(),
        cells[i],
        before,
        tanhCells[i],
        before,
        hiddenGradients[i],
        0,
        cellGradients[i],
        0,
        rows,
        layer.width());
  }

  private void toLower(int i, int s) {
    LstmLayer layer = layers.get(i);
    int at = s * group * layer.gates();
    int width = layer.width();
    Arrays.fill(hiddenGradients[i], 0, rows * width, 0);
    kernels.multiplyAdd(
        gates[i], at, layer.gates(), rows, layer.recurrentBackward(), hiddenGradients[i], 0, width);
    if (i > 0) {
      kernels.multiplyAdd(
          gates[i],
          at,
          layer.gates(),
          rows,
          layer.inputBackward(),
          hiddenGradients[i - 1],
          0,
          layers.get(i - 1).width());
    }
  }

  /** The last layer's h after a step of the first sequence that {@link #forward} remembers. */
  void copyHidden(int step, float[] to, int offset) {
    System.arraycopy(topHidden(), (step + 1) * group * width(), to, offset, width());
  }

  /** Gradients of the first layer's sums: step s, sequence r at {@link #sumGradientOffset}. */
  float[] sumGradients() {
    return gates[0];
  }

  int sumGradientOffset(int step, int row) {
    return (step * group + row) * layers.get(0).gates();
  }

  /** Distance from one step of a sequence to its next. */
  int sumGradientStride() {
    return group * layers.get(0).gates();
  }
}
