package org.motiflens.plugin.igv2;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.List;
import java.util.Optional;
import org.broad.igv.feature.LocusScore;
import org.broad.igv.renderer.DataRange;
import org.broad.igv.renderer.XYPlotRenderer;
import org.broad.igv.track.RenderContext;
import org.broad.igv.track.Track;
import org.broad.igv.ui.FontManager;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.draw.TrackPainter;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;

/**
 * Our look of a track, beside IGV's own kinds of graph: letters, heat strips and probability
 * curves, with the scale in the corner. Being an XY plot, IGV's dialogs for ranges and scales
 * apply.
 */
public final class AttributionRenderer extends XYPlotRenderer {
  private static final int MARGIN = 2;
  private static final int LABEL_HEIGHT = 13;
  private static final int LABEL_PADDING = 8;
  private static final Color WINDOW = new Color(110, 60, 160);
  private static final Color WINDOW_EDGE = new Color(60, 60, 60, 120);
  private static final Color PROGRESS = new Color(70, 130, 200);

  private final TrackPainter painter;

  AttributionRenderer(TrackPainter painter) {
    this.painter = painter;
  }

  @Override
  public String getDisplayName() {
    return Messages.PRODUCT;
  }

  /** Without state, and therefore not synchronised like the inherited method. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void renderScores(
      Track track, List<LocusScore> scores, RenderContext context, Rectangle rect) {
    if (track instanceof AttributionTrack ours) {
      Graphics2D g = (Graphics2D) context.getGraphics().create();
      g.clip(rect);
      try {
        ours.paint(g, context, rect, this);
      } finally {
        g.dispose();
      }
    }
  }

  /** The scale is part of {@link #paint}. */
  @Override
  public void renderAxis(Track track, RenderContext context, Rectangle rect) {}

  @Override
  public void renderBorder(Track track, RenderContext context, Rectangle rect) {}

  /**
   * What a track is painted with beside its values.
   *
   * @param ink of text, for the panel's background
   * @param chosen the user's colour of the track, if there is one
   * @param trust how far the window at the view's centre can be trusted, if that is known
   */
  record Surroundings(Ink ink, Optional<Color> chosen, Optional<String> trust) {}

  void paint(
      Graphics2D g,
      Viewport whole,
      ViewValues mosaic,
      TrackSpec spec,
      AttributionMethod method,
      AttributionTrack track,
      String chromosome,
      TrackColours colours,
      Surroundings around) {
    Rectangle area = inner(whole.area());
    Viewport view = new Viewport(area, whole.origin(), whole.basesPerPixel());
    ValueAxis axis = axis(track.getDataRange());
    boolean letters = view.pixelsPerBase() >= TrackPainter.LETTER_PIXELS;
    boolean strip = false;
    boolean behind = false;
    switch (method.scale()) {
      case MAGNITUDE, SIGNED -> {
        if (method.isMap()) {
          strip = true;
          Viewport rows = strip(view);
          painter.map(g, rows, mosaic, axis, colours.signed());
          track.paintedRows(rows.area());
        } else if (letters) {
          // Tall letters lie over the labels: no letter is hidden by a word.
          behind = true;
          labels(g, area, around, track, method, axis, false);
          painter.letters(g, view, mosaic, axis, colours.bases());
        } else {
          strip = true;
          painter.magnitudeStrip(g, strip(view), mosaic, axis, colours.magnitudes());
        }
      }
      case PROBABILITY -> {
        if (track.isTemporal()) {
          strip = true;
          painter.probabilityStrip(g, strip(view), mosaic, colours.probabilities());
          windowEdges(g, view, spec);
        } else {
          painter.curve(g, view, mosaic, axis, around.chosen());
        }
      }
    }
    anchorBracket(g, view, spec, chromosome, track.isTemporal());
    if (!mosaic.isComplete()) {
      progress(g, area, mosaic);
    }
    if (!behind) {
      labels(g, area, around, track, method, axis, strip);
    }
  }

  private static void labels(
      Graphics2D g,
      Rectangle area,
      Surroundings around,
      AttributionTrack track,
      AttributionMethod method,
      ValueAxis axis,
      boolean strip) {
    if (track.isShowDataRange() && area.height >= 2 * LABEL_HEIGHT) {
      int left = label(g, area, area.x, track.cornerText(axis, strip), around.ink());
      // A curve of P says by itself what a window's P is, and a label would hide it.
      boolean curve = method.scale() == AttributionMethod.Scale.PROBABILITY && !strip;
      if (around.trust().isPresent() && !curve) {
        int x = area.x + area.width - textWidth(g, around.trust().get()) - LABEL_PADDING;
        if (x > left) {
          label(g, area, x, around.trust().get(), around.ink());
        }
      }
    }
  }

