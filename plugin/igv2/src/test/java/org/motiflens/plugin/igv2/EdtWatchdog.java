package org.motiflens.plugin.igv2;

import java.awt.EventQueue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Posts events without end and looks what the event thread is doing whenever one has waited too
 * long. What has a frame of ours on its stack is ours to answer for: when the thread computes for
 * longer than the limit, or waits for something. Its processor time counts, not the clock's: on a
 * busy machine every thread stands still now and then.
 */
public final class EdtWatchdog implements AutoCloseable {
  private static final long SAMPLE_MILLIS = 10;
  private static final Pattern TESTS =
      Pattern.compile("\\.(EdtWatchdog|\\w+Scenarios|LiveIgv|ProbeRenderer)\\b");

  private final long limitMillis;
  private final List<String> found = Collections.synchronizedList(new ArrayList<>());
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread watcher;
  private final Thread edt;
  private volatile boolean ended;

  public EdtWatchdog(long limitMillis) {
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
        long before = cpuMillis();
        long ours = 0;
        boolean wereOurs = false;
        long waited = 0;
        String suspect = "";
        while (!ran.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
          // Stack and state of one moment.
          ThreadInfo info = threads.getThreadInfo(edt.getId(), Integer.MAX_VALUE);
          StackTraceElement[] stack = info.getStackTrace();
          boolean areOurs = firstOfOurs(stack) >= 0;
          long now = cpuMillis();
          ours += wereOurs && areOurs ? now - before : 0;
          waited += areOurs && isWaiting(info) && waitsByItself(stack) ? SAMPLE_MILLIS : 0;
          suspect =
              areOurs
                  ? String.join("\n  ", Arrays.stream(stack).map(String::valueOf).toList())
                  : suspect;
          before = now;
          wereOurs = areOurs;
        }
        if (waited > limitMillis || ours > limitMillis) {
          found.add(ours + " ms of computing, " + waited + " ms of waiting\n" + suspect);
        }
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      // The test ends.
    }
  }

  private static int firstOfOurs(StackTraceElement[] stack) {
    for (int i = 0; i < stack.length; i++) {
      String name = stack[i].getClassName();
      if (name.startsWith("org.motiflens.plugin") && !TESTS.matcher(name).find()) {
        return i;
      }
    }
    return -1;
  }

  /** Not within a call of ours to the window system, which has locks of its own. */
  private static boolean waitsByItself(StackTraceElement[] stack) {
    return Arrays.stream(stack, 0, firstOfOurs(stack))
        .noneMatch(frame -> frame.getClassName().matches("(sun|java\\.awt|javax\\.swing)\\..*"));
  }

  private long cpuMillis() {
    return threads.getThreadCpuTime(edt.getId()) / 1_000_000;
  }

  private static boolean isWaiting(ThreadInfo info) {
    Thread.State state = info.getThreadState();
    return state == Thread.State.WAITING
        || state == Thread.State.TIMED_WAITING
        || state == Thread.State.BLOCKED;
  }

  /** What our code held the event thread with for longer than the limit. */
  public List<String> found() {
    return List.copyOf(found);
  }

  @Override
  public void close() {
    ended = true;
    watcher.interrupt();
  }
}
