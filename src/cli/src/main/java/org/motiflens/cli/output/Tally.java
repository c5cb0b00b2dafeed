package org.motiflens.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How many items had a value and how many were refused: of these the first few are named as they
 * come, and all are counted at the end. On a terminal it says from time to time how far the work
 * is.
 */
public final class Tally {
  /** Messages of single items; the counts at the end speak for the others. */
  private static final int MOST_NAMED = 10;

  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PrintWriter messages;
  private final String items;
  private final Map<String, Integer> counts = new TreeMap<>();

  /** Set by the launcher, which alone can know: messages come to it through a pipe. */
  public static final String TERMINAL = "motiflens.terminal";

  private final boolean terminal = Boolean.getBoolean(TERMINAL);
  private long nextReport = System.nanoTime() + INTERVAL_NANOS;
  private int computed;

  /**
   * @param items what is counted, in the plural
   */
  public Tally(PrintWriter messages, String items) {
    this.messages = messages;
    this.items = items;
  }

  /** One item had a value. */
  public void computed() {
    computed++;
    report();
  }

  private void report() {
    long now = System.nanoTime();
    if (terminal && now - nextReport >= 0) {
      nextReport = now + INTERVAL_NANOS;
      messages.printf(Locale.ROOT, "motiflens: %,d %s%n", total() + computed, items);
    }
  }

  /**
   * One item was refused.
   *
   * @param item which one
   * @param reason a clause that says why
   * @param kind how it is counted
   */
  public void refused(String item, String reason, String kind) {
    int before = total();
    counts.merge(kind, 1, Integer::sum);
    if (before < MOST_NAMED) {
      messages.println("motiflens: " + item + ": " + reason + ".");
    }
    report();
  }

  private int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  public boolean any() {
    return total() > 0;
  }

  /** Whether there were items and none of them had a value. */
  public boolean all() {
    return any() && computed == 0;
  }

  /** Says how many were refused, if any. */
  public void summarise() {
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
