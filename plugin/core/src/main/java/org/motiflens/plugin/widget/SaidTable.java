package org.motiflens.plugin.widget;

import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.function.Supplier;
import javax.swing.JTable;
import javax.swing.table.TableModel;
import org.motiflens.plugin.message.Messages;

/** A table that says why it is empty, where its rows would be. */
public class SaidTable extends JTable {
  private static final int MARGIN = 6;

  private final transient Supplier<String> whenEmpty;

  /**
   * @param whenEmpty a sentence, asked whenever there is no row; empty where there is nothing to
   *     say
   */
  public SaidTable(TableModel model, Supplier<String> whenEmpty) {
    super(model);
    this.whenEmpty = whenEmpty;
    setFillsViewportHeight(true);
  }

  /** What is said in place of rows; empty while there are some. */
  public String said() {
    return getRowCount() > 0 ? "" : whenEmpty.get();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    String sentence = said();
    if (sentence.isEmpty()) {
      return;
    }
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(getFont());
    g.setColor(getForeground());
    FontMetrics metrics = g.getFontMetrics();
    int y = MARGIN + metrics.getAscent();
    for (String line :
        Messages.wrap(sentence, getVisibleRect().width - 2 * MARGIN, metrics::stringWidth)) {
      g.drawString(line, getVisibleRect().x + MARGIN, y);
      y += metrics.getHeight();
    }
    g.dispose();
  }
}
