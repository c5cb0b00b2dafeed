package org.motiflens.network.chain;

import java.util.Arrays;
import org.motiflens.network.chain.RecurrentLayer.Setting;
import org.motiflens.network.kernel.Kernels;

/**
 * One direction of an LSTM: i, f, o = gates of x K + h U + b, g = act of the same, c = f c' + i g,
 * h = o act(c). Blocks of a row are i, f, g, o.
 */
final class LstmPass extends StatePass {
  private final float[] gates;
  private final float[] cells;
  private final float[] activeCells;
  private final float[] cellGradient;

  LstmPass(Setting setting, StateWeights weights, Shape in, boolean backward, Kernels kernels) {
    super(setting, weights, in, backward, kernels);
    gates = new float[length * gateWidth];
    cells = new float[length * stateWidth];
    activeCells = new float[length * stateWidth];
    cellGradient = new float[units];
  }

  @Override
  void forward(int step, int at, int before) {
    int row = at * gateWidth;
    if (before >= 0) {
      kernels.multiplyAdd(
          states, before * stateWidth, stateWidth, 1, weights.recurrent, sums, row, gateWidth);
    }
    for (int u = 0; u < units; u++) {
      double input = gate(sums[row + u]);
      double forget = gate(sums[row + units + u]);
      double candidate = setting.activation().at(sums[row + 2 * units + u], 0);
      double output = gate(sums[row + 3 * units + u]);
      double last = before < 0 ? 0 : cells[before * stateWidth + u];
      int state = at * stateWidth + u;
      cells[state] = (float) (forget * last + input * candidate);
      activeCells[state] = (float) setting.activation().at(cells[state], 0);
      states[state] = (float) (output * activeCells[state]);
      gates[row + u] = (float) input;
      gates[row + units + u] = (float) forget;
      gates[row + 2 * units + u] = (float) candidate;
      gates[row + 3 * units + u] = (float) output;
    }
  }

  @Override
  void startBackward() {
    Arrays.fill(cellGradient, 0);
  }

  @Override
  void backward(float[] gradient, int at, int before) {
    int row = at * gateWidth;
    for (int u = 0; u < units; u++) {
      int state = at * stateWidth + u;
      int i = row + u;
      int f = i + units;
      int g = f + units;
      int o = g + units;
      double byState = gradient[state] + carried[u];
      double byCell =
          cellGradient[u]
              + byState
                  * gates[o]
                  * setting.activation().slope(cells[state], activeCells[state], 0);
      double last = before < 0 ? 0 : cells[before * stateWidth + u];
      sumGradient[i] = (float) (byCell * gates[g] * gateSlope(sums[i], gates[i]));
      sumGradient[f] = (float) (byCell * last * gateSlope(sums[f], gates[f]));
      sumGradient[g] =
          (float) (byCell * gates[i] * setting.activation().slope(sums[g], gates[g], 0));
      sumGradient[o] = (float) (byState * activeCells[state] * gateSlope(sums[o], gates[o]));
      cellGradient[u] = (float) (byCell * gates[f]);
    }
    Arrays.fill(carried, 0);
    kernels.multiplyAdd(
        sumGradient, row, gateWidth, 1, weights.recurrentBack, carried, 0, stateWidth);
  }
}
