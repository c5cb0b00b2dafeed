package org.motiflens.plugin.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.motiflens.figure.ColourMap;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.tile.ViewValues;

/**
 * Draws the values of a view: letters when there is room for them, strips of colour and curves
 * otherwise. Gives back the state of the graphics as it found it.
 */
public final class TrackPainter {
  /** Letters are drawn from this width on. */
  public static final double LETTER_PIXELS = 4;

  private static final double LETTER_GAP = 0.06;
  private static final int CELL_LETTER_PIXELS = 8;
  private static final int ROW_LETTER_PIXELS = 9;
  private static final int LEAST_CELL_LETTER = 6;
  private static final Color PRESENT_BASE = new Color(40, 40, 40);
  private static final Color ROW_NAME_GROUND = new Color(255, 255, 255, 205);
  private static final Color BASELINE = new Color(170, 170, 170);
  private static final Color CLIP_MARK = new Color(200, 0, 160);
  private static final Color CURVE = new Color(31, 78, 121);
  private static final int CURVE_AREA_OPACITY = 70;
  private static final Color HALF_LINE = new Color(190, 190, 190);
  private static final Color NO_VALUE = new Color(238, 238, 238);

  private final LetterGlyphs glyphs;

  public TrackPainter(LetterGlyphs glyphs) {
    this.glyphs = glyphs;
  }

  /**
   * How colours of letters fade into the background.
   *
   * @param strengths by offset from the first base, 0 (faintest) to 1 (full colour)
   * @param background opaque or not
   */
  public record Fading(IntToDoubleFunction strengths, Color background) {
    /** No letter fades. */
    public static final Fading NONE = new Fading(offset -> 1, Color.WHITE);

    private static final double FAINTEST = 0.18;

    Color of(Color full, int offset) {
      double share = FAINTEST + (1 - FAINTEST) * strengths.applyAsDouble(offset);
      return share >= 1
          ? full
          : new Color(
              mix(full.getRed(), background.getRed(), share),
              mix(full.getGreen(), background.getGreen(), share),
              mix(full.getBlue(), background.getBlue(), share),
              full.getAlpha());
    }

    private static int mix(int full, int background, double share) {
      return (int) Math.round(share * full + (1 - share) * background);
    }
  }

  /**
   * Letters as tall as their values, upside down below the line when negative. A letter that the
   * axis cuts off has a mark at the edge.
   */
  public void letters(
      Graphics2D graphics,
      Viewport view,
      ViewValues mosaic,
      ValueAxis axis,
      BasePalette palette,
      Fading fading) {
    Graphics2D g = begin(graphics, view, true);
    Rectangle area = view.area();
    double width = view.pixelsPerBase();
    double baseline = bottom(area) - axis.fraction(0) * area.height;
    g.setColor(BASELINE);
    g.fill(new Rectangle2D.Double(area.x, baseline - 0.5, area.width, 1));
    int first = Math.max(0, (int) Math.floor(view.origin()) - mosaic.start());
    int last = (int) Math.ceil(view.position(area.x + area.width)) - mosaic.start();
    for (int offset = first; offset < Math.min(last, mosaic.length()); offset++) {
      float value = mosaic.value(offset);
      if (Float.isNaN(value) || value == 0) {
        continue;
      }
      double edge = bottom(area) - axis.fraction(value) * area.height;
      double height = Math.abs(edge - baseline);
      double x = view.x(mosaic.start() + offset);
      g.setColor(fading.of(palette.of(mosaic.code(offset)), offset));
      if (height >= 0.5) {
        double gap = width * LETTER_GAP;
        glyphs.fill(
            g,
            mosaic.code(offset),
            x + gap,
            Math.min(edge, baseline),
            width - 2 * gap,
            height,
            value < 0);
      }
      if (axis.clips(value)) {
        clipMark(g, x, width, value > 0 ? area.y : bottom(area) - 3);
      }
    }
    g.dispose();
  }

  /** The strongest value of each pixel column, from none to the axis' end. */
  public void magnitudeStrip(
      Graphics2D graphics, Viewport view, ViewValues mosaic, ValueAxis axis, ColourMap magnitudes) {
    Graphics2D g = begin(graphics, view, false);
    Rectangle area = view.area();
    float[] bins = PixelBins.farthestFrom(0, view, mosaic::value, mosaic.start(), mosaic.length());
    for (int column = 0; column < bins.length; column++) {
      float value = bins[column];
      if (Float.isNaN(value)) {
        g.setColor(NO_VALUE);
      } else {
        g.setColor(magnitudes.of(Math.abs(axis.intensity(value))));
      }
      g.fillRect(area.x + column, area.y, 1, area.height);
      if (axis.saturates(value)) {
        clipMark(g, area.x + column, 1, area.y);
      }
    }
    frame(g, area);
    g.dispose();
  }

