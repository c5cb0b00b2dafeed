package org.motiflens.training;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Forward and backward pass of one LSTM layer over a minibatch: the cell of Hochreiter and
 * Schmidhuber with forget gate and without peepholes, as Deeplearning4j's {@code LSTM} with tanh
 * activation and sigmoid gates computes it. Matrix products are BLAS calls, all else is plain Java
 * loops that the JIT compiler vectorises.
 *
 * <p>Sequences are laid out time × channel × minibatch, which is what Deeplearning4j calls
 * minibatch × channel × time in 'f' order. Gates are ordered as in Deeplearning4j: block input
 * (tanh), forget, output, input (sigmoid).
 */
final class LstmKernel {
  private static final int GATES = 4;
  private static final int BLOCK = 0;
  private static final int FORGET = 1;
  private static final int OUTPUT = 2;
  private static final int INPUT = 3;

  private final int batch;
  private final int inputs;
  private final int units;
  private final int steps;

  private final float[] input;
  private final INDArray inputWeights;
  private final INDArray recurrentWeights;
  private final INDArray bias;

  /** Matrices minibatch × channels of each step. */
  private final Sequence inputSequence;

  private final Sequence outputSequence;
  private final Sequence inputEpsilon;

  /** Arguments of the gates in one step, or the loss's gradients by them; minibatch × 4 units. */
  private final Sequence gateArguments;

  /** What a step's gates pass back to the step before; minibatch × units. */
  private final Sequence carried;

  /** By step and gate; units × minibatch. */
  private final float[][][] gates;

  private final float[][] cells;
  private final float[][] squashedCells;
  private final float[] column;

