package org.motiflens.training.gradient;

import java.util.Arrays;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * One LSTM layer in one direction (Hochreiter and Schmidhuber 1997, with forget gate, without
 * peepholes), forwards and backwards through time, for several windows at once.
 *
 * <p>A step holds one row for each window; steps follow each other as the bases do, in both
 * directions. The kernels want gates in the order input, forget, output, block input, with the sums
 * of the first three halved; Deeplearning4j has block input, forget, output, input.
 */
final class LstmDirection {
  private static final int GATES = 4;

  /** Place among Deeplearning4j's gates of the kernels' gates. */
  private static final int[] GATE = {3, 1, 2, 0};

  private static final int BLOCK_INPUT = 3;

  /** Rows of a product at a time: a multiple of the kernels' tiles. */
  private static final int BLOCK = 48;

  private final Kernels kernels;
  private final int first;
  private final int inputs;
  private final int units;
  private final int steps;
  private final boolean backwards;

  private final int inputWidth;
  private final int width;
  private final int gateWidth;

  /** Input × gates: halved for the kernels. */
  private final float[] inputWeights;

  private final float[] recurrentWeights;
  private final float[] bias;
  private Matrix input;
  private Matrix recurrent;
  private Matrix inputBack;
  private Matrix recurrentBack;

  /** Sums, then activations, then gradients by the sums. */
  private final float[] gates;

  private final float[] cells;
  private final float[] tanhCells;
  private final float[] hidden;
  private final float[] zeros;
  private final float[] cellGradient;

  private final float[] inputGradient;
  private final float[] recurrentGradient;
  private final float[] biasGradient;

  /** How many of the windows are in use. */
  private int count;

  /**
   * @param first of its parameters
   * @param inputs channels below, {@link Bases#COUNT} for one-hot windows
   * @param rows windows at once
   * @param backwards whether it begins at the last step
   */
  LstmDirection(
      Kernels kernels, int first, int inputs, int units, int rows, int steps, boolean backwards) {
    this.kernels = kernels;
    this.first = first;
    this.inputs = inputs;
    this.units = units;
    this.steps = steps;
    this.backwards = backwards;
    inputWidth = inputs == Bases.COUNT ? Bases.COUNT : Matrix.padded(inputs);
    width = Matrix.padded(units);
    gateWidth = GATES * width;
    inputWeights = new float[inputWidth * gateWidth];
    recurrentWeights = new float[width * gateWidth];
    bias = new float[gateWidth];
    gates = new float[steps * rows * gateWidth];
    cells = new float[steps * rows * width];
    tanhCells = new float[steps * rows * width];
    hidden = new float[steps * rows * width];
    zeros = new float[rows * width];
    cellGradient = new float[rows * width];
    inputGradient = new float[inputWeights.length];
    recurrentGradient = new float[recurrentWeights.length];
    biasGradient = new float[gateWidth];
  }

  /** Floats of a row of the output. */
  int width() {
    return width;
  }

  /** The output, steps × rows × {@link #width}; as many rows as windows were given. */
  float[] hidden() {
    return hidden;
  }

  void setParameters(float[] parameters) {
    int recurrentFirst = first + GATES * units * inputs;
    int biasFirst = recurrentFirst + GATES * units * units;
    for (int gate = 0; gate < GATES; gate++) {
      float scale = scale(gate);
      for (int unit = 0; unit < units; unit++) {
        int column = GATE[gate] * units + unit;
        int to = gate * width + unit;
        for (int i = 0; i < inputs; i++) {
          inputWeights[i * gateWidth + to] = scale * parameters[first + column * inputs + i];
        }
        for (int i = 0; i < units; i++) {
          recurrentWeights[i * gateWidth + to] =
              scale * parameters[recurrentFirst + column * units + i];
        }
        bias[to] = scale * parameters[biasFirst + column];
      }
    }
    recurrent = kernels.matrix(recurrentWeights, width, gateWidth);
    recurrentBack = back(recurrentWeights, width);
    if (inputs != Bases.COUNT) {
      input = kernels.matrix(inputWeights, inputWidth, gateWidth);
      inputBack = back(inputWeights, inputWidth);
    }
  }

  private static float scale(int gate) {
    return gate == BLOCK_INPUT ? 1 : 0.5f;
  }

  /** Gates × inputs, not halved. */
  private Matrix back(float[] weights, int inputs) {
    float[] transposed = new float[gateWidth * inputs];
    for (int gate = 0; gate < GATES; gate++) {
      float scale = 1 / scale(gate);
      for (int column = gate * width; column < (gate + 1) * width; column++) {
        for (int i = 0; i < inputs; i++) {
          transposed[column * inputs + i] = scale * weights[i * gateWidth + column];
        }
      }
    }
    return kernels.matrix(transposed, gateWidth, inputs);
  }

  /** Through one-hot windows. */
  void forward(byte[][] windows) {
    count = windows.length;
    for (int t = 0; t < steps; t++) {
      for (int row = 0; row < count; row++) {
        int to = (t * count + row) * gateWidth;
        System.arraycopy(bias, 0, gates, to, gateWidth);
        byte code = windows[row][t];
        if (code != Bases.N) {
          kernels.add(inputWeights, code * gateWidth, gates, to, gateWidth);
        }
      }
    }
    recur();
  }

