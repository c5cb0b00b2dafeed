package org.motiflens.network.kernel;

import static org.motiflens.network.kernel.VectorKernels.S;
import static org.motiflens.network.kernel.VectorKernels.V;

import jdk.incubator.vector.FloatVector;

/**
 * C = S + A B, and no less than 0 when asked for, where the columns of B are laid out in panels.
 *
 * <p>Written by TileSource, among the tests: change that, run its main, and this follows.
 */
final class ProductTiles {
  private ProductTiles() {}

  static void panel4(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride,
      boolean rectify) {
    int at = aOffset;
    int start = sOffset;
    int to = cOffset;
    for (int left = rows; left > 0; ) {
      int some = rows(left);
      switch (some) {
        case 6 -> tile6x4(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 4 -> tile4x4(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 3 -> tile3x4(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 2 -> tile2x4(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        default -> tile1x4(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
      }
      if (rectify) {
        for (int r = 0; r < some; r++) {
          VectorKernels.keepPositive(c, to + r * cStride, 4 * V);
        }
      }
      at += some * aStride;
      start += some * sStride;
      to += some * cStride;
      left -= some;
    }
  }

  static void panel3(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride,
      boolean rectify) {
    int at = aOffset;
    int start = sOffset;
    int to = cOffset;
    for (int left = rows; left > 0; ) {
      int some = rows(left);
      switch (some) {
        case 6 -> tile6x3(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 4 -> tile4x3(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 3 -> tile3x3(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 2 -> tile2x3(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        default -> tile1x3(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
      }
      if (rectify) {
        for (int r = 0; r < some; r++) {
          VectorKernels.keepPositive(c, to + r * cStride, 3 * V);
        }
      }
      at += some * aStride;
      start += some * sStride;
      to += some * cStride;
      left -= some;
    }
  }

  static void panel2(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride,
      boolean rectify) {
    int at = aOffset;
    int start = sOffset;
    int to = cOffset;
    for (int left = rows; left > 0; ) {
      int some = rows(left);
      switch (some) {
        case 6 -> tile6x2(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 4 -> tile4x2(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 3 -> tile3x2(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 2 -> tile2x2(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        default -> tile1x2(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
      }
      if (rectify) {
        for (int r = 0; r < some; r++) {
          VectorKernels.keepPositive(c, to + r * cStride, 2 * V);
        }
      }
      at += some * aStride;
      start += some * sStride;
      to += some * cStride;
      left -= some;
    }
  }

  static void panel1(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride,
      boolean rectify) {
    int at = aOffset;
    int start = sOffset;
    int to = cOffset;
    for (int left = rows; left > 0; ) {
      int some = rows(left);
      switch (some) {
        case 6 -> tile6x1(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 4 -> tile4x1(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 3 -> tile3x1(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        case 2 -> tile2x1(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
        default -> tile1x1(a, at, aStride, panel, depth, from, s, start, sStride, c, to, cStride);
      }
      if (rectify) {
        for (int r = 0; r < some; r++) {
          VectorKernels.keepPositive(c, to + r * cStride, V);
        }
      }
      at += some * aStride;
      start += some * sStride;
      to += some * cStride;
      left -= some;
    }
  }

  /** Rows of the next tile: a row by itself would leave most registers idle. */
  private static int rows(int left) {
    return switch (left) {
      case 7, 8 -> 4;
      case 5 -> 3;
      default -> Math.min(left, 6);
    };
  }

  /** 6 rows by 4 vectors. */
  private static void tile6x4(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int a4 = aOffset + 4 * aStride;
    int a5 = aOffset + 5 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int i3 = sOffset + 3 * sStride;
    int i4 = sOffset + 4 * sStride;
    int i5 = sOffset + 5 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    int o4 = cOffset + 4 * cStride;
    int o5 = cOffset + 5 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, s, sOffset + 2 * V);
    FloatVector s03 = FloatVector.fromArray(S, s, sOffset + 3 * V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s12 = FloatVector.fromArray(S, s, i1 + 2 * V);
    FloatVector s13 = FloatVector.fromArray(S, s, i1 + 3 * V);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s21 = FloatVector.fromArray(S, s, i2 + V);
    FloatVector s22 = FloatVector.fromArray(S, s, i2 + 2 * V);
    FloatVector s23 = FloatVector.fromArray(S, s, i2 + 3 * V);
    FloatVector s30 = FloatVector.fromArray(S, s, i3);
    FloatVector s31 = FloatVector.fromArray(S, s, i3 + V);
    FloatVector s32 = FloatVector.fromArray(S, s, i3 + 2 * V);
    FloatVector s33 = FloatVector.fromArray(S, s, i3 + 3 * V);
    FloatVector s40 = FloatVector.fromArray(S, s, i4);
    FloatVector s41 = FloatVector.fromArray(S, s, i4 + V);
    FloatVector s42 = FloatVector.fromArray(S, s, i4 + 2 * V);
    FloatVector s43 = FloatVector.fromArray(S, s, i4 + 3 * V);
    FloatVector s50 = FloatVector.fromArray(S, s, i5);
    FloatVector s51 = FloatVector.fromArray(S, s, i5 + V);
    FloatVector s52 = FloatVector.fromArray(S, s, i5 + 2 * V);
    FloatVector s53 = FloatVector.fromArray(S, s, i5 + 3 * V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector b2 = FloatVector.fromArray(S, panel, at + 2 * V);
      FloatVector b3 = FloatVector.fromArray(S, panel, at + 3 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      s13 = x1.fma(b3, s13);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      s23 = x2.fma(b3, s23);
      FloatVector x3 = FloatVector.broadcast(S, a[a3 + k]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      s33 = x3.fma(b3, s33);
      FloatVector x4 = FloatVector.broadcast(S, a[a4 + k]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      s42 = x4.fma(b2, s42);
      s43 = x4.fma(b3, s43);
      FloatVector x5 = FloatVector.broadcast(S, a[a5 + k]);
      s50 = x5.fma(b0, s50);
      s51 = x5.fma(b1, s51);
      s52 = x5.fma(b2, s52);
      s53 = x5.fma(b3, s53);
      at += 4 * V;
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

  /** 4 rows by 4 vectors. */
  private static void tile4x4(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int i3 = sOffset + 3 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, s, sOffset + 2 * V);
    FloatVector s03 = FloatVector.fromArray(S, s, sOffset + 3 * V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s12 = FloatVector.fromArray(S, s, i1 + 2 * V);
    FloatVector s13 = FloatVector.fromArray(S, s, i1 + 3 * V);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s21 = FloatVector.fromArray(S, s, i2 + V);
    FloatVector s22 = FloatVector.fromArray(S, s, i2 + 2 * V);
    FloatVector s23 = FloatVector.fromArray(S, s, i2 + 3 * V);
    FloatVector s30 = FloatVector.fromArray(S, s, i3);
    FloatVector s31 = FloatVector.fromArray(S, s, i3 + V);
    FloatVector s32 = FloatVector.fromArray(S, s, i3 + 2 * V);
    FloatVector s33 = FloatVector.fromArray(S, s, i3 + 3 * V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector b2 = FloatVector.fromArray(S, panel, at + 2 * V);
      FloatVector b3 = FloatVector.fromArray(S, panel, at + 3 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      s13 = x1.fma(b3, s13);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      s23 = x2.fma(b3, s23);
      FloatVector x3 = FloatVector.broadcast(S, a[a3 + k]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      s33 = x3.fma(b3, s33);
      at += 4 * V;
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
  }

  /** 3 rows by 4 vectors. */
  private static void tile3x4(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, s, sOffset + 2 * V);
    FloatVector s03 = FloatVector.fromArray(S, s, sOffset + 3 * V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s12 = FloatVector.fromArray(S, s, i1 + 2 * V);
    FloatVector s13 = FloatVector.fromArray(S, s, i1 + 3 * V);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s21 = FloatVector.fromArray(S, s, i2 + V);
    FloatVector s22 = FloatVector.fromArray(S, s, i2 + 2 * V);
    FloatVector s23 = FloatVector.fromArray(S, s, i2 + 3 * V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector b2 = FloatVector.fromArray(S, panel, at + 2 * V);
      FloatVector b3 = FloatVector.fromArray(S, panel, at + 3 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      s13 = x1.fma(b3, s13);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      s23 = x2.fma(b3, s23);
      at += 4 * V;
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
  }

  /** 2 rows by 4 vectors. */
  private static void tile2x4(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int i1 = sOffset + sStride;
    int o1 = cOffset + cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, s, sOffset + 2 * V);
    FloatVector s03 = FloatVector.fromArray(S, s, sOffset + 3 * V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s12 = FloatVector.fromArray(S, s, i1 + 2 * V);
    FloatVector s13 = FloatVector.fromArray(S, s, i1 + 3 * V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector b2 = FloatVector.fromArray(S, panel, at + 2 * V);
      FloatVector b3 = FloatVector.fromArray(S, panel, at + 3 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      s13 = x1.fma(b3, s13);
      at += 4 * V;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s02.intoArray(c, cOffset + 2 * V);
    s03.intoArray(c, cOffset + 3 * V);
    s10.intoArray(c, o1);
    s11.intoArray(c, o1 + V);
    s12.intoArray(c, o1 + 2 * V);
    s13.intoArray(c, o1 + 3 * V);
  }

  /** 1 row by 4 vectors. */
  private static void tile1x4(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, s, sOffset + 2 * V);
    FloatVector s03 = FloatVector.fromArray(S, s, sOffset + 3 * V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector b2 = FloatVector.fromArray(S, panel, at + 2 * V);
      FloatVector b3 = FloatVector.fromArray(S, panel, at + 3 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      s03 = x0.fma(b3, s03);
      at += 4 * V;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s02.intoArray(c, cOffset + 2 * V);
    s03.intoArray(c, cOffset + 3 * V);
  }

  /** 6 rows by 3 vectors. */
  private static void tile6x3(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int a4 = aOffset + 4 * aStride;
    int a5 = aOffset + 5 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int i3 = sOffset + 3 * sStride;
    int i4 = sOffset + 4 * sStride;
    int i5 = sOffset + 5 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    int o4 = cOffset + 4 * cStride;
    int o5 = cOffset + 5 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, s, sOffset + 2 * V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s12 = FloatVector.fromArray(S, s, i1 + 2 * V);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s21 = FloatVector.fromArray(S, s, i2 + V);
    FloatVector s22 = FloatVector.fromArray(S, s, i2 + 2 * V);
    FloatVector s30 = FloatVector.fromArray(S, s, i3);
    FloatVector s31 = FloatVector.fromArray(S, s, i3 + V);
    FloatVector s32 = FloatVector.fromArray(S, s, i3 + 2 * V);
    FloatVector s40 = FloatVector.fromArray(S, s, i4);
    FloatVector s41 = FloatVector.fromArray(S, s, i4 + V);
    FloatVector s42 = FloatVector.fromArray(S, s, i4 + 2 * V);
    FloatVector s50 = FloatVector.fromArray(S, s, i5);
    FloatVector s51 = FloatVector.fromArray(S, s, i5 + V);
    FloatVector s52 = FloatVector.fromArray(S, s, i5 + 2 * V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector b2 = FloatVector.fromArray(S, panel, at + 2 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      FloatVector x3 = FloatVector.broadcast(S, a[a3 + k]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      FloatVector x4 = FloatVector.broadcast(S, a[a4 + k]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      s42 = x4.fma(b2, s42);
      FloatVector x5 = FloatVector.broadcast(S, a[a5 + k]);
      s50 = x5.fma(b0, s50);
      s51 = x5.fma(b1, s51);
      s52 = x5.fma(b2, s52);
      at += 3 * V;
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

  /** 4 rows by 3 vectors. */
  private static void tile4x3(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int i3 = sOffset + 3 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, s, sOffset + 2 * V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s12 = FloatVector.fromArray(S, s, i1 + 2 * V);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s21 = FloatVector.fromArray(S, s, i2 + V);
    FloatVector s22 = FloatVector.fromArray(S, s, i2 + 2 * V);
    FloatVector s30 = FloatVector.fromArray(S, s, i3);
    FloatVector s31 = FloatVector.fromArray(S, s, i3 + V);
    FloatVector s32 = FloatVector.fromArray(S, s, i3 + 2 * V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector b2 = FloatVector.fromArray(S, panel, at + 2 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      FloatVector x3 = FloatVector.broadcast(S, a[a3 + k]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      s32 = x3.fma(b2, s32);
      at += 3 * V;
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
  }

  /** 3 rows by 3 vectors. */
  private static void tile3x3(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, s, sOffset + 2 * V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s12 = FloatVector.fromArray(S, s, i1 + 2 * V);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s21 = FloatVector.fromArray(S, s, i2 + V);
    FloatVector s22 = FloatVector.fromArray(S, s, i2 + 2 * V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector b2 = FloatVector.fromArray(S, panel, at + 2 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      s22 = x2.fma(b2, s22);
      at += 3 * V;
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
  }

  /** 2 rows by 3 vectors. */
  private static void tile2x3(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int i1 = sOffset + sStride;
    int o1 = cOffset + cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, s, sOffset + 2 * V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s12 = FloatVector.fromArray(S, s, i1 + 2 * V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector b2 = FloatVector.fromArray(S, panel, at + 2 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      s12 = x1.fma(b2, s12);
      at += 3 * V;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s02.intoArray(c, cOffset + 2 * V);
    s10.intoArray(c, o1);
    s11.intoArray(c, o1 + V);
    s12.intoArray(c, o1 + 2 * V);
  }

  /** 1 row by 3 vectors. */
  private static void tile1x3(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, s, sOffset + 2 * V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector b2 = FloatVector.fromArray(S, panel, at + 2 * V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      s02 = x0.fma(b2, s02);
      at += 3 * V;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s02.intoArray(c, cOffset + 2 * V);
  }

  /** 6 rows by 2 vectors. */
  private static void tile6x2(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int a4 = aOffset + 4 * aStride;
    int a5 = aOffset + 5 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int i3 = sOffset + 3 * sStride;
    int i4 = sOffset + 4 * sStride;
    int i5 = sOffset + 5 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    int o4 = cOffset + 4 * cStride;
    int o5 = cOffset + 5 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s21 = FloatVector.fromArray(S, s, i2 + V);
    FloatVector s30 = FloatVector.fromArray(S, s, i3);
    FloatVector s31 = FloatVector.fromArray(S, s, i3 + V);
    FloatVector s40 = FloatVector.fromArray(S, s, i4);
    FloatVector s41 = FloatVector.fromArray(S, s, i4 + V);
    FloatVector s50 = FloatVector.fromArray(S, s, i5);
    FloatVector s51 = FloatVector.fromArray(S, s, i5 + V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      FloatVector x3 = FloatVector.broadcast(S, a[a3 + k]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      FloatVector x4 = FloatVector.broadcast(S, a[a4 + k]);
      s40 = x4.fma(b0, s40);
      s41 = x4.fma(b1, s41);
      FloatVector x5 = FloatVector.broadcast(S, a[a5 + k]);
      s50 = x5.fma(b0, s50);
      s51 = x5.fma(b1, s51);
      at += 2 * V;
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

  /** 4 rows by 2 vectors. */
  private static void tile4x2(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int i3 = sOffset + 3 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s21 = FloatVector.fromArray(S, s, i2 + V);
    FloatVector s30 = FloatVector.fromArray(S, s, i3);
    FloatVector s31 = FloatVector.fromArray(S, s, i3 + V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      FloatVector x3 = FloatVector.broadcast(S, a[a3 + k]);
      s30 = x3.fma(b0, s30);
      s31 = x3.fma(b1, s31);
      at += 2 * V;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s10.intoArray(c, o1);
    s11.intoArray(c, o1 + V);
    s20.intoArray(c, o2);
    s21.intoArray(c, o2 + V);
    s30.intoArray(c, o3);
    s31.intoArray(c, o3 + V);
  }

  /** 3 rows by 2 vectors. */
  private static void tile3x2(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s21 = FloatVector.fromArray(S, s, i2 + V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      s21 = x2.fma(b1, s21);
      at += 2 * V;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s10.intoArray(c, o1);
    s11.intoArray(c, o1 + V);
    s20.intoArray(c, o2);
    s21.intoArray(c, o2 + V);
  }

  /** 2 rows by 2 vectors. */
  private static void tile2x2(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int i1 = sOffset + sStride;
    int o1 = cOffset + cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s11 = FloatVector.fromArray(S, s, i1 + V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      s11 = x1.fma(b1, s11);
      at += 2 * V;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
    s10.intoArray(c, o1);
    s11.intoArray(c, o1 + V);
  }

  /** 1 row by 2 vectors. */
  private static void tile1x2(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s01 = FloatVector.fromArray(S, s, sOffset + V);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector b1 = FloatVector.fromArray(S, panel, at + V);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      s01 = x0.fma(b1, s01);
      at += 2 * V;
    }
    s00.intoArray(c, cOffset);
    s01.intoArray(c, cOffset + V);
  }

  /** 6 rows by 1 vector. */
  private static void tile6x1(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int a4 = aOffset + 4 * aStride;
    int a5 = aOffset + 5 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int i3 = sOffset + 3 * sStride;
    int i4 = sOffset + 4 * sStride;
    int i5 = sOffset + 5 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    int o4 = cOffset + 4 * cStride;
    int o5 = cOffset + 5 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s30 = FloatVector.fromArray(S, s, i3);
    FloatVector s40 = FloatVector.fromArray(S, s, i4);
    FloatVector s50 = FloatVector.fromArray(S, s, i5);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      FloatVector x3 = FloatVector.broadcast(S, a[a3 + k]);
      s30 = x3.fma(b0, s30);
      FloatVector x4 = FloatVector.broadcast(S, a[a4 + k]);
      s40 = x4.fma(b0, s40);
      FloatVector x5 = FloatVector.broadcast(S, a[a5 + k]);
      s50 = x5.fma(b0, s50);
      at += V;
    }
    s00.intoArray(c, cOffset);
    s10.intoArray(c, o1);
    s20.intoArray(c, o2);
    s30.intoArray(c, o3);
    s40.intoArray(c, o4);
    s50.intoArray(c, o5);
  }

  /** 4 rows by 1 vector. */
  private static void tile4x1(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int i3 = sOffset + 3 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    int o3 = cOffset + 3 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    FloatVector s30 = FloatVector.fromArray(S, s, i3);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      FloatVector x3 = FloatVector.broadcast(S, a[a3 + k]);
      s30 = x3.fma(b0, s30);
      at += V;
    }
    s00.intoArray(c, cOffset);
    s10.intoArray(c, o1);
    s20.intoArray(c, o2);
    s30.intoArray(c, o3);
  }

  /** 3 rows by 1 vector. */
  private static void tile3x1(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int i1 = sOffset + sStride;
    int i2 = sOffset + 2 * sStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    FloatVector s20 = FloatVector.fromArray(S, s, i2);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      FloatVector x2 = FloatVector.broadcast(S, a[a2 + k]);
      s20 = x2.fma(b0, s20);
      at += V;
    }
    s00.intoArray(c, cOffset);
    s10.intoArray(c, o1);
    s20.intoArray(c, o2);
  }

  /** 2 rows by 1 vector. */
  private static void tile2x1(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int i1 = sOffset + sStride;
    int o1 = cOffset + cStride;
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    FloatVector s10 = FloatVector.fromArray(S, s, i1);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      FloatVector x1 = FloatVector.broadcast(S, a[a1 + k]);
      s10 = x1.fma(b0, s10);
      at += V;
    }
    s00.intoArray(c, cOffset);
    s10.intoArray(c, o1);
  }

  /** 1 row by 1 vector. */
  private static void tile1x1(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector s00 = FloatVector.fromArray(S, s, sOffset);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      at += V;
    }
    s00.intoArray(c, cOffset);
  }
}
