package org.motiflens.plugin.tile;

import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;

/**
 * The name of a tile: some bases of a chromosome as one method of one model sees them. Tiles lie
 * edge to edge from the chromosome's start.
 *
 * @param genomeId what the sequence source calls itself
 * @param modelHash SHA-256 of the model's weights
 * @param methodKey key in the attribution registry
 * @param strand whose values a base gets
 * @param layout with the anchor only where its window touches the tile
 * @param chromosome as the genome spells it
 * @param index counted from the chromosome's start
 */
public record TileKey(
    String genomeId,
    String modelHash,
    String methodKey,
    StrandRule strand,
    WindowLayout layout,
    String chromosome,
    int index) {
  /** Bases of a tile whose windows overlap. */
  public static final int SIZE = 512;

  /**
   * Bases of a tile; the last one of a chromosome is shorter. Windows that lie edge to edge are a
   * tile each: of temporal output, which costs most for each window, no window outside the view
   * delays it, and none is computed for two tiles.
   */
  static int size(int windowLength, int stride) {
    return stride == windowLength ? windowLength : SIZE;
  }

  /** Bases of this tile. */
  public int size() {
    return size(layout.windowLength(), layout.stride());
  }

  /** 0-based position of the first base. */
  public int start() {
    return index * size();
  }
}
