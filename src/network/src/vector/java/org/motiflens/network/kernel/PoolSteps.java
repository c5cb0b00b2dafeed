package org.motiflens.network.kernel;

import static org.motiflens.network.kernel.VectorKernels.NONE;
import static org.motiflens.network.kernel.VectorKernels.S;
import static org.motiflens.network.kernel.VectorKernels.V;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * What pools do, forward and back, one vector of channels at a time.
 *
 * <p>Values are rectified: as signed numbers their bits are in the order of the floats, and the
 * sign of a difference, spread over all bits, is a mask. That is one instruction each, where a
 * comparison and a blend of this Java's Vector API are four.
 */
final class PoolSteps {
  private static final int SIGN = 31;
  private static final FloatVector ZERO = FloatVector.zero(S);

  private PoolSteps() {}

  /** Of sums, which may be negative. */
  static void rectifierBackward(
      float[] sums, int from, float[] gradient, int at, int length, float[] out, int to) {
    for (int j = 0; j < length; j += V) {
      IntVector x = FloatVector.fromArray(S, sums, from + j).reinterpretAsInts().max(NONE);
      IntVector positive = NONE.sub(x).lanewise(VectorOperators.ASHR, SIGN);
      FloatVector.fromArray(S, gradient, at + j)
          .reinterpretAsInts()
          .and(positive)
          .reinterpretAsFloats()
          .intoArray(out, to + j);
    }
  }

  static void pairBackward(
      float[] rectified, int from, float[] gradient, int at, int width, float[] out, int to) {
    for (int j = 0; j < width; j += V) {
      IntVector x = FloatVector.fromArray(S, rectified, from + j).reinterpretAsInts();
      IntVector y = FloatVector.fromArray(S, rectified, from + width + j).reinterpretAsInts();
      IntVector g = FloatVector.fromArray(S, gradient, at + j).reinterpretAsInts();
      IntVector second = x.sub(y).lanewise(VectorOperators.ASHR, SIGN);
      IntVector positive = NONE.sub(x).lanewise(VectorOperators.ASHR, SIGN);
      // Behind a rectifier what is larger than something is larger than 0.
      g.and(second).reinterpretAsFloats().intoArray(out, to + width + j);
      g.and(positive)
          .lanewise(VectorOperators.AND_NOT, second)
          .reinterpretAsFloats()
          .intoArray(out, to + j);
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

  static void largerOfPairs(float[] in, int from, int width, float[] out, int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector.fromArray(S, in, from + j)
          .reinterpretAsInts()
          .max(FloatVector.fromArray(S, in, from + width + j).reinterpretAsInts())
          .reinterpretAsFloats()
          .intoArray(out, to + j);
    }
  }

  /** Through memory: a maximum carried from row to row in a variable is at times allocated. */
  static void keepLarger(float[] in, int from, int width, float[] max, int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector.fromArray(S, max, to + j)
          .reinterpretAsInts()
          .max(FloatVector.fromArray(S, in, from + j).reinterpretAsInts())
          .reinterpretAsFloats()
          .intoArray(max, to + j);
    }
  }

  /** As {@link #keepLarger(float[], int, int, float[], int)}, of four rows. */
  static void keepLargestOfFour(float[] in, int from, int width, float[] max, int to) {
    for (int j = 0; j < width; j += V) {
      int at = from + j;
      IntVector first =
          FloatVector.fromArray(S, in, at)
              .reinterpretAsInts()
              .max(FloatVector.fromArray(S, in, at + width).reinterpretAsInts());
      IntVector second =
          FloatVector.fromArray(S, in, at + 2 * width)
              .reinterpretAsInts()
              .max(FloatVector.fromArray(S, in, at + 3 * width).reinterpretAsInts());
      FloatVector.fromArray(S, max, to + j)
          .reinterpretAsInts()
          .max(first.max(second))
          .reinterpretAsFloats()
          .intoArray(max, to + j);
    }
  }

  static void keepLarger(float[] in, int from, int width, float[] max, int number, float[] row) {
    IntVector here = FloatVector.broadcast(S, number).reinterpretAsInts();
    for (int j = 0; j < width; j += V) {
      IntVector x = FloatVector.fromArray(S, in, from + j).reinterpretAsInts();
      IntVector largest = FloatVector.fromArray(S, max, j).reinterpretAsInts();
      IntVector before = FloatVector.fromArray(S, row, j).reinterpretAsInts();
      IntVector larger = largest.sub(x).lanewise(VectorOperators.ASHR, SIGN);
      largest.max(x).reinterpretAsFloats().intoArray(max, j);
      before
          .lanewise(VectorOperators.XOR, before.lanewise(VectorOperators.XOR, here).and(larger))
          .reinterpretAsFloats()
          .intoArray(row, j);
    }
  }
}
