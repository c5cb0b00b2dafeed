package org.motiflens.plugin.panel.table;

import java.awt.Color;
import java.awt.Component;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import javax.swing.table.TableModel;
import org.motiflens.plugin.presenter.ScoredTable;
import org.motiflens.plugin.table.TableRows;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.TableGestures;

/**
 * A table on the screen. Columns keep the width that they need; where the panel is narrower, the
 * table scrolls to the side, and where it is wider, they share the rest.
 */
public final class ScoredTableView<R extends TableRows> {
  private static final int MARGIN = 8;
  private static final int FEWEST_ROWS = 5;
  private static final Color FAINT = new Color(178, 24, 43);

  private final ScoredTable<R> contents;
  private final ScoredTable.Filter<R> marked;
  private final Rows rows;
  private final JTable table;
  private final JScrollPane scroll;
  private Consumer<OptionalInt> chosen = index -> {};
  private boolean follows = true;

  /**
   * @param name for those who cannot see it
   * @param tip what can be done with a row
   * @param marked which things are set off by their colour
   * @param go goes to the chosen row
   */
  public ScoredTableView(
      ScoredTable<R> contents, String name, String tip, ScoredTable.Filter<R> marked, Runnable go) {
    this.contents = contents;
    this.marked = marked;
    rows = new Rows();
    table = Parts.small(new Wide(rows));
    table.setFillsViewportHeight(true);
    table.setShowGrid(false);
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.setAutoCreateColumnsFromModel(false);
    table.getAccessibleContext().setAccessibleName(name);
    table.setToolTipText(tip);
    TableGestures.goTo(table, go);
    TableGestures.sortBy(
        table,
        column -> contents.columns().get(column).head().explanation() + ". Click to sort",
        column ->
            TableGestures.arrow(
                contents.columns().get(column) == contents.sortedBy(), contents.isDescending()),
        column -> contents.sortBy(contents.columns().get(column)));
    table.getSelectionModel().addListSelectionListener(event -> rowChosen());
    scroll = Sections.rows(table, FEWEST_ROWS);
    makeColumns();
    contents.onChange(this::changed);
  }

  /** Is told which thing the user has chosen, by its index. */
  public void onChosen(Consumer<OptionalInt> listener) {
    chosen = listener;
  }

  private void rowChosen() {
    if (follows) {
      int row = table.getSelectedRow();
      chosen.accept(
          row < 0 || row >= rows.getRowCount()
              ? OptionalInt.empty()
              : OptionalInt.of(contents.order().index(row)));
    }
  }

  private void changed(ScoredTable.Change change) {
    switch (change) {
      case VALUES -> table.repaint();
      case ROWS -> rowsChanged();
      case COLUMNS -> {
        rowsChanged();
        makeColumns();
      }
    }
  }

  private void rowsChanged() {
    follows = false;
    rows.fireTableDataChanged();
    follows = true;
    table.getTableHeader().repaint();
  }

  private void makeColumns() {
    while (table.getColumnCount() > 0) {
      table.removeColumn(table.getColumnModel().getColumn(0));
    }
    List<org.motiflens.plugin.table.TableColumn<R>> wanted = contents.columns();
    for (int i = 0; i < wanted.size(); i++) {
      TableColumn column = new TableColumn(i);
      column.setHeaderValue(wanted.get(i).head().title());
      column.setCellRenderer(new Cell(wanted.get(i).head().isNumber()));
      column.setPreferredWidth(width(wanted.get(i)));
      column.setMinWidth(Math.min(30, width(wanted.get(i))));
      table.addColumn(column);
    }
    table.revalidate();
  }

  /** Letters may be larger than usual. */
  private int width(org.motiflens.plugin.table.TableColumn<R> column) {
    int usual = 11;
    int size = table.getFont() == null ? usual : table.getFont().getSize();
    int head =
        table.getFontMetrics(table.getFont()).stringWidth(column.head().title() + " ▼") + MARGIN;
    return Math.max(head, column.head().width() * size / usual);
  }

  /** Chooses a thing and brings its row into view. */
  public void select(OptionalInt index) {
    OptionalInt row = index.isPresent() ? contents.order().row(index.getAsInt()) : index;
    follows = false;
    if (row.isEmpty()) {
      table.clearSelection();
    } else if (table.getSelectedRow() != row.getAsInt()) {
      table.setRowSelectionInterval(row.getAsInt(), row.getAsInt());
      table.scrollRectToVisible(table.getCellRect(row.getAsInt(), 0, true));
    }
    follows = true;
  }

  /** What is put into a pane. */
  public JComponent component() {
    return scroll;
  }

  /** The table itself, for a robot. */
  public JTable table() {
    return table;
  }

  /** Keeps the columns' widths as long as they do not fit. */
  private static final class Wide extends JTable {
    Wide(TableModel rows) {
      super(rows);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return getParent() != null && getParent().getWidth() >= getPreferredSize().width;
    }
  }

  private final class Cell extends DefaultTableCellRenderer {
    Cell(boolean number) {
      putClientProperty("html.disable", true);
      setHorizontalAlignment(number ? SwingConstants.RIGHT : SwingConstants.LEFT);
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable owner, Object value, boolean selected, boolean focused, int row, int column) {
      Component cell =
          super.getTableCellRendererComponent(owner, value, selected, false, row, column);
      if (!selected) {
        boolean red = marked.shows(contents.rows(), contents.order().index(row));
        cell.setForeground(red ? FAINT : owner.getForeground());
      }
      setToolTipText(value.toString().isBlank() ? null : value.toString());
      return cell;
    }
  }

  private final class Rows extends AbstractTableModel {
    @Override
    public int getRowCount() {
      return contents.order().size();
    }

    @Override
    public int getColumnCount() {
      return contents.columns().size();
    }

    @Override
    public String getColumnName(int column) {
      return contents.columns().get(column).head().title();
    }

    @Override
    public Object getValueAt(int row, int column) {
      // A column may go while its cell is about to be painted.
      return column < contents.columns().size()
          ? contents.text(row, contents.columns().get(column))
          : "";
    }
  }
}
