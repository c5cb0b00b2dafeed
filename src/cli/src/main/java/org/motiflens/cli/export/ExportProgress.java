package org.motiflens.cli.export;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.motiflens.explain.background.Monitor;

/** Says how far an export is and when it will be through. */
final class ExportProgress implements Monitor {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Before that the rate says little: the program is still warming up. */
  private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Monitor interruption;
  private final PrintWriter messages;
  private final long begin;
  private long nextReport;
  private long first = -1;

  /**
   * @param interruption whether the work is still wanted
   */
  ExportProgress(Monitor interruption, PrintWriter messages) {
    this.interruption = interruption;
    this.messages = messages;
    this.begin = System.nanoTime();
    this.nextReport = begin + FIRST_NANOS;
  }

  @Override
  public void progress(long done, long total) {
    if (first < 0) {
      first = done;
    }
    long now = System.nanoTime();
    boolean finished = done == total;
    if (now - nextReport < 0 && !finished) {
      return;
    }
    nextReport = now + INTERVAL_NANOS;
    messages.println("motiflens: " + line(done, total, first, (now - begin) / 1e9));
    messages.flush();
  }

  /**
   * One report.
   *
   * @param first bases that needed no computing, because they were kept from before
   * @param seconds since the start
   */
  static String line(long done, long total, long first, double seconds) {
    if (done == total) {
      return String.format(Locale.ROOT, "%,d bases in %s", total, duration(Math.round(seconds)));
    }
    double rate = (done - first) / seconds;
    String rest =
        done == first
            ? ""
            : String.format(
                Locale.ROOT,
                ", %,d bases/s, %s left",
                Math.round(rate),
                duration((long) Math.ceil((total - done) / rate)));
    return String.format(Locale.ROOT, "%d %% of %,d bases%s", 100 * done / total, total, rest);
  }

  private static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 60
        ? minutes + " min " + seconds % 60 + " s"
        : minutes / 60 + " h " + minutes % 60 + " min";
  }

  @Override
  public boolean isCancelled() {
    return interruption.isCancelled();
  }
}
