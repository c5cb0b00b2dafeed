package org.motiflens.plugin.tile;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tiles that were computed, the least recently used dropped first. Safe for use by many threads.
 */
public final class TileCache {
  private long capacityBytes;
  private final Map<TileKey, Tile> tiles = new LinkedHashMap<>(256, 0.75f, true);
  private long bytes;

  public TileCache(long capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  public synchronized Optional<Tile> get(TileKey key) {
    return Optional.ofNullable(tiles.get(key));
  }

  synchronized boolean contains(TileKey key) {
    return tiles.containsKey(key);
  }

  public synchronized void put(Tile tile) {
    Tile old = tiles.put(tile.key(), tile);
    bytes += tile.weight() - (old == null ? 0 : old.weight());
    drop();
  }

  private void drop() {
    Iterator<Tile> eldest = tiles.values().iterator();
    while (bytes > capacityBytes && tiles.size() > 1) {
      bytes -= eldest.next().weight();
      eldest.remove();
    }
  }

  /** Drops the tiles that failed, so that they are tried again. */
  public synchronized void forgetFailures() {
    tiles
        .values()
        .removeIf(
            tile -> {
              boolean failed = tile.problem().isPresent();
              bytes -= failed ? tile.weight() : 0;
              return failed;
            });
  }

  /** Whether as many tiles as these, of the size of those that it holds, fit in at once. */
  synchronized boolean hasRoomFor(int count) {
    return tiles.isEmpty() || (double) bytes / tiles.size() * count <= capacityBytes;
  }

  /** How much it may hold; the rest is dropped at once. */
  public synchronized void limit(long newCapacityBytes) {
    capacityBytes = newCapacityBytes;
    drop();
  }

  /** Bytes that it may hold. */
  public synchronized long limit() {
    return capacityBytes;
  }

  /** Bytes held, approximately. */
  public synchronized long bytes() {
    return bytes;
  }
}
