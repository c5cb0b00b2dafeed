package org.motiflens.plugin.igv2;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Posts events without end and looks what the event thread is doing whenever one has waited too
 * long. What has a frame of ours on its stack is ours to answer for.
 */
final class EdtWatchdog implements AutoCloseable {
  private final long limitMillis;
  private final List<String> found = Collections.synchronizedList(new ArrayList<>());
  private final Thread watcher;
  private final Thread edt;
  private volatile boolean ended;

  EdtWatchdog(long limitMillis) {
    this.limitMillis = limitMillis;
    this.edt = LiveIgv.onEdt(Thread::currentThread);
    this.watcher = new Thread(this::watch, "watchdog");
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watch() {
    try {
      while (!ended) {
        CountDownLatch ran = new CountDownLatch(1);
        EventQueue.invokeLater(ran::countDown);
        if (!ran.await(limitMillis, TimeUnit.MILLISECONDS)) {
          StackTraceElement[] stack = edt.getStackTrace();
          boolean ours =
              Arrays.stream(stack)
                  .anyMatch(frame -> frame.getClassName().startsWith("org.motiflens.plugin"));
          if (ours && ran.getCount() > 0) {
            found.add(String.join("\n  ", Arrays.stream(stack).map(String::valueOf).toList()));
          }
          ran.await();
        }
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      // The test ends.
    }
  }

  /** Stack traces of our code that held the event thread for longer than the limit. */
  List<String> found() {
    return List.copyOf(found);
  }

  @Override
  public void close() {
    ended = true;
    watcher.interrupt();
  }
}
