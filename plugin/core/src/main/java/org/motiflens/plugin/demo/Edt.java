package org.motiflens.plugin.demo;

import java.awt.EventQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.message.Messages;

/** What the demo's thread does on the event thread and waits for. */
public final class Edt {
  private static final long PATIENCE_NANOS = 600_000_000_000L;
  private static final int POLL_MILLIS = 50;

  private Edt() {}

  /** Calls on the event thread, and waits for the answer. */
  public static <T> T call(Callable<T> action) {
    FutureTask<T> task = new FutureTask<>(action);
    EventQueue.invokeLater(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Runs on the event thread, and waits for the end. */
  public static void run(Runnable action) {
    call(
        () -> {
          action.run();
          return null;
        });
  }

  /**
   * Waits until a condition holds on the event thread.
   *
   * @throws InputException when it does not within ten minutes
   */
  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!call(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new InputException(Messages.DEMO_TIMEOUT);
      }
      pause(POLL_MILLIS);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
