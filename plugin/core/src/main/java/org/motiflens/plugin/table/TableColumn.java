package org.motiflens.plugin.table;

/**
 * A column of a table.
 *
 * @param <R> the rows: what they are and what is known of them now, of which columns only read
 */
public interface TableColumn<R> {
  /** How it is named and looks. */
  ColumnHead head();

  /** Whether the column says anything of these rows. */
  boolean isShown(R rows);

  /** What a cell shows. */
  String text(R rows, int index);

  /** What a row is sorted by; NaN, which comes last, without a value. */
  double key(R rows, int index);
}
