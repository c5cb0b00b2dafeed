package org.motiflens.network.kernel;

import static org.motiflens.network.kernel.VectorKernels.S;
import static org.motiflens.network.kernel.VectorKernels.V;

import jdk.incubator.vector.FloatVector;

/**
 * C += Aᵀ B, where both are read row by row.
 *
 * <p>Written by TileSource, among the tests: change that, run its main, and this follows.
 */
final class TransposedTiles {
  private TransposedTiles() {}

  static void panel4(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      int aWidth,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset,
      int cStride) {
    int k = 0;
    for (; k + 6 <= aWidth; k += 6) {
      tile6x4(
          a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride, cStride);
    }
    for (; k < aWidth; k++) {
      tile1x4(a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride);
    }
  }

  static void panel3(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      int aWidth,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset,
      int cStride) {
    int k = 0;
    for (; k + 6 <= aWidth; k += 6) {
      tile6x3(
          a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride, cStride);
    }
    for (; k < aWidth; k++) {
      tile1x3(a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride);
    }
  }

  static void panel2(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      int aWidth,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset,
      int cStride) {
    int k = 0;
    for (; k + 6 <= aWidth; k += 6) {
      tile6x2(
          a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride, cStride);
    }
    for (; k < aWidth; k++) {
      tile1x2(a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride);
    }
  }

  static void panel1(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      int aWidth,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset,
      int cStride) {
    int k = 0;
    for (; k + 6 <= aWidth; k += 6) {
      tile6x1(
          a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride, cStride);
    }
    for (; k < aWidth; k++) {
      tile1x1(a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride);
    }
  }

