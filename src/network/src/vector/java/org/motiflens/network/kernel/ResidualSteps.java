package org.motiflens.network.kernel;

import static org.motiflens.network.kernel.VectorKernels.NONE;
import static org.motiflens.network.kernel.VectorKernels.S;
import static org.motiflens.network.kernel.VectorKernels.V;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * What residual networks do between their products, forward and back; masks as {@link PoolSteps}.
 */
final class ResidualSteps {
  private static final int SIGN = 31;
  private static final IntVector ONE = FloatVector.broadcast(S, 1f).reinterpretAsInts();

  private ResidualSteps() {}

  static void branch(float[] sum, int at, float[] bias, int width, float[] rectified, int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector x = FloatVector.fromArray(S, sum, at + j);
      x.reinterpretAsInts().max(NONE).reinterpretAsFloats().intoArray(rectified, to + j);
      x.add(FloatVector.fromArray(S, bias, j)).intoArray(sum, at + j);
    }
  }

  static void branch(
      float[] sum,
      int at,
      float[] bias,
      int width,
      float[] rectified,
      int to,
      float[] kept,
      int keptAt) {
    for (int j = 0; j < width; j += V) {
      FloatVector x = FloatVector.fromArray(S, sum, at + j);
      x.intoArray(kept, keptAt + j);
      x.reinterpretAsInts().max(NONE).reinterpretAsFloats().intoArray(rectified, to + j);
      x.add(FloatVector.fromArray(S, bias, j)).intoArray(sum, at + j);
    }
  }

  static void addRectifierBackward(
      float[] sums, int from, float[] gradient, int at, int length, float[] y, int to) {
    for (int j = 0; j < length; j += V) {
      IntVector x = FloatVector.fromArray(S, sums, from + j).reinterpretAsInts().max(NONE);
      IntVector positive = NONE.sub(x).lanewise(VectorOperators.ASHR, SIGN);
      FloatVector passed =
          FloatVector.fromArray(S, gradient, at + j)
              .reinterpretAsInts()
              .and(positive)
              .reinterpretAsFloats();
      FloatVector.fromArray(S, y, to + j).add(passed).intoArray(y, to + j);
    }
  }

  /**
   * Where one of the two is positive (ρ(x) − ρ(x′)) / (x − x′), which is as {@link Rescale} has it.
   */
  static void rescaleBackward(
      float[] sums,
      int from,
      float[] references,
      int referencesFrom,
      float[] gradient,
      int at,
      int length,
      float[] out,
      int to) {
    for (int j = 0; j < length; j += V) {
      FloatVector x = FloatVector.fromArray(S, sums, from + j);
      FloatVector y = FloatVector.fromArray(S, references, referencesFrom + j);
      IntVector xPositive = x.reinterpretAsInts().max(NONE);
      IntVector yPositive = y.reinterpretAsInts().max(NONE);
      IntVector quotient =
          xPositive
              .reinterpretAsFloats()
              .sub(yPositive.reinterpretAsFloats())
              .div(x.sub(y))
              .reinterpretAsInts();
      IntVector hasX = NONE.sub(xPositive).lanewise(VectorOperators.ASHR, SIGN);
      IntVector hasY = NONE.sub(yPositive).lanewise(VectorOperators.ASHR, SIGN);
      FloatVector multiplier =
          quotient
              .and(hasX.lanewise(VectorOperators.XOR, hasY))
              .or(ONE.and(hasX).and(hasY))
              .reinterpretAsFloats();
      FloatVector.fromArray(S, gradient, at + j).mul(multiplier).intoArray(out, to + j);
    }
  }
}
