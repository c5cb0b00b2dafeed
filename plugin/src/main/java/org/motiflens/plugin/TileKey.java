package org.motiflens.plugin;

import org.motiflens.explain.StrandRule;
import org.motiflens.explain.WindowLayout;

/**
 * The name of a tile: {@value #SIZE} bases of a chromosome as one method of one model sees them.
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
  /** Bases of a tile; the last one of a chromosome is shorter. */
  public static final int SIZE = 512;

  /** 0-based position of the first base. */
  public int start() {
    return index * SIZE;
  }
}
