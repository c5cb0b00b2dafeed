package org.motiflens.network.kernel;

import static org.motiflens.network.kernel.VectorKernels.NONE;
import static org.motiflens.network.kernel.VectorKernels.S;
import static org.motiflens.network.kernel.VectorKernels.V;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** What an LSTM does between its products, one vector of units at a time. */
final class LstmSteps {
  private static final FloatVector HALF = FloatVector.broadcast(S, 0.5f);
  private static final FloatVector ONE = FloatVector.broadcast(S, 1f);

  private static final IntVector TANH_LIMIT = bits(Tanh.LIMIT);
  private static final IntVector INFINITE = bits(Float.POSITIVE_INFINITY);
  private static final IntVector MAGNITUDE = IntVector.broadcast(NONE.species(), Integer.MAX_VALUE);
  private static final IntVector SIGN = IntVector.broadcast(NONE.species(), Integer.MIN_VALUE);
  private static final FloatVector P0 = FloatVector.broadcast(S, Tanh.P0);
  private static final FloatVector P1 = FloatVector.broadcast(S, Tanh.P1);
  private static final FloatVector P2 = FloatVector.broadcast(S, Tanh.P2);
  private static final FloatVector P3 = FloatVector.broadcast(S, Tanh.P3);
  private static final FloatVector Q1 = FloatVector.broadcast(S, Tanh.Q1);
  private static final FloatVector Q2 = FloatVector.broadcast(S, Tanh.Q2);
  private static final FloatVector Q3 = FloatVector.broadcast(S, Tanh.Q3);
  private static final FloatVector Q4 = FloatVector.broadcast(S, Tanh.Q4);

  private LstmSteps() {}

  private static IntVector bits(float value) {
    return FloatVector.broadcast(S, value).reinterpretAsInts();
  }

  /*
   * Twice the same tanh, as Tanh has it: a method that gives a vector would have to allocate
   * it where the compiler does not inline it. The limit is applied to the bits without the sign, by
   * integer operations, which are one instruction each.
   */

  /**
   * x = tanh(x). Two vectors at a time, for they do not wait for each other; and this method is
   * then longer than what the JIT compiler takes into its callers (325 bytes of code): in there, it
   * was seen to run out of room and to leave the vectors in memory.
   *
   * @param length of an even number of vectors
   */
  static void tanh(float[] gates, int offset, int length) {
    for (int i = offset; i < offset + length; i += 2 * V) {
      IntVector sum = FloatVector.fromArray(S, gates, i).reinterpretAsInts();
      IntVector sum2 = FloatVector.fromArray(S, gates, i + V).reinterpretAsInts();
      IntVector size = sum.and(MAGNITUDE);
      IntVector size2 = sum2.and(MAGNITUDE);
      // All bits of NaN, which stays what it is.
      IntVector undefined = INFINITE.sub(size).lanewise(VectorOperators.ASHR, 31);
      IntVector undefined2 = INFINITE.sub(size2).lanewise(VectorOperators.ASHR, 31);
      FloatVector x = size.min(TANH_LIMIT).or(sum.and(SIGN)).or(undefined).reinterpretAsFloats();
      FloatVector x2 =
          size2.min(TANH_LIMIT).or(sum2.and(SIGN)).or(undefined2).reinterpretAsFloats();
      FloatVector s = x.mul(x);
      FloatVector s2 = x2.mul(x2);
      FloatVector p = P3.fma(s, P2).fma(s, P1).fma(s, P0);
      FloatVector p2 = P3.fma(s2, P2).fma(s2, P1).fma(s2, P0);
      FloatVector q = Q4.fma(s, Q3).fma(s, Q2).fma(s, Q1).fma(s, ONE);
      FloatVector q2 = Q4.fma(s2, Q3).fma(s2, Q2).fma(s2, Q1).fma(s2, ONE);
      x.mul(p).div(q).intoArray(gates, i);
      x2.mul(p2).div(q2).intoArray(gates, i + V);
    }
  }

