package org.motiflens.plugin.track;

import java.nio.file.Path;
import java.util.Optional;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.tile.Strength;
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
                bases.genome().key(), spec, locus.chromosome(), locus.start(), locus.end()));
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
        tiles.genomeKey(),
        spec(),
        tiles.chromosome(),
        Math.max(0, tiles.first() - more),
        Math.min(lastOfAll, tiles.last() + more));
  }

  /** The tiles of something else that hold the visible bases. */
  TileRange of(TrackSpec other) {
    return range(other);
  }

  /** How strongly the windows of the visible bases bind. */
  TileRange strengths() {
    return range(spec().withMethod(Strength.KEY, spec().stride(), spec().anchor()));
  }

  /** Counts of a file, at the visible bases. */
  TileRange observed(Path file) {
    return range(observed(spec(), file));
  }

  /** What computes a file's counts at the bases of a track. */
  static TrackSpec observed(TrackSpec spec, Path file) {
    return spec.withMethod("observed " + file.toAbsolutePath(), spec.stride(), spec.anchor());
  }

  private TileRange range(TrackSpec other) {
    return TileRange.covering(
        genome().key(), other, tiles.chromosome(), locus().start(), locus().end());
  }

  /** What is known of the visible bases now, of a range. */
  ViewValues values(TileEngine engine, TileRange range) {
    return ViewValues.of(engine, range, locus().start(), locus().end());
  }

  /**
   * What is known of the visible bases now.
   *
   * @param coarse whose values stand in for those that are missing
   */
  ViewValues values(TileEngine engine, Optional<TrackSpec> coarse) {
    return ViewValues.of(engine, coarse.map(this::of), tiles, locus().start(), locus().end());
  }

  /** Whether the middle of the chosen window is in view: then it is what the track is about. */
  boolean showsAnchor() {
    return spec()
        .anchor()
        .filter(anchor -> anchor.chromosome().equals(locus().chromosome()))
        .filter(anchor -> anchor.position() >= locus().start() && anchor.position() < locus().end())
        .isPresent();
  }

  /** The range of the values that a fitted scale is for: the chosen window's, or all. */
  Optional<float[]> scaleRange(ViewValues values) {
    Optional<float[]> ofWindow = Optional.empty();
    if (showsAnchor()) {
      int start = spec().anchor().orElseThrow().position() - spec().windowLength() / 2;
      ofWindow = values.range(start, start + spec().windowLength());
    }
    return ofWindow.or(values::range);
  }

  /** Whether all visible tiles have been computed. */
  boolean areAllCached(TileEngine engine) {
    return tiles.centreOut().stream().allMatch(key -> engine.cached(key).isPresent());
  }
}
