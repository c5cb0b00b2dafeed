package org.motiflens.plugin.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.interval.Peak;

class PeakListTest {
  private static Peak peak(String chromosome, int start, int summitOffset) {
    return new Peak(
        chromosome, start, start + 200, "", 0, '.', 1, Double.NaN, Double.NaN, summitOffset);
  }

  private final PeakList peaks =
      new PeakList(List.of(peak("chr2", 500, 20), peak("chr1", 900, 100), peak("chr1", 100, 50)));

  @Test
  void nextIsTheFirstSummitBeyondThePosition() {
    assertEquals(OptionalInt.of(0), peaks.next("chr1", 149));
    assertEquals(OptionalInt.of(1), peaks.next("chr1", 150), "on a summit it moves on");
    assertEquals(OptionalInt.of(2), peaks.next("chr1", 1000));
  }

  @Test
  void previousIsTheLastSummitBeforeThePosition() {
    assertEquals(OptionalInt.of(1), peaks.previous("chr2", 520));
    assertEquals(OptionalInt.of(2), peaks.previous("chr2", 521));
  }

  @Test
  void steppingGoesAroundTheEnds() {
    assertEquals(OptionalInt.of(0), peaks.next("chr2", 9999));
    assertEquals(OptionalInt.of(2), peaks.previous("chr1", 0));
  }

  @Test
  void withoutPeaksThereIsNowhereToGo() {
    assertEquals(OptionalInt.empty(), new PeakList(List.of()).next("chr1", 0));
  }
}
