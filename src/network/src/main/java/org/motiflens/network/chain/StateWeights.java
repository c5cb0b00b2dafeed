package org.motiflens.network.chain;

import org.motiflens.network.chain.RecurrentLayer.Cell;
import org.motiflens.network.chain.RecurrentLayer.Direction;
import org.motiflens.network.chain.RecurrentLayer.Setting;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * The weights of one direction, laid out for a back end. The recurrent ones of a GRU whose reset
 * gate acts before the product are two matrices, of the gates and of the candidate; else the first
 * has all columns.
 */
final class StateWeights {
  final Matrix kernel;
  final Matrix kernelBack;
  final Matrix recurrent;
  final Matrix recurrentBack;
  final Matrix candidate;
  final Matrix candidateBack;
  final float[] bias;

  StateWeights(Setting setting, Direction direction, Kernels maker) {
    int units = setting.units();
    int row = setting.cell().gates * units;
    bias = direction.bias();
    kernel = maker.matrix(direction.kernel(), setting.inputs(), row);
    kernelBack =
        maker.matrix(
            ConvolutionLayer.turned(direction.kernel(), setting.inputs(), row),
            row,
            setting.inputs());
    int columns = setting.cell() == Cell.GRU ? 2 * units : row;
    float[] gates = columns(direction.recurrent(), row, 0, columns);
    recurrent = maker.matrix(gates, units, columns);
    recurrentBack = maker.matrix(ConvolutionLayer.turned(gates, units, columns), columns, units);
    float[] own = columns(direction.recurrent(), row, row - units, row);
    candidate = maker.matrix(own, units, units);
    candidateBack = maker.matrix(ConvolutionLayer.turned(own, units, units), units, units);
  }

  private static float[] columns(float[] values, int row, int from, int to) {
    int width = to - from;
    float[] some = new float[values.length / row * width];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[i / width * row + from + i % width];
    }
    return some;
  }
}
