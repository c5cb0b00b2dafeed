package org.motiflens.plugin.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.track.bigwig.BigWigReader;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.ProfileTiles;
import org.motiflens.plugin.tile.TileComputer;
import org.motiflens.plugin.tile.TileEngine;
import org.motiflens.plugin.tile.TileKey;
import org.motiflens.plugin.tile.TileRange;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;

/**
 * The tiles that a view of a track is painted from: its values, what is shown besides them, and
 * some to both sides for the next pan.
 *
 * @param client what the engine knows the view by
 * @param visible the tiles of the values; there are some
 */
record ViewTiles(TrackHost host, TrackView client, VisibleTiles visible, Besides besides) {
  /**
   * What a view shows besides values.
   *
   * @param strength whether the colour of letters says how strongly their windows bind
   * @param observed counts that are drawn beside predicted ones, for only these have their scale
   * @param preview a coarse picture that comes first
   */
  record Besides(boolean strength, Optional<BigWigReader> observed, Optional<TrackSpec> preview) {}

  /**
   * What has been computed so far.
   *
   * @param values coarse ones where a coarse picture comes first
   */
  record Known(ViewValues values, Optional<ViewValues> strengths, Optional<ViewValues> observed) {
    boolean isComplete() {
      return values.isComplete()
          && strengths.map(ViewValues::isComplete).orElse(true)
          && observed.map(ViewValues::isComplete).orElse(true);
    }
  }

  private TileEngine engine() {
    return host.engine();
  }

  private ProfileTiles tiles() {
    return host.tiles();
  }

  /** What a view shows besides values, each with what computes it. */
  private List<TileEngine.Demand> demandsBesides() {
    List<TileEngine.Demand> demands = new ArrayList<>();
    if (besides.strength()) {
      demands.add(
          new TileEngine.Demand(
              visible.strengths(), tiles().strengths(visible.spec(), visible.genome())));
    }
    besides
        .observed()
        .ifPresent(
            file ->
                demands.add(
                    new TileEngine.Demand(
                        observed(file), tiles().observed(file, visible.genome()))));
    return demands;
  }

  private TileRange observed(BigWigReader file) {
    return visible.observed(file.path());
  }

  private List<TileRange> wished() {
    List<TileRange> ranges = new ArrayList<>(List.of(visible.withNeighbours()));
    if (besides.strength()) {
      ranges.add(visible.strengths());
    }
    besides.observed().ifPresent(file -> ranges.add(observed(file)));
    return ranges;
  }

  /** Whether all have been computed or, but for a script, asked for. */
  boolean areReady() {
    return host.browser().isBatch()
        ? visible.areAllCached(engine())
        : engine().covers(client, wished());
  }

  /** Computes what is visible on this thread: for a script. */
  void computeNow() {
    TileComputer values = tiles().computer(visible.spec(), visible.genome());
    for (TileKey key : visible.tiles().centreOut()) {
      engine().computeNow(key, values);
    }
    for (TileEngine.Demand demand : demandsBesides()) {
      for (TileKey key : demand.range().centreOut()) {
        engine().computeNow(key, demand.computer());
      }
    }
  }

  /** Has them computed in the background, in place of what this view wanted before. */
  void ask() {
    if (!engine().covers(client, wished())) {
      host.forgetClosedViews(client.track());
    }
    List<TileEngine.Demand> demands = new ArrayList<>(List.of(demand(visible.withNeighbours())));
    demands.addAll(demandsBesides());
    engine()
        .want(
            client,
            client.track().getName(),
            besides.preview().map(coarse -> demand(visible.of(coarse))),
            demands);
  }

  private TileEngine.Demand demand(TileRange range) {
    return new TileEngine.Demand(range, tiles().computer(range.spec(), visible.genome()));
  }

  Known known() {
    return new Known(
        visible.values(engine(), besides.preview()),
        besides.strength()
            ? Optional.of(visible.values(engine(), visible.strengths()))
            : Optional.empty(),
        observedValues());
  }

  /** What is said in place of values, if anything. */
  Optional<String> sentence() {
    ViewValues values = visible.values(engine(), besides.preview());
    if (values.problem().isPresent()) {
      return values.problem();
    }
    if (values.hasValues()) {
      return Optional.empty();
    }
    if (values.isComplete()) {
      return Optional.of(Messages.UNKNOWN_SEQUENCE);
    }
    return Optional.of(engine().isStopped(client) ? Messages.STOPPED : Messages.COMPUTING);
  }

  private Optional<ViewValues> observedValues() {
    return besides.observed().map(file -> visible.values(engine(), observed(file)));
  }

  /**
   * The smallest and the largest value that a fitted scale is for; predicted and observed counts
   * share the scale that both fit.
   */
  Optional<float[]> scaleRange() {
    Optional<float[]> range = visible.scaleRange(visible.values(engine(), besides.preview()));
    Optional<float[]> other = observedValues().flatMap(visible::scaleRange);
    return range.isEmpty() || other.isEmpty()
        ? range
        : Optional.of(
            new float[] {
              Math.min(range.get()[0], other.get()[0]), Math.max(range.get()[1], other.get()[1])
            });
  }
}
