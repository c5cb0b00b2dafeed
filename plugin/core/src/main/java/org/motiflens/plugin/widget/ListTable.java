package org.motiflens.plugin.widget;

import java.util.List;
import java.util.Optional;
import javax.swing.table.AbstractTableModel;

/**
 * A table whose rows are the things of a list.
 *
 * @param <T> a thing
 */
public abstract class ListTable<T> extends AbstractTableModel {
  private final transient List<String> columns;
  private transient List<T> rows = List.of();

  /**
   * @param columns heads, from left to right
   */
  protected ListTable(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /** What a cell shows. */
  protected abstract Object cell(T thing, int column);

  /** Shows other things. */
  public final void show(List<T> things) {
    rows = List.copyOf(things);
    fireTableDataChanged();
  }

  /** The things that are shown. */
  public final List<T> shown() {
    return rows;
  }

  /** The thing in a row; nothing where there is no such row. */
  public final Optional<T> row(int index) {
    return index < 0 || index >= rows.size() ? Optional.empty() : Optional.of(rows.get(index));
  }

  @Override
  public final int getRowCount() {
    return rows.size();
  }

  @Override
  public final int getColumnCount() {
    return columns.size();
  }

  @Override
  public final String getColumnName(int column) {
    return columns.get(column);
  }

  @Override
  public final Object getValueAt(int row, int column) {
    return cell(rows.get(row), column);
  }
}
