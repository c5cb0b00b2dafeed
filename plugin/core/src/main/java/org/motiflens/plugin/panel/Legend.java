package org.motiflens.plugin.panel;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import javax.swing.JComponent;
import org.motiflens.plugin.draw.BasePalette;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.widget.Theme;

/** What the colours and shapes in the tracks mean, in the colours that the user has chosen. */
final class Legend extends JComponent {
  private static final int ROW = 17;
  private static final int SAMPLE = 92;
  private static final Color HIT = new Color(230, 90, 155);
  private static final Color FOR = new Color(178, 24, 43);
  private static final Color AGAINST = new Color(33, 102, 172);
  private static final Color WINDOW = new Color(110, 60, 160);

  private final transient LetterGlyphs glyphs;
  private final transient Supplier<TrackColours> colours;

  Legend(LetterGlyphs glyphs, Supplier<TrackColours> colours) {
    this.glyphs = glyphs;
    this.colours = colours;
    setPreferredSize(new Dimension(300, 7 * ROW + 4));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    TrackColours now = colours.get();
    letters(g, now.bases(), 0);
    text(g, 0, "height: saliency; hanging: lowers P");
    strip(g, ROW, now.magnitudes()::of);
    text(g, ROW, "zoomed out: none to strongest");
    strip(g, 2 * ROW, now.probabilities()::of);
    text(g, 2 * ROW, "temporal output: P(bound) 0, ½, 1");
    strip(g, 3 * ROW, share -> now.signed().of(2 * share - 1));
    text(g, 3 * ROW, "map of A C G T: lowers, raises P");
    g.setColor(WINDOW);
    int y = 4 * ROW + ROW - 5;
    g.drawLine(0, y, SAMPLE, y);
    g.drawLine(0, y, 0, y - 6);
    g.drawLine(SAMPLE, y, SAMPLE, y - 6);
    g.drawLine(SAMPLE / 2, y, SAMPLE / 2, y - 3);
    text(g, 4 * ROW, "window centred on the summit");
    hits(g, 5 * ROW);
    text(g, 5 * ROW, "motif hits: + above, − below");
    effects(g, 6 * ROW);
    text(g, 6 * ROW, "variant: for, against, refused");
    g.dispose();
  }

  private static void hits(Graphics2D g, int y) {
    g.setColor(HIT);
    g.fillPolygon(new int[] {2, 34, 40, 34, 2}, new int[] {y + 2, y + 2, y + 5, y + 8, y + 8}, 5);
    g.fillPolygon(
        new int[] {50, 56, 88, 88, 56}, new int[] {y + 12, y + 9, y + 9, y + 15, y + 15}, 5);
  }

  private static void effects(Graphics2D g, int y) {
    int line = y + 9;
    g.setColor(Color.GRAY);
    g.drawLine(0, line, SAMPLE, line);
    g.fillRect(72, line - 2, 5, 5);
    g.setColor(FOR);
    g.fillRect(14, line - 7, 5, 7);
    g.setColor(AGAINST);
    g.fillRect(43, line + 1, 5, 6);
  }

  private void letters(Graphics2D g, BasePalette bases, int y) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int code = 0; code < 4; code++) {
      g.setColor(bases.of(code));
      int height = 4 + 2 * code;
      glyphs.fill(g, code, code * 12 + 1, y + 11.0 - height, 10, height, false);
      glyphs.fill(g, code, 50 + code * 10 + 1, y + 5.0, 8, 5 + code, true);
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
  }

  private static void strip(Graphics2D g, int y, DoubleFunction<Color> map) {
    for (int x = 0; x < SAMPLE; x++) {
      g.setColor(map.apply(x / (double) (SAMPLE - 1)));
      g.fillRect(x, y + 2, 1, ROW - 6);
    }
    g.setColor(Color.GRAY);
    g.drawRect(0, y + 2, SAMPLE - 1, ROW - 7);
  }

  private static void text(Graphics2D g, int y, String words) {
    g.setColor(Theme.text());
    g.drawString(words, SAMPLE + 8, y + ROW - 5);
  }
}
