package org.motiflens.network.kernel;

import static org.motiflens.network.kernel.Arithmetic.addProduct;

import java.util.Arrays;

/**
 * Plain arrays and loops that the JIT compiler turns into vector instructions. It does so when each
 * row is an array of its own that a loop runs through from 0; hence matrices are arrays of rows and
 * results are put together in a row of scratch.
 */
public final class PlainKernels implements Kernels {
  private float[] sum = new float[0];
  private float[] term = new float[0];

  /** Row by row, each an array of its own: such loops vectorise, those with row offsets do not. */
  private static final class RowMatrix extends Matrix {
    private final float[][] values;

    RowMatrix(float[] values, int rows, int columns) {
      super(rows, columns);
      this.values = new float[rows][];
      for (int r = 0; r < rows; r++) {
        this.values[r] =
            Arrays.copyOf(Arrays.copyOfRange(values, r * columns, (r + 1) * columns), columns());
      }
    }
  }

  @Override
  public Kernels forThread() {
    return new PlainKernels();
  }

  private void needScratch(int width) {
    if (sum.length < width) {
      sum = new float[width];
      term = new float[width];
    }
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Matrix matrix(float[] values, int rows, int columns) {
    return new RowMatrix(values, rows, columns);
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
    needScratch(b.columns());
    for (int r = 0; r < rows; r++) {
      int to = cOffset + r * cStride;
      System.arraycopy(c, to, sum, 0, b.columns());
      addProducts(a, aOffset + r * aStride, b);
      System.arraycopy(sum, 0, c, to, b.columns());
    }
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
    int width = b.columns();
    needScratch(width);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(bias, 0, sum, 0, width);
      addProducts(a, aOffset + r * aStride, b);
      if (rectify) {
        rectify(sum, 0, width);
      }
      System.arraycopy(sum, 0, c, cOffset + r * cStride, width);
    }
  }

  /** Adds a row of a product to the scratch. */
  private void addProducts(float[] a, int from, Matrix b) {
    float[][] values = ((RowMatrix) b).values;
    int width = b.columns();
    int k = 0;
    for (; k + 4 <= values.length; k += 4) {
      addFour(
          sum,
          width,
          a[from + k],
          a[from + k + 1],
          a[from + k + 2],
          a[from + k + 3],
          values[k],
          values[k + 1],
          values[k + 2],
          values[k + 3]);
    }
    for (; k < values.length; k++) {
      addOne(sum, width, a[from + k], values[k]);
    }
  }

  /** Four rows at once: with more the JIT compiler does not vectorise. */
  private static void addFour(
      float[] sum,
      int width,
      float a,
      float b,
      float c,
      float d,
      float[] rowA,
      float[] rowB,
      float[] rowC,
      float[] rowD) {
    for (int j = 0; j < width; j++) {
      float first = addProduct(b, rowB[j], addProduct(a, rowA[j], sum[j]));
      sum[j] = addProduct(d, rowD[j], addProduct(c, rowC[j], first));
    }
  }

  private static void addOne(float[] sum, int width, float scale, float[] row) {
    for (int j = 0; j < width; j++) {
      sum[j] = addProduct(scale, row[j], sum[j]);
    }
  }

  private static void addRow(float[] sum, int width, float[] row) {
    for (int j = 0; j < width; j++) {
      sum[j] += row[j];
    }
  }

  @Override
  public Matrix rowMatrix(float[] values, int rows, int columns) {
    return new RowMatrix(values, rows, columns);
  }

