package org.motiflens.training.keras;

import java.util.Arrays;

/** One array of numbers of a layer, row-major. Immutable. */
public final class Weight {
  private final int[] shape;
  private final float[] values;

  Weight(int[] shape, float[] values) {
    this.shape = shape.clone();
    this.values = values.clone();
  }

  /** Whether it has these dimensions. */
  public boolean is(int... expected) {
    return Arrays.equals(shape, expected);
  }

  /** The dimensions, as Python writes them. */
  public String shape() {
    return Arrays.toString(shape).replace('[', '(').replace(']', ')');
  }

  public int axes() {
    return shape.length;
  }

  public int dimension(int axis) {
    return shape[axis];
  }

  /** The values, row-major, a copy. */
  public float[] values() {
    return values.clone();
  }

  /** A value of a matrix. */
  public float at(int row, int column) {
    return values[row * shape[1] + column];
  }
}
