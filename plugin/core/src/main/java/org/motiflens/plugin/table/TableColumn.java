package org.motiflens.plugin.table;

/**
 * A column of a table.
 *
 * @param <R> the rows: what they are and what is known of them now, of which columns only read
 */
public interface TableColumn<R> {
  /** The head of the column. */
  String title();

  /** What the column is, in a sentence. */
  String explanation();

  /** Pixels that its cells need at the panel's usual size of letters. */
  int width();

  /** Whether its cells are numbers, which stand at the right. */
  boolean isNumber();

  /** Whether a first click on its head brings the largest to the top. */
  boolean isLargestFirst();

  /** Whether the column says anything of these rows. */
  boolean isShown(R rows);

  /** What a cell shows. */
  String text(R rows, int index);

  /** What a row is sorted by; NaN, which comes last, without a value. */
  double key(R rows, int index);
}
