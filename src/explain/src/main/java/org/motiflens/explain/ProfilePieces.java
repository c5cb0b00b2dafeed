package org.motiflens.explain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.motiflens.genome.Locus;

/**
 * The profile of a locus of any length in pieces, computed on several threads and delivered in
 * order. Neither the pieces nor the threads change a value, and the memory that is needed does not
 * grow with the locus.
 */
final class ProfilePieces {
  /** Bases of a piece. */
  private static final int LENGTH = 1 << 14;

  /** How long a cancellation may go unseen while a piece is awaited. */
  private static final long PATIENCE_MILLIS = 20;

  private final ProfileComputer computer;
  private final int threads;

  ProfilePieces(ProfileComputer computer, int threads) {
    this.computer = computer;
    this.threads = threads;
  }

  /** The piece of a locus that begins at a position. */
  private static Locus piece(Locus locus, int start) {
    return new Locus(locus.chromosome(), start, (int) Math.min((long) start + LENGTH, locus.end()));
  }

  /** Where the first piece begins that has a value, or the end of the locus. Computes nothing. */
  int firstWithValue(Locus locus, Monitor monitor) {
    long start = locus.start();
    while (start < locus.end() && computer.whyEmpty(piece(locus, (int) start)).isPresent()) {
      monitor.check();
      start += LENGTH;
    }
    return (int) Math.min(start, locus.end());
  }

  /**
   * Computes a locus. Progress is counted in bases; the monitor and the sink are called from the
   * calling thread alone.
   *
   * @throws CancellationException when the monitor asks for it
   */
  void compute(Locus locus, Monitor monitor, Consumer<Profile> sink) {
    if (locus.length() <= LENGTH) {
      sink.accept(computer.compute(locus, new BaseCounter(monitor, locus.length())));
    } else {
      computeOnThreads(locus, monitor, sink);
    }
    monitor.progress(locus.length(), locus.length());
  }

  private void computeOnThreads(Locus locus, Monitor monitor, Consumer<Profile> sink) {
    AtomicBoolean stopped = new AtomicBoolean();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "motiflens-export");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Deque<Future<Profile>> ahead = new ArrayDeque<>();
      long next = locus.start();
      while (next < locus.end() || !ahead.isEmpty()) {
        while (next < locus.end() && ahead.size() < 2 * threads) {
          Locus piece = piece(locus, (int) next);
          ahead.add(pool.submit(() -> computer.compute(piece, new StopSign(stopped))));
          next += LENGTH;
        }
        Profile profile = await(ahead.remove(), monitor);
        sink.accept(profile);
        monitor.progress(profile.locus().end() - locus.start(), locus.length());
      }
    } finally {
      // Threads see the flag within a chunk of windows. They are not interrupted: that would close
      // the file under a source that is not ours.
      stopped.set(true);
      pool.shutdown();
    }
  }

  private static Profile await(Future<Profile> future, Monitor monitor) {
    while (true) {
      monitor.check();
      try {
        return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not finished: look at the monitor again.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** Counts bases where the computer counts windows. */
  private record BaseCounter(Monitor monitor, int bases) implements Monitor {
    @Override
    public void progress(long done, long total) {
      monitor.progress(total == 0 ? 0 : bases * done / total, bases);
    }

    @Override
    public boolean isCancelled() {
      return monitor.isCancelled();
    }
  }

  /** Ends the work of all threads. */
  private record StopSign(AtomicBoolean stopped) implements Monitor {
    @Override
    public void progress(long done, long total) {}

    @Override
    public boolean isCancelled() {
      return stopped.get();
    }
  }
}
