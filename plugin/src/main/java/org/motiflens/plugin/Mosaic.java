package org.motiflens.plugin;

import java.util.Arrays;
import java.util.Optional;
import org.motiflens.genome.Bases;

/**
 * What the tiles at hand say about the bases of a view: values, letters, how much is still missing
 * and the first problem. A snapshot for one painting.
 */
public final class Mosaic {
  private final int start;
  private final float[] values;
  private final byte[] codes;
  private final int missingTiles;
  private final int tiles;
  private final Optional<String> problem;

  private Mosaic(
      int start,
      float[] values,
      byte[] codes,
      int missingTiles,
      int tiles,
      Optional<String> problem) {
    this.start = start;
    this.values = values;
    this.codes = codes;
    this.missingTiles = missingTiles;
    this.tiles = tiles;
    this.problem = problem;
  }

  /** Collects the bases [start, end) from the tiles that the engine has. */
  public static Mosaic of(TileEngine engine, TileRange range, int start, int end) {
    float[] values = new float[end - start];
    byte[] codes = new byte[end - start];
    Arrays.fill(values, Float.NaN);
    Arrays.fill(codes, Bases.N);
    int missing = 0;
    Optional<String> problem = Optional.empty();
    for (int index = range.first(); index <= range.last(); index++) {
      Optional<Tile> tile = engine.cached(range.key(index));
      if (tile.isEmpty()) {
        missing++;
      } else if (tile.get().problem().isPresent()) {
        problem = problem.or(tile.get()::problem);
      } else {
        tile.get().copyTo(start, values, codes);
      }
    }
    return new Mosaic(start, values, codes, missing, range.count(), problem);
  }

  /** 0-based position of the first base. */
  public int start() {
    return start;
  }

  public int length() {
    return values.length;
  }

  /** The value {@code offset} bases from the start; NaN where there is none (yet). */
  public float value(int offset) {
    return values[offset];
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
    for (float value : values) {
      if (!Float.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  /** Smallest and largest value, or empty when there is none. */
  public Optional<float[]> range() {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    return min <= max ? Optional.of(new float[] {min, max}) : Optional.empty();
  }
}
