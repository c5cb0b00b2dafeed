package org.motiflens.network.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The JDK's Vector API. The module {@code jdk.incubator.vector} must be in the running image's
 * module graph, or this class does not link; only {@link KernelChoice} names it.
 *
 * <p>The vector's length is a constant of the class, for only then does the JIT compiler keep
 * vectors in registers. For the same reason loops are small, and no method here takes or returns a
 * vector: one that the compiler happens not to inline has to allocate it. The tiles of products are
 * in {@code ProductTiles} and {@code TransposedTiles}, which are written by a program, and the
 * steps of an LSTM and of pools in {@code LstmSteps} and {@code PoolSteps}.
 */
final class VectorKernels implements Kernels {
  static final VectorSpecies<Float> S = species();
  static final int V = S.length();

  /**
   * Vectors side by side in a tile of the product: with six rows four of them fill the 32 registers
   * of AVX-512 (and NEON), two the 16 of AVX2.
   */
  private static final int PANEL = V == 8 ? 2 : 4;

  /** Rows of a transposed product between which both operands stay in the cache. */
  private static final int TRANSPOSED_BLOCK = 128;

  /**
   * Of two floats that are not both negative the larger one has the larger bits, read as a signed
   * number; so an integer maximum with 0 rectifies (NaN with a positive sign stays), and that of
   * two rectified values is theirs. It is one instruction where this Java's comparison and blend,
   * or its maximum of floats, are four and more.
   */
  static final IntVector NONE = IntVector.zero(S.vectorShape().withLanes(int.class));

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

  /** Vectors of the next panel when {@code columns} are left: 1 to 4, not 1 where 2 can be. */
  private static int panelVectors(int columns) {
    int vectors = columns / V;
    return vectors == PANEL + 1 && PANEL > 2 ? PANEL - 1 : Math.min(PANEL, vectors);
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
    product(a, aOffset, aStride, rows, b, c, cOffset, cStride, c, cOffset, cStride, false);
  }

  @Override
  public void convolve(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      Matrix b,
      float[] bias,
      boolean rectify,
      float[] c,
      int cOffset,
      int cStride) {
    product(a, aOffset, aStride, rows, b, bias, 0, 0, c, cOffset, cStride, rectify);
  }

  private static void product(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      Matrix b,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride,
      boolean rectify) {
    float[] values = ((PanelMatrix) b).values;
    int depth = b.rows();
    int panel = 0;
    for (int column = 0; column < b.columns(); ) {
      int vectors = panelVectors(b.columns() - column);
      int from = sOffset + column;
      int to = cOffset + column;
      switch (vectors) {
        case 4 ->
            ProductTiles.panel4(
                a, aOffset, aStride, rows, values, depth, panel, s, from, sStride, c, to, cStride,
                rectify);
        case 3 ->
            ProductTiles.panel3(
                a, aOffset, aStride, rows, values, depth, panel, s, from, sStride, c, to, cStride,
                rectify);
        case 2 ->
            ProductTiles.panel2(
                a, aOffset, aStride, rows, values, depth, panel, s, from, sStride, c, to, cStride,
                rectify);
        default ->
            ProductTiles.panel1(
                a, aOffset, aStride, rows, values, depth, panel, s, from, sStride, c, to, cStride,
                rectify);
      }
      panel += depth * vectors * V;
      column += vectors * V;
    }
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
    if (parts == 3) {
      LookUpSteps.three(table, words, wordOffset, rows, width, out, outOffset);
    } else {
      LookUpSteps.any(table, parts, words, wordOffset, rows, 1, width, out, outOffset);
    }
  }

  @Override
  public void lookUpPooled(
      float[] table,
      int parts,
      int[] words,
      int wordOffset,
      int rows,
      int pool,
      int width,
      float[] out,
      int outOffset) {
    if (parts == 3 && pool == 2) {
      LookUpSteps.threeInPairs(table, words, wordOffset, rows, width, out, outOffset);
    } else {
      LookUpSteps.any(table, parts, words, wordOffset, rows, pool, width, out, outOffset);
    }
  }

  @Override
  public void rectify(float[] x, int offset, int length) {
    keepPositive(x, offset, length);
  }

