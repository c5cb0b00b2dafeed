package org.motiflens.network.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The JDK's Vector API. The module {@code jdk.incubator.vector} must be in the running image's
 * module graph, or this class does not link; only {@link KernelChoice} names it.
 *
 * <p>The vector's length is a constant of the class, for only then does the JIT compiler keep
 * vectors in registers. For the same reason loops are small, and no method here takes or returns a
 * vector: one that the compiler happens not to inline has to allocate it.
 */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Float> S = species();
  private static final int V = S.length();

  /**
   * Vectors side by side in a tile of the product: with six rows four of them fill the 32 registers
   * of AVX-512 (and NEON), two the 16 of AVX2.
   */
  private static final int PANEL = V == 8 ? 2 : 4;

  /** Rows of a transposed product between which both operands stay in the cache. */
  private static final int TRANSPOSED_BLOCK = 128;

  private static final FloatVector ZERO = FloatVector.zero(S);
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

  /** Panels of columns one after another, each row by row: a product reads it from end to end. */
  private static final class PanelMatrix extends Matrix {
    private final float[] values;

    PanelMatrix(float[] values, int rows, int columns) {
      super(rows, columns);
      this.values = new float[rows * columns()];
      int to = 0;
      for (int from = 0; from < columns(); ) {
        int width = panelVectors(columns() - from) * V;
        for (int r = 0; r < rows; r++) {
          for (int j = from; j < Math.min(columns, from + width); j++) {
            this.values[to + r * width + j - from] = values[r * columns + j];
          }
        }
        to += rows * width;
        from += width;
      }
    }
  }

  /** Row by row. */
  private static final class FlatMatrix extends Matrix {
    private final float[] values;

    FlatMatrix(float[] values, int rows, int columns) {
      super(rows, columns);
      this.values = new float[rows * columns()];
      for (int r = 0; r < rows; r++) {
        System.arraycopy(values, r * columns, this.values, r * columns(), columns);
      }
    }
  }

  /** Vectors of the next panel when {@code columns} are left: 4, 2 or 1. */
  private static int panelVectors(int columns) {
    int vectors = columns / V;
    if (vectors >= PANEL) {
      return PANEL;
    }
    return vectors >= 2 ? 2 : 1;
  }

  /**
   * @throws UnsupportedOperationException when this processor gains nothing from it: without AVX2
   *     there may be no fused multiply-add, which would be computed in software
   */
  VectorKernels() {
    boolean always = KernelChoice.requestedBits() != 0;
    boolean neon = System.getProperty("os.arch").equals("aarch64");
    if (!always && !neon && FloatVector.SPECIES_PREFERRED.vectorBitSize() < 256) {
      throw new UnsupportedOperationException("no vectors of 256 bit");
    }
  }

  private static VectorSpecies<Float> species() {
    int bits = KernelChoice.requestedBits();
    return switch (bits == 0 ? FloatVector.SPECIES_PREFERRED.vectorBitSize() : bits) {
      case 128 -> FloatVector.SPECIES_128;
      case 256 -> FloatVector.SPECIES_256;
      default -> FloatVector.SPECIES_512;
    };
  }

  @Override
  public Kernels forThread() {
    return this;
  }

  @Override
  public String name() {
    return "vector-" + S.vectorBitSize();
  }

  @Override
  public Matrix matrix(float[] values, int rows, int columns) {
    return new PanelMatrix(values, rows, columns);
  }

  @Override
  public void multiplyAdd(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      Matrix b,
      float[] c,
      int cOffset,
      int cStride) {
    float[] values = ((PanelMatrix) b).values;
    int depth = b.rows();
    int panel = 0;
    for (int column = 0; column < b.columns(); ) {
      int vectors = panelVectors(b.columns() - column);
      int to = cOffset + column;
      if (vectors == 4) {
        multiplyPanel4(a, aOffset, aStride, rows, values, depth, panel, c, to, cStride);
      } else if (vectors == 2) {
        multiplyPanel2(a, aOffset, aStride, rows, values, depth, panel, c, to, cStride);
      } else {
        multiplyPanel1(a, aOffset, aStride, rows, values, depth, panel, c, to, cStride);
      }
      panel += depth * vectors * V;
      column += vectors * V;
    }
  }

  private static void multiplyPanel4(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] values,
      int depth,
      int panel,
      float[] c,
      int cOffset,
      int cStride) {
    int r = 0;
    for (; r + 6 <= rows; r += 6) {
      tile6x4(
          a,
          aOffset + r * aStride,
          aStride,
          values,
          depth,
          panel,
          c,
          cOffset + r * cStride,
          cStride);
    }
    for (; r + 3 <= rows; r += 3) {
      tile3x4(
          a,
          aOffset + r * aStride,
          aStride,
          values,
          depth,
          panel,
          c,
          cOffset + r * cStride,
          cStride);
    }
    for (; r < rows; r++) {
      tile1x4(a, aOffset + r * aStride, values, depth, panel, c, cOffset + r * cStride);
    }
  }

  private static void multiplyPanel2(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] values,
      int depth,
      int panel,
      float[] c,
      int cOffset,
      int cStride) {
    int r = 0;
    for (; r + 6 <= rows; r += 6) {
      tile6x2(
          a,
          aOffset + r * aStride,
          aStride,
          values,
          depth,
          panel,
          c,
          cOffset + r * cStride,
          cStride);
    }
    for (; r + 3 <= rows; r += 3) {
      tile3x2(
          a,
          aOffset + r * aStride,
          aStride,
          values,
          depth,
          panel,
          c,
          cOffset + r * cStride,
          cStride);
    }
    for (; r < rows; r++) {
      tile1x2(a, aOffset + r * aStride, values, depth, panel, c, cOffset + r * cStride);
    }
  }

  private static void multiplyPanel1(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      float[] values,
      int depth,
      int panel,
      float[] c,
      int cOffset,
      int cStride) {
    int r = 0;
    for (; r + 6 <= rows; r += 6) {
      tile6x1(
          a,
          aOffset + r * aStride,
          aStride,
          values,
          depth,
          panel,
          c,
          cOffset + r * cStride,
          cStride);
    }
    for (; r < rows; r++) {
      tile1x1(a, aOffset + r * aStride, values, depth, panel, c, cOffset + r * cStride);
    }
  }

  /** 6 rows by 4 vectors. */
  private static void tile6x4(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int a4 = aOffset + 4 * aStride;
    int a5 = aOffset + 5 * aStride;
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

  /** 3 rows by 4 vectors. */
  private static void tile3x4(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
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

  /** 1 row by 4 vectors. */
  private static void tile1x4(
      float[] a, int aOffset, float[] panel, int depth, int from, float[] c, int cOffset) {
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    FloatVector s01 = FloatVector.fromArray(S, c, cOffset + V);
    FloatVector s02 = FloatVector.fromArray(S, c, cOffset + 2 * V);
    FloatVector s03 = FloatVector.fromArray(S, c, cOffset + 3 * V);
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

  /** 6 rows by 2 vectors. */
  private static void tile6x2(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int a4 = aOffset + 4 * aStride;
    int a5 = aOffset + 5 * aStride;
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

  /** 3 rows by 2 vectors. */
  private static void tile3x2(
      float[] a,
      int aOffset,
      int aStride,
      float[] panel,
      int depth,
      int from,
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int o1 = cOffset + cStride;
    int o2 = cOffset + 2 * cStride;
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    FloatVector s01 = FloatVector.fromArray(S, c, cOffset + V);
    FloatVector s10 = FloatVector.fromArray(S, c, o1);
    FloatVector s11 = FloatVector.fromArray(S, c, o1 + V);
    FloatVector s20 = FloatVector.fromArray(S, c, o2);
    FloatVector s21 = FloatVector.fromArray(S, c, o2 + V);
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

  /** 1 row by 2 vectors. */
  private static void tile1x2(
      float[] a, int aOffset, float[] panel, int depth, int from, float[] c, int cOffset) {
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    FloatVector s01 = FloatVector.fromArray(S, c, cOffset + V);
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
      float[] c,
      int cOffset,
      int cStride) {
    int a1 = aOffset + aStride;
    int a2 = aOffset + 2 * aStride;
    int a3 = aOffset + 3 * aStride;
    int a4 = aOffset + 4 * aStride;
    int a5 = aOffset + 5 * aStride;
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

  /** 1 row by 1 vector. */
  private static void tile1x1(
      float[] a, int aOffset, float[] panel, int depth, int from, float[] c, int cOffset) {
    FloatVector s00 = FloatVector.fromArray(S, c, cOffset);
    int at = from;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, at);
      FloatVector x0 = FloatVector.broadcast(S, a[aOffset + k]);
      s00 = x0.fma(b0, s00);
      at += V;
    }
    s00.intoArray(c, cOffset);
  }

  @Override
  public Matrix rowMatrix(float[] values, int rows, int columns) {
    return new FlatMatrix(values, rows, columns);
  }

  @Override
  public void addScaledRow(float scale, Matrix b, int row, float[] c, int cOffset) {
    float[] values = ((FlatMatrix) b).values;
    int width = b.columns();
    int from = row * width;
    FloatVector x = FloatVector.broadcast(S, scale);
    for (int j = 0; j < width; j += V) {
      x.fma(FloatVector.fromArray(S, values, from + j), FloatVector.fromArray(S, c, cOffset + j))
          .intoArray(c, cOffset + j);
    }
  }

  @Override
  public void lookUp(
      float[] table,
      int parts,
      int[] words,
      int wordOffset,
      int rows,
      int width,
      float[] out,
      int outOffset) {
    for (int r = 0; r < rows; r++) {
      int to = outOffset + r * width;
      for (int j = 0; j < width; j += V) {
        FloatVector sum = FloatVector.fromArray(S, table, words[wordOffset + r] * width + j);
        for (int part = 1; part < parts; part++) {
          int row = part * WORDS + words[wordOffset + r + part * WORD_LENGTH];
          sum = sum.add(FloatVector.fromArray(S, table, row * width + j));
        }
        ZERO.blend(sum, sum.compare(VectorOperators.GT, ZERO)).intoArray(out, to + j);
      }
    }
  }

  @Override
  public void rectify(float[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i += V) {
      FloatVector value = FloatVector.fromArray(S, x, i);
      // Not max(0), which takes care of NaN and −0 at a price.
      ZERO.blend(value, value.compare(VectorOperators.GT, ZERO)).intoArray(x, i);
    }
  }

  @Override
  public void maxPool(
      float[] in, int inOffset, int width, int rows, int pool, float[] out, int outOffset) {
    if (pool != 2) {
      for (int r = 0; r < rows; r++) {
        columnMax(in, inOffset + r * pool * width, width, pool, out, outOffset + r * width);
      }
      return;
    }
    for (int r = 0; r < rows; r++) {
      int from = inOffset + 2 * r * width;
      int to = outOffset + r * width;
      for (int j = 0; j < width; j += V) {
        FloatVector x = FloatVector.fromArray(S, in, from + j);
        FloatVector y = FloatVector.fromArray(S, in, from + width + j);
        x.blend(y, y.compare(VectorOperators.GT, x)).intoArray(out, to + j);
      }
    }
  }

  @Override
  public void maxPoolBackward(
      float[] rectified,
      int rectifiedOffset,
      float[] gradient,
      int gradientOffset,
      int width,
      int rows,
      int pool,
      float[] out,
      int outOffset) {
    for (int r = 0; r < rows; r++) {
      int from = rectifiedOffset + r * pool * width;
      int to = outOffset + r * pool * width;
      int at = gradientOffset + r * width;
      if (pool == 1) {
        rectifierBackward(rectified, from, gradient, at, width, out, to);
      } else if (pool == 2) {
        pairBackward(rectified, from, gradient, at, width, out, to);
      } else {
        poolBackward(rectified, from, gradient, at, width, pool, out, to);
      }
    }
  }

  private static void rectifierBackward(
      float[] rectified, int from, float[] gradient, int at, int width, float[] out, int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector x = FloatVector.fromArray(S, rectified, from + j);
      ZERO.blend(FloatVector.fromArray(S, gradient, at + j), x.compare(VectorOperators.GT, ZERO))
          .intoArray(out, to + j);
    }
  }

  private static void pairBackward(
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

  private static void poolBackward(
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

  @Override
  public void columnMax(float[] in, int inOffset, int width, int rows, float[] out, int outOffset) {
    System.arraycopy(in, inOffset, out, outOffset, width);
    for (int r = 1; r < rows; r++) {
      keepLarger(in, inOffset + r * width, width, out, outOffset);
    }
  }

  /** Through memory: a maximum carried from row to row in a variable is at times allocated. */
  private static void keepLarger(float[] in, int from, int width, float[] max, int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector x = FloatVector.fromArray(S, max, to + j);
      FloatVector y = FloatVector.fromArray(S, in, from + j);
      x.blend(y, y.compare(VectorOperators.GT, x)).intoArray(max, to + j);
    }
  }

  @Override
  public void slideMax(float[] x, int offset, int width, int rows, int shift) {
    int distance = shift * width;
    for (int i = offset; i < offset + rows * width; i += V) {
      FloatVector here = FloatVector.fromArray(S, x, i);
      FloatVector below = FloatVector.fromArray(S, x, i + distance);
      here.blend(below, below.compare(VectorOperators.GT, here)).intoArray(x, i);
    }
  }

  @Override
  public void columnArgMax(
      float[] in, int inOffset, int width, int rows, float[] max, float[] row) {
    System.arraycopy(in, inOffset, max, 0, width);
    Arrays.fill(row, 0, width, 0);
    for (int r = 1; r < rows; r++) {
      keepLarger(in, inOffset + r * width, width, max, r, row);
    }
  }

  private static void keepLarger(
      float[] in, int from, int width, float[] max, float number, float[] row) {
    FloatVector here = FloatVector.broadcast(S, number);
    for (int j = 0; j < width; j += V) {
      FloatVector x = FloatVector.fromArray(S, in, from + j);
      FloatVector largest = FloatVector.fromArray(S, max, j);
      VectorMask<Float> isLarger = x.compare(VectorOperators.GT, largest);
      largest.blend(x, isLarger).intoArray(max, j);
      FloatVector.fromArray(S, row, j).blend(here, isLarger).intoArray(row, j);
    }
  }

  @Override
  public void add(float[] x, int xOffset, float[] y, int yOffset, int length) {
    for (int i = 0; i < length; i += V) {
      FloatVector.fromArray(S, y, yOffset + i)
          .add(FloatVector.fromArray(S, x, xOffset + i))
          .intoArray(y, yOffset + i);
    }
  }

  @Override
  public float dot(float[] x, int xOffset, float[] y, int yOffset, int length, float[] scratch) {
    for (int lane = 0; lane < Matrix.LANES; lane += V) {
      FloatVector partial = FloatVector.zero(S);
      for (int i = lane; i < length; i += Matrix.LANES) {
        partial =
            FloatVector.fromArray(S, x, xOffset + i)
                .fma(FloatVector.fromArray(S, y, yOffset + i), partial);
      }
      partial.intoArray(scratch, lane);
    }
    float sum = 0;
    for (int lane = 0; lane < Matrix.LANES; lane++) {
      sum += scratch[lane];
    }
    return sum;
  }

  @Override
  public void lstmForward(
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
    tanh(gates, gatesOffset, gates, gatesOffset, rows * 4 * width);
    for (int r = 0; r < rows; r++) {
      int at = gatesOffset + r * 4 * width;
      int row = r * width;
      sigmoid(gates, at, 3 * width);
      nextCells(gates, at, cell, cellOffset + row, nextCell, nextCellOffset + row, width);
    }
    tanh(nextCell, nextCellOffset, tanhCell, tanhCellOffset, rows * width);
    for (int r = 0; r < rows; r++) {
      int at = gatesOffset + (4 * r + 2) * width;
      int row = r * width;
      product(gates, at, tanhCell, tanhCellOffset + row, hidden, hiddenOffset + row, width);
    }
  }

  /** As {@link Tanh}. */
  private static void tanh(float[] in, int inOffset, float[] out, int outOffset, int length) {
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

  private static void sigmoid(float[] gates, int offset, int length) {
    for (int i = offset; i < offset + length; i += V) {
      FloatVector.fromArray(S, gates, i).fma(HALF, HALF).intoArray(gates, i);
    }
  }

  private static void nextCells(
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

  private static void product(
      float[] x, int xOffset, float[] y, int yOffset, float[] out, int outOffset, int length) {
    for (int j = 0; j < length; j += V) {
      FloatVector.fromArray(S, x, xOffset + j)
          .mul(FloatVector.fromArray(S, y, yOffset + j))
          .intoArray(out, outOffset + j);
    }
  }

  @Override
  public void lstmBackward(
      float[] gates,
      int gatesOffset,
      float[] cell,
      int cellOffset,
      float[] tanhCell,
      int tanhCellOffset,
      float[] hiddenGradient,
      int hiddenGradientOffset,
      float[] cellGradient,
      int cellGradientOffset,
      int rows,
      int width) {
    for (int r = 0; r < rows; r++) {
      int at = gatesOffset + r * 4 * width;
      int row = r * width;
      outputBackward(
          gates,
          at + 2 * width,
          tanhCell,
          tanhCellOffset + row,
          hiddenGradient,
          hiddenGradientOffset + row,
          cellGradient,
          cellGradientOffset + row,
          width);
      cellBackward(
          gates, at, cell, cellOffset + row, cellGradient, cellGradientOffset + row, width);
    }
  }

  /** The output gate's sum, and what the cell gets through h. */
  private static void outputBackward(
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
  private static void cellBackward(
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

  @Override
  public void multiplyTransposedAdd(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      int aWidth,
      float[] b,
      int bOffset,
      int bStride,
      int bWidth,
      float[] c,
      int cOffset,
      int cStride) {
    for (int first = 0; first < rows; first += TRANSPOSED_BLOCK) {
      int some = Math.min(TRANSPOSED_BLOCK, rows - first);
      int left = aOffset + first * aStride;
      for (int column = 0; column < bWidth; ) {
        int vectors = panelVectors(bWidth - column);
        int right = bOffset + first * bStride + column;
        int to = cOffset + column;
        if (vectors == 4) {
          transposedPanel4(a, left, aStride, some, aWidth, b, right, bStride, c, to, cStride);
        } else if (vectors == 2) {
          transposedPanel2(a, left, aStride, some, aWidth, b, right, bStride, c, to, cStride);
        } else {
          transposedPanel1(a, left, aStride, some, aWidth, b, right, bStride, c, to, cStride);
        }
        column += vectors * V;
      }
    }
  }

  private static void transposedPanel4(
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
      transposed6x4(
          a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride, cStride);
    }
    for (; k < aWidth; k++) {
      transposed1x4(a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride);
    }
  }

  private static void transposedPanel2(
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
      transposed6x2(
          a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride, cStride);
    }
    for (; k < aWidth; k++) {
      transposed1x2(a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride);
    }
  }

  private static void transposedPanel1(
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
      transposed6x1(
          a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride, cStride);
    }
    for (; k < aWidth; k++) {
      transposed1x1(a, aOffset + k, aStride, rows, b, bOffset, bStride, c, cOffset + k * cStride);
    }
  }

  /** 6 columns of A by 4 vectors of B. */
  private static void transposed6x4(
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

  /** 1 columns of A by 4 vectors of B. */
  private static void transposed1x4(
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

  /** 6 columns of A by 2 vectors of B. */
  private static void transposed6x2(
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

  /** 1 columns of A by 2 vectors of B. */
  private static void transposed1x2(
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
  private static void transposed6x1(
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

  /** 1 columns of A by 1 vector of B. */
  private static void transposed1x1(
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

  @Override
  public void addScaled(float scale, float[] x, int xOffset, float[] y, int yOffset, int length) {
    FloatVector factor = FloatVector.broadcast(S, scale);
    int i = 0;
    for (; i + V <= length; i += V) {
      FloatVector.fromArray(S, x, xOffset + i)
          .fma(factor, FloatVector.fromArray(S, y, yOffset + i))
          .intoArray(y, yOffset + i);
    }
    for (; i < length; i++) {
      y[yOffset + i] = Math.fma(x[xOffset + i], scale, y[yOffset + i]);
    }
  }
}
