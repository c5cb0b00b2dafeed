package org.motiflens.plugin.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelBinsTest {
  @Test
  void oneStrongBaseIsSeenAtAnyZoom() {
    long seed = 5;
    Random random = new Random(seed);
    for (int trial = 0; trial < 200; trial++) {
      int length = 1_000 + random.nextInt(200_000);
      int strong = random.nextInt(length);
      int width = 200 + random.nextInt(1_000);
      double[] values = new double[length];
      values[strong] = -3;
      Viewport view = new Viewport(new Rectangle(0, 0, width, 10), 0, length / (double) width);
      float[] bins = PixelBins.farthestFrom(0, view, i -> values[i], 0, length);
      int column = (int) Math.floor(view.x(strong));
      assertEquals(-3, bins[column], "trial " + trial + ", seed " + seed);
    }
  }

  @Test
  void aBaseFillsAllItsPixelsAndNoOthers() {
    Viewport view = new Viewport(new Rectangle(0, 0, 12, 10), 100, 0.25);
    float[] values = {1, 2, 3};
    assertArrayEquals(
        new float[] {1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3},
        PixelBins.farthestFrom(0, view, i -> values[i], 100, 3));
  }

  @Test
  void columnsWithoutValuesAreEmpty() {
    Viewport view = new Viewport(new Rectangle(0, 0, 4, 10), 0, 1);
    float[] bins = PixelBins.farthestFrom(0, view, i -> Double.NaN, 0, 4);
    for (float bin : bins) {
      assertTrue(Float.isNaN(bin), Arrays.toString(bins));
    }
  }
}
