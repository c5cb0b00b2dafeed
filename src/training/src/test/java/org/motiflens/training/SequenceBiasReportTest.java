package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequenceBiasReportTest {
  @Test
  void bothTrainingSetsAreOfOneSizeAndOfTheCompleteSet() {
    List<byte[]> all = IntStream.range(0, 20).mapToObj(i -> new byte[] {(byte) i, 1}).toList();
    // The third is in no complete set: its peak was tested on, or is of another one.
    List<byte[]> known = List.of(new byte[] {7, 1}, new byte[] {3, 1}, new byte[] {3, 2});
    Map<String, List<byte[]>> arms = SequenceBiasReport.arms(all, known, 1);
    assertEquals(2, arms.get("at hand").size());
    assertArrayEquals(new byte[] {3, 1}, arms.get("at hand").get(0));
    assertArrayEquals(new byte[] {7, 1}, arms.get("at hand").get(1));
    List<byte[]> random = arms.get("random");
    assertEquals(2, random.stream().map(window -> window[0]).distinct().count());
    assertTrue(all.containsAll(random));
  }
}