  @SuppressWarnings("try") // the scope is closed, and used for nothing else
  LstmKernel(int batch, int inputs, int units, int steps) {
    this.batch = batch;
    this.inputs = inputs;
    this.units = units;
    this.steps = steps;
    input = new float[steps * inputs * batch];
    long columns = (long) GATES * units;
    // These arrays outlive the layer's call, and with it any workspace.
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      inputWeights = Nd4j.create(DataType.FLOAT, new long[] {inputs, columns}, 'f');
      recurrentWeights = Nd4j.create(DataType.FLOAT, new long[] {units, columns}, 'f');
      bias = Nd4j.create(DataType.FLOAT, new long[] {batch, columns}, 'f');
      inputSequence = new Sequence(batch, inputs, steps);
      outputSequence = new Sequence(batch, units, steps);
      inputEpsilon = new Sequence(batch, inputs, steps);
      gateArguments = new Sequence(batch, GATES * units, 1);
      carried = new Sequence(batch, units, 1);
    }
    gates = new float[steps][GATES][units * batch];
    cells = new float[steps][units * batch];
    squashedCells = new float[steps][units * batch];
    column = new float[units * batch];
  }

  boolean fits(int batch, int inputs, int units, int steps) {
    return this.batch == batch
        && this.inputs == inputs
        && this.units == units
        && this.steps == steps;
  }

  /** The layer's input, time × inputs × minibatch; to be filled before {@link #forward}. */
  float[] input() {
    return input;
  }

  /** The layer's output, minibatch × units × time; valid after {@link #forward}. */
  INDArray output() {
    return outputSequence.whole;
  }

  /** The loss's gradient by the input, minibatch × inputs × time; valid after backward. */
  INDArray inputEpsilon() {
    return inputEpsilon.whole;
  }

  /** Takes weights as Deeplearning4j stores them: inputs × 4 units, units × 4 units, 4 units. */
  void setWeights(INDArray inputWeights, INDArray recurrentWeights, INDArray biases) {
    this.inputWeights.assign(inputWeights);
    this.recurrentWeights.assign(recurrentWeights);
    for (int gate = 0; gate < GATES * units; gate++) {
      bias.getColumn(gate).assign(biases.getFloat(gate));
    }
  }

  /** Computes {@link #output} from {@link #input}, starting from zero state. */
  void forward() {
    inputSequence.memory().put(input);
    for (int t = 0; t < steps; t++) {
      INDArray arguments = gateArguments.at(0);
      arguments.assign(bias);
      Nd4j.gemm(inputSequence.at(t), inputWeights, arguments, false, false, 1, 1);
      if (t > 0) {
        Nd4j.gemm(outputSequence.at(t - 1), recurrentWeights, arguments, false, false, 1, 1);
      }
      FloatBuffer memory = gateArguments.memory();
      for (int gate = 0; gate < GATES; gate++) {
        memory.get(gates[t][gate]);
        if (gate == BLOCK) {
          tanh(gates[t][gate]);
        } else {
          sigmoid(gates[t][gate]);
        }
      }
      product(gates[t][BLOCK], gates[t][INPUT], cells[t]);
      if (t > 0) {
        addProduct(gates[t][FORGET], cells[t - 1], cells[t]);
      }
      System.arraycopy(cells[t], 0, squashedCells[t], 0, column.length);
      tanh(squashedCells[t]);
      product(gates[t][OUTPUT], squashedCells[t], column);
      outputSequence.memoryAt(t).put(column);
    }
  }

  /**
   * Back-propagates through the last {@link #forward}, whose gates it overwrites.
   *
   * @param epsilon the loss's gradient by the output, time × units × minibatch
   * @param inputGradient to which the gradient by the input weights is added
   * @param recurrentGradient to which that by the recurrent weights is added
   * @param biasGradient to which that by the biases is added
   */
  void backward(
      float[] epsilon, INDArray inputGradient, INDArray recurrentGradient, float[] biasGradient) {
    float[] outputEpsilon = new float[units * batch];
    float[] cellEpsilon = new float[units * batch];
    INDArray arguments = gateArguments.at(0);
    for (int t = steps - 1; t >= 0; t--) {
      System.arraycopy(epsilon, t * column.length, outputEpsilon, 0, column.length);
      if (t < steps - 1) {
        Nd4j.gemm(arguments, recurrentWeights, carried.at(0), false, true, 1, 0);
        carried.memory().get(column);
        add(column, outputEpsilon);
      }
      outputGradients(gates[t], squashedCells[t], outputEpsilon, cellEpsilon);
      inputGradients(gates[t], cellEpsilon);
      if (t > 0) {
        forgetGradients(gates[t][FORGET], cells[t - 1], cellEpsilon);
      } else {
        Arrays.fill(gates[t][FORGET], 0);
      }
      FloatBuffer memory = gateArguments.memory();
      for (int gate = 0; gate < GATES; gate++) {
        memory.put(gates[t][gate]);
        addRowSums(gates[t][gate], biasGradient, gate * units);
      }
      Nd4j.gemm(arguments, inputWeights, inputEpsilon.at(t), false, true, 1, 0);
      Nd4j.gemm(inputSequence.at(t), arguments, inputGradient, true, false, 1, 1);
      if (t > 0) {
        Nd4j.gemm(outputSequence.at(t - 1), arguments, recurrentGradient, true, false, 1, 1);
      }
    }
  }

  private static void product(float[] a, float[] b, float[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = a[i] * b[i];
    }
  }

  private static void addProduct(float[] a, float[] b, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += a[i] * b[i];
    }
  }

  private static void add(float[] a, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += a[i];
    }
  }

  private void addRowSums(float[] rows, float[] sums, int first) {
    for (int unit = 0; unit < units; unit++) {
      double sum = 0;
      for (int b = unit * batch; b < (unit + 1) * batch; b++) {
        sum += rows[b];
      }
      sums[first + unit] += (float) sum;
    }
  }

  /** Through h = o tanh(c): replaces o by its argument's gradient, adds to the cell's. */
  private static void outputGradients(
      float[][] gates, float[] squashed, float[] epsilon, float[] cellEpsilon) {
    float[] output = gates[OUTPUT];
    for (int i = 0; i < output.length; i++) {
      cellEpsilon[i] += epsilon[i] * output[i] * (1 - squashed[i] * squashed[i]);
      output[i] = epsilon[i] * squashed[i] * output[i] * (1 - output[i]);
    }
  }

  /** Through the new part of the cell, a i: replaces both by their arguments' gradients. */
  private static void inputGradients(float[][] gates, float[] cellEpsilon) {
    float[] block = gates[BLOCK];
    float[] input = gates[INPUT];
    for (int i = 0; i < block.length; i++) {
      float blockGradient = cellEpsilon[i] * input[i] * (1 - block[i] * block[i]);
      input[i] = cellEpsilon[i] * block[i] * input[i] * (1 - input[i]);
      block[i] = blockGradient;
    }
  }

  /**
   * Through the kept part of the cell: replaces f, and passes the cell's gradient one step back.
   */
  private static void forgetGradients(float[] forget, float[] cellBefore, float[] cellEpsilon) {
    for (int i = 0; i < forget.length; i++) {
      float kept = forget[i];
      forget[i] = cellEpsilon[i] * cellBefore[i] * kept * (1 - kept);
      cellEpsilon[i] *= kept;
    }
  }

  private static void sigmoid(float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] *= 0.5f;
    }
    tanh(row);
    for (int i = 0; i < row.length; i++) {
      row[i] = 0.5f * row[i] + 0.5f;
    }
  }

  /**
   * tanh within 2e-7: seven terms of Lambert's continued fraction at x / 2, then tanh x = 2 tanh(x
   * / 2) / (1 + tanh²(x / 2)). Beyond 9.2 it is 1 in single precision.
   */
  private static void tanh(float[] row) {
    for (int i = 0; i < row.length; i++) {
      float y = 0.5f * Math.max(-9.2f, Math.min(9.2f, row[i]));
      float square = y * y;
      float half =
          y
              * (((square + 378f) * square + 17325f) * square + 135135f)
              / (((28f * square + 3150f) * square + 62370f) * square + 135135f);
      row[i] = (half + half) / (1f + half * half);
    }
  }

  /** An array minibatch × channels × time in 'f' order, with a matrix for each step. */
  private static final class Sequence {
    private final INDArray whole;
    private final INDArray[] steps;
    private final int stepSize;

    Sequence(int batch, int channels, int steps) {
      whole = Nd4j.create(DataType.FLOAT, new long[] {batch, channels, steps}, 'f');
      stepSize = batch * channels;
      this.steps = new INDArray[steps];
      for (int t = 0; t < steps; t++) {
        this.steps[t] = whole.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(t));
      }
    }

    INDArray at(int step) {
      return steps[step];
    }

    FloatBuffer memory() {
      return memoryAt(0);
    }

    FloatBuffer memoryAt(int step) {
      FloatBuffer memory =
          new FloatPointer(whole.data().addressPointer()).capacity(whole.length()).asBuffer();
      return memory.position(step * stepSize);
    }
  }
}
