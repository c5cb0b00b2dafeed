package org.motiflens.plugin.tile;

import org.motiflens.plugin.work.Cancellation;

/** Computes one tile, on a thread of the {@link TileEngine}'s pool. */
@FunctionalInterface
public interface TileComputer {
  /**
   * Computes the tile.
   *
   * @throws org.motiflens.genome.InputException when the input does not allow it; its sentence is
   *     drawn in the track
   * @throws java.util.concurrent.CancellationException when {@code cancellation} was set meanwhile
   */
  Tile compute(TileKey key, Cancellation cancellation);
}
