package org.motiflens.genome.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DinucleotideShuffleTest {
  @Test
  void keepsEveryDinucleotideCountAndBothEnds() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      byte[] codes = randomSequence(random);
      byte[] before = codes.clone();
      byte[] shuffled = DinucleotideShuffle.shuffle(codes, random);
      String message = "seed " + seed + ", round " + round + ": " + Bases.decode(codes);
      assertArrayEquals(before, codes, message);
      assertEquals(codes.length, shuffled.length, message);
      assertArrayEquals(dinucleotides(codes), dinucleotides(shuffled), message);
      if (codes.length > 0) {
        assertEquals(codes[0], shuffled[0], message);
        assertEquals(codes[codes.length - 1], shuffled[shuffled.length - 1], message);
      }
    }
  }

  /** AACAGA has three occurrences of A before the end; its Euler walks can be listed by hand. */
  @Test
  void drawsEveryWalkEquallyOften() {
    byte[] codes = Bases.encode("AACAGA");
    Random random = new Random(20260101);
    Map<String, Integer> counts = new HashMap<>();
    int draws = 60_000;
    for (int i = 0; i < draws; i++) {
      counts.merge(Bases.decode(DinucleotideShuffle.shuffle(codes, random)), 1, Integer::sum);
    }
    assertEquals(6, counts.size(), counts::toString);
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      // Five standard deviations of a binomial with p = 1/6.
      assertEquals(draws / 6.0, entry.getValue(), 5 * Math.sqrt(draws * 5 / 36.0), entry.getKey());
    }
  }

  @Test
  void theSameSeedGivesTheSameShuffle() {
    byte[] codes = randomSequence(new Random(1), 101, 4);
    byte[] first = DinucleotideShuffle.shuffle(codes, new Random(7));
    assertArrayEquals(first, DinucleotideShuffle.shuffle(codes, new Random(7)));
    assertNotEquals(
        Bases.decode(first), Bases.decode(DinucleotideShuffle.shuffle(codes, new Random(8))));
  }

  @Test
  void aTypicalWindowKeepsFewOfItsPositions() {
    Random random = new Random(3);
    byte[] codes = randomSequence(random, 101, 4);
    byte[] shuffled = DinucleotideShuffle.shuffle(codes, random);
    int same = 0;
    for (int i = 0; i < codes.length; i++) {
      same += codes[i] == shuffled[i] ? 1 : 0;
    }
    assertTrue(same < 60, "kept " + same + " of 101 positions");
  }

  /** Lengths 0 to 120 over one to five letters, so that sparse graphs occur too. */
  private static byte[] randomSequence(Random random) {
    return randomSequence(random, random.nextInt(121), 1 + random.nextInt(5));
  }

  private static byte[] randomSequence(Random random, int length, int letters) {
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(letters);
    }
    return codes;
  }

  private static int[] dinucleotides(byte[] codes) {
    int[] counts = new int[25];
    for (int i = 1; i < codes.length; i++) {
      counts[codes[i - 1] * 5 + codes[i]]++;
    }
    return counts;
  }
}