  /**
   * From the tanh of all gates, which are left as they are: the sigmoid of three of them, ½ tanh +
   * ½, then c = f c' + i g, tanh(c), and h = o tanh(c). A vector that is written costs more here
   * than one that is computed: what is needed again is computed again on the way back.
   */
  static void cells(
      float[] gates,
      int gatesOffset,
      float[] cell,
      int cellOffset,
      float[] nextCell,
      int nextCellOffset,
      float[] tanhCell,
      int tanhCellOffset,
      float[] hidden,
      int hiddenOffset,
      int rows,
      int width) {
    for (int r = 0; r < rows; r++) {
      int row = r * width;
      int at = gatesOffset + 4 * row;
      for (int j = 0; j < width; j += V) {
        FloatVector i = FloatVector.fromArray(S, gates, at + j).fma(HALF, HALF);
        FloatVector f = FloatVector.fromArray(S, gates, at + width + j).fma(HALF, HALF);
        FloatVector o = FloatVector.fromArray(S, gates, at + 2 * width + j).fma(HALF, HALF);
        FloatVector g = FloatVector.fromArray(S, gates, at + 3 * width + j);
        FloatVector next = f.fma(FloatVector.fromArray(S, cell, cellOffset + row + j), i.mul(g));
        next.intoArray(nextCell, nextCellOffset + row + j);
        IntVector sum = next.reinterpretAsInts();
        IntVector size = sum.and(MAGNITUDE);
        // All bits of NaN, which stays what it is.
        IntVector undefined = INFINITE.sub(size).lanewise(VectorOperators.ASHR, 31);
        FloatVector x = size.min(TANH_LIMIT).or(sum.and(SIGN)).or(undefined).reinterpretAsFloats();
        FloatVector s = x.mul(x);
        FloatVector p = P3.fma(s, P2).fma(s, P1).fma(s, P0);
        FloatVector q = Q4.fma(s, Q3).fma(s, Q2).fma(s, Q1).fma(s, ONE);
        FloatVector t = x.mul(p).div(q);
        t.intoArray(tanhCell, tanhCellOffset + row + j);
        o.mul(t).intoArray(hidden, hiddenOffset + row + j);
      }
    }
  }

  /** The output gate's sum, and what the cell gets through h. */
  static void outputBackward(
      float[] gates,
      int at,
      float[] tanhCell,
      int tanhCellOffset,
      float[] hiddenGradient,
      int hiddenGradientOffset,
      float[] cellGradient,
      int cellGradientOffset,
      int width) {
    for (int j = 0; j < width; j += V) {
      FloatVector o = FloatVector.fromArray(S, gates, at + j).fma(HALF, HALF);
      FloatVector t = FloatVector.fromArray(S, tanhCell, tanhCellOffset + j);
      FloatVector dh = FloatVector.fromArray(S, hiddenGradient, hiddenGradientOffset + j);
      FloatVector slope = ONE.sub(t.mul(t));
      dh.mul(o)
          .fma(slope, FloatVector.fromArray(S, cellGradient, cellGradientOffset + j))
          .intoArray(cellGradient, cellGradientOffset + j);
      dh.mul(t).mul(o).mul(ONE.sub(o)).intoArray(gates, at + j);
    }
  }

  /** The sums of the other gates and of the block input, and what the cell before gets. */
  static void cellBackward(
      float[] gates,
      int at,
      float[] cell,
      int cellOffset,
      float[] cellGradient,
      int cellGradientOffset,
      int width) {
    for (int j = 0; j < width; j += V) {
      FloatVector i = FloatVector.fromArray(S, gates, at + j).fma(HALF, HALF);
      FloatVector f = FloatVector.fromArray(S, gates, at + width + j).fma(HALF, HALF);
      FloatVector g = FloatVector.fromArray(S, gates, at + 3 * width + j);
      FloatVector dc = FloatVector.fromArray(S, cellGradient, cellGradientOffset + j);
      FloatVector before = FloatVector.fromArray(S, cell, cellOffset + j);
      FloatVector di = dc.mul(i);
      FloatVector df = dc.mul(f);
      di.mul(g).mul(ONE.sub(i)).intoArray(gates, at + j);
      df.mul(before).mul(ONE.sub(f)).intoArray(gates, at + width + j);
      di.mul(ONE.sub(g.mul(g))).intoArray(gates, at + 3 * width + j);
      df.intoArray(cellGradient, cellGradientOffset + j);
    }
  }
}
