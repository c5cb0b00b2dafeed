package org.motiflens.plugin.widget;

import java.awt.Component;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableCellRenderer;

/** What people do with the tables of the panel, the same in each. */
public final class TableGestures {
  private static final String GO = "go";

  private TableGestures() {}

  /** A double click on a row, or Enter, goes to what is chosen. */
  public static void goTo(JTable table, Runnable then) {
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent event) {
            if (event.getClickCount() == 2 && table.rowAtPoint(event.getPoint()) >= 0) {
              then.run();
            }
          }
        });
    table.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), GO);
    table
        .getActionMap()
        .put(
            GO,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                then.run();
              }
            });
  }

  /**
   * A click on a heading sorts.
   *
   * @param tip what the heading of a column explains
   * @param arrow what follows the heading of a column: the direction, of the one that is sorted by
   * @param clicked told the column
   */
  public static void sortBy(
      JTable table, IntFunction<String> tip, IntFunction<String> arrow, IntConsumer clicked) {
    JTableHeader header = Parts.small(table.getTableHeader());
    header.setReorderingAllowed(false);
    TableCellRenderer usual = header.getDefaultRenderer();
    header.setDefaultRenderer(
        (owner, value, selected, focused, row, column) -> {
          Component head =
              usual.getTableCellRendererComponent(
                  owner, value + arrow.apply(column), selected, focused, row, column);
          if (head instanceof JComponent swing) {
            swing.setToolTipText(tip.apply(column));
          }
          return head;
        });
    header.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent event) {
            int column = table.columnAtPoint(event.getPoint());
            if (column >= 0) {
              clicked.accept(column);
            }
          }
        });
  }

  /** The mark of a column that is sorted by. */
  public static String arrow(boolean sorted, boolean descending) {
    return sorted ? descending ? " ▼" : " ▲" : "";
  }
}