  /**
   * Four values a base in four rows, A at the top, C, G and T: white at 0, full colour at the axis'
   * end. Of bases that share a pixel the one farthest from 0 is shown; where there is room the base
   * that is there has a frame, and its letter.
   *
   * @param colours white at 0
   */
  public void map(
      Graphics2D graphics,
      Viewport view,
      ViewValues mosaic,
      ValueAxis axis,
      ColourMap.Signed colours) {
    Graphics2D g = begin(graphics, view, false);
    Rectangle area = view.area();
    for (int base = 0; base < Bases.COUNT; base++) {
      int row = base;
      float[] bins =
          PixelBins.farthestFrom(
              0,
              view,
              offset -> mosaic.isMap() ? mosaic.value(offset, row) : Float.NaN,
              mosaic.start(),
              mosaic.length());
      int top = rowTop(area, base);
      int height = rowTop(area, base + 1) - top;
      for (int column = 0; column < bins.length; column++) {
        float value = bins[column];
        g.setColor(Float.isNaN(value) ? NO_VALUE : colours.of(axis.intensity(value)));
        g.fillRect(area.x + column, top, 1, height);
        if (axis.saturates(value)) {
          clipMark(g, area.x + column, 1, top);
        }
      }
    }
    frame(g, area);
    if (view.pixelsPerBase() >= LETTER_PIXELS) {
      presentBases(g, view, mosaic, axis, colours);
    }
    if (area.height >= Bases.COUNT * ROW_LETTER_PIXELS) {
      rowNames(g, area);
    }
    g.dispose();
  }

  private static int rowTop(Rectangle area, int base) {
    return area.y + base * area.height / Bases.COUNT;
  }

  private void presentBases(
      Graphics2D g, Viewport view, ViewValues mosaic, ValueAxis axis, ColourMap.Signed colours) {
    Rectangle area = view.area();
    for (int offset = 0; offset < mosaic.length(); offset++) {
      int code = mosaic.code(offset);
      if (code != Bases.N) {
        int left = (int) Math.round(view.x(mosaic.start() + offset));
        int right = (int) Math.round(view.x(mosaic.start() + offset + 1));
        int top = rowTop(area, code);
        int height = rowTop(area, code + 1) - top;
        g.setColor(PRESENT_BASE);
        g.drawRect(left, top, right - left - 1, height - 1);
        int size = Math.min(right - left, height) - 4;
        float value = mosaic.value(offset);
        if (size >= LEAST_CELL_LETTER && !Float.isNaN(value)) {
          g.setColor(inkOn(colours.of(axis.intensity(value))));
          g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
          double width = size * 0.75;
          double x = left + (right - left - width) / 2;
          glyphs.fill(g, code, x, top + (height - size) / 2.0, width, size, false);
          g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        }
      }
    }
  }

