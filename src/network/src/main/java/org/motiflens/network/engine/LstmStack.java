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
   * Runs {@code rows} sequences of {@code steps}, all from the zero state.
   *
   * @param source holds rows of sums, input and bias, of the first layer's gates
   * @param sourceRows where the row for step s and sequence r lies: at {@code s * rows + r}
   * @param remember whether {@link #backward} follows
   * @param mean receives the mean over time of the last layer's h, one row a sequence
   */
  void forward(
      float[] source, int[] sourceRows, int steps, int rows, boolean remember, float[] mean) {
    reset(rows);
    Arrays.fill(mean, 0, rows * width(), 0);
    for (int s = 0; s < steps; s++) {
      int after = remember ? s + 1 : 0;
      step(source, sourceRows, s * rows, rows, remember ? s : 0, after);
      kernels.add(topHidden(), after * group * width(), mean, 0, rows * width());
    }
    divide(mean, 0, rows * width(), steps);
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
      LstmLayer layer = layers.get(i);
      int width = layer.width();
      int at = before * group * layer.gates();
      int from = before * group * width;
      int to = after * group * width;
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
          hidden[i], from, width, rows, layer.recurrent(), gates[i], at, layer.gates());
      kernels.lstmForward(
          gates[i],
          at,
          cells[i],
          from,
          cells[i],
          to,
          tanhCells[i],
          from,
          hidden[i],
          to,
          rows,
          width);
    }
  }

  /**
   * The way back of what {@link #forward} last ran. Afterwards {@link #sumGradients} holds the
   * gradients with respect to the first layer's sums.
   *
   * @param hiddenGradient with respect to the last layer's h, the same for every sequence
   * @param hiddenGradientStride from one step's to the next's; 0 when they are the same
   */
  void backward(
      float[] hiddenGradient,
      int hiddenGradientOffset,
      int hiddenGradientStride,
      int steps,
      int rows) {
    int top = layers.size() - 1;
    for (int i = 0; i <= top; i++) {
      Arrays.fill(hiddenGradients[i], 0);
      Arrays.fill(cellGradients[i], 0);
    }
    for (int s = steps - 1; s >= 0; s--) {
      for (int r = 0; r < rows; r++) {
        kernels.add(
            hiddenGradient,
            hiddenGradientOffset + s * hiddenGradientStride,
            hiddenGradients[top],
            r * width(),
            width());
      }
      for (int i = top; i >= 0; i--) {
        LstmLayer layer = layers.get(i);
        int width = layer.width();
        int at = s * group * layer.gates();
        int before = s * group * width;
        kernels.lstmBackward(
            gates[i],
            at,
            cells[i],
            before,
            tanhCells[i],
            before,
            hiddenGradients[i],
            0,
            cellGradients[i],
            0,
            rows,
            width);
        Arrays.fill(hiddenGradients[i], 0, rows * width, 0);
        kernels.multiplyAdd(
            gates[i],
            at,
            layer.gates(),
            rows,
            layer.recurrentBackward(),
            hiddenGradients[i],
            0,
            width);
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
