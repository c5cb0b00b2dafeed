package org.motiflens.plugin.panel;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import javax.swing.JComponent;
import org.motiflens.plugin.draw.BasePalette;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.TrackColours;

/** A small picture of one thing that tracks show, in the colours that the user has chosen. */
final class LegendSample extends JComponent {
  static final int WIDTH = 92;

  private static final int HEIGHT = 17;
  private static final Color HIT = new Color(230, 90, 155);
  private static final Color FOR = new Color(178, 24, 43);
  private static final Color AGAINST = new Color(33, 102, 172);
  private static final Color WINDOW = new Color(110, 60, 160);

  /** What is drawn. */
  enum Kind {
    LETTERS,
    MAGNITUDES,
    PROBABILITIES,
    MAP,
    WINDOW,
    HITS,
    EFFECTS
  }

  private final Kind kind;
  private final transient LetterGlyphs glyphs;
  private final transient Supplier<TrackColours> colours;

  LegendSample(Kind kind, LetterGlyphs glyphs, Supplier<TrackColours> colours) {
    this.kind = kind;
    this.glyphs = glyphs;
    this.colours = colours;
    setPreferredSize(new Dimension(WIDTH + 2, HEIGHT));
    setMinimumSize(getPreferredSize());
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    TrackColours now = colours.get();
    switch (kind) {
      case LETTERS -> letters(g, now.bases());
      case MAGNITUDES -> strip(g, now.magnitudes()::of);
      case PROBABILITIES -> strip(g, now.probabilities()::of);
      case MAP -> strip(g, share -> now.signed().of(2 * share - 1));
      case WINDOW -> window(g);
      case HITS -> hits(g);
      case EFFECTS -> effects(g);
    }
    g.dispose();
  }

  private static void window(Graphics2D g) {
    g.setColor(WINDOW);
    int y = HEIGHT - 5;
    g.drawLine(0, y, WIDTH, y);
    g.drawLine(0, y, 0, y - 6);
    g.drawLine(WIDTH, y, WIDTH, y - 6);
    g.drawLine(WIDTH / 2, y, WIDTH / 2, y - 3);
  }

  private static void hits(Graphics2D g) {
    g.setColor(HIT);
    g.fillPolygon(new int[] {2, 34, 40, 34, 2}, new int[] {2, 2, 5, 8, 8}, 5);
    g.fillPolygon(new int[] {50, 56, 88, 88, 56}, new int[] {12, 9, 9, 15, 15}, 5);
  }

  private static void effects(Graphics2D g) {
    int line = 9;
    g.setColor(Color.GRAY);
    g.drawLine(0, line, WIDTH, line);
    g.fillRect(72, line - 2, 5, 5);
    g.setColor(FOR);
    g.fillRect(14, line - 7, 5, 7);
    g.setColor(AGAINST);
    g.fillRect(43, line + 1, 5, 6);
  }

  private void letters(Graphics2D g, BasePalette bases) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int code = 0; code < 4; code++) {
      g.setColor(bases.of(code));
      int height = 4 + 2 * code;
      glyphs.fill(g, code, code * 12 + 1, 11.0 - height, 10, height, false);
      glyphs.fill(g, code, 50 + code * 10 + 1, 5.0, 8, 5 + code, true);
    }
  }

  private static void strip(Graphics2D g, DoubleFunction<Color> map) {
    for (int x = 0; x < WIDTH; x++) {
      g.setColor(map.apply(x / (double) (WIDTH - 1)));
      g.fillRect(x, 2, 1, HEIGHT - 6);
    }
    g.setColor(Color.GRAY);
    g.drawRect(0, 2, WIDTH - 1, HEIGHT - 7);
  }
}
