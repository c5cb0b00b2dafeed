package org.motiflens.plugin.tile;

import java.util.Arrays;
import java.util.Optional;
import org.motiflens.genome.sequence.Bases;

/**
 * What the tiles at hand say about the bases of a view: values, letters, how much is still missing
 * and the first problem. A snapshot for one painting.
 */
public final class ViewValues {
  private final int start;
  private final float[][] rows;
  private final byte[] codes;
  private final int missingTiles;
  private final int tiles;
  private final Optional<String> problem;

  private ViewValues(
      int start,
      float[][] rows,
      byte[] codes,
      int missingTiles,
      int tiles,
      Optional<String> problem) {
    this.start = start;
    this.rows = rows;
    this.codes = codes;
    this.missingTiles = missingTiles;
    this.tiles = tiles;
    this.problem = problem;
  }

  /** Collects the bases [start, end) from the tiles that the engine has. */
  public static ViewValues of(TileEngine engine, TileRange range, int start, int end) {
    return of(engine, Optional.empty(), range, start, end);
  }

  /**
   * Collects the bases [start, end) from the tiles that the engine has.
   *
   * @param preview coarse tiles, shown where those of the range are missing; how much is missing is
   *     counted without them
   */
  public static ViewValues of(
      TileEngine engine, Optional<TileRange> preview, TileRange range, int start, int end) {
    float[][] rows = new float[1][];
    rows[0] = unknown(end - start);
    byte[] codes = new byte[end - start];
    Arrays.fill(codes, Bases.N);
    if (preview.isPresent()) {
      for (int index = preview.get().first(); index <= preview.get().last(); index++) {
        Optional<Tile> tile = engine.cached(preview.get().key(index));
        if (tile.isPresent() && tile.get().problem().isEmpty() && tile.get().rows() == 1) {
          tile.get().copyTo(start, rows, codes);
        }
      }
    }
    int missing = 0;
    Optional<String> problem = Optional.empty();
    for (int index = range.first(); index <= range.last(); index++) {
      Optional<Tile> tile = engine.cached(range.key(index));
      if (tile.isEmpty()) {
        missing++;
      } else if (tile.get().problem().isPresent()) {
        problem = problem.or(tile.get()::problem);
      } else {
        if (tile.get().rows() > rows.length) {
          rows = new float[tile.get().rows()][];
          Arrays.setAll(rows, row -> unknown(end - start));
        }
        tile.get().copyTo(start, rows, codes);
      }
    }
    return new ViewValues(start, rows, codes, missing, range.count(), problem);
  }

  /** 0-based position of the first base. */
  public int start() {
    return start;
  }

  private static float[] unknown(int length) {
    float[] values = new float[length];
    Arrays.fill(values, Float.NaN);
    return values;
  }

  public int length() {
    return codes.length;
  }

  /**
   * The value {@code offset} bases from the start, of a map that of the base that is there; NaN
   * where there is none (yet).
   */
  public float value(int offset) {
    if (rows.length == 1) {
      return rows[0][offset];
    }
    return codes[offset] == Bases.N ? Float.NaN : rows[codes[offset]][offset];
  }

  /** Whether a base has four values. */
  public boolean isMap() {
    return rows.length > 1;
  }

  /** The value of a base (its code) {@code offset} bases from the start; of a map only. */
  public float value(int offset, int base) {
    return rows[base][offset];
  }

  /** The base's code {@code offset} bases from the start. */
  public byte code(int offset) {
    return codes[offset];
  }

  /** Share of the tiles that are there, 0 to 1. */
  public double progress() {
    return tiles == 0 ? 1 : 1 - (double) missingTiles / tiles;
  }

  public boolean isComplete() {
    return missingTiles == 0;
  }

  public Optional<String> problem() {
    return problem;
  }

  /** Whether any base has a value. */
  public boolean hasValues() {
    return range().isPresent();
  }

  /** Smallest and largest value, or empty when there is none. */
  public Optional<float[]> range() {
    return range(start, start + codes.length);
  }

  /**
   * Smallest and largest value of some of the bases, or empty when there is none.
   *
   * @param from 0-based position; what lies outside is left out
   * @param to position after the last
   */
  public Optional<float[]> range(int from, int to) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    int last = Math.min(codes.length, to - start);
    for (float[] row : rows) {
      for (int offset = Math.max(0, from - start); offset < last; offset++) {
        if (!Float.isNaN(row[offset])) {
          min = Math.min(min, row[offset]);
          max = Math.max(max, row[offset]);
        }
      }
    }
    return min <= max ? Optional.of(new float[] {min, max}) : Optional.empty();
  }
}
