package org.motiflens.network.kernel;

import static org.motiflens.network.kernel.VectorKernels.S;
import static org.motiflens.network.kernel.VectorKernels.V;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** What pools do, forward and back, one vector of channels at a time. */
final class PoolSteps {
  private static final FloatVector ZERO = FloatVector.zero(S);

  private PoolSteps() {}

  static void rectifierBackward(
      float[] rectified, int from, float[] gradient, int at, int width, float[] out, int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector x = FloatVector.fromArray(S, rectified, from + j);
      ZERO.blend(FloatVector.fromArray(S, gradient, at + j), x.compare(VectorOperators.GT, ZERO))
          .intoArray(out, to + j);
    }
  }

  static void pairBackward(
      float[] rectified, int from, float[] gradient, int at, int width, float[] out, int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector x = FloatVector.fromArray(S, rectified, from + j);
      FloatVector y = FloatVector.fromArray(S, rectified, from + width + j);
      FloatVector g = FloatVector.fromArray(S, gradient, at + j);
      VectorMask<Float> second = y.compare(VectorOperators.GT, x);
      // Behind a rectifier what is larger than something is larger than 0.
      ZERO.blend(g, second).intoArray(out, to + width + j);
      ZERO.blend(g, x.compare(VectorOperators.GT, ZERO)).blend(ZERO, second).intoArray(out, to + j);
    }
  }

  static void poolBackward(
      float[] rectified,
      int from,
      float[] gradient,
      int at,
      int width,
      int pool,
      float[] out,
      int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector largest = FloatVector.fromArray(S, rectified, from + j);
      for (int i = 1; i < pool; i++) {
        FloatVector x = FloatVector.fromArray(S, rectified, from + i * width + j);
        largest = largest.blend(x, x.compare(VectorOperators.GT, largest));
      }
      // What is left of the gradient: nothing once the first maximum has it.
      FloatVector left = FloatVector.fromArray(S, gradient, at + j);
      left = ZERO.blend(left, largest.compare(VectorOperators.GT, ZERO));
      for (int i = 0; i < pool; i++) {
        VectorMask<Float> here =
            FloatVector.fromArray(S, rectified, from + i * width + j)
                .compare(VectorOperators.EQ, largest);
        ZERO.blend(left, here).intoArray(out, to + i * width + j);
        left = left.blend(ZERO, here);
      }
    }
  }

  /** Through memory: a maximum carried from row to row in a variable is at times allocated. */
  static void keepLarger(float[] in, int from, int width, float[] max, int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector x = FloatVector.fromArray(S, max, to + j);
      FloatVector y = FloatVector.fromArray(S, in, from + j);
      x.blend(y, y.compare(VectorOperators.GT, x)).intoArray(max, to + j);
    }
  }

  static void keepLarger(float[] in, int from, int width, float[] max, float number, float[] row) {
    FloatVector here = FloatVector.broadcast(S, number);
    for (int j = 0; j < width; j += V) {
      FloatVector x = FloatVector.fromArray(S, in, from + j);
      FloatVector largest = FloatVector.fromArray(S, max, j);
      VectorMask<Float> isLarger = x.compare(VectorOperators.GT, largest);
      largest.blend(x, isLarger).intoArray(max, j);
      FloatVector.fromArray(S, row, j).blend(here, isLarger).intoArray(row, j);
    }
  }
}
