package org.motiflens.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.motiflens.explain.background.Monitor;

/**
 * Turns the signal that ends the program, Ctrl-C for example, into a cancellation, and gives the
 * command time to put its files in order: what was half-written is removed, what was trained is
 * kept.
 */
final class Interruption implements Monitor {
  private static final int PATIENCE_SECONDS = 60;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);

  /** Begins to listen. */
  static Interruption ofThisProgram() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::end, "motiflens-interruption"));
    return interruption;
  }

  private void end() {
    asked.set(true);
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing is left to be put in order. */
  void finished() {
    finished.countDown();
  }

  @Override
  public void progress(long done, long total) {}

  @Override
  public boolean isCancelled() {
    return asked.get();
  }
}