  @Override
  public void addScaledRow(float scale, Matrix b, int row, float[] c, int cOffset) {
    float[] values = ((RowMatrix) b).values[row];
    for (int j = 0; j < values.length; j++) {
      c[cOffset + j] = addProduct(scale, values[j], c[cOffset + j]);
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
    lookUpPooled(table, parts, words, wordOffset, rows, 1, width, out, outOffset);
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
    needScratch(width);
    for (int r = 0; r < rows * pool; r++) {
      System.arraycopy(table, words[wordOffset + r] * width, sum, 0, width);
      for (int j = 1; j < parts; j++) {
        int from = (j * WORDS + words[wordOffset + r + j * WORD_LENGTH]) * width;
        System.arraycopy(table, from, term, 0, width);
        addRow(sum, width, term);
      }
      rectify(sum, 0, width);
      int to = outOffset + r / pool * width;
      if (r % pool > 0) {
        System.arraycopy(out, to, term, 0, width);
        keepLarger(sum, term, width);
      }
      System.arraycopy(sum, 0, out, to, width);
    }
  }

  @Override
  public void rectify(float[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  @Override
  public void maxPool(
      float[] in, int inOffset, int width, int rows, int pool, float[] out, int outOffset) {
    for (int r = 0; r < rows; r++) {
      columnMax(in, inOffset + r * pool * width, width, pool, out, outOffset + r * width);
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
    Arrays.fill(out, outOffset, outOffset + rows * pool * width, 0);
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < width; j++) {
        int best = r * pool * width + j;
        for (int i = best + width; i < (r + 1) * pool * width; i += width) {
          if (rectified[rectifiedOffset + i] > rectified[rectifiedOffset + best]) {
            best = i;
          }
        }
        if (rectified[rectifiedOffset + best] > 0) {
          out[outOffset + best] = gradient[gradientOffset + r * width + j];
        }
      }
    }
  }

  @Override
  public void columnMax(float[] in, int inOffset, int width, int rows, float[] out, int outOffset) {
    needScratch(width);
    System.arraycopy(in, inOffset, sum, 0, width);
    for (int r = 1; r < rows; r++) {
      System.arraycopy(in, inOffset + r * width, term, 0, width);
      keepLarger(sum, term, width);
    }
    System.arraycopy(sum, 0, out, outOffset, width);
  }

  private static void keepLarger(float[] max, float[] row, int width) {
    for (int j = 0; j < width; j++) {
      max[j] = Math.max(max[j], row[j]);
    }
  }

  @Override
  public void slideMax(float[] x, int offset, int width, int rows, int shift) {
    int distance = shift * width;
    for (int i = offset; i < offset + rows * width; i++) {
      x[i] = Math.max(x[i], x[i + distance]);
    }
  }

  @Override
  public void columnArgMax(
      float[] in, int inOffset, int width, int rows, float[] max, float[] row) {
    System.arraycopy(in, inOffset, max, 0, width);
    Arrays.fill(row, 0, width, 0);
    for (int r = 1; r < rows; r++) {
      int from = inOffset + r * width;
      for (int j = 0; j < width; j++) {
        if (in[from + j] > max[j]) {
          max[j] = in[from + j];
          row[j] = r;
        }
      }
    }
  }

  @Override
  public void add(float[] x, int xOffset, float[] y, int yOffset, int length) {
    for (int i = 0; i < length; i++) {
      y[yOffset + i] += x[xOffset + i];
    }
  }

  @Override
  public void addOverlapping(float[] x, int rows, int width, int stride, float[] y, int yOffset) {
    for (int r = 0; r < rows; r++) {
      add(x, r * width, y, yOffset + r * stride, width);
    }
  }

  @Override
  public float dot(float[] x, int xOffset, float[] y, int yOffset, int length, float[] scratch) {
    float sum = 0;
    for (int lane = 0; lane < Matrix.LANES; lane++) {
      float partial = 0;
      for (int i = lane; i < length; i += Matrix.LANES) {
        partial = addProduct(x[xOffset + i], y[yOffset + i], partial);
      }
      sum += partial;
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
    needScratch(4 * width);
    for (int r = 0; r < rows; r++) {
      int at = gatesOffset + r * 4 * width;
      int row = r * width;
      System.arraycopy(gates, at, sum, 0, 4 * width);
      activate(sum, 4 * width);
      System.arraycopy(sum, 0, gates, at, 4 * width);
      sigmoid(sum, 3 * width);
      System.arraycopy(cell, cellOffset + row, term, 0, width);
      nextCells(sum, term, width);
      System.arraycopy(term, 0, nextCell, nextCellOffset + row, width);
      activate(term, width);
      System.arraycopy(term, 0, tanhCell, tanhCellOffset + row, width);
      output(sum, 2 * width, term, width);
      System.arraycopy(term, 0, hidden, hiddenOffset + row, width);
    }
  }

  private static void activate(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = Tanh.of(x[i]);
    }
  }

  private static void sigmoid(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = sigmoid(x[i]);
    }
  }

  /** From the hyperbolic tangent of half the sum. */
  private static float sigmoid(float tanh) {
    return addProduct(0.5f, tanh, 0.5f);
  }

  private static void nextCells(float[] gates, float[] cell, int width) {
    for (int j = 0; j < width; j++) {
      cell[j] = addProduct(gates[width + j], cell[j], gates[j] * gates[3 * width + j]);
    }
  }

  private static void output(float[] gates, int outputGate, float[] tanhCell, int width) {
    for (int j = 0; j < width; j++) {
      tanhCell[j] = gates[outputGate + j] * tanhCell[j];
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
      for (int j = 0; j < width; j++) {
        int k = r * width + j;
        float i = sigmoid(gates[at + j]);
        float f = sigmoid(gates[at + width + j]);
        float o = sigmoid(gates[at + 2 * width + j]);
        float g = gates[at + 3 * width + j];
        float t = tanhCell[tanhCellOffset + k];
        float dh = hiddenGradient[hiddenGradientOffset + k];
        // The order of factors is that of the vectors: it decides the last bit.
        float dc = addProduct(dh * o, 1 - t * t, cellGradient[cellGradientOffset + k]);
        float di = dc * i;
        float df = dc * f;
        gates[at + j] = di * g * (1 - i);
        gates[at + width + j] = df * cell[cellOffset + k] * (1 - f);
        gates[at + 2 * width + j] = dh * t * o * (1 - o);
        gates[at + 3 * width + j] = di * (1 - g * g);
        cellGradient[cellGradientOffset + k] = df;
      }
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
    needScratch(bWidth);
    for (int k = 0; k < aWidth; k++) {
      int to = cOffset + k * cStride;
      System.arraycopy(c, to, sum, 0, bWidth);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(b, bOffset + r * bStride, term, 0, bWidth);
        addOne(sum, bWidth, a[aOffset + r * aStride + k], term);
      }
      System.arraycopy(sum, 0, c, to, bWidth);
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
    if (kept != null) {
      System.arraycopy(sum, sumOffset, kept, keptOffset, rows * width);
    }
    System.arraycopy(sum, sumOffset, rectified, rectifiedOffset, rows * width);
    rectify(rectified, rectifiedOffset, rows * width);
    for (int r = 0; r < rows; r++) {
      add(bias, 0, sum, sumOffset + r * width, width);
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
    for (int i = 0; i < length; i++) {
      y[yOffset + i] += x[xOffset + i] > 0 ? gradient[gradientOffset + i] : 0;
    }
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
    for (int i = 0; i < length; i++) {
      out[outOffset + i] =
          gradient[gradientOffset + i]
              * Rescale.rectifier(x[xOffset + i], reference[referenceOffset + i]);
    }
  }

  @Override
  public void addScaled(float scale, float[] x, int xOffset, float[] y, int yOffset, int length) {
    for (int i = 0; i < length; i++) {
      y[yOffset + i] = addProduct(x[xOffset + i], scale, y[yOffset + i]);
    }
  }
}