  private static void rowNames(Graphics2D g, Rectangle area) {
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, ROW_LETTER_PIXELS));
    for (int base = 0; base < Bases.COUNT; base++) {
      int top = rowTop(area, base);
      int bottom = rowTop(area, base + 1);
      g.setColor(ROW_NAME_GROUND);
      g.fillRect(area.x + 1, top, ROW_LETTER_PIXELS + 2, bottom - top);
      g.setColor(PRESENT_BASE);
      int line = (top + bottom + ROW_LETTER_PIXELS) / 2 - 1;
      g.drawString(String.valueOf(Bases.letter(base)), area.x + 2, line);
    }
  }

  /**
   * Probabilities as colours, one half in the middle; the one farthest from one half where bases
   * share a pixel, and the base's letter in its cell where there is room.
   *
   * @param shown the probability at an offset
   */
  public void probabilityStrip(
      Graphics2D graphics,
      Viewport view,
      ViewValues mosaic,
      IntToDoubleFunction shown,
      ColourMap probabilities) {
    Graphics2D g = begin(graphics, view, false);
    Rectangle area = view.area();
    float[] bins = PixelBins.farthestFrom(0.5, view, shown, mosaic.start(), mosaic.length());
    for (int column = 0; column < bins.length; column++) {
      g.setColor(Float.isNaN(bins[column]) ? NO_VALUE : probabilities.of(bins[column]));
      g.fillRect(area.x + column, area.y, 1, area.height);
    }
    frame(g, area);
    if (view.pixelsPerBase() >= CELL_LETTER_PIXELS && area.height >= CELL_LETTER_PIXELS + 4) {
      cellLetters(g, view, mosaic, probabilities);
    }
    g.dispose();
  }

  private void cellLetters(
      Graphics2D g, Viewport view, ViewValues mosaic, ColourMap probabilities) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Rectangle area = view.area();
    double size = Math.min(view.pixelsPerBase() - 3, Math.min(11, area.height - 4));
    for (int offset = 0; offset < mosaic.length(); offset++) {
      float value = mosaic.value(offset);
      if (Float.isNaN(value)) {
        continue;
      }
      g.setColor(inkOn(probabilities.of(value)));
      double width = size * 0.75;
      double x = view.x(mosaic.start() + offset) + (view.pixelsPerBase() - width) / 2;
      glyphs.fill(
          g, mosaic.code(offset), x, area.y + (area.height - size) / 2.0, width, size, false);
    }
  }

  private static Color inkOn(Color cell) {
    boolean dark = 0.3 * cell.getRed() + 0.6 * cell.getGreen() + 0.1 * cell.getBlue() < 150;
    return dark ? Color.WHITE : Color.DARK_GRAY;
  }

  /**
   * A filled curve of probabilities with a line at one half; what the axis cuts off has a mark.
   *
   * @param chosen the user's colour, if there is one
   */
  public void probabilities(
      Graphics2D graphics,
      Viewport view,
      ViewValues mosaic,
      ValueAxis axis,
      Optional<Color> chosen) {
    if (axis.minimum() < 0.5 && axis.maximum() > 0.5) {
      Graphics2D g = begin(graphics, view, true);
      Rectangle area = view.area();
      double half = bottom(area) - axis.fraction(0.5) * area.height;
      g.setColor(HALF_LINE);
      g.setStroke(
          new BasicStroke(
              1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 4}, 0));
      g.drawLine(area.x, (int) half, area.x + area.width, (int) half);
      g.dispose();
    }
    curve(graphics, view, mosaic, axis, chosen);
  }

  /**
   * A filled curve; what the axis cuts off has a mark.
   *
   * @param chosen the user's colour, if there is one
   */
  public void curve(
      Graphics2D graphics,
      Viewport view,
      ViewValues mosaic,
      ValueAxis axis,
      Optional<Color> chosen) {
    Graphics2D g = begin(graphics, view, true);
    Rectangle area = view.area();
    g.setStroke(new BasicStroke(1.3f));
    float[] bins =
        PixelBins.farthestFrom(
            axis.minimum(), view, mosaic::value, mosaic.start(), mosaic.length());
    int column = 0;
    while (column < bins.length) {
      int end = column;
      while (end < bins.length && !Float.isNaN(bins[end])) {
        end++;
      }
      if (end > column) {
        stretch(g, area, axis, bins, column, end, chosen.orElse(CURVE));
      } else {
        g.setColor(NO_VALUE);
        g.fillRect(area.x + column, area.y, 1, area.height);
        end++;
      }
      column = end;
    }
    for (column = 0; column < bins.length; column++) {
      if (axis.clips(bins[column])) {
        boolean above = bins[column] > axis.maximum();
        clipMark(g, area.x + column, 1, above ? area.y : bottom(area) - 3);
      }
    }
    g.dispose();
  }

  private static void stretch(
      Graphics2D g, Rectangle area, ValueAxis axis, float[] bins, int from, int to, Color colour) {
    Path2D line = new Path2D.Double();
    for (int i = from; i < to; i++) {
      double y = bottom(area) - axis.fraction(bins[i]) * area.height;
      if (i == from) {
        line.moveTo(area.x + i, y);
      }
      line.lineTo(area.x + i + 0.5, y);
    }
    Path2D filled = new Path2D.Double(line);
    filled.lineTo(area.x + to, bottom(area));
    filled.lineTo(area.x + from, bottom(area));
    filled.closePath();
    // IGV's overlays make their members' colours translucent.
    int opacity = CURVE_AREA_OPACITY * colour.getAlpha() / 255;
    g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity));
    // Its edge lies under the line: smooth, it would cost as much again and look the same.
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    g.fill(filled);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(colour);
    g.draw(line);
  }

  private static Graphics2D begin(Graphics2D graphics, Viewport view, boolean smooth) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.clip(view.area());
    g.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return g;
  }

  private static double bottom(Rectangle area) {
    return area.y + (double) area.height;
  }

  private static void clipMark(Graphics2D g, double x, double width, double y) {
    g.setColor(CLIP_MARK);
    g.fill(new Rectangle2D.Double(x, y, Math.max(1, width), 3));
  }

  private static void frame(Graphics2D g, Rectangle area) {
    g.setColor(BASELINE);
    g.drawRect(area.x, area.y, area.width - 1, area.height - 1);
  }
}
