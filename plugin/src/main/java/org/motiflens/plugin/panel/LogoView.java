package org.motiflens.plugin.panel;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.Optional;
import javax.swing.JComponent;
import org.motiflens.motif.LogoLayout;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.plugin.draw.BasePalette;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.ScreenBuffer;

/** A sequence logo in bits, with positions counted from 1. */
final class LogoView extends JComponent {
  private static final int COLUMN = 13;
  private static final int LEFT = 34;
  private static final int TOP = 6;
  private static final int BOTTOM = 16;
  private static final int HEIGHT = 96;
  private static final int CORE = 20;
  private static final Color AXIS = new Color(120, 120, 120);

  private final LetterGlyphs glyphs;
  private transient BasePalette palette = BasePalette.IGV;
  private transient Optional<LogoLayout> layout = Optional.empty();

  LogoView(LetterGlyphs glyphs) {
    this.glyphs = glyphs;
    setOpaque(true);
    setBackground(Color.WHITE);
    setFocusable(true);
  }

  void show(Optional<MotifMatrix> matrix, BasePalette colours) {
    palette = colours;
    layout = matrix.map(LogoLayout::bits);
    setPreferredSize(
        new Dimension(layout.map(l -> LEFT + l.columns() * COLUMN + 4).orElse(100), HEIGHT));
    revalidate();
    repaint();
    matrix.ifPresent(m -> scrollRectToVisible(core(m)));
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
    return new Rectangle(LEFT + best * COLUMN, 0, CORE * COLUMN, HEIGHT);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setColor(getBackground());
    g.fillRect(0, 0, getWidth(), getHeight());
    // The panel is repainted with every repaint of the tracks: only what is seen, and buffered.
    layout.ifPresent(
        logo -> ScreenBuffer.paint(g, getVisibleRect(), buffer -> paint(buffer, logo)));
    g.dispose();
  }

  private void paint(Graphics2D g, LogoLayout logo) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    Rectangle seen = getVisibleRect();
    int height = getHeight() - TOP - BOTTOM;
    double bit = height / logo.maximum();
    int base = TOP + height;
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 9));
    g.setColor(AXIS);
    g.drawLine(LEFT - 2, base, LEFT + logo.columns() * COLUMN, base);
    for (int position = 10; position <= logo.columns(); position += 10) {
      int x = LEFT + (position - 1) * COLUMN + COLUMN / 2;
      g.drawLine(x, base, x, base + 3);
      String text = Integer.toString(position);
      g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, base + 12);
    }
    for (LogoLayout.Letter letter : logo.letters()) {
      double top = base - letter.top() * bit;
      double tall = (letter.top() - letter.bottom()) * bit;
      int x = LEFT + letter.column() * COLUMN;
      if (tall >= 0.4 && x + COLUMN >= seen.x && x <= seen.x + seen.width) {
        g.setColor(palette.of(letter.base()));
        glyphs.fill(g, letter.base(), x + 0.5, top, COLUMN - 1.0, tall, false);
      }
    }
    axis(g, logo, seen.x, base, bit);
  }

  /** The scale stays at the left edge of what is seen. */
  private void axis(Graphics2D g, LogoLayout logo, int left, int base, double bit) {
    g.setColor(getBackground());
    g.fillRect(left, 0, LEFT - 2, getHeight());
    g.setColor(AXIS);
    g.drawLine(left + LEFT - 3, TOP, left + LEFT - 3, base);
    for (int tick = 0; tick <= (int) logo.maximum(); tick++) {
      int y = (int) Math.round(base - tick * bit);
      g.drawLine(left + LEFT - 6, y, left + LEFT - 3, y);
      String text = tick == 2 ? "2 bits" : Integer.toString(tick);
      int width = g.getFontMetrics().stringWidth(text);
      g.drawString(text, left + Math.max(0, LEFT - 8 - width), y + (tick == 2 ? 9 : 3));
    }
  }
}
