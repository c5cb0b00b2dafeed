package org.motiflens.explain.interaction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnockoutTest {
  /** A A C N: half an A, a quarter of a C, and nothing for the unknown base. */
  @Test
  void theMeanKeepsAsMuchOfEachBaseAsThereWas() {
    float[] input = {
      0, 0, 0, 1, //
      1, 0, 0, 0, //
      1, 0, 0, 0, //
      0, 1, 0, 0, //
      0, 0, 0, 0, //
      0, 0, 1, 0
    };
    Knockout.flatten(input, new Stretch(1, 5));
    float[] mean = {0.5f, 0.25f, 0, 0};
    assertArrayEquals(new float[] {0, 0, 0, 1}, row(input, 0));
    for (int t = 1; t < 5; t++) {
      assertArrayEquals(mean, row(input, t));
    }
    assertArrayEquals(new float[] {0, 0, 1, 0}, row(input, 5));
  }

  private static float[] row(float[] input, int t) {
    return Arrays.copyOfRange(input, 4 * t, 4 * t + 4);
  }
}
