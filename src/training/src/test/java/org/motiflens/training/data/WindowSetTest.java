package org.motiflens.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowSetTest {
  @Test
  void theHeldOutPartIsDisjointAndKeepsPairsTogether() {
    WindowSet set = numbered(40, 40);
    WindowSet.Parts parts = set.holdOut(0.25, 3);
    assertEquals(30, parts.large().positives().size());
    assertEquals(10, parts.small().positives().size());
    assertEquals(numbers(parts.small().positives()), numbers(parts.small().negatives()));
    assertEquals(numbers(parts.large().positives()), numbers(parts.large().negatives()));
    Set<Integer> all = new HashSet<>(numbers(parts.large().positives()));
    all.addAll(numbers(parts.small().positives()));
    assertEquals(40, all.size());
    assertNotEquals(
        numbers(parts.small().positives()),
        numbers(set.holdOut(0.25, 4).small().positives()),
        "another seed holds out another part");
  }

  @Test
  void sharesHoldForEachClassWhenTheyDifferInNumber() {
    WindowSet.Parts parts = numbered(40, 20).holdOut(0.1, 1);
    assertEquals(4, parts.small().positives().size());
    assertEquals(2, parts.small().negatives().size());
    assertEquals(60, parts.small().size() + parts.large().size());
  }

  @Test
  void everyPositiveGetsAShuffleOfItself() {
    Random random = new Random(8);
    List<byte[]> positives = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] codes = new byte[101];
      for (int t = 0; t < codes.length; t++) {
        codes[t] = (byte) random.nextInt(4);
      }
      positives.add(codes);
    }
    WindowSet set = WindowSet.withShuffles(positives, new Random(1));
    for (int i = 0; i < 20; i++) {
      int[] expected = composition(positives.get(i));
      int[] actual = composition(set.negatives().get(i));
      assertEquals(List.of(boxed(expected)), List.of(boxed(actual)));
      assertTrue(!java.util.Arrays.equals(positives.get(i), set.negatives().get(i)));
    }
  }

  private static List<Integer> boxed(int[] counts) {
    return java.util.Arrays.stream(counts).boxed().toList();
  }

  private static int[] composition(byte[] codes) {
    int[] counts = new int[5];
    for (byte code : codes) {
      counts[code]++;
    }
    return counts;
  }

  private static Set<Integer> numbers(List<byte[]> windows) {
    Set<Integer> numbers = new HashSet<>();
    windows.forEach(window -> numbers.add((int) window[0]));
    return numbers;
  }

  private static WindowSet numbered(int positives, int negatives) {
    List<byte[]> p = new ArrayList<>();
    for (int i = 0; i < positives; i++) {
      p.add(new byte[] {(byte) i});
    }
    List<byte[]> n = new ArrayList<>();
    for (int i = 0; i < negatives; i++) {
      n.add(new byte[] {(byte) i});
    }
    return new WindowSet(p, n);
  }
}
