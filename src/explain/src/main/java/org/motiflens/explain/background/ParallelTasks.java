package org.motiflens.explain.background;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Runs pieces of work on threads of their own and lets the calling thread alone speak with the
 * monitor: it hears the sum of all progress, and when it asks to stop, or a piece fails, all stop.
 */
public final class ParallelTasks {
  /** How long a cancellation may go unseen. */
  private static final long PATIENCE_MILLIS = 20;

  private final long total;
  private final Monitor monitor;
  private final AtomicLong done = new AtomicLong();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private boolean interrupted;

  /**
   * @param total what the progress of all pieces adds up to
   */
  public ParallelTasks(long total, Monitor monitor) {
    this.total = total;
    this.monitor = monitor;
  }

  /**
   * Runs all pieces; none runs any more when this returns or throws.
   *
   * @param pieces each gets a monitor of its own
   * @param threads pieces at a time
   * @throws CancellationException when the monitor asks for it
   */
  public void run(List<Consumer<Monitor>> pieces, int threads) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "motiflens-writer");
              thread.setDaemon(true);
              return thread;
            });
    ExecutorCompletionService<Void> finished = new ExecutorCompletionService<>(pool);
    List<RuntimeException> failures = new ArrayList<>();
    for (Consumer<Monitor> piece : pieces) {
      finished.submit(() -> piece.accept(new Share()), null);
    }
    for (int left = pieces.size(); left > 0; ) {
      Future<Void> one = next(finished, failures);
      if (one != null) {
        left--;
        collect(one, failures);
      }
    }
    pool.shutdown();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /** Waits a little, and speaks with the monitor. */
  private Future<Void> next(
      ExecutorCompletionService<Void> finished, List<RuntimeException> failures) {
    Future<Void> one = null;
    try {
      one = finished.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      if (!stopped.get()) {
        monitor.progress(done.get(), total);
        monitor.check();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      stop(new CancellationException("interrupted"), failures);
    } catch (RuntimeException e) {
      stop(e, failures);
    }
    return one;
  }

  /** The first failure is the reason; those that follow from it are not. */
  private void stop(RuntimeException reason, List<RuntimeException> failures) {
    stopped.set(true);
    failures.add(reason);
  }

  private void collect(Future<Void> one, List<RuntimeException> failures) {
    try {
      one.get();
    } catch (InterruptedException e) {
      interrupted = true;
      stop(new CancellationException("interrupted"), failures);
    } catch (ExecutionException e) {
      stop(
          e.getCause() instanceof RuntimeException failure
              ? failure
              : new IllegalStateException(e.getCause()),
          failures);
    }
  }

  /** The monitor of one piece. */
  private final class Share implements Monitor {
    private long own;

    @Override
    public void progress(long ownDone, long ownTotal) {
      done.addAndGet(ownDone - own);
      own = ownDone;
    }

    @Override
    public boolean isCancelled() {
      return stopped.get();
    }
  }
}
