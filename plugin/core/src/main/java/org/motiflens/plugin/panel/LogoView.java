package org.motiflens.plugin.panel;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JComponent;
import org.motiflens.figure.logo.LogoLayout;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.plugin.draw.BasePalette;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.ScreenBuffer;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.widget.Theme;

/**
 * A sequence logo in bits, with positions counted from 1; and below it, column on column, the logo
 * of a known motif that it resembles.
 */
final class LogoView extends JComponent {
  /** Height of one logo with its axis. */
  static final int ROW = 78;

  private static final int COLUMN = 13;
  private static final int LEFT = 34;
  private static final int TOP = 6;
  private static final int BOTTOM = 16;
  private static final int CORE = 20;
  private static final Color AXIS = new Color(120, 120, 120);

  private final LetterGlyphs glyphs;
  private final transient Supplier<TrackColours> colours;
  private final transient ScreenBuffer buffer = new ScreenBuffer();
  private transient Optional<LogoLayout> layout = Optional.empty();
  private transient Optional<Known> known = Optional.empty();
  private int shift;

  /** A known motif and the column of the upper logo on which its first column lies. */
  private record Known(LogoLayout layout, int column, String name) {}

  /**
   * @param colours asked at each painting: the user may choose others
   */
  LogoView(LetterGlyphs glyphs, Supplier<TrackColours> colours) {
    this.glyphs = glyphs;
    this.colours = colours;
    setOpaque(true);
    setBackground(Color.WHITE);
    setFocusable(true);
  }

  void show(Optional<MotifMatrix> matrix) {
    layout = matrix.map(LogoLayout::bits);
    known = Optional.empty();
    shift = 0;
    resize();
    matrix.ifPresent(m -> scrollRectToVisible(core(m)));
  }

  /**
   * Lays a known motif below.
   *
   * @param column of the upper logo for its first column; negative when it begins before that
   */
  void showKnown(MotifMatrix motif, int column, String name) {
    known = Optional.of(new Known(LogoLayout.bits(motif), column, name));
    shift = Math.max(0, -column);
    resize();
    scrollRectToVisible(
        new Rectangle(
            (column + shift) * COLUMN, 0, motif.columns() * COLUMN + LEFT + COLUMN, getHeight()));
  }

  private void resize() {
    int columns = layout.map(LogoLayout::columns).orElse(0);
    int end =
        Math.max(columns, known.map(k -> k.column() + k.layout().columns()).orElse(0)) + shift;
    int rows = known.isPresent() ? 2 : 1;
    setPreferredSize(new Dimension(end == 0 ? 100 : LEFT + end * COLUMN + 4, rows * ROW));
    revalidate();
    // The scroll bar knows the new width at once.
    setSize(getPreferredSize());
    repaint();
  }

  /** The columns that say most. */
  private static Rectangle core(MotifMatrix matrix) {
    int best = 0;
    double most = -1;
    for (int start = 0; start + CORE <= matrix.columns(); start++) {
      double sum = 0;
      for (int column = start; column < start + CORE; column++) {
        sum += matrix.informationContent(column);
      }
      if (sum > most) {
        most = sum;
        best = start;
      }
    }
    return new Rectangle(LEFT + best * COLUMN, 0, CORE * COLUMN, ROW);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setColor(getBackground());
    g.fillRect(0, 0, getWidth(), getHeight());
    // The panel is repainted with every repaint of the tracks: only what is seen, and only anew
    // when it has changed.
    buffer.paint(
        g,
        getVisibleRect(),
        List.of(layout, known, shift, getVisibleRect(), colours.get().bases()),
        this::paintRows);
    g.dispose();
  }

  private void paintRows(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(Theme.font().deriveFont(Theme.font().getSize2D() - 2));
    layout.ifPresent(logo -> paint(g, logo, shift, 0));
    known.ifPresent(
        match -> {
          paint(g, match.layout(), shift + match.column(), ROW);
          g.setColor(AXIS);
          g.drawString(match.name(), getVisibleRect().x + LEFT + 2, ROW + TOP + 8);
        });
  }

  private void paint(Graphics2D g, LogoLayout logo, int firstColumn, int top) {
    Rectangle seen = getVisibleRect();
    int height = ROW - TOP - BOTTOM;
    double bit = height / logo.maximum();
    int base = top + TOP + height;
    int left = LEFT + firstColumn * COLUMN;
    g.setColor(AXIS);
    g.drawLine(left - 2, base, left + logo.columns() * COLUMN, base);
    int step = logo.columns() > 2 * CORE ? 10 : 5;
    for (int position = step; position <= logo.columns(); position += step) {
      int x = left + (position - 1) * COLUMN + COLUMN / 2;
      g.drawLine(x, base, x, base + 3);
      String text = Integer.toString(position);
      g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, base + 12);
    }
    BasePalette bases = colours.get().bases();
    for (LogoLayout.Letter letter : logo.letters()) {
      double letterTop = base - letter.top() * bit;
      double tall = (letter.top() - letter.bottom()) * bit;
      int x = left + letter.column() * COLUMN;
      if (tall >= 0.4 && x + COLUMN >= seen.x && x <= seen.x + seen.width) {
        g.setColor(bases.of(letter.base()));
        glyphs.fill(g, letter.base(), x + 0.5, letterTop, COLUMN - 1.0, tall, false);
      }
    }
    axis(g, logo, seen.x, top, base, bit);
  }

  /** The scale stays at the left edge of what is seen. */
  private void axis(Graphics2D g, LogoLayout logo, int left, int top, int base, double bit) {
    g.setColor(getBackground());
    g.fillRect(left, top, LEFT - 2, ROW);
    g.setColor(AXIS);
    g.drawLine(left + LEFT - 3, top + TOP, left + LEFT - 3, base);
    for (int tick = 0; tick <= (int) logo.maximum(); tick++) {
      int y = (int) Math.round(base - tick * bit);
      g.drawLine(left + LEFT - 6, y, left + LEFT - 3, y);
      String text = tick == 2 ? "2 bits" : Integer.toString(tick);
      int width = g.getFontMetrics().stringWidth(text);
      g.drawString(text, left + Math.max(0, LEFT - 8 - width), y + (tick == 2 ? 9 : 3));
    }
  }
}