  /**
   * Through rows of channels.
   *
   * @param sequence steps × windows × padded channels
   */
  void forward(float[] sequence, int windows) {
    count = windows;
    for (int row = 0; row < steps * count; row++) {
      System.arraycopy(bias, 0, gates, row * gateWidth, gateWidth);
    }
    multiplyInBlocks(sequence, inputWidth, input, gates, gateWidth);
    recur();
  }

  private void recur() {
    for (int i = 0; i < steps; i++) {
      int t = backwards ? steps - 1 - i : i;
      int at = t * count * gateWidth;
      int cell = t * count * width;
      int before = (backwards ? t + 1 : t - 1) * count * width;
      if (i > 0) {
        kernels.multiplyAdd(hidden, before, width, count, recurrent, gates, at, gateWidth);
      }
      kernels.lstmForward(
          gates,
          at,
          i > 0 ? cells : zeros,
          i > 0 ? before : 0,
          cells,
          cell,
          tanhCells,
          cell,
          hidden,
          cell,
          count,
          width);
    }
  }

  /**
   * Back through time.
   *
   * @param hiddenGradient by the output, steps × rows × {@link #width}; overwritten
   */
  private void unroll(float[] hiddenGradient) {
    Arrays.fill(cellGradient, 0);
    for (int i = steps - 1; i >= 0; i--) {
      int t = backwards ? steps - 1 - i : i;
      int at = t * count * gateWidth;
      int cell = t * count * width;
      int before = (backwards ? t + 1 : t - 1) * count * width;
      kernels.lstmBackward(
          gates,
          at,
          i > 0 ? cells : zeros,
          i > 0 ? before : 0,
          tanhCells,
          cell,
          hiddenGradient,
          cell,
          cellGradient,
          0,
          count,
          width);
      if (i > 0) {
        kernels.multiplyAdd(
            gates, at, gateWidth, count, recurrentBack, hiddenGradient, before, width);
      }
    }
    int later = count * gateWidth;
    kernels.multiplyTransposedAdd(
        hidden,
        backwards ? count * width : 0,
        width,
        (steps - 1) * count,
        width,
        gates,
        backwards ? 0 : later,
        gateWidth,
        gateWidth,
        recurrentGradient,
        0,
        gateWidth);
    for (int row = 0; row < steps * count; row++) {
      kernels.add(gates, row * gateWidth, biasGradient, 0, gateWidth);
    }
  }

  /** Adds to the gradient sums what one-hot windows contribute. */
  void backward(float[] hiddenGradient, byte[][] windows) {
    unroll(hiddenGradient);
    for (int t = 0; t < steps; t++) {
      for (int row = 0; row < count; row++) {
        byte code = windows[row][t];
        if (code != Bases.N) {
          kernels.add(
              gates, (t * count + row) * gateWidth, inputGradient, code * gateWidth, gateWidth);
        }
      }
    }
  }

  /**
   * Adds to the gradient sums what rows of channels contribute.
   *
   * @param sequence as it went in
   * @param sequenceGradient to which the gradient by it is added
   */
  void backward(float[] hiddenGradient, float[] sequence, float[] sequenceGradient) {
    unroll(hiddenGradient);
    kernels.multiplyTransposedAdd(
        sequence,
        0,
        inputWidth,
        steps * count,
        inputWidth,
        gates,
        0,
        gateWidth,
        gateWidth,
        inputGradient,
        0,
        gateWidth);
    multiplyInBlocks(gates, gateWidth, inputBack, sequenceGradient, inputWidth);
  }

  /** C += A B for all steps; a block of rows stays in the cache for all panels of B. */
  private void multiplyInBlocks(float[] a, int aWidth, Matrix b, float[] c, int cWidth) {
    int rows = steps * count;
    for (int row = 0; row < rows; row += BLOCK) {
      kernels.multiplyAdd(
          a, row * aWidth, aWidth, Math.min(BLOCK, rows - row), b, c, row * cWidth, cWidth);
    }
  }

  /** Adds the gradient sums to a row in Deeplearning4j's order, and clears them. */
  void collect(float[] gradient) {
    int recurrentFirst = first + GATES * units * inputs;
    int biasFirst = recurrentFirst + GATES * units * units;
    for (int gate = 0; gate < GATES; gate++) {
      for (int unit = 0; unit < units; unit++) {
        int column = GATE[gate] * units + unit;
        int from = gate * width + unit;
        for (int i = 0; i < inputs; i++) {
          gradient[first + column * inputs + i] += inputGradient[i * gateWidth + from];
        }
        for (int i = 0; i < units; i++) {
          gradient[recurrentFirst + column * units + i] += recurrentGradient[i * gateWidth + from];
        }
        gradient[biasFirst + column] += biasGradient[from];
      }
    }
    Arrays.fill(inputGradient, 0);
    Arrays.fill(recurrentGradient, 0);
    Arrays.fill(biasGradient, 0);
  }
}
