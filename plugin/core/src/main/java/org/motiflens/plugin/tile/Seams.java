package org.motiflens.plugin.tile;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.plugin.browser.BrowserGenome;

/** Tiles of values whose bases are not all read from one source: around a changed length. */
final class Seams {
  private Seams() {}

  /**
   * A tile.
   *
   * @param locus of its bases
   * @param rows values of a base
   * @param values gives those of a stretch read from a source, row after row
   */
  static Tile tile(
      TileKey key,
      Locus locus,
      int rows,
      SequenceSource source,
      BiFunction<Locus, SequenceSource, float[]> values) {
    List<BrowserGenome.Piece> pieces =
        source instanceof BrowserGenome genome ? genome.pieces(locus) : List.of();
    if (pieces.isEmpty()) {
      return Tile.of(key, values.apply(locus, source), source.codes(locus));
    }
    if (pieces.size() == 1 && pieces.get(0).read().isPresent()) {
      SequenceSource read = pieces.get(0).read().get();
      return Tile.of(key, values.apply(locus, read), read.codes(locus));
    }
    int length = locus.length();
    float[] all = new float[rows * length];
    byte[] codes = new byte[length];
    Arrays.fill(all, Float.NaN);
    Arrays.fill(codes, Bases.N);
    for (BrowserGenome.Piece piece : pieces) {
      if (piece.read().isPresent()) {
        SequenceSource read = piece.read().get();
        Locus part = piece.locus();
        float[] ofPart = values.apply(part, read);
        int at = part.start() - locus.start();
        for (int row = 0; row < rows; row++) {
          System.arraycopy(ofPart, row * part.length(), all, row * length + at, part.length());
        }
        System.arraycopy(read.codes(part), 0, codes, at, part.length());
      }
    }
    return Tile.of(key, all, codes);
  }
}
