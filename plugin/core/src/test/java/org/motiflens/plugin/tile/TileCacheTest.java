package org.motiflens.plugin.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;

class TileCacheTest {
  private static TileKey key(int index) {
    return new TileKey(
        "genome",
        "hash",
        "saliency",
        StrandRule.FORWARD,
        WindowLayout.everyBases(101, 25),
        "chr1",
        index);
  }

  private static Tile full(int index) {
    return Tile.of(key(index), new float[TileKey.SIZE], new byte[TileKey.SIZE]);
  }

  @Test
  void tenThousandTilesStayWithinTheBound() {
    TileCache cache = new TileCache(1_000_000);
    for (int i = 0; i < 10_000; i++) {
      cache.put(full(i));
      assertTrue(cache.bytes() <= 1_000_000, "after tile " + i);
    }
    assertTrue(cache.get(key(9_999)).isPresent());
    assertEquals(Optional.empty(), cache.get(key(0)));
  }

  @Test
  void theLeastRecentlyUsedGoesFirst() {
    TileCache cache = new TileCache(3L * full(0).weight());
    cache.put(full(0));
    cache.put(full(1));
    cache.put(full(2));
    cache.get(key(0));
    cache.put(full(3));
    assertTrue(cache.get(key(0)).isPresent(), "used last");
    assertEquals(Optional.empty(), cache.get(key(1)));
  }

  @Test
  void aSmallerLimitHoldsAtOnce() {
    TileCache cache = new TileCache(1_000_000);
    for (int i = 0; i < 100; i++) {
      cache.put(full(i));
    }
    long before = cache.bytes();
    cache.limit(before / 2);
    assertTrue(cache.bytes() <= before / 2, cache.bytes() + " of " + before);
    assertTrue(cache.get(key(99)).isPresent(), "the newest stays");
    assertEquals(Optional.empty(), cache.get(key(0)));
    assertEquals(before / 2, cache.limit());
  }

  @Test
  void failuresCanBeForgotten() {
    TileCache cache = new TileCache(1_000_000);
    cache.put(full(0));
    long before = cache.bytes();
    cache.put(Tile.failed(key(1), "The file is cut off."));
    cache.forgetFailures();
    assertEquals(before, cache.bytes());
    assertEquals(Optional.empty(), cache.get(key(1)));
    assertTrue(cache.get(key(0)).isPresent());
  }
}
