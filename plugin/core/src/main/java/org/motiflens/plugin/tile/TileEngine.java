package org.motiflens.plugin.tile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.work.Cancellation;

/**
 * Computes tiles in the background for whoever shows them. Each client (one track in one panel)
 * says what it wants now; that replaces what it wanted before. Tiles near the centre of a view come
 * first, a tile that two clients want is computed once, and one that nobody wants any more is
 * cancelled while it runs.
 *
 * <p>A view that changes again within {@value #DEBOUNCE_MILLIS} ms of its last change waits until
 * it rests. One model never holds all threads: a slow one leaves a thread for the others.
 */
public final class TileEngine implements AutoCloseable {
  /** A view that is still moving starts no work for so long. */
  public static final int DEBOUNCE_MILLIS = 100;

  /** Called on a thread of the pool after each tile. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param client who wanted the tile
     * @param missing tiles that the client waits for still
     */
    void tileReady(Object client, int missing);
  }

  /**
   * What a client waits for.
   *
   * @param client as given to {@link #want}
   * @param label for people
   * @param done tiles that are there
   * @param total tiles wanted
   */
  public record Activity(Object client, String label, int done, int total) {}

  private static final class Wish {
    final TileRange range;
    final String label;
    final TileComputer computer;
    final long dueNanos;
    final Deque<TileKey> pending;
    final Set<TileKey> missing;
    boolean stopped;

    Wish(TileRange range, String label, TileComputer computer, long dueNanos, List<TileKey> keys) {
      this.range = range;
      this.label = label;
      this.computer = computer;
      this.dueNanos = dueNanos;
      this.pending = new ArrayDeque<>(keys);
      this.missing = new HashSet<>(keys);
    }

    boolean waitsFor(TileKey key) {
      return !stopped && missing.contains(key);
    }
  }

  private record Pick(TileKey key, TileComputer computer, Cancellation cancellation) {}

  private final TileCache cache;
  private final Listener listener;
  private final LongSupplier nanoClock;
  private final int threadsPerModel;
  private final List<Thread> threads = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Object, Wish> wishes = new LinkedHashMap<>();
  private final Map<Object, Long> lastChangeNanos = new HashMap<>();
  private final Map<TileKey, Pick> running = new HashMap<>();
  private boolean closed;

  /**
   * @param threads at least 2, so that one model cannot hold all
   */
  public TileEngine(TileCache cache, int threads, Listener listener) {
    this(cache, threads, listener, System::nanoTime);
  }

  TileEngine(TileCache cache, int threadCount, Listener listener, LongSupplier nanoClock) {
    if (threadCount < 2) {
      throw new IllegalArgumentException("needs 2 threads or more, not " + threadCount);
    }
    this.cache = Objects.requireNonNull(cache);
    this.listener = Objects.requireNonNull(listener);
    this.nanoClock = nanoClock;
    this.threadsPerModel = threadCount - 1;
    for (int i = 0; i < threadCount; i++) {
      Thread thread = new Thread(this::work, "MotifLens-" + (i + 1));
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /**
   * Says what a client shows now; returns at once. The same range again changes nothing.
   *
   * @param client compared with equals
   */
  public void want(Object client, String label, TileRange range, TileComputer computer) {
    lock.lock();
    try {
      Wish old = wishes.get(client);
      if (old != null && old.range.equals(range)) {
        return;
      }
      long now = nanoClock.getAsLong();
      Long last = lastChangeNanos.put(client, now);
      long debounce = TimeUnit.MILLISECONDS.toNanos(DEBOUNCE_MILLIS);
      boolean moving = last != null && now - last < debounce;
      List<TileKey> missing = new ArrayList<>();
      for (TileKey key : range.centreOut()) {
        if (!cache.contains(key)) {
          missing.add(key);
        }
      }
      wishes.put(client, new Wish(range, label, computer, moving ? now + debounce : now, missing));
      cancelUnwanted();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether the client's present wish is this range: computed, under way, or stopped by the user.
   */
  public boolean covers(Object client, TileRange range) {
    lock.lock();
    try {
      Wish wish = wishes.get(client);
      return wish != null && wish.range.equals(range);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the user stopped the client's present wish. */
  public boolean isStopped(Object client) {
    lock.lock();
    try {
      Wish wish = wishes.get(client);
      return wish != null && wish.stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Stops the work for what the client shows now; the next change of its view starts anew. */
  public void stop(Object client) {
    lock.lock();
    try {
      Wish wish = wishes.get(client);
      if (wish != null && !wish.missing.isEmpty()) {
        wish.stopped = true;
        cancelUnwanted();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Drops a client and the work that only it wanted. */
  public void forget(Object client) {
    lock.lock();
    try {
      wishes.remove(client);
      lastChangeNanos.remove(client);
      cancelUnwanted();
    } finally {
      lock.unlock();
    }
  }

  /** Drops all clients that a test picks. */
  public void forgetIf(Predicate<Object> test) {
    lock.lock();
    try {
      wishes.keySet().removeIf(test);
      lastChangeNanos.keySet().removeIf(test);
      cancelUnwanted();
    } finally {
      lock.unlock();
    }
  }

  /** What is under way, in the order in which it was first asked for. */
  public List<Activity> activities() {
    lock.lock();
    try {
      List<Activity> activities = new ArrayList<>();
      wishes.forEach(
          (client, wish) -> {
            if (!wish.stopped && !wish.missing.isEmpty()) {
              int total = wish.range.count();
              activities.add(new Activity(client, wish.label, total - wish.missing.size(), total));
            }
          });
      return activities;
    } finally {
      lock.unlock();
    }
  }

  /** The tiles that threads are working on at this moment. */
  public Set<TileKey> running() {
    lock.lock();
    try {
      return Set.copyOf(running.keySet());
    } finally {
      lock.unlock();
    }
  }

  public Optional<Tile> cached(TileKey key) {
    return cache.get(key);
  }

  /** The tile, computed on this thread when it is not there: batch mode and exports. */
  public Tile computeNow(TileKey key, TileComputer computer) {
    Optional<Tile> cached = cache.get(key);
    return cached.isPresent() ? cached.get() : finish(key, computer, new Cancellation());
  }

  /** Tries again what failed. */
  public void forgetFailures() {
    cache.forgetFailures();
    lock.lock();
    try {
      wishes.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all threads; running work is cancelled. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wishes.clear();
      cancelUnwanted();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void cancelUnwanted() {
    for (Pick pick : running.values()) {
      if (wishes.values().stream().noneMatch(wish -> wish.waitsFor(pick.key()))) {
        pick.cancellation().cancel();
      }
    }
  }

  private void work() {
    while (true) {
      Pick pick;
      lock.lock();
      try {
        pick = awaitPick();
        if (pick == null) {
          return;
        }
        running.put(pick.key(), pick);
      } finally {
        lock.unlock();
      }
      boolean ended = false;
      try {
        finish(pick.key(), pick.computer(), pick.cancellation());
        ended = true;
      } catch (CancellationException e) {
        // Nobody waits for it any more.
      } finally {
        release(pick, ended);
      }
    }
  }

  private void release(Pick pick, boolean ended) {
    Map<Object, Integer> waiting = new LinkedHashMap<>();
    lock.lock();
    try {
      running.remove(pick.key());
      wishes.forEach(
          (client, wish) -> {
            if (ended && wish.missing.remove(pick.key())) {
              waiting.put(client, wish.missing.size());
            } else if (!ended && wish.waitsFor(pick.key())) {
              // It was cancelled just before somebody wanted it again.
              wish.pending.addFirst(pick.key());
            }
          });
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    waiting.forEach(listener::tileReady);
  }

  private Tile finish(TileKey key, TileComputer computer, Cancellation cancellation) {
    Tile tile;
    try {
      tile = computer.compute(key, cancellation);
    } catch (CancellationException e) {
      throw e;
    } catch (InputException e) {
      tile = Tile.failed(key, e.getMessage());
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      tile = Tile.failed(key, Messages.unexpected(e));
    }
    cache.put(tile);
    return tile;
  }

  private Pick awaitPick() {
    while (!closed) {
      long now = nanoClock.getAsLong();
      long nextDue = Long.MAX_VALUE;
      Wish best = null;
      int bestBusy = Integer.MAX_VALUE;
      int bestDistance = Integer.MAX_VALUE;
      for (Wish wish : wishes.values()) {
        dropSettled(wish);
        TileKey key = wish.pending.peekFirst();
        if (key == null || wish.stopped) {
          continue;
        }
        if (wish.dueNanos - now > 0) {
          nextDue = Math.min(nextDue, wish.dueNanos - now);
          continue;
        }
        int busy = threadsOn(key.modelHash());
        int distance = wish.range.count() - wish.pending.size();
        if (busy < threadsPerModel
            && (busy < bestBusy || (busy == bestBusy && distance < bestDistance))) {
          best = wish;
          bestBusy = busy;
          bestDistance = distance;
        }
      }
      if (best != null) {
        return new Pick(best.pending.removeFirst(), best.computer, new Cancellation());
      }
      try {
        if (nextDue == Long.MAX_VALUE) {
          changed.await();
        } else {
          long left = changed.awaitNanos(nextDue);
          assert left <= nextDue;
        }
      } catch (InterruptedException e) {
        // Nobody interrupts these threads on purpose; close() ends them.
      }
    }
    return null;
  }

  private int threadsOn(String modelHash) {
    int count = 0;
    for (TileKey key : running.keySet()) {
      count += key.modelHash().equals(modelHash) ? 1 : 0;
    }
    return count;
  }

  /** Skips tiles that another client's work has brought or is bringing. */
  private void dropSettled(Wish wish) {
    TileKey key = wish.pending.peekFirst();
    while (key != null && (!wish.missing.contains(key) || running.containsKey(key))) {
      wish.pending.removeFirst();
      key = wish.pending.peekFirst();
    }
  }
}
