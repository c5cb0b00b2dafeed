package org.motiflens.plugin.tile;

import java.util.Optional;
import org.motiflens.genome.sequence.Bases;

/** A computed tile: values and bases, or the sentence that says why there are none. Immutable. */
public final class Tile {
  private final TileKey key;
  private final float[] values;
  private final byte[] codes;
  private final Optional<String> problem;

  private Tile(TileKey key, float[] values, byte[] codes, Optional<String> problem) {
    this.key = key;
    this.values = values;
    this.codes = codes;
    this.problem = problem;
  }

  /**
   * @param values one a base from the tile's start, or four rows of these, for A, C, G and T, one
   *     after another; the tile keeps the array
   * @param codes the bases ({@code org.motiflens.genome.sequence.Bases}); the tile keeps the array
   */
  public static Tile of(TileKey key, float[] values, byte[] codes) {
    if (values.length != codes.length && values.length != Bases.COUNT * codes.length) {
      throw new IllegalArgumentException(values.length + " values for " + codes.length + " bases");
    }
    return new Tile(key, values, codes, Optional.empty());
  }

  /** A tile without values. */
  public static Tile failed(TileKey key, String sentence) {
    return new Tile(key, new float[0], new byte[0], Optional.of(sentence));
  }

  public TileKey key() {
    return key;
  }

  /** Why there are no values. */
  public Optional<String> problem() {
    return problem;
  }

  /** Number of bases; 0 for a failed tile. */
  public int length() {
    return codes.length;
  }

  /** Values of a base: 1, or 4. */
  public int rows() {
    return codes.length == 0 ? 1 : values.length / codes.length;
  }

  /**
   * Copies what [start, start + toCodes.length) shares with this tile.
   *
   * @param toRows as many as this tile has
   */
  void copyTo(int start, float[][] toRows, byte[] toCodes) {
    int from = Math.max(start, key.start());
    int to = Math.min(start + toCodes.length, key.start() + codes.length);
    if (from < to) {
      for (int row = 0; row < rows(); row++) {
        int at = row * codes.length + from - key.start();
        System.arraycopy(values, at, toRows[row], from - start, to - from);
      }
      System.arraycopy(codes, from - key.start(), toCodes, from - start, to - from);
    }
  }

  /** Bytes that the tile keeps in memory, approximately. */
  int weight() {
    return 200 + Float.BYTES * values.length + codes.length;
  }
}
