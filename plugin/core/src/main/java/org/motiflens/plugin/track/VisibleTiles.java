package org.motiflens.plugin.track;

import java.util.Optional;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.tile.TileEngine;
import org.motiflens.plugin.tile.TileRange;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;

/**
 * The tiles of a track that a view shows, or why there are none.
 *
 * @param bases that are visible
 * @param tiles that hold them; null with a sentence
 */
record VisibleTiles(VisibleBases bases, TileRange tiles) {
  private static final int MOST_PREFETCHED = 8;

  static VisibleTiles of(VisibleBases bases, TrackSpec spec) {
    Locus locus = bases.locus();
    return new VisibleTiles(
        bases,
        bases.sentence().isPresent()
            ? null
            : TileRange.covering(
                bases.genome().genomeId(), spec, locus.chromosome(), locus.start(), locus.end()));
  }

  Optional<String> sentence() {
    return bases.sentence();
  }

  BrowserGenome genome() {
    return bases.genome();
  }

  Locus locus() {
    return bases.locus();
  }

  TrackSpec spec() {
    return tiles.spec();
  }

  /** The visible tiles and some to both sides, computed last. */
  TileRange withNeighbours() {
    int more = Math.min(MOST_PREFETCHED, Math.max(1, tiles.count() / 2));
    int lastOfAll = spec().tileAt(genome().length(tiles.chromosome()) - 1);
    return new TileRange(
        tiles.genomeId(),
        spec(),
        tiles.chromosome(),
        Math.max(0, tiles.first() - more),
        Math.min(lastOfAll, tiles.last() + more));
  }

  /** What is known of the visible bases now. */
  ViewValues values(TileEngine engine) {
    return ViewValues.of(engine, tiles, locus().start(), locus().end());
  }

  /** Whether all visible tiles have been computed. */
  boolean areAllCached(TileEngine engine) {
    return tiles.centreOut().stream().allMatch(key -> engine.cached(key).isPresent());
  }
}
