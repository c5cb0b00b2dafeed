package org.motiflens.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.background.ShareMonitor;
import org.motiflens.genome.Shown;

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

  private final boolean terminal;
  private final LongSupplier nanos;
  private long nextReport;
  private int computed;

  /**
   * @param items what is counted, in the plural
   */
  public Tally(PrintWriter messages, String items) {
    this(messages, items, Boolean.getBoolean(TERMINAL), System::nanoTime);
  }

  /**
   * @param terminal whether somebody looks on
   * @param nanos a clock
   */
  Tally(PrintWriter messages, String items, boolean terminal, LongSupplier nanos) {
    this.messages = messages;
    this.items = items;
    this.terminal = terminal;
    this.nanos = nanos;
    nextReport = nanos.getAsLong() + INTERVAL_NANOS;
  }

  /** One item had a value. */
  public void computed() {
    computed++;
    report();
  }

  private void report() {
    if (isTime()) {
      messages.printf(Locale.ROOT, "motiflens: %,d %s%n", total() + computed, items);
    }
  }

  private boolean isTime() {
    long now = nanos.getAsLong();
    if (!terminal || now - nextReport < 0) {
      return false;
    }
    nextReport = now + INTERVAL_NANOS;
    return true;
  }

  /**
   * Says how far a single item is that takes long.
   *
   * @param item which one
   * @param monitor whether it is still wanted
   */
  public Monitor watching(String item, Monitor monitor) {
    return new ShareMonitor() {
      @Override
      protected void share(double done) {
        if (isTime()) {
          messages.printf(
              Locale.ROOT,
              "motiflens: %,d %s, %d %% of %s%n",
              total() + computed,
              items,
              (int) (100 * done),
              Shown.value(item));
        }
      }

      @Override
      public boolean isCancelled() {
        return monitor.isCancelled();
      }
    };
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
