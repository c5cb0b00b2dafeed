package org.motiflens.plugin.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which things a table shows, from top to bottom. Immutable. */
public final class RowOrder {
  private final int[] indexes;

  private RowOrder(int[] indexes) {
    this.indexes = indexes;
  }

  /** All of so many things, as they come. */
  public static RowOrder natural(int size) {
    return new RowOrder(IntStream.range(0, size).toArray());
  }

  /**
   * Things as a column orders them; those without a value come last in either direction, equal ones
   * as they come. Sorts: with many things not for the event thread.
   *
   * @param shown which of them, by their index
   */
  public static <R extends TableRows> RowOrder of(
      R rows, TableColumn<? super R> column, boolean descending, IntPredicate shown) {
    double[] keys = new double[rows.size()];
    int[] chosen = new int[keys.length];
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      if (shown.test(i)) {
        double key = column.key(rows, i);
        keys[i] = Double.isNaN(key) ? Double.POSITIVE_INFINITY : descending ? -key : key;
        chosen[count++] = i;
      }
    }
    return new RowOrder(
        Arrays.stream(chosen, 0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> keys[i]).thenComparing(i -> i))
            .mapToInt(Integer::intValue)
            .toArray());
  }

  /** How many rows there are. */
  public int size() {
    return indexes.length;
  }

  /** Which thing a row shows. */
  public int index(int row) {
    return indexes[row];
  }

  /** The row of a thing, if it is shown. */
  public OptionalInt row(int index) {
    return IntStream.range(0, indexes.length).filter(row -> indexes[row] == index).findFirst();
  }

  /** The things from top to bottom. */
  public int[] toArray() {
    return indexes.clone();
  }
}
