package org.motiflens.network.kernel;

import static org.motiflens.network.kernel.VectorKernels.S;
import static org.motiflens.network.kernel.VectorKernels.V;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** What an LSTM does between its products, one vector of units at a time. */
final class LstmSteps {
  private static final FloatVector HALF = FloatVector.broadcast(S, 0.5f);
  private static final FloatVector ONE = FloatVector.broadcast(S, 1f);

  private static final FloatVector TANH_LIMIT = FloatVector.broadcast(S, Tanh.LIMIT);
  private static final FloatVector TANH_MINUS_LIMIT = FloatVector.broadcast(S, -Tanh.LIMIT);
  private static final FloatVector P0 = FloatVector.broadcast(S, Tanh.P0);
  private static final FloatVector P1 = FloatVector.broadcast(S, Tanh.P1);
  private static final FloatVector P2 = FloatVector.broadcast(S, Tanh.P2);
  private static final FloatVector P3 = FloatVector.broadcast(S, Tanh.P3);
  private static final FloatVector Q1 = FloatVector.broadcast(S, Tanh.Q1);
  private static final FloatVector Q2 = FloatVector.broadcast(S, Tanh.Q2);
  private static final FloatVector Q3 = FloatVector.broadcast(S, Tanh.Q3);
  private static final FloatVector Q4 = FloatVector.broadcast(S, Tanh.Q4);

  private LstmSteps() {}

  /** As {@link Tanh}. */
  static void tanh(float[] in, int inOffset, float[] out, int outOffset, int length) {
    for (int i = 0; i < length; i += V) {
      FloatVector x = FloatVector.fromArray(S, in, inOffset + i);
      x = x.blend(TANH_LIMIT, x.compare(VectorOperators.GT, TANH_LIMIT));
      x = x.blend(TANH_MINUS_LIMIT, x.compare(VectorOperators.LT, TANH_MINUS_LIMIT));
      FloatVector s = x.mul(x);
      FloatVector p = P3.fma(s, P2).fma(s, P1).fma(s, P0);
      FloatVector q = Q4.fma(s, Q3).fma(s, Q2).fma(s, Q1).fma(s, ONE);
      x.mul(p).div(q).intoArray(out, outOffset + i);
    }
  }

  static void sigmoid(float[] gates, int offset, int length) {
    for (int i = offset; i < offset + length; i += V) {
      FloatVector.fromArray(S, gates, i).fma(HALF, HALF).intoArray(gates, i);
    }
  }

  static void nextCells(
      float[] gates,
      int at,
      float[] cell,
      int cellOffset,
      float[] nextCell,
      int nextCellOffset,
      int width) {
    for (int j = 0; j < width; j += V) {
      FloatVector i = FloatVector.fromArray(S, gates, at + j);
      FloatVector f = FloatVector.fromArray(S, gates, at + width + j);
      FloatVector g = FloatVector.fromArray(S, gates, at + 3 * width + j);
      f.fma(FloatVector.fromArray(S, cell, cellOffset + j), i.mul(g))
          .intoArray(nextCell, nextCellOffset + j);
    }
  }

  static void product(
      float[] x, int xOffset, float[] y, int yOffset, float[] out, int outOffset, int length) {
    for (int j = 0; j < length; j += V) {
      FloatVector.fromArray(S, x, xOffset + j)
          .mul(FloatVector.fromArray(S, y, yOffset + j))
          .intoArray(out, outOffset + j);
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
      FloatVector o = FloatVector.fromArray(S, gates, at + j);
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
      FloatVector i = FloatVector.fromArray(S, gates, at + j);
      FloatVector f = FloatVector.fromArray(S, gates, at + width + j);
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
