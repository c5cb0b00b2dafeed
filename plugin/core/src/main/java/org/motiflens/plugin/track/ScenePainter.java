package org.motiflens.plugin.track;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.ScreenBuffer;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.draw.TrackPainter;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;

/**
 * Paints scenes: letters, strips, curves and marks with what stands around them. Has no state of
 * its own but outlines of letters; asks nobody.
 */
public final class ScenePainter {
  private static final int MARGIN = 2;
  private static final int LABEL_HEIGHT = 13;
  private static final int MARK_LABEL_HEIGHT = 12;

  /** A line of text, and twice as much for letters or a curve. */
  private static final int LEAST_FOR_TEXT = 3 * LABEL_HEIGHT;

  private static final double STRENGTH_NOT_KNOWN = 0.5;

  /** Pixels of a window that are enough to show how a score comes about along it. */
  private static final int LEAST_WINDOW = 24;

  private static final int LABEL_PADDING = 8;
  private static final int SMALL = 10;
  private static final int SENTENCE = 11;
  private static final int SMALLEST_NAME = 8;
  private static final Color OBSERVED = new Color(130, 130, 130);
  private static final Color WINDOW = new Color(110, 60, 160);
  private static final Color WINDOW_EDGE = new Color(60, 60, 60, 120);
  private static final Color PROGRESS = new Color(70, 130, 200);

  private final TrackPainter painter;
  private final BiFunction<Integer, Integer, Font> fonts;

  /**
   * @param fonts by style and size
   */
  public ScenePainter(LetterGlyphs glyphs, BiFunction<Integer, Integer, Font> fonts) {
    this.painter = new TrackPainter(glyphs);
    this.fonts = fonts;
  }

