package org.motiflens.plugin.track.mark;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.motif.scan.MotifSweep;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Marks;

/**
 * Arrows in pink, as {@link HitMarks}, with the names of their motifs, in rows: the least likely by
 * chance take their places first, from the top. A hit that finds no row is a tick below them.
 *
 * @param hits that are visible
 * @param greatestP p-value of the least hit that is shown
 * @param ink of the names
 */
record NamedHitMarks(List<MotifSweep.Hit> hits, double greatestP, Ink ink) implements Marks {
  private static final int ROW = 14;
  private static final int BAR = 10;
  private static final int TICKS = 4;
  private static final int GAP = 3;

  /** Bars from this width on have a tip; narrower ones are blocks. */
  private static final int LEAST_ARROW = 8;

  NamedHitMarks {
    hits = hits.stream().sorted(MotifSweep.STRONGEST_FIRST).toList();
  }

  /**
   * A hit in its row.
   *
   * @param row from 0 at the top; -1 where there was no room
   * @param left of the bar, in pixels
   * @param width of the bar
   */
  record Placed(MotifSweep.Hit hit, int row, int left, int width) {
    boolean isDrawn() {
      return row >= 0;
    }
  }

  /** The pixels that a bar and its name take. */
  private record Span(int from, int to) {
    boolean touches(Span other) {
      return from <= other.to + GAP && other.from <= to + GAP;
    }
  }

  /** Where each hit goes, the strongest first. */
  List<Placed> placed(Viewport view, FontMetrics metrics) {
    Rectangle area = view.area();
    int rows = Math.max(1, (area.height - TICKS) / ROW);
    List<List<Span>> taken = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      taken.add(new ArrayList<>());
    }
    List<Placed> placed = new ArrayList<>();
    for (MotifSweep.Hit hit : hits) {
      int left = (int) Math.round(view.x(hit.place().locus().start()));
      int width = Math.max(2, (int) Math.round(view.x(hit.place().locus().end())) - left);
      Span span = new Span(left, left + Math.max(width, extent(hit, width, metrics)));
      int row = 0;
      while (row < rows && taken.get(row).stream().anyMatch(span::touches)) {
        row++;
      }
      if (row < rows) {
        taken.get(row).add(span);
      }
      placed.add(new Placed(hit, row < rows ? row : -1, left, width));
    }
    return placed;
  }

  /** From the left of a bar to the end of its name, which stands in it or beside it. */
  private static int extent(MotifSweep.Hit hit, int width, FontMetrics metrics) {
    int name = metrics.stringWidth(words(hit));
    return fits(name, width) ? width : width + GAP + name;
  }

  private static boolean fits(int name, int width) {
    return name + 2 * BAR <= width;
  }

  private static String words(MotifSweep.Hit hit) {
    return Messages.plain(hit.name());
  }

  @Override
  public void paint(Graphics2D g, Viewport view) {
    Rectangle area = view.area();
    for (Placed one : placed(view, g.getFontMetrics())) {
      g.setColor(HitMarks.shade(one.hit().place().pValue(), greatestP));
      if (one.isDrawn()) {
        draw(g, one, area.y + one.row() * ROW + 1);
      } else {
        g.fillRect(one.left(), area.y + area.height - TICKS + 1, one.width(), TICKS - 1);
      }
    }
  }

  private void draw(Graphics2D g, Placed one, int top) {
    if (one.width() < LEAST_ARROW) {
      g.fillRect(one.left(), top, one.width(), BAR);
    } else {
      Polygon arrow =
          HitMarks.arrow(one.hit().place().reverse(), one.left(), top, one.width(), BAR);
      g.fill(arrow);
      g.setColor(HitMarks.EDGE);
      g.draw(arrow);
    }
    FontMetrics metrics = g.getFontMetrics();
    String words = words(one.hit());
    int length = metrics.stringWidth(words);
    boolean inside = fits(length, one.width());
    g.setColor(inside ? HitMarks.onShade(one.hit().place().pValue(), greatestP) : ink.text());
    int x = inside ? one.left() + (one.width() - length) / 2 : one.left() + one.width() + GAP;
    g.drawString(words, x, top + BAR - 1);
  }
}
