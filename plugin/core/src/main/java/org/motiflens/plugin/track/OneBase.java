package org.motiflens.plugin.track;

import java.nio.file.Path;
import java.util.Optional;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.Tile;
import org.motiflens.plugin.tile.TileEngine;
import org.motiflens.plugin.tile.TileRange;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;

/**
 * The value of one base that has been computed.
 *
 * @param values of this base alone
 * @param spec that they belong to
 * @param genome that the base is of
 * @param base where it is, as the genome spells it
 */
record OneBase(ViewValues values, TrackSpec spec, BrowserGenome genome, Anchor base) {
  /**
   * Looks a base up, computing nothing.
   *
   * @param name of the chromosome, as the browser has it
   * @param position 0-based; below 0 there is none
   */
  static Optional<OneBase> of(
      TileEngine engine, TrackSpec spec, BrowserGenome genome, String name, int position) {
    if (position < 0) {
      return Optional.empty();
    }
    String chromosome = genome.canonical(name);
    TileRange range = TileRange.covering(genome.key(), spec, chromosome, position, position + 1);
    Optional<Tile> tile = engine.cached(range.key(range.first()));
    if (tile.isEmpty() || tile.get().length() <= position - tile.get().key().start()) {
      return Optional.empty();
    }
    ViewValues one = ViewValues.of(engine, range, position, position + 1);
    return Float.isNaN(one.value(0))
        ? Optional.empty()
        : Optional.of(new OneBase(one, spec, genome, new Anchor(chromosome, position)));
  }

  /**
   * What is said of it, as HTML.
   *
   * @param track name of the track
   * @param method what the value is
   * @param row of a map, the base whose value is in bold; -1 for none
   * @param observed what was observed there, as HTML; may be empty
   * @param trust how far the window can be trusted
   */
  String tooltip(String track, String method, int row, String observed, String trust) {
    return Messages.tooltip(
        track,
        base.locus(),
        values.code(0),
        method,
        text(row),
        observed,
        spec.strand(),
        window(),
        trust);
  }

  /**
   * What a file has observed at the base, where that is known.
   *
   * @param file beside whose values the track's are drawn
   */
  String observed(TileEngine engine, Path file) {
    int at = base.position();
    TrackSpec counts = VisibleTiles.observed(spec, file);
    TileRange range = TileRange.covering(genome.key(), counts, base.chromosome(), at, at + 1);
    ViewValues there = ViewValues.of(engine, range, at, at + 1);
    return there.isComplete()
        ? Messages.observed(
            Float.isNaN(there.value(0)) ? "–" : ValueAxis.format(there.value(0)), file)
        : "";
  }

  /** The window whose value the base has. */
  private Locus window() {
    String chromosome = base.chromosome();
    int start = spec.layout(chromosome).owner(base.position(), genome.length(chromosome));
    return new Locus(chromosome, start, start + spec.windowLength());
  }

  /** The value, or the four of a map, as HTML. */
  private String text(int row) {
    if (!values.isMap()) {
      return ValueAxis.format(values.value(0));
    }
    StringBuilder text = new StringBuilder();
    for (int base = 0; base < Bases.COUNT; base++) {
      String entry = Bases.letter(base) + " " + ValueAxis.format(values.value(0, base));
      text.append(base == 0 ? "" : ", ").append(base == row ? "<b>" + entry + "</b>" : entry);
    }
    return text.toString();
  }
}
