package org.motiflens.motif.tomtom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MersenneTwisterTest {
  /** The value that the GNU Scientific Library's tests give for its mt19937_1998. */
  @Test
  void theThousandthNumberOfTheOriginalSeed() {
    MersenneTwister random = new MersenneTwister(MersenneTwister.ORIGINAL_SEED);
    for (int i = 1; i < 1000; i++) {
      random.nextInt();
    }
    assertEquals(1309179303, random.nextInt());
  }

  @Test
  void aDoubleIsMadeOfTwoWordsTheFirstTheMoreSignificant() {
    MersenneTwister words = new MersenneTwister(7);
    MersenneTwister doubles = new MersenneTwister(7);
    for (int i = 0; i < 2000; i++) {
      long high = Integer.toUnsignedLong(words.nextInt());
      long low = Integer.toUnsignedLong(words.nextInt());
      assertEquals((high + low / 4294967296.0) / 4294967296.0, doubles.nextDouble(), 0);
    }
  }
}
