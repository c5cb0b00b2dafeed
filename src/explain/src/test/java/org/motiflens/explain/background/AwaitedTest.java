package org.motiflens.explain.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;

/** Waiting for other threads. */
class AwaitedTest {
  private static final Monitor STOPPED =
      new Monitor() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean isCancelled() {
          return true;
        }
      };

  @Test
  void theResultIsThatOfTheWork() {
    assertEquals("done", Awaited.result(CompletableFuture.completedFuture("done"), Monitor.NONE));
  }

  @Test
  void whatTheWorkThrewIsThrown() {
    InputException reason = new InputException("No such file.");
    CompletableFuture<String> failed = CompletableFuture.failedFuture(reason);
    assertSame(
        reason, assertThrows(InputException.class, () -> Awaited.result(failed, Monitor.NONE)));
    assertSame(
        reason,
        assertThrows(ExecutionException.class, () -> Awaited.orFailure(failed, Monitor.NONE))
            .getCause());
  }

  @Test
  void anErrorIsNoSilence() {
    CompletableFuture<String> failed =
        CompletableFuture.failedFuture(new OutOfMemoryError("made for a test"));
    assertInstanceOf(
        OutOfMemoryError.class,
        assertThrows(IllegalStateException.class, () -> Awaited.result(failed, Monitor.NONE))
            .getCause());
  }

  @Test
  void theMonitorEndsTheWaitAndNotTheWork() {
    CompletableFuture<String> never = new CompletableFuture<>();
    assertThrows(CancellationException.class, () -> Awaited.result(never, STOPPED));
    assertFalse(never.isDone());
  }

  @Test
  void anInterruptedThreadStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class, () -> Awaited.result(new CompletableFuture<>(), Monitor.NONE));
    assertTrue(Thread.interrupted());
  }
}
