package org.motiflens.plugin.table;

/**
 * How a column of a table is named and looks, whatever its rows are.
 *
 * @param title the head of the column
 * @param explanation what the column is, in a sentence
 * @param width pixels that its cells need at the panel's usual size of letters
 * @param isNumber whether its cells are numbers, which stand at the right
 * @param isLargestFirst whether a first click on its head brings the largest to the top
 */
public record ColumnHead(
    String title, String explanation, int width, boolean isNumber, boolean isLargestFirst) {
  /** Of words; a first click brings the smallest to the top. */
  public static ColumnHead ofText(String title, String explanation, int width) {
    return new ColumnHead(title, explanation, width, false, false);
  }

  /** Of numbers; a first click brings the smallest to the top. */
  public static ColumnHead ofNumbers(String title, String explanation, int width) {
    return new ColumnHead(title, explanation, width, true, false);
  }

  /** The same, where a first click brings the largest to the top. */
  public ColumnHead largestFirst() {
    return new ColumnHead(title, explanation, width, isNumber, true);
  }
}
