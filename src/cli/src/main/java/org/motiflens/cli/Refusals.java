package org.motiflens.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What had no value, and why: the first few by name as they come, all of them counted at the end.
 */
final class Refusals {
  /** Messages of single items; the counts at the end speak for the others. */
  private static final int MOST_NAMED = 10;

  private final PrintWriter messages;
  private final String items;
  private final Map<String, Integer> counts = new TreeMap<>();
  private int computed;

  /**
   * @param items what is counted, in the plural
   */
  Refusals(PrintWriter messages, String items) {
    this.messages = messages;
    this.items = items;
  }

  /** One item had a value. */
  void computed() {
    computed++;
  }

  /**
   * One item was refused.
   *
   * @param item which one
   * @param reason a clause that says why
   * @param kind how it is counted
   */
  void refused(String item, String reason, String kind) {
    int before = total();
    counts.merge(kind, 1, Integer::sum);
    if (before < MOST_NAMED) {
      messages.println("motiflens: " + item + ": " + reason + ".");
    }
  }

  private int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean any() {
    return total() > 0;
  }

  /** Whether there were items and none of them had a value. */
  boolean all() {
    return any() && computed == 0;
  }

  /** Says how many were refused, if any. */
  void summarise() {
    if (any()) {
      messages.printf(
          Locale.ROOT,
          "motiflens: %d of %d %s refused (%s).%n",
          total(),
          total() + computed,
          items,
          counts.entrySet().stream()
              .map(entry -> entry.getValue() + " " + entry.getKey())
              .collect(Collectors.joining(", ")));
    }
  }
}
