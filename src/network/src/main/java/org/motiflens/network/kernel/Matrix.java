package org.motiflens.network.kernel;

/**
 * The right-hand side of a product, in the layout of the back end that made it. Its columns are
 * padded with zeros to a multiple of {@link #LANES}.
 */
public abstract class Matrix {
  /** Floats to whose multiples every row in memory is padded: those of the longest vector. */
  public static final int LANES = 16;

  private final int rows;
  private final int columns;

  Matrix(int rows, int columns) {
    this.rows = rows;
    this.columns = padded(columns);
  }

  /** The smallest multiple of {@link #LANES} that is not less than {@code length}. */
  public static int padded(int length) {
    return (length + LANES - 1) / LANES * LANES;
  }

  /** Rows: the length of the sums. */
  public final int rows() {
    return rows;
  }

  /** Columns, padded. */
  public final int columns() {
    return columns;
  }
}
