package org.motiflens.network.kernel;

import org.motiflens.genome.Provenance;

/**
 * The operations of a back end. Arrays are flat and row-major; an offset is the index of the first
 * element, a stride the distance from one row to the next, a width the floats of a row, always a
 * multiple of {@link Matrix#LANES}. Nothing is allocated except to make a matrix.
 */
public interface Kernels {
  /** Three-letter words over A C G T N: the rows of a look-up table of {@link #lookUp}. */
  int WORDS = 125;

  /** Bases of a word. */
  int WORD_LENGTH = 3;

  /** The fastest back end that this Java runtime offers. */
  static Kernels fastest() {
    return KernelChoice.fastest();
  }

  /**
   * Adds to what a header says what the last bits of its values depend on, where that is not what
   * they are elsewhere. They depend neither on the back end, nor on its vectors' length, nor on the
   * number of threads, but on whether the processor fuses products and sums; one that does not says
   * so.
   */
  static Provenance addTo(Provenance provenance) {
    return isFused()
        ? provenance
        : provenance.with(
            "arithmetic",
            "products rounded before sums: this processor does not fuse them, so that last digits"
                + " differ from those of others");
  }

  /** Whether this processor fuses products and sums, as nearly all do. */
  static boolean isFused() {
    return Arithmetic.FUSED;
  }

  /**
   * What the last bits of values depend on, for cards of models: one of two texts, whichever back
   * end computes.
   */
  static String arithmetic() {
    return isFused()
        ? "single precision, products and sums fused (FMA)"
        : "single precision, products rounded before sums (no FMA)";
  }

  /** The same back end for use by one thread; the instance that makes matrices serves all. */
  Kernels forThread();

  /** For people and reports, for example {@code plain}. */
  String name();

  /**
   * Lays out a matrix for this back end.
   *
   * @param values {@code rows * columns}, row-major
   */
  Matrix matrix(float[] values, int rows, int columns);

  /**
   * C += A B. Rows of A may overlap ({@code aStride < b.rows()}), which makes of it a convolution
   * over time, and may lie backwards ({@code aStride < 0}).
   */
  void multiplyAdd(
      float[] a, int aOffset, int aStride, int rows, Matrix b, float[] c, int cOffset, int cStride);

  /**
   * C = bias + A B, and no less than 0 when it is to be rectified: a convolution over time in one
   * pass. The bits are those of {@link #multiplyAdd} to rows of the bias, and of {@link #rectify}.
   *
   * @param bias as wide as C
   * @param rectify whether C is max(0, bias + A B), never −0
   */
  void convolve(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      Matrix b,
      float[] bias,
      boolean rectify,
      float[] c,
      int cOffset,
      int cStride);

  /**
   * Lays out a matrix whose rows are used singly, by {@link #addScaledRow}.
   *
   * @param values {@code rows * columns}, row-major
   */
  Matrix rowMatrix(float[] values, int rows, int columns);

  /**
   * c += scale * (row of B).
   *
   * @param b made by {@link #rowMatrix}
   */
  void addScaledRow(float scale, Matrix b, int row, float[] c, int cOffset);

  /**
   * A rectified first convolution over one-hot columns, as a sum of table rows: row {@code r} of
   * the result is max(0, Σ_j table[j * WORDS + words[wordOffset + r + j * WORD_LENGTH]]).
   *
   * @param table {@code parts * WORDS} rows of {@code width}
   */
  void lookUp(
      float[] table,
      int parts,
      int[] words,
      int wordOffset,
      int rows,
      int width,
      float[] out,
      int outOffset);

  /**
   * As {@link #lookUp} and {@link #maxPool} of what it gives, without the rows between.
   *
   * @param rows of the result, each the maximum of {@code pool} rows
   */
  void lookUpPooled(
      float[] table,
      int parts,
      int[] words,
      int wordOffset,
      int rows,
      int pool,
      int width,
      float[] out,
      int outOffset);

  /** x = max(0, x), never −0. */
  void rectify(float[] x, int offset, int length);

  /**
   * Row r of the result is the maximum of {@code pool} rows of the input from row {@code r * pool}.
   * Here, and in the maxima below, values are rectified: not negative, and no −0.
   */
  void maxPool(float[] in, int inOffset, int width, int rows, int pool, float[] out, int outOffset);

