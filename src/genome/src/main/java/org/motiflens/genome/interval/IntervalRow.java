package org.motiflens.genome.interval;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The columns of a line of the BED family. They are separated by tabs; where that gives no
 * interval, by tabs of which several count as one; and where that gives none either, by blanks and
 * tabs in any mixture. Blanks and quotes around a value are no part of it.
 */
final class IntervalRow {
  private static final int CHROMOSOME = 0;
  private static final int START = 1;
  private static final int END = 2;
  private static final int INTERVAL = 3;

  /** BED4+2: the last two columns of bedDetail are an id and a description. */
  private static final int DETAILS = 2;

  private final List<String> columns;

  private IntervalRow(List<String> columns) {
    this.columns = columns;
  }

  /**
   * Takes a line apart.
   *
   * @param wanted what tells that it was taken apart rightly, apart from an interval in the first
   *     three columns
   */
  static IntervalRow of(String line, Predicate<IntervalRow> wanted) {
    String stripped = line.strip();
    IntervalRow first = null;
    for (String separator : List.of("\t", "\t+", "[\t ]+")) {
      IntervalRow row =
          new IntervalRow(
              Arrays.stream(stripped.split(separator, -1)).map(IntervalRow::value).toList());
      if (row.isInterval() && wanted.test(row)) {
        return row;
      }
      // Messages speak of the first way that gives an interval, else of the last.
      first = first == null || !first.isInterval() ? row : first;
    }
    return first;
  }

  /** A column's text without blanks around it, and without the quotes that R writes. */
  private static String value(String text) {
    String stripped = text.strip();
    boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }

  private boolean isInterval() {
    return columns.size() >= INTERVAL
        && !columns.get(CHROMOSOME).isEmpty()
        && whole(START).isPresent()
        && whole(END).isPresent();
  }

  int size() {
    return columns.size();
  }

  /** A column's text, counted from 0; empty where the line has none. */
  String text(int column) {
    return column < columns.size() ? columns.get(column) : "";
  }

  /** Without the columns that bedDetail adds. */
  IntervalRow withoutDetails() {
    return columns.size() < INTERVAL + DETAILS
        ? this
        : new IntervalRow(columns.subList(0, columns.size() - DETAILS));
  }

  /**
   * A whole number, also where a program has written it as 1e+06 or 5.0; empty when the column has
   * none.
   */
  Optional<Long> whole(int column) {
    String text = text(column);
    if (text.matches("-?[0-9]{1,18}")) {
      return Optional.of(Long.parseLong(text));
    }
    if (text.matches("-?[0-9]{1,10}(?:\\.[0-9]{1,12})?(?:[eE]\\+?0?[0-9])?")) {
      BigDecimal value = new BigDecimal(text.toLowerCase(Locale.ROOT));
      if (value.stripTrailingZeros().scale() <= 0 && value.precision() - value.scale() < 18) {
        return Optional.of(value.longValueExact());
      }
    }
    return Optional.empty();
  }

  /** A number; empty when the column has none. */
  Optional<Double> number(int column) {
    try {
      return Optional.of(Double.parseDouble(text(column)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
