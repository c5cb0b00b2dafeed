package org.motiflens.explain.background;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for work on other threads as long as a monitor lets it. The work itself is not stopped. */
public final class Awaited {
  /** How long a cancellation may go unseen. */
  private static final long PATIENCE_MILLIS = 20;

  private Awaited() {}

  /**
   * What came of the work.
   *
   * @throws CancellationException when the monitor asks for it, or the thread is interrupted
   * @throws RuntimeException that of the work, where it failed with one
   */
  public static <T> T result(Future<T> work, Monitor monitor) {
    return result(work, monitor, () -> {});
  }

  /**
   * The same for those who have something to say meanwhile.
   *
   * @param meanwhile called again and again by the thread that waits
   * @throws CancellationException when the monitor asks for it, or the thread is interrupted
   * @throws RuntimeException that of the work, where it failed with one
   */
  public static <T> T result(Future<T> work, Monitor monitor, Runnable meanwhile) {
    try {
      return await(work, monitor, meanwhile);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * The same for those who say in their own words why the work failed.
   *
   * @throws CancellationException when the monitor asks for it, or the thread is interrupted
   * @throws ExecutionException with what the work failed with
   */
  public static <T> T orFailure(Future<T> work, Monitor monitor) throws ExecutionException {
    return await(work, monitor, () -> {});
  }

  private static <T> T await(Future<T> work, Monitor monitor, Runnable meanwhile)
      throws ExecutionException {
    while (true) {
      monitor.check();
      meanwhile.run();
      try {
        return work.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Not finished: look at the monitor again.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
  }
}
