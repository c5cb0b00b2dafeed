package org.motiflens.plugin.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;

/** How tiles lie along a chromosome. */
class TileKeyTest {
  private static TrackSpec spec(int windowLength, int stride) {
    return new TrackSpec(
        "model", "hash", "method", windowLength, stride, StrandRule.FORWARD, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"101,25", "101,101", "100,100", "2114,1", "2114,264", "2114,528", "2114,2114"})
  void everyBaseIsInTheTileThatItIsLookedUpIn(int windowLength, int stride) {
    TrackSpec spec = spec(windowLength, stride);
    int next = 0;
    for (int index = 0; next < 30_000; index++) {
      TileKey key = new TileRange("g", spec, "chr1", index, index).key(index);
      assertEquals(next, key.start(), "tile " + index);
      assertTrue(key.end() > key.start());
      assertEquals(index, spec.tileAt(key.start()));
      assertEquals(index, spec.tileAt(key.end() - 1));
      next = key.end();
    }
  }

  @ParameterizedTest
  @CsvSource({"101,101", "2114,528", "2114,529", "2113,528", "2113,2113"})
  void whatIsOneWindowsIsOneTile(int windowLength, int stride) {
    WindowLayout layout = WindowLayout.everyBases(windowLength, stride);
    int last = 40 * stride + windowLength;
    for (int index = 0; index < 35; index++) {
      int start = TileKey.start(index, windowLength, stride);
      int end = TileKey.start(index + 1, windowLength, stride);
      int owners = 0;
      for (WindowLayout.Run run : layout.runs(start, end, last)) {
        owners += run.count();
      }
      assertEquals(1, owners, "tile " + index);
    }
  }

  @Test
  void longWindowsHaveLongTiles() {
    assertEquals(1024, TileKey.start(1, 2114, 1));
    assertEquals(512, TileKey.start(1, 101, 25));
  }
}
