package org.motiflens.plugin.panel.features;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;
import org.motiflens.figure.logo.LogoLayout;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.TrackColours;

/** A cell with a small logo, two bits tall. */
final class LogoCell extends DefaultTableCellRenderer {
  private static final int WIDEST_COLUMN = 8;

  private final LetterGlyphs glyphs;
  private final transient Supplier<TrackColours> colours;
  private transient Optional<LogoLayout> logo = Optional.empty();

  LogoCell(LetterGlyphs glyphs, Supplier<TrackColours> colours) {
    this.glyphs = glyphs;
    this.colours = colours;
    putClientProperty("html.disable", true);
  }

  @Override
  public Component getTableCellRendererComponent(
      JTable table, Object value, boolean selected, boolean focused, int row, int column) {
    super.getTableCellRendererComponent(table, "", selected, focused, row, column);
    logo =
        value instanceof MotifMatrix matrix
            ? Optional.of(LogoLayout.bits(matrix))
            : Optional.empty();
    setToolTipText(value instanceof MotifMatrix matrix ? matrix.consensus() : null);
    return this;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    logo.ifPresent(shown -> paint((Graphics2D) graphics.create(), shown));
  }

  private void paint(Graphics2D g, LogoLayout shown) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    double column = Math.min(WIDEST_COLUMN, (getWidth() - 4.0) / shown.columns());
    double height = getHeight() - 3.0;
    double bit = height / shown.maximum();
    for (LogoLayout.Letter letter : shown.letters()) {
      double tall = (letter.top() - letter.bottom()) * bit;
      if (tall >= 0.5) {
        g.setColor(colours.get().bases().of(letter.base()));
        glyphs.fill(
            g,
            letter.base(),
            2 + letter.column() * column,
            1 + height - letter.top() * bit,
            column - 0.5,
            tall,
            false);
      }
    }
    g.dispose();
  }
}