  /**
   * Paints a scene into a track's rectangle, and nothing outside.
   *
   * @param view whose area is the track's rectangle
   */
  public void paint(Graphics2D graphics, Viewport view, Scene scene) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.clip(view.area());
    try {
      if (scene instanceof Scene.Sentence sentence) {
        sentence(g, view.area(), sentence);
      } else if (scene instanceof Scene.Values values) {
        ScreenBuffer.paint(g, view.area(), buffer -> values(buffer, view, values));
      } else if (scene instanceof Scene.MarkList marks) {
        marks(g, view, marks);
      }
    } finally {
      g.dispose();
    }
  }

  // ---- Sentences and names ----

  private void sentence(Graphics2D g, Rectangle rect, Scene.Sentence sentence) {
    smoothText(g);
    g.setFont(fonts.apply(Font.PLAIN, SENTENCE));
    g.setColor(sentence.ink().faint());
    int lineHeight = g.getFontMetrics().getHeight();
    List<String> lines =
        Messages.wrap(sentence.text(), rect.width - 16, g.getFontMetrics()::stringWidth);
    int y = rect.y + (rect.height - lines.size() * lineHeight) / 2 + g.getFontMetrics().getAscent();
    y = Math.max(rect.y + g.getFontMetrics().getAscent(), y);
    for (String line : lines) {
      int width = g.getFontMetrics().stringWidth(line);
      g.drawString(line, rect.x + Math.max(8, (rect.width - width) / 2), y);
      y += lineHeight;
    }
  }

  private static void smoothText(Graphics2D g) {
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  /**
   * Writes a track's name in lines, the first one bold, the third faint, as many as there is room
   * for.
   *
   * @param largest size of the text
   */
  public void name(Graphics2D graphics, Rectangle area, List<String> lines, Ink ink, int largest) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.clip(area);
    smoothText(g);
    int size = Math.min(largest, SENTENCE);
    int lineHeight = size + 3;
    int shown = Math.max(1, Math.min(lines.size(), area.height / lineHeight));
    int y = area.y + (area.height - shown * lineHeight) / 2 + size;
    for (int i = 0; i < shown; i++) {
      g.setFont(fitting(g, lines.get(i), i == 0 ? Font.BOLD : Font.PLAIN, size, area.width - 8));
      g.setColor(i == 2 ? ink.faint() : ink.text());
      g.drawString(lines.get(i), area.x + 4, y + i * lineHeight);
    }
    g.dispose();
  }

  private Font fitting(Graphics2D g, String text, int style, int size, int width) {
    Font font = fonts.apply(style, size);
    while (font.getSize() > SMALLEST_NAME && g.getFontMetrics(font).stringWidth(text) > width) {
      font = fonts.apply(style, font.getSize() - 1);
    }
    return font;
  }

  // ---- Values ----

  private void values(Graphics2D g, Viewport whole, Scene.Values scene) {
    Rectangle area = inner(whole.area());
    Viewport view = new Viewport(area, whole.origin(), whole.basesPerPixel());
    ValueAxis axis = scene.appearance().axis();
    ViewValues values = scene.values();
    TrackColours colours = scene.colours();
    boolean says = saysScale(scene, area);
    Viewport body = says ? strip(view) : view;
    switch (scene.look()) {
      case MAP -> painter.map(g, strip(view), values, axis, colours.signed());
      case LETTERS ->
          painter.letters(
              g,
              body,
              values,
              axis,
              colours.bases(),
              new TrackPainter.Fading(
                  offset -> strength(scene, offset), scene.appearance().ink().ground()));
      case STRIP -> painter.magnitudeStrip(g, strip(view), values, axis, colours.magnitudes());
      case TEMPORAL -> {
        painter.probabilityStrip(
            g, strip(view), values, shown(scene, view), colours.probabilities());
        windowEdges(g, view, scene.spec());
      }
      case CURVE -> painter.probabilities(g, body, values, axis, scene.appearance().chosen());
      case AREA -> {
        scene
            .observed()
            .ifPresent(counts -> painter.curve(g, body, counts, axis, Optional.of(OBSERVED)));
        painter.curve(g, body, values, axis, scene.appearance().chosen());
      }
    }
    anchorBracket(g, view, scene);
    if (!values.isComplete()) {
      progress(g, area, values);
    }
    if (says) {
      labels(g, area, scene);
    }
  }

  /**
   * Text has a line of its own above what is drawn. Where a track is too low for both there is no
   * text: the tooltip says the same.
   */
  private static boolean saysScale(Scene.Values scene, Rectangle area) {
    int least =
        switch (scene.look()) {
          case LETTERS, CURVE, AREA -> LEAST_FOR_TEXT;
          default -> 2 * LABEL_HEIGHT;
        };
    return scene.appearance().showsScale() && area.height >= least;
  }

  /** Not known yet is neither strong nor weak. */
  private static double strength(Scene.Values scene, int offset) {
    if (scene.strengths().isEmpty()) {
      return 1;
    }
    float strength = scene.strengths().get().value(offset);
    return Float.isNaN(strength) ? STRENGTH_NOT_KNOWN : strength;
  }

  private void labels(Graphics2D g, Rectangle area, Scene.Values scene) {
    Ink ink = scene.appearance().ink();
    int left = label(g, area, area.x, scene.corner(), ink);
    for (String remark : scene.remarks()) {
      int x = area.x + area.width - textWidth(g, remark) - LABEL_PADDING;
      if (x > left) {
        label(g, area, x, remark, ink);
        return;
      }
    }
  }

  private static Rectangle inner(Rectangle rect) {
    int margin = rect.height > 8 * MARGIN ? MARGIN : 0;
    return new Rectangle(rect.x, rect.y + margin, rect.width, rect.height - 2 * margin);
  }

  /** A strip leaves the corner's text above it where there is room for both. */
  private static Viewport strip(Viewport view) {
    return new Viewport(strip(view.area()), view.origin(), view.basesPerPixel());
  }

  private static Rectangle strip(Rectangle area) {
    int label = area.height >= 2 * LABEL_HEIGHT ? LABEL_HEIGHT : 0;
    return new Rectangle(area.x, area.y + label, area.width, area.height - label);
  }

  /**
   * The base whose row of a map is at a height of the screen, or -1.
   *
   * @param track the rectangle that a map was painted into
   * @param y in the same coordinates
   */
  public static int mapRow(Rectangle track, int y) {
    Rectangle rows = strip(inner(track));
    return y < rows.y || y >= rows.y + rows.height ? -1 : (y - rows.y) * Bases.COUNT / rows.height;
  }

  private int textWidth(Graphics2D g, String text) {
    g.setFont(fonts.apply(Font.PLAIN, SMALL));
    return g.getFontMetrics().stringWidth(text);
  }

  /** Writes a label into the top row of a track; where it ends. */
  private int label(Graphics2D g, Rectangle area, int x, String text, Ink ink) {
    smoothText(g);
    int width = textWidth(g, text);
    g.setColor(ink.ground());
    g.fillRect(x + 1, area.y, width + 6, LABEL_HEIGHT - 1);
    g.setColor(ink.faint());
    g.drawString(text, x + 4, area.y + LABEL_HEIGHT - 3);
    return x + width + LABEL_PADDING;
  }

  /**
   * Whether windows are so narrow on the screen that of a temporal output each shows the value of
   * all that it reads, not how it came to it: many a window in a row would look like a bar code.
   */
  static boolean isOneValueAWindow(TrackSpec spec, double basesPerPixel) {
    return spec.windowLength() < LEAST_WINDOW * basesPerPixel;
  }

  /** The value of a temporal output that is shown at an offset. */
  private static IntToDoubleFunction shown(Scene.Values scene, Viewport view) {
    ViewValues values = scene.values();
    TrackSpec spec = scene.spec();
    if (!isOneValueAWindow(spec, view.basesPerPixel())) {
      return values::value;
    }
    int length = spec.windowLength();
    int toEnd = scene.readsForward() ? length - 1 : 0;
    return offset -> {
      int position = values.start() + offset;
      int whole =
          insideAnchoredWindow(spec, position) ? position : position / length * length + toEnd;
      if (insideAnchoredWindow(spec, whole)) {
        whole = spec.anchor().orElseThrow().position() - length / 2 + toEnd;
      }
      int at = whole - values.start();
      // The window at an edge of the view may read on outside it.
      return at < 0 || at >= values.length() ? values.value(offset) : values.value(at);
    };
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
  private static void anchorBracket(Graphics2D g, Viewport view, Scene.Values scene) {
    TrackSpec spec = scene.spec();
    if (spec.anchor().filter(a -> a.chromosome().equals(scene.chromosome())).isEmpty()) {
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
    int arm = scene.look() == Scene.Look.TEMPORAL ? area.height - LABEL_HEIGHT : 6;
    g.drawLine(left, y, left, y - arm);
    g.drawLine(right, y, right, y - arm);
    int summit = (int) Math.round(view.x(spec.anchor().get().position() + 0.5));
    g.drawLine(summit, y, summit, y - 3);
  }

  private static void progress(Graphics2D g, Rectangle area, ViewValues values) {
    g.setColor(PROGRESS);
    int width = (int) Math.max(12, values.progress() * area.width);
    g.fillRect(area.x, area.y, width, 2);
  }

  // ---- Marks ----

  private void marks(Graphics2D g, Viewport whole, Scene.MarkList scene) {
    smoothText(g);
    Rectangle rect = whole.area();
    Rectangle area =
        new Rectangle(
            rect.x, rect.y + MARK_LABEL_HEIGHT, rect.width, rect.height - MARK_LABEL_HEIGHT);
    g.setFont(fonts.apply(Font.PLAIN, SMALL));
    scene.marks().paint(g, new Viewport(area, whole.origin(), whole.basesPerPixel()));
    g.setFont(fonts.apply(Font.PLAIN, SMALL));
    g.setColor(scene.ink().faint());
    g.drawString(scene.corner(), rect.x + 4, rect.y + MARK_LABEL_HEIGHT - 2);
  }
}
