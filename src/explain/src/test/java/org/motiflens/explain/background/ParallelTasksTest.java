package org.motiflens.explain.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;

class ParallelTasksTest {
  /** Checks its thread, remembers progress and may give up. */
  private static final class Watcher implements Monitor {
    final Thread owner = Thread.currentThread();
    final List<Long> progress = new ArrayList<>();
    long giveUpAt = Long.MAX_VALUE;

    @Override
    public void progress(long done, long total) {
      assertSame(owner, Thread.currentThread());
      assertEquals(30, total);
      progress.add(done);
    }

    @Override
    public boolean isCancelled() {
      return !progress.isEmpty() && progress.get(progress.size() - 1) >= giveUpAt;
    }
  }

  private static Consumer<Monitor> untilStopped(AtomicInteger running) {
    return monitor -> {
      running.incrementAndGet();
      try {
        while (true) {
          monitor.check();
          Thread.onSpinWait();
        }
      } finally {
        running.decrementAndGet();
      }
    };
  }

  @Test
  void theCallerHearsTheSumOfAllProgress() {
    Watcher watcher = new Watcher();
    CountDownLatch both = new CountDownLatch(2);
    Consumer<Monitor> piece =
        monitor -> {
          monitor.progress(4, 30);
          both.countDown();
          try {
            both.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          monitor.progress(15, 30);
        };
    new ParallelTasks(30, watcher).run(List.of(piece, piece), 2);
    assertEquals(30, watcher.progress.get(watcher.progress.size() - 1));
    assertEquals(watcher.progress.stream().sorted().toList(), watcher.progress);
  }

  @Test
  void aFailureStopsTheOthersAndIsTheReason() {
    AtomicInteger running = new AtomicInteger();
    List<Consumer<Monitor>> pieces =
        List.of(
            untilStopped(running),
            monitor -> {
              throw new InputException("damaged");
            },
            untilStopped(running));
    String message =
        assertThrows(
                InputException.class, () -> new ParallelTasks(30, new Watcher()).run(pieces, 3))
            .getMessage();
    assertEquals("damaged", message);
    assertEquals(0, running.get());
  }

  @Test
  void whenTheMonitorAsksAllStop() {
    AtomicInteger running = new AtomicInteger();
    Watcher watcher = new Watcher();
    watcher.giveUpAt = 7;
    List<Consumer<Monitor>> pieces =
        List.of(
            untilStopped(running),
            monitor -> {
              monitor.progress(7, 30);
              untilStopped(running).accept(monitor);
            });
    assertThrows(CancellationException.class, () -> new ParallelTasks(30, watcher).run(pieces, 2));
    assertEquals(0, running.get());
    assertTrue(watcher.progress.contains(7L));
  }
}