  private static Rectangle inner(Rectangle rect) {
    int margin = rect.height > 8 * MARGIN ? MARGIN : 0;
    return new Rectangle(rect.x, rect.y + margin, rect.width, rect.height - 2 * margin);
  }

  /** A strip leaves the corner's text above it where there is room for both. */
  private static Viewport strip(Viewport view) {
    Rectangle area = view.area();
    int label = area.height >= 2 * LABEL_HEIGHT ? LABEL_HEIGHT : 0;
    return new Viewport(
        new Rectangle(area.x, area.y + label, area.width, area.height - label),
        view.origin(),
        view.basesPerPixel());
  }

  static ValueAxis axis(DataRange range) {
    float low = Math.min(range.getMinimum(), range.getMaximum());
    float high = Math.max(range.getMinimum(), range.getMaximum());
    return new ValueAxis(low, high > low ? high : low + 1, range.isLog());
  }

  private static int textWidth(Graphics2D g, String text) {
    g.setFont(FontManager.getFont(Font.PLAIN, 10));
    return g.getFontMetrics().stringWidth(text);
  }

  /** Writes a label into the top row of a track; where it ends. */
  private static int label(Graphics2D g, Rectangle area, int x, String text, Ink ink) {
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    int width = textWidth(g, text);
    g.setColor(ink.ground());
    g.fillRect(x + 1, area.y, width + 6, LABEL_HEIGHT - 1);
    g.setColor(ink.faint());
    g.drawString(text, x + 4, area.y + LABEL_HEIGHT - 3);
    return x + width + LABEL_PADDING;
  }

  /** Where windows meet: a temporal score starts anew there. */
  private static void windowEdges(Graphics2D g, Viewport view, TrackSpec spec) {
    if (spec.stride() < spec.windowLength() || view.pixelsPerBase() < 1) {
      return;
    }
    Rectangle area = view.area();
    g.setColor(WINDOW_EDGE);
    long first = (long) Math.floor(view.origin() / spec.stride()) * spec.stride();
    double end = view.position(area.x + (double) area.width);
    for (long edge = first; edge <= end; edge += spec.stride()) {
      if (!insideAnchoredWindow(spec, edge)) {
        int x = (int) Math.round(view.x((double) edge));
        g.drawLine(x, area.y + LABEL_HEIGHT - 3, x, area.y + area.height);
      }
    }
  }

  private static boolean insideAnchoredWindow(TrackSpec spec, long position) {
    return spec.anchor()
        .filter(a -> Math.abs(position - a.position()) <= spec.windowLength() / 2)
        .isPresent();
  }

  /** A bracket over the window that is centred on the chosen summit, with a tick at the summit. */
  private static void anchorBracket(
      Graphics2D g, Viewport view, TrackSpec spec, String chromosome, boolean temporal) {
    if (spec.anchor().filter(a -> a.chromosome().equals(chromosome)).isEmpty()) {
      return;
    }
    int start = spec.anchor().get().position() - spec.windowLength() / 2;
    int left = (int) Math.round(view.x(start));
    int right = (int) Math.round(view.x(start + spec.windowLength()));
    if (right - left < 6) {
      return;
    }
    Rectangle area = view.area();
    int y = area.y + area.height - 1;
    g.setColor(WINDOW);
    g.drawLine(left, y, right, y);
    // Temporal scores start anew at the window's edges: there the bracket crosses the whole strip.
    int arm = temporal ? area.height - LABEL_HEIGHT : 6;
    g.drawLine(left, y, left, y - arm);
    g.drawLine(right, y, right, y - arm);
    int summit = (int) Math.round(view.x(spec.anchor().get().position() + 0.5));
    g.drawLine(summit, y, summit, y - 3);
  }

  private static void progress(Graphics2D g, Rectangle area, ViewValues mosaic) {
    g.setColor(PROGRESS);
    int width = (int) Math.max(12, mosaic.progress() * area.width);
    g.fillRect(area.x, area.y, width, 2);
  }
}
