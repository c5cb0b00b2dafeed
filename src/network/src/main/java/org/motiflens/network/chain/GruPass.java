package org.motiflens.network.chain;

import java.util.Arrays;
import org.motiflens.network.chain.RecurrentLayer.Cell;
import org.motiflens.network.chain.RecurrentLayer.Setting;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * One direction of a GRU: z, r = gates of x K + h' U + b; the candidate is act(x K + (r h') U + b),
 * or where the reset gate acts after the product act(x K + b + r (h' U + b')); h = z h' + (1 − z)
 * candidate. Blocks of a row are z, r, candidate.
 */
final class GruPass extends StatePass {
  private final boolean after;

  /** Activated gates and candidates by position. */
  private final float[] gates;

  /** What the state gives to the candidate's sum, before the reset gate where it acts after. */
  private final float[] recurrentSums;

  private final float[] product;
  private final float[] resetState;
  private final float[] byProduct;

  GruPass(Setting setting, StateWeights weights, Shape in, boolean backward, Kernels kernels) {
    super(setting, weights, in, backward, kernels);
    after = setting.cell() == Cell.GRU_RESET_AFTER;
    gates = new float[length * gateWidth];
    recurrentSums = new float[length * stateWidth];
    product = new float[gateWidth];
    resetState = new float[Math.max(gateWidth, stateWidth)];
    byProduct = new float[Matrix.padded(units)];
  }

  @Override
  void forward(int step, int at, int before) {
    int row = at * gateWidth;
    Arrays.fill(product, 0);
    if (after) {
      System.arraycopy(weights.bias, 3 * units, product, 0, 3 * units);
    }
    if (before >= 0) {
      kernels.multiplyAdd(
          states,
          before * stateWidth,
          stateWidth,
          1,
          weights.recurrent,
          product,
          0,
          weights.recurrent.columns());
    }
    for (int i = 0; i < 2 * units; i++) {
      sums[row + i] += product[i];
      gates[row + i] = (float) gate(sums[row + i]);
    }
    int own = at * stateWidth;
    if (after) {
      System.arraycopy(product, 2 * units, recurrentSums, own, units);
    } else {
      Arrays.fill(recurrentSums, own, own + stateWidth, 0);
      if (before >= 0) {
        for (int u = 0; u < units; u++) {
          resetState[u] = gates[row + units + u] * states[before * stateWidth + u];
        }
        kernels.multiplyAdd(
            resetState, 0, stateWidth, 1, weights.candidate, recurrentSums, own, stateWidth);
      }
    }
    for (int u = 0; u < units; u++) {
      int candidate = row + 2 * units + u;
      sums[candidate] +=
          after ? gates[row + units + u] * recurrentSums[own + u] : recurrentSums[own + u];
      gates[candidate] = (float) setting.activation().at(sums[candidate], 0);
      double last = before < 0 ? 0 : states[before * stateWidth + u];
      double update = gates[row + u];
      states[own + u] = (float) (update * last + (1 - update) * gates[candidate]);
    }
  }

  @Override
  void startBackward() {}

  @Override
  void backward(float[] gradient, int at, int before) {
    int row = at * gateWidth;
    int own = at * stateWidth;
    Arrays.fill(byProduct, 0);
    float[] kept = new float[units];
    for (int u = 0; u < units; u++) {
      int z = row + u;
      int candidate = row + 2 * units + u;
      double byState = gradient[own + u] + carried[u];
      double last = before < 0 ? 0 : states[before * stateWidth + u];
      sumGradient[z] = (float) (byState * (last - gates[candidate]) * gateSlope(sums[z], gates[z]));
      sumGradient[candidate] =
          (float)
              (byState
                  * (1 - gates[z])
                  * setting.activation().slope(sums[candidate], gates[candidate], 0));
      kept[u] = (float) (byState * gates[z]);
    }
    if (!after) {
      kernels.multiplyAdd(
          sumGradient,
          row + 2 * units,
          gateWidth,
          1,
          weights.candidateBack,
          byProduct,
          0,
          stateWidth);
    }
    System.arraycopy(sumGradient, row, resetState, 0, 3 * units);
    for (int u = 0; u < units; u++) {
      int r = row + units + u;
      double last = before < 0 ? 0 : states[before * stateWidth + u];
      double byReset =
          after ? sumGradient[row + 2 * units + u] * recurrentSums[own + u] : byProduct[u] * last;
      sumGradient[r] = (float) (byReset * gateSlope(sums[r], gates[r]));
      resetState[units + u] = sumGradient[r];
      if (after) {
        resetState[2 * units + u] *= gates[r];
      } else {
        kept[u] += byProduct[u] * gates[r];
      }
    }
    Arrays.fill(carried, 0);
    kernels.multiplyAdd(resetState, 0, gateWidth, 1, weights.recurrentBack, carried, 0, stateWidth);
    for (int u = 0; u < units; u++) {
      carried[u] += kept[u];
    }
  }
}
