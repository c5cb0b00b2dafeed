package org.motiflens.plugin.draw;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** One value for each pixel column when several bases share it. */
public final class PixelBins {
  private PixelBins() {}

  /**
   * The value farthest from {@code centre} among the bases of each column, so that a single strong
   * base is seen at any zoom; NaN where no base has a value.
   *
   * @param values by offset from {@code start}; may be NaN
   * @param start 0-based position of offset 0
   * @param length number of values
   */
  public static float[] farthestFrom(
      double centre, Viewport view, IntToDoubleFunction values, int start, int length) {
    float[] bins = new float[view.area().width];
    Arrays.fill(bins, Float.NaN);
    for (int offset = 0; offset < length; offset++) {
      double value = values.applyAsDouble(offset);
      if (Double.isNaN(value)) {
        continue;
      }
      int first = (int) Math.floor(view.x(start + offset)) - view.area().x;
      int last = (int) Math.ceil(view.x(start + offset + 1)) - view.area().x - 1;
      for (int column = Math.max(0, first); column <= Math.min(last, bins.length - 1); column++) {
        if (Float.isNaN(bins[column])
            || Math.abs(value - centre) > Math.abs(bins[column] - centre)) {
          bins[column] = (float) value;
        }
      }
    }
    return bins;
  }
}
