package org.motiflens.training.keras;

import java.util.Arrays;

/** One array of numbers of a layer, row-major. Immutable. */
final class Weight {
  private final int[] shape;
  private final float[] values;

  Weight(int[] shape, float[] values) {
    this.shape = shape.clone();
    this.values = values.clone();
  }

  /** Whether it has these dimensions. */
  boolean is(int... expected) {
    return Arrays.equals(shape, expected);
  }

  /** The dimensions, as Python writes them. */
  String shape() {
    return Arrays.toString(shape).replace('[', '(').replace(']', ')');
  }

  int axes() {
    return shape.length;
  }

  int dimension(int axis) {
    return shape[axis];
  }

  /** The values, row-major, a copy. */
  float[] values() {
    return values.clone();
  }

  /** A value of a matrix. */
  float at(int row, int column) {
    return values[row * shape[1] + column];
  }
}
