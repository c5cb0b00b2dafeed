package org.motiflens.plugin.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.message.Messages;

class JobsTest {
  private final Jobs jobs = new Jobs();
  private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    jobs.close();
  }

  private Jobs.Job start(Function<Monitor, String> work) {
    return jobs.start(
        "work",
        work,
        new Jobs.Ends<>(
            result -> end("done " + result),
            problem -> end("failed " + problem),
            () -> end("stopped")));
  }

  private void end(String what) {
    ends.add(what + (EventQueue.isDispatchThread() ? "" : " on a foreign thread"));
  }

  private String nextEnd() throws InterruptedException {
    return ends.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void aResultArrivesOnTheEventThread() throws InterruptedException {
    start(monitor -> "7");
    assertEquals("done 7", nextEnd());
    assertEquals(List.of(), jobs.running());
  }

  @Test
  void aRefusalArrivesAsItsSentence() throws InterruptedException {
    start(
        monitor -> {
          throw new InputException("No such file.");
        });
    assertEquals("failed No such file.", nextEnd());
  }

  @Test
  void whatShouldNotHappenArrivesAsASentenceToo() throws InterruptedException {
    start(
        monitor -> {
          throw new IllegalStateException("oops");
        });
    String end = nextEnd();
    assertTrue(end.startsWith("failed MotifLens met an unexpected problem"), end);
  }

  @Test
  void workShowsItsProgressAndStopsWhenCancelled() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Jobs.Job job =
        start(
            monitor -> {
              monitor.progress(3, 12);
              begun.countDown();
              while (true) {
                monitor.check();
                Thread.onSpinWait();
              }
            });
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    assertEquals(0.25, jobs.running().get(0).fraction());
    job.cancel();
    assertEquals("stopped", nextEnd());
    assertEquals(List.of(), jobs.running());
  }

  @Test
  void aResultThatComesAfterTheCancelIsDropped() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Jobs.Job job =
        start(
            monitor -> {
              begun.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return "late";
            });
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    job.cancel();
    go.countDown();
    assertEquals("stopped", nextEnd());
  }

  @Test
  void noLackOfMemoryLeavesWorkRunningForEver() throws InterruptedException {
    start(
        monitor -> {
          throw new OutOfMemoryError("made for a test");
        });
    assertEquals("failed " + Messages.OUT_OF_MEMORY, nextEnd());
    assertEquals(List.of(), jobs.running());
    start(monitor -> "8");
    assertEquals("done 8", nextEnd());
  }
}
