package org.motiflens.plugin.tile;

import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;

/**
 * The name of a tile: some bases of a chromosome as one method of one model sees them. Tiles lie
 * edge to edge from the chromosome's start.
 *
 * @param genomeKey what tells the genome from others
 * @param modelHash SHA-256 of the model's weights
 * @param methodKey key in the attribution registry
 * @param strand whose values a base gets
 * @param layout with the anchor only where its window touches the tile
 * @param chromosome as the genome spells it
 * @param index counted from the chromosome's start
 */
public record TileKey(
    String genomeKey,
    String modelHash,
    String methodKey,
    StrandRule strand,
    WindowLayout layout,
    String chromosome,
    int index) {
  /** Bases of a tile whose windows overlap. */
  public static final int SIZE = 512;

  /** Bases of a tile whose windows are longer than that: what they have in common is much. */
  private static final int LONG = 1024;

  /** How tiles lie: each has so many bases, and the first of them lacks some at its beginning. */
  private record Grid(int size, int lacking) {
    /**
     * Windows that lie edge to edge, or farther apart than tiles are long, are a tile each, the
     * bases that they own: of what costs most for each window none outside the view delays it, and
     * none is computed for two tiles.
     */
    static Grid of(int windowLength, int stride) {
      if (stride == windowLength || stride >= SIZE) {
        int phase = WindowLayout.everyBases(windowLength, stride).phase();
        return new Grid(stride, phase == 0 ? 0 : stride - phase);
      }
      return new Grid(windowLength > SIZE ? LONG : SIZE, 0);
    }
  }

  /** Index of the tile that holds a base (0-based). */
  static int at(int position, int windowLength, int stride) {
    Grid grid = Grid.of(windowLength, stride);
    return (position + grid.lacking) / grid.size;
  }

  /** 0-based position of the first base of a tile. */
  static int start(int index, int windowLength, int stride) {
    Grid grid = Grid.of(windowLength, stride);
    return Math.max(0, index * grid.size - grid.lacking);
  }

  /** 0-based position of the first base. */
  public int start() {
    return start(index, layout.windowLength(), layout.stride());
  }

  /** After the last base, unless the chromosome ends before. */
  public int end() {
    return start(index + 1, layout.windowLength(), layout.stride());
  }
}
