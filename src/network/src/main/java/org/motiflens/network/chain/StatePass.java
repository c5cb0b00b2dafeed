package org.motiflens.network.chain;

import java.util.Arrays;
import org.motiflens.network.chain.RecurrentLayer.Setting;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/** One direction of a recurrent layer at work: what all cells do alike. */
abstract class StatePass {
  final Setting setting;
  final StateWeights weights;
  final Kernels kernels;
  final int units;
  final int length;
  final boolean backward;

  /** Floats of a row of states, and of a row of gates. */
  final int stateWidth;

  final int gateWidth;

  /** What the inputs give to each gate at each position, biases included. */
  final float[] sums;

  /** States by position. */
  final float[] states;

  /** With respect to the sums. */
  final float[] sumGradient;

  /** With respect to the state, from later steps. */
  final float[] carried;

  private final Shape in;

  StatePass(Setting setting, StateWeights weights, Shape in, boolean backward, Kernels kernels) {
    this.setting = setting;
    this.weights = weights;
    this.in = in;
    this.backward = backward;
    this.kernels = kernels;
    units = setting.units();
    length = in.length();
    stateWidth = Matrix.padded(units);
    gateWidth = Matrix.padded(setting.cell().gates * units);
    sums = new float[length * gateWidth];
    states = new float[length * stateWidth];
    sumGradient = new float[length * gateWidth];
    carried = new float[stateWidth];
  }

  /** The position that is read at a step. */
  final int position(int step) {
    return backward ? length - 1 - step : step;
  }

  /** The position that is read last. */
  final int lastPosition() {
    return position(length - 1);
  }

  /** States by position, each a row of {@link #stateWidth}. */
  final float[] forward(float[] input) {
    for (int t = 0; t < length; t++) {
      System.arraycopy(weights.bias, 0, sums, t * gateWidth, setting.cell().gates * units);
    }
    kernels.multiplyAdd(input, 0, in.width(), length, weights.kernel, sums, 0, gateWidth);
    for (int step = 0; step < length; step++) {
      forward(step, position(step), step == 0 ? -1 : position(step - 1));
    }
    return states;
  }

  /**
   * Adds the gradient with respect to the input.
   *
   * @param gradient with respect to the states, by position
   */
  final void backward(float[] gradient, float[] inputGradient) {
    Arrays.fill(carried, 0);
    startBackward();
    for (int step = length - 1; step >= 0; step--) {
      backward(gradient, position(step), step == 0 ? -1 : position(step - 1));
    }
    kernels.multiplyAdd(
        sumGradient, 0, gateWidth, length, weights.kernelBack, inputGradient, 0, in.width());
  }

  /**
   * One step.
   *
   * @param at position that is read
   * @param before position of the step before; -1 at the first, whose state is 0
   */
  abstract void forward(int step, int at, int before);

  abstract void startBackward();

  /**
   * One step back: reads {@link #carried}, writes it for the step before, and {@link #sumGradient}.
   */
  abstract void backward(float[] gradient, int at, int before);

  /** The activated gate of a sum. */
  final double gate(double sum) {
    return setting.gate().at(sum, setting.gateParameter());
  }

  final double gateSlope(double sum, double gate) {
    return setting.gate().slope(sum, gate, setting.gateParameter());
  }
}