  static void keepPositive(float[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i += V) {
      FloatVector value = FloatVector.fromArray(S, x, i);
      value.reinterpretAsInts().max(NONE).reinterpretAsFloats().intoArray(x, i);
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
      PoolSteps.largerOfPairs(in, inOffset + 2 * r * width, width, out, outOffset + r * width);
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
    if (pool == 1) {
      PoolSteps.rectifierBackward(
          rectified, rectifiedOffset, gradient, gradientOffset, rows * width, out, outOffset);
      return;
    }
    for (int r = 0; r < rows; r++) {
      int from = rectifiedOffset + r * pool * width;
      int to = outOffset + r * pool * width;
      int at = gradientOffset + r * width;
      if (pool == 2) {
        PoolSteps.pairBackward(rectified, from, gradient, at, width, out, to);
      } else {
        PoolSteps.poolBackward(rectified, from, gradient, at, width, pool, out, to);
      }
    }
  }

  @Override
  public void columnMax(float[] in, int inOffset, int width, int rows, float[] out, int outOffset) {
    System.arraycopy(in, inOffset, out, outOffset, width);
    int r = 1;
    for (; r + 4 <= rows; r += 4) {
      PoolSteps.keepLargestOfFour(in, inOffset + r * width, width, out, outOffset);
    }
    for (; r < rows; r++) {
      PoolSteps.keepLarger(in, inOffset + r * width, width, out, outOffset);
    }
  }

  @Override
  public void slideMax(float[] x, int offset, int width, int rows, int shift) {
    int distance = shift * width;
    for (int i = offset; i < offset + rows * width; i += V) {
      FloatVector.fromArray(S, x, i)
          .reinterpretAsInts()
          .max(FloatVector.fromArray(S, x, i + distance).reinterpretAsInts())
          .reinterpretAsFloats()
          .intoArray(x, i);
    }
  }

  @Override
  public void columnArgMax(
      float[] in, int inOffset, int width, int rows, float[] max, float[] row) {
    System.arraycopy(in, inOffset, max, 0, width);
    Arrays.fill(row, 0, width, 0);
    for (int r = 1; r < rows; r++) {
      PoolSteps.keepLarger(in, inOffset + r * width, width, max, r, row);
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
  public void addOverlapping(float[] x, int rows, int width, int stride, float[] y, int yOffset) {
    int length = (rows - 1) * stride + width;
    for (int i = 0; i < length; i += V) {
      // Rows that hold the whole vector, or begin in it: of one that ends in it 0 is left over.
      int first = Math.max(0, (i - width + V + stride - 1) / stride);
      int last = Math.min(rows - 1, (i + V - 1) / stride);
      int at = first * width + i - first * stride;
      FloatVector sum = FloatVector.fromArray(S, y, yOffset + i);
      for (int r = first; r <= last; r++) {
        sum = sum.add(FloatVector.fromArray(S, x, at));
        at += width - stride;
      }
      sum.intoArray(y, yOffset + i);
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
    LstmSteps.tanh(gates, gatesOffset, rows * 4 * width);
    LstmSteps.cells(
        gates,
        gatesOffset,
        cell,
        cellOffset,
        nextCell,
        nextCellOffset,
        tanhCell,
        tanhCellOffset,
        hidden,
        hiddenOffset,
        rows,
        width);
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
      LstmSteps.outputBackward(
          gates,
          at + 2 * width,
          tanhCell,
          tanhCellOffset + row,
          hiddenGradient,
          hiddenGradientOffset + row,
          cellGradient,
          cellGradientOffset + row,
          width);
      LstmSteps.cellBackward(
          gates, at, cell, cellOffset + row, cellGradient, cellGradientOffset + row, width);
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
          TransposedTiles.panel4(a, left, aStride, some, aWidth, b, right, bStride, c, to, cStride);
        } else if (vectors == 3) {
          TransposedTiles.panel3(a, left, aStride, some, aWidth, b, right, bStride, c, to, cStride);
        } else if (vectors == 2) {
          TransposedTiles.panel2(a, left, aStride, some, aWidth, b, right, bStride, c, to, cStride);
        } else {
          TransposedTiles.panel1(a, left, aStride, some, aWidth, b, right, bStride, c, to, cStride);
        }
        column += vectors * V;
      }
    }
  }

  @Override
  public void branch(
      float[] sum,
      int sumOffset,
      int rows,
      int width,
      float[] bias,
      float[] rectified,
      int rectifiedOffset,
      float[] kept,
      int keptOffset) {
    for (int i = 0; i < rows * width; i += width) {
      int at = sumOffset + i;
      int to = rectifiedOffset + i;
      if (kept == null) {
        ResidualSteps.branch(sum, at, bias, width, rectified, to);
      } else {
        ResidualSteps.branch(sum, at, bias, width, rectified, to, kept, keptOffset + i);
      }
    }
  }

  @Override
  public void addRectifierBackward(
      float[] x,
      int xOffset,
      float[] gradient,
      int gradientOffset,
      int length,
      float[] y,
      int yOffset) {
    ResidualSteps.addRectifierBackward(x, xOffset, gradient, gradientOffset, length, y, yOffset);
  }

  @Override
  public void rescaleBackward(
      float[] x,
      int xOffset,
      float[] reference,
      int referenceOffset,
      float[] gradient,
      int gradientOffset,
      int length,
      float[] out,
      int outOffset) {
    ResidualSteps.rescaleBackward(
        x, xOffset, reference, referenceOffset, gradient, gradientOffset, length, out, outOffset);
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