  /** 6 columns of A by 4 vectors of B. */
  private static void tile6x4(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset,
      int cStride) {
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    int o4 = cOffset + 4 * cStride;
    int o5 = cOffset + 5 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    FloatVector s01 = FloatVector.fromArray(S, c, cOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, c, cOffset + 2 * V);
    FloatVector s03 = FloatVector.fromArray(S, c, cOffset + 3 * V);
    FloatVector s10 = FloatVector.fromArray(S, c, o1);
    FloatVector s11 = FloatVector.fromArray(S, c, o1 + V);
    FloatVector s12 = FloatVector.fromArray(S, c, o1 + 2 * V);
    FloatVector s13 = FloatVector.fromArray(S, c, o1 + 3 * V);
    FloatVector s20 = FloatVector.fromArray(S, c, o2);
    FloatVector s21 = FloatVector.fromArray(S, c, o2 + V);
    FloatVector s22 = FloatVector.fromArray(S, c, o2 + 2 * V);
    FloatVector s23 = FloatVector.fromArray(S, c, o2 + 3 * V);
    FloatVector s30 = FloatVector.fromArray(S, c, o3);
    FloatVector s31 = FloatVector.fromArray(S, c, o3 + V);
    FloatVector s32 = FloatVector.fromArray(S, c, o3 + 2 * V);
    FloatVector s33 = FloatVector.fromArray(S, c, o3 + 3 * V);
    FloatVector s40 = FloatVector.fromArray(S, c, o4);
    FloatVector s41 = FloatVector.fromArray(S, c, o4 + V);
    FloatVector s42 = FloatVector.fromArray(S, c, o4 + 2 * V);
    FloatVector s43 = FloatVector.fromArray(S, c, o4 + 3 * V);
    FloatVector s50 = FloatVector.fromArray(S, c, o5);
    FloatVector s51 = FloatVector.fromArray(S, c, o5 + V);
    FloatVector s52 = FloatVector.fromArray(S, c, o5 + 2 * V);
    FloatVector s53 = FloatVector.fromArray(S, c, o5 + 3 * V);
    int from = aOffset;
    int at = bOffset;
    for (int r = 0; r < rows; r++) {
      FloatVector b0 = FloatVector.fromArray(S, b, at);
      FloatVector b1 = FloatVector.fromArray(S, b, at + V);
      FloatVector b2 = FloatVector.fromArray(S, b, at + 2 * V);
      FloatVector b3 = FloatVector.fromArray(S, b, at + 3 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[from]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      FloatVector x1 = FloatVector.broadcast(S, a[from + 1]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      s13 = x1.fma(b3, s13);
      FloatVector x2 = FloatVector.broadcast(S, a[from + 2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      s23 = x2.fma(b3, s23);
      FloatVector x3 = FloatVector.broadcast(S, a[from + 3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      s33 = x3.fma(b3, s33);
      FloatVector x4 = FloatVector.broadcast(S, a[from + 4]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      s42 = x4.fma(b2, s42);
      s43 = x4.fma(b3, s43);
      FloatVector x5 = FloatVector.broadcast(S, a[from + 5]);
      s50 = x5.fma(b0, s50);
      s51 = x5.fma(b1, s51);
      s52 = x5.fma(b2, s52);
      s53 = x5.fma(b3, s53);
      from += aStride;
      at += bStride;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s02.intoArray(c, cOffset + 2 * V);
    s03.intoArray(c, cOffset + 3 * V);
    s10.intoArray(c, o1);
    s11.intoArray(c, o1 + V);
    s12.intoArray(c, o1 + 2 * V);
    s13.intoArray(c, o1 + 3 * V);
    s20.intoArray(c, o2);
    s21.intoArray(c, o2 + V);
    s22.intoArray(c, o2 + 2 * V);
    s23.intoArray(c, o2 + 3 * V);
    s30.intoArray(c, o3);
    s31.intoArray(c, o3 + V);
    s32.intoArray(c, o3 + 2 * V);
    s33.intoArray(c, o3 + 3 * V);
    s40.intoArray(c, o4);
    s41.intoArray(c, o4 + V);
    s42.intoArray(c, o4 + 2 * V);
    s43.intoArray(c, o4 + 3 * V);
    s50.intoArray(c, o5);
    s51.intoArray(c, o5 + V);
    s52.intoArray(c, o5 + 2 * V);
    s53.intoArray(c, o5 + 3 * V);
  }

  /** 1 column of A by 4 vectors of B. */
  private static void tile1x4(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset) {
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    FloatVector s01 = FloatVector.fromArray(S, c, cOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, c, cOffset + 2 * V);
    FloatVector s03 = FloatVector.fromArray(S, c, cOffset + 3 * V);
    int from = aOffset;
    int at = bOffset;
    for (int r = 0; r < rows; r++) {
      FloatVector b0 = FloatVector.fromArray(S, b, at);
      FloatVector b1 = FloatVector.fromArray(S, b, at + V);
      FloatVector b2 = FloatVector.fromArray(S, b, at + 2 * V);
      FloatVector b3 = FloatVector.fromArray(S, b, at + 3 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[from]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      from += aStride;
      at += bStride;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s02.intoArray(c, cOffset + 2 * V);
    s03.intoArray(c, cOffset + 3 * V);
  }

  /** 6 columns of A by 3 vectors of B. */
  private static void tile6x3(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset,
      int cStride) {
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    int o4 = cOffset + 4 * cStride;
    int o5 = cOffset + 5 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    FloatVector s01 = FloatVector.fromArray(S, c, cOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, c, cOffset + 2 * V);
    FloatVector s10 = FloatVector.fromArray(S, c, o1);
    FloatVector s11 = FloatVector.fromArray(S, c, o1 + V);
    FloatVector s12 = FloatVector.fromArray(S, c, o1 + 2 * V);
    FloatVector s20 = FloatVector.fromArray(S, c, o2);
    FloatVector s21 = FloatVector.fromArray(S, c, o2 + V);
    FloatVector s22 = FloatVector.fromArray(S, c, o2 + 2 * V);
    FloatVector s30 = FloatVector.fromArray(S, c, o3);
    FloatVector s31 = FloatVector.fromArray(S, c, o3 + V);
    FloatVector s32 = FloatVector.fromArray(S, c, o3 + 2 * V);
    FloatVector s40 = FloatVector.fromArray(S, c, o4);
    FloatVector s41 = FloatVector.fromArray(S, c, o4 + V);
    FloatVector s42 = FloatVector.fromArray(S, c, o4 + 2 * V);
    FloatVector s50 = FloatVector.fromArray(S, c, o5);
    FloatVector s51 = FloatVector.fromArray(S, c, o5 + V);
    FloatVector s52 = FloatVector.fromArray(S, c, o5 + 2 * V);
    int from = aOffset;
    int at = bOffset;
    for (int r = 0; r < rows; r++) {
      FloatVector b0 = FloatVector.fromArray(S, b, at);
      FloatVector b1 = FloatVector.fromArray(S, b, at + V);
      FloatVector b2 = FloatVector.fromArray(S, b, at + 2 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[from]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      FloatVector x1 = FloatVector.broadcast(S, a[from + 1]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      FloatVector x2 = FloatVector.broadcast(S, a[from + 2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      FloatVector x3 = FloatVector.broadcast(S, a[from + 3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      FloatVector x4 = FloatVector.broadcast(S, a[from + 4]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      s42 = x4.fma(b2, s42);
      FloatVector x5 = FloatVector.broadcast(S, a[from + 5]);
      s50 = x5.fma(b0, s50);
      s51 = x5.fma(b1, s51);
      s52 = x5.fma(b2, s52);
      from += aStride;
      at += bStride;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s02.intoArray(c, cOffset + 2 * V);
    s10.intoArray(c, o1);
    s11.intoArray(c, o1 + V);
    s12.intoArray(c, o1 + 2 * V);
    s20.intoArray(c, o2);
    s21.intoArray(c, o2 + V);
    s22.intoArray(c, o2 + 2 * V);
    s30.intoArray(c, o3);
    s31.intoArray(c, o3 + V);
    s32.intoArray(c, o3 + 2 * V);
    s40.intoArray(c, o4);
    s41.intoArray(c, o4 + V);
    s42.intoArray(c, o4 + 2 * V);
    s50.intoArray(c, o5);
    s51.intoArray(c, o5 + V);
    s52.intoArray(c, o5 + 2 * V);
  }

  /** 1 column of A by 3 vectors of B. */
  private static void tile1x3(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset) {
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    FloatVector s01 = FloatVector.fromArray(S, c, cOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, c, cOffset + 2 * V);
    int from = aOffset;
    int at = bOffset;
    for (int r = 0; r < rows; r++) {
      FloatVector b0 = FloatVector.fromArray(S, b, at);
      FloatVector b1 = FloatVector.fromArray(S, b, at + V);
      FloatVector b2 = FloatVector.fromArray(S, b, at + 2 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[from]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      from += aStride;
      at += bStride;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s02.intoArray(c, cOffset + 2 * V);
  }

  /** 6 columns of A by 2 vectors of B. */
  private static void tile6x2(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset,
      int cStride) {
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    int o4 = cOffset + 4 * cStride;
    int o5 = cOffset + 5 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    FloatVector s01 = FloatVector.fromArray(S, c, cOffset + V);
    FloatVector s10 = FloatVector.fromArray(S, c, o1);
    FloatVector s11 = FloatVector.fromArray(S, c, o1 + V);
    FloatVector s20 = FloatVector.fromArray(S, c, o2);
    FloatVector s21 = FloatVector.fromArray(S, c, o2 + V);
    FloatVector s30 = FloatVector.fromArray(S, c, o3);
    FloatVector s31 = FloatVector.fromArray(S, c, o3 + V);
    FloatVector s40 = FloatVector.fromArray(S, c, o4);
    FloatVector s41 = FloatVector.fromArray(S, c, o4 + V);
    FloatVector s50 = FloatVector.fromArray(S, c, o5);
    FloatVector s51 = FloatVector.fromArray(S, c, o5 + V);
    int from = aOffset;
    int at = bOffset;
    for (int r = 0; r < rows; r++) {
      FloatVector b0 = FloatVector.fromArray(S, b, at);
      FloatVector b1 = FloatVector.fromArray(S, b, at + V);
      FloatVector x0 = FloatVector.broadcast(S, a[from]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      FloatVector x1 = FloatVector.broadcast(S, a[from + 1]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      FloatVector x2 = FloatVector.broadcast(S, a[from + 2]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      FloatVector x3 = FloatVector.broadcast(S, a[from + 3]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      FloatVector x4 = FloatVector.broadcast(S, a[from + 4]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      FloatVector x5 = FloatVector.broadcast(S, a[from + 5]);
      s50 = x5.fma(b0, s50);
      s51 = x5.fma(b1, s51);
      from += aStride;
      at += bStride;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s10.intoArray(c, o1);
    s11.intoArray(c, o1 + V);
    s20.intoArray(c, o2);
    s21.intoArray(c, o2 + V);
    s30.intoArray(c, o3);
    s31.intoArray(c, o3 + V);
    s40.intoArray(c, o4);
    s41.intoArray(c, o4 + V);
    s50.intoArray(c, o5);
    s51.intoArray(c, o5 + V);
  }

  /** 1 column of A by 2 vectors of B. */
  private static void tile1x2(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset) {
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    FloatVector s01 = FloatVector.fromArray(S, c, cOffset + V);
    int from = aOffset;
    int at = bOffset;
    for (int r = 0; r < rows; r++) {
      FloatVector b0 = FloatVector.fromArray(S, b, at);
      FloatVector b1 = FloatVector.fromArray(S, b, at + V);
      FloatVector x0 = FloatVector.broadcast(S, a[from]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      from += aStride;
      at += bStride;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
  }

  /** 6 columns of A by 1 vector of B. */
  private static void tile6x1(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset,
      int cStride) {
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    int o4 = cOffset + 4 * cStride;
    int o5 = cOffset + 5 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    FloatVector s10 = FloatVector.fromArray(S, c, o1);
    FloatVector s20 = FloatVector.fromArray(S, c, o2);
    FloatVector s30 = FloatVector.fromArray(S, c, o3);
    FloatVector s40 = FloatVector.fromArray(S, c, o4);
    FloatVector s50 = FloatVector.fromArray(S, c, o5);
    int from = aOffset;
    int at = bOffset;
    for (int r = 0; r < rows; r++) {
      FloatVector b0 = FloatVector.fromArray(S, b, at);
      FloatVector x0 = FloatVector.broadcast(S, a[from]);
      s00 = x0.fma(b0, s00);
      FloatVector x1 = FloatVector.broadcast(S, a[from + 1]);
      s10 = x1.fma(b0, s10);
      FloatVector x2 = FloatVector.broadcast(S, a[from + 2]);
      s20 = x2.fma(b0, s20);
      FloatVector x3 = FloatVector.broadcast(S, a[from + 3]);
      s30 = x3.fma(b0, s30);
      FloatVector x4 = FloatVector.broadcast(S, a[from + 4]);
      s40 = x4.fma(b0, s40);
      FloatVector x5 = FloatVector.broadcast(S, a[from + 5]);
      s50 = x5.fma(b0, s50);
      from += aStride;
      at += bStride;
    }
    s00.intoArray(c, cOffset);
    s10.intoArray(c, o1);
    s20.intoArray(c, o2);
    s30.intoArray(c, o3);
    s40.intoArray(c, o4);
    s50.intoArray(c, o5);
  }

  /** 1 column of A by 1 vector of B. */
  private static void tile1x1(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] b,
      int bOffset,
      int bStride,
      float[] c,
      int cOffset) {
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    int from = aOffset;
    int at = bOffset;
    for (int r = 0; r < rows; r++) {
      FloatVector b0 = FloatVector.fromArray(S, b, at);
      FloatVector x0 = FloatVector.broadcast(S, a[from]);
      s00 = x0.fma(b0, s00);
      from += aStride;
      at += bStride;
    }
    s00.intoArray(c, cOffset);
  }
}
