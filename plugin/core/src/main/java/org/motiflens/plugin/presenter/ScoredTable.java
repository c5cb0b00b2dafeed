package org.motiflens.plugin.presenter;

import java.util.List;
import java.util.function.Consumer;
import org.motiflens.plugin.table.RowOrder;
import org.motiflens.plugin.table.TableColumn;
import org.motiflens.plugin.table.TableRows;
import org.motiflens.plugin.work.Jobs;

/**
 * A table of things that are scored while they are looked at: which columns there are, which rows
 * are shown, and in which order. Sorting and filtering run in the background, and the rows change
 * when they are done. On the event thread.
 */
public final class ScoredTable<R extends TableRows> {
  /** What has changed for those who look. */
  public enum Change {
    /** What cells show. */
    VALUES,
    /** Which rows there are, or their order. */
    ROWS,
    /** Which columns there are; rows may have changed, too. */
    COLUMNS
  }

  /** Whether a thing is shown. */
  @FunctionalInterface
  public interface Filter<R> {
    boolean shows(R rows, int index);
  }

  private final Jobs jobs;
  private final String label;
  private final List<? extends TableColumn<R>> all;
  private final Consumer<String> problem;
  private Consumer<Change> listener = change -> {};
  private Runnable ordered = () -> {};
  private R rows;
  private RowOrder order;
  private List<TableColumn<R>> shown;
  private TableColumn<R> sortedBy;
  private boolean descending;
  private Filter<? super R> filter = (some, index) -> true;
  private long orders;

  /**
   * @param label of a sort among what is running
   * @param all columns that there may be; the first one keeps the order of the rows
   * @param none what is shown at first
   * @param problem is told a sentence when sorting failed
   */
  public ScoredTable(
      Jobs jobs,
      String label,
      List<? extends TableColumn<R>> all,
      R none,
      Consumer<String> problem) {
    this.jobs = jobs;
    this.label = label;
    this.all = all;
    this.problem = problem;
    take(none);
  }

  private void take(R newRows) {
    rows = newRows;
    order = RowOrder.natural(newRows.size());
    sortedBy = all.get(0);
    descending = false;
    shown = columnsOf(newRows);
    orders++;
  }

  private List<TableColumn<R>> columnsOf(R some) {
    return all.stream().<TableColumn<R>>map(c -> c).filter(c -> c.isShown(some)).toList();
  }

  /** Whoever looks is told of changes, on the event thread. */
  public void onChange(Consumer<Change> newListener) {
    listener = newListener;
  }

  /** Whoever says how many things are shown is told when that has changed, on the event thread. */
  void onOrder(Runnable newListener) {
    ordered = newListener;
  }

  /** Shows other things, in their own order. */
  public void show(R newRows) {
    take(newRows);
    listener.accept(Change.COLUMNS);
    if (newRows.size() > 0) {
      reorder();
    }
  }

  /**
   * Shows other things, sorted as those that are shown now: until that is done these stay.
   *
   * @param then is told when they are shown
   */
  public void replace(R newRows, Runnable then) {
    long mine = ++orders;
    TableColumn<R> column = sortedBy;
    boolean down = descending;
    Filter<? super R> wanted = filter;
    jobs.start(
        label,
        monitor -> RowOrder.of(newRows, column, down, index -> wanted.shows(newRows, index)),
        new Jobs.Ends<>(
            made -> {
              if (mine == orders) {
                rows = newRows;
                order = made;
                List<TableColumn<R>> now = columnsOf(newRows);
                boolean same = now.equals(shown);
                shown = now;
                listener.accept(same ? Change.ROWS : Change.COLUMNS);
                then.run();
              }
            },
            problem,
            () -> {}));
  }

  /** Shows the same things with other values, in the order that they have. */
  void update(R sameRows) {
    rows = sameRows;
    look();
  }

  /** Takes notice of values that have come in. */
  void look() {
    List<TableColumn<R>> now = columnsOf(rows);
    boolean same = now.equals(shown);
    shown = now;
    listener.accept(same ? Change.VALUES : Change.COLUMNS);
  }

  /** Things and values. */
  public R rows() {
    return rows;
  }

  /** Which things are shown, from top to bottom. */
  public RowOrder order() {
    return order;
  }

  /** The columns, from left to right. */
  public List<TableColumn<R>> columns() {
    return shown;
  }

  public TableColumn<R> sortedBy() {
    return sortedBy;
  }

  public boolean isDescending() {
    return descending;
  }

  /** What a cell shows. */
  public String text(int row, TableColumn<? super R> column) {
    return column.text(rows, order.index(row));
  }

  /** Sorts by a column; by the one that is sorted by already, in the other direction. */
  public void sortBy(TableColumn<R> column) {
    sort(column, column == sortedBy ? !descending : column.head().isLargestFirst());
  }

  /** Sorts by a column. */
  public void sort(TableColumn<R> column, boolean down) {
    order(column, down, filter);
  }

  /** Shows some of the things. */
  public void filterBy(Filter<? super R> newFilter) {
    filter = newFilter;
    reorder();
  }

  /** Sorts and filters again: values have changed. */
  void reorder() {
    order(sortedBy, descending, filter);
  }

  private void order(TableColumn<R> column, boolean down, Filter<? super R> wanted) {
    long mine = ++orders;
    R of = rows;
    jobs.start(
        label,
        monitor -> RowOrder.of(of, column, down, index -> wanted.shows(of, index)),
        new Jobs.Ends<>(
            made -> {
              if (mine == orders) {
                order = made;
                sortedBy = column;
                descending = down;
                listener.accept(Change.ROWS);
                ordered.run();
              }
            },
            problem,
            () -> {}));
  }
}
