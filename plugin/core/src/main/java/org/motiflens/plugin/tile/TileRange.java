package org.motiflens.plugin.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * The tiles that a view needs, in a row.
 *
 * @param genomeKey what tells the genome from others
 * @param spec what is shown
 * @param chromosome as the genome spells it
 * @param first index of the first tile
 * @param last index of the last tile
 */
public record TileRange(String genomeKey, TrackSpec spec, String chromosome, int first, int last) {

  /** The tiles that hold the bases [start, end). */
  public static TileRange covering(
      String genomeKey, TrackSpec spec, String chromosome, int start, int end) {
    return new TileRange(genomeKey, spec, chromosome, spec.tileAt(start), spec.tileAt(end - 1));
  }

  public TileKey key(int index) {
    return new TileKey(
        genomeKey,
        spec.modelHash(),
        spec.methodKey(),
        spec.strand(),
        spec.layout(chromosome, spec.tileStart(index), spec.tileStart(index + 1)),
        chromosome,
        index);
  }

  /** Number of tiles. */
  public int count() {
    return last - first + 1;
  }

  /** All tiles, the one in the middle first and the outermost last. */
  public List<TileKey> centreOut() {
    List<TileKey> keys = new ArrayList<>(count());
    int middle = (first + last) / 2;
    keys.add(key(middle));
    for (int distance = 1; distance <= count(); distance++) {
      if (middle + distance <= last) {
        keys.add(key(middle + distance));
      }
      if (middle - distance >= first) {
        keys.add(key(middle - distance));
      }
    }
    return keys;
  }
}
