package org.motiflens.plugin.widget;

import java.awt.Component;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.HierarchyEvent;
import javax.swing.JTable;
import javax.swing.JViewport;

/**
 * Widths of a table's columns that grow with its letters. Where they do not fit by far, the table
 * scrolls to the side, so that heads and cells can be read; where they nearly fit, they share what
 * there is.
 */
public final class ColumnWidths {
  /** Size of letters that widths are given for. */
  private static final int USUAL_LETTERS = 11;

  /** Cells have some room to spare. */
  private static final double LEAST = 0.7;

  /** Cells that have no room to spare. */
  public static final double UNCUT = 1;

  private ColumnWidths() {}

  /**
   * Sets widths.
   *
   * @param widths of the columns in pixels, from left to right, at the panel's usual size of
   *     letters
   */
  public static void set(JTable table, int... widths) {
    set(table, LEAST, widths);
  }

  /**
   * The same for cells that have more or less to spare.
   *
   * @param least share of the widths below which the table is moved to the side, not cut
   */
  public static void set(JTable table, double least, int... widths) {
    int all = 0;
    for (int i = 0; i < widths.length; i++) {
      int width = widths[i] * table.getFont().getSize() / USUAL_LETTERS;
      table.getColumnModel().getColumn(i).setPreferredWidth(width);
      all += width;
    }
    int wanted = all;
    ComponentAdapter look =
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent event) {
            Component view = event.getComponent();
            table.setAutoResizeMode(
                view.getWidth() > 0 && view.getWidth() < least * wanted
                    ? JTable.AUTO_RESIZE_OFF
                    : JTable.AUTO_RESIZE_SUBSEQUENT_COLUMNS);
          }
        };
    table.addHierarchyListener(
        event -> {
          if ((event.getChangeFlags() & HierarchyEvent.PARENT_CHANGED) != 0
              && event.getChanged() == table
              && table.getParent() instanceof JViewport viewport) {
            viewport.removeComponentListener(look);
            viewport.addComponentListener(look);
          }
        });
  }
}
