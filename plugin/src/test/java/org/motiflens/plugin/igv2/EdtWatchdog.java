package org.motiflens.plugin.igv2;

import java.awt.EventQueue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Posts events without end and looks what the event thread is doing whenever one has waited too
 * long. What has a frame of ours on its stack is ours to answer for: when the thread computes for
 * longer than the limit, or waits for something. Its processor time counts, not the clock's: on a
 * busy machine every thread stands still now and then.
 */
final class EdtWatchdog implements AutoCloseable {
  private static final long SAMPLE_MILLIS = 10;

  private final long limitMillis;
  private final List<String> found = Collections.synchronizedList(new ArrayList<>());
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
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
        long before = cpuMillis();
        EventQueue.invokeLater(ran::countDown);
        String suspect = null;
        boolean waits = false;
        ran.await(limitMillis, TimeUnit.MILLISECONDS);
        while (ran.getCount() > 0) {
          StackTraceElement[] stack = edt.getStackTrace();
          boolean ours =
              Arrays.stream(stack)
                  .anyMatch(frame -> frame.getClassName().startsWith("org.motiflens.plugin"));
          if (ours) {
            suspect = String.join("\n  ", Arrays.stream(stack).map(String::valueOf).toList());
            waits |= isWaiting();
          }
          if (ran.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
            break;
          }
        }
        long computed = cpuMillis() - before;
        if (suspect != null && (waits || computed > limitMillis)) {
          found.add(computed + " ms of computing" + (waits ? ", waiting" : "") + "\n" + suspect);
        }
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      // The test ends.
    }
  }

  private long cpuMillis() {
    return threads.getThreadCpuTime(edt.getId()) / 1_000_000;
  }

  private boolean isWaiting() {
    Thread.State state = edt.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }

  /** What our code held the event thread with for longer than the limit. */
  List<String> found() {
    return List.copyOf(found);
  }

  @Override
  public void close() {
    ended = true;
    watcher.interrupt();
  }
}