  /**
   * The way back through a max-pool and the rectifier before it: the first maximum of each pool
   * gets the gradient when it is positive, everything else 0.
   *
   * @param rectified the pool's input, {@code rows * pool} rows; a pool of one, which is a
   *     rectifier alone, may be given what the rectifier read
   * @param gradient with respect to the pool's output, {@code rows} rows
   * @param out with respect to the rectifier's input, {@code rows * pool} rows
   */
  void maxPoolBackward(
      float[] rectified,
      int rectifiedOffset,
      float[] gradient,
      int gradientOffset,
      int width,
      int rows,
      int pool,
      float[] out,
      int outOffset);

  /** The maximum of each column. */
  void columnMax(float[] in, int inOffset, int width, int rows, float[] out, int outOffset);

  /**
   * Each row becomes the maximum of itself and the row {@code shift} below it, for {@code rows}
   * rows.
   */
  void slideMax(float[] x, int offset, int width, int rows, int shift);

  /** The maximum of each column and the row where it is first met, as a float. */
  void columnArgMax(float[] in, int inOffset, int width, int rows, float[] max, float[] row);

  /** y += x. */
  void add(float[] x, int xOffset, float[] y, int yOffset, int length);

  /**
   * Rows that overlap, added from the first to the last: y[i] grows by Σ_r x[r * width + i − r *
   * stride] over the rows r that reach i.
   *
   * @param x {@code rows * width}; where the stride is no multiple of {@link Matrix#LANES} a row
   *     ends with {@code LANES - stride} zeros at least
   * @param stride a multiple of {@link Matrix#LANES}, or four
   * @param y has room for {@code (rows - 1) * stride + width} values and the rest of a vector
   */
  void addOverlapping(float[] x, int rows, int width, int stride, float[] y, int yOffset);

  /**
   * Σ x y, in an order of summation that is the same on every back end: {@link Matrix#LANES}
   * partial sums, added from the first to the last.
   *
   * @param scratch room for the partial sums
   */
  float dot(float[] x, int xOffset, float[] y, int yOffset, int length, float[] scratch);

  /**
   * One step of an LSTM for each of {@code rows} rows. Gates come in as sums and go out as their
   * hyperbolic tangents: four blocks of {@code width}, input, forget and output gate (whose sums
   * are halved, for σ(z) = ½ tanh(z/2) + ½) and block input.
   *
   * @param gates {@code rows * 4 * width}
   * @param cell c', {@code rows * width}
   * @param nextCell receives c; may be {@code cell} itself
   * @param tanhCell receives tanh(c)
   * @param hidden receives h
   */
  void lstmForward(
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
      int width);

  /**
   * One step of an LSTM backwards: gates are replaced by the gradient with respect to their sums
   * (not halved).
   *
   * @param gates as {@link #lstmForward} left them
   * @param cell c' of this step, its input
   * @param tanhCell tanh(c) of this step
   * @param hiddenGradient with respect to h
   * @param cellGradient with respect to c from later steps; replaced by that with respect to c'
   */
  void lstmBackward(
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
      int width);

  /**
   * C += Aᵀ B: C[k][n] grows by Σ_r A[r][k] B[r][n]. Rows of A may overlap ({@code aStride <
   * aWidth}), which makes of it the gradient of a convolution by its weights.
   *
   * @param rows of A and of B, over which is summed
   * @param aWidth columns of A, rows of C; any number
   * @param bWidth columns of B and of C
   */
  void multiplyTransposedAdd(
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
      int cStride);

  /**
   * Where a residual branches off, in one pass over {@code rows} rows: {@code rectified} becomes
   * max(0, sum), {@code kept} the sum itself, and the sum grows by {@code bias}, a row.
   *
   * @param kept null when nobody asks for it
   */
  void branch(
      float[] sum,
      int sumOffset,
      int rows,
      int width,
      float[] bias,
      float[] rectified,
      int rectifiedOffset,
      float[] kept,
      int keptOffset);

  /** y += gradient where x > 0: the way back through a rectifier, into a sum. */
  void addRectifierBackward(
      float[] x,
      int xOffset,
      float[] gradient,
      int gradientOffset,
      int length,
      float[] y,
      int yOffset);

  /**
   * As the way back through a rectifier, with DeepLIFT's multiplier in place of its slope
   * (Shrikumar et al. 2017, the rescale rule): out = gradient (ρ(x) − ρ(x′)) / (x − x′), where the
   * quotient is 1 when both are positive, and 0 when neither is.
   *
   * @param x what the rectifier read
   * @param reference what it read of the reference, x′
   */
  void rescaleBackward(
      float[] x,
      int xOffset,
      float[] reference,
      int referenceOffset,
      float[] gradient,
      int gradientOffset,
      int length,
      float[] out,
      int outOffset);

  /** y += scale x. */
  void addScaled(float scale, float[] x, int xOffset, float[] y, int yOffset, int length);
}
