package org.motiflens.plugin.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Computes in the background what somebody looks at. Each client (one track in one view) says what
 * it wants now, the most important first; that replaces what it wanted before. What two clients
 * want is computed once, and what nobody wants any more is cancelled while it runs. Results are the
 * caller's to keep.
 *
 * <p>A client that changes its wish again within the debounce time waits until it rests. What
 * belongs to one group never holds all threads: a slow one leaves a thread for the others. Safe for
 * use by many threads.
 *
 * @param <K> what is computed; compared with equals
 */
public final class DemandQueue<K> implements AutoCloseable {
  /** Computes one piece, on a thread of the queue, and keeps the result. */
  @FunctionalInterface
  public interface Work<K> {
    /**
     * @throws CancellationException when the cancellation was set meanwhile; all else that goes
     *     wrong is for the work to keep as its result, see {@link Outcome}
     */
    void compute(K key, Cancellation cancellation);
  }

  /** Called on a thread of the queue after each piece. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param client who wanted it
     * @param missing pieces that the client waits for still
     */
    void ready(Object client, int missing);
  }

  /**
   * What a client waits for.
   *
   * @param client as given to {@link #want}
   * @param label for people
   * @param done pieces that are there
   * @param total pieces wanted
   */
  public record Activity(Object client, String label, int done, int total) {}

  /**
   * The threads of a queue.
   *
   * @param name of the threads
   * @param count at least 1
   * @param perGroup most threads that one group holds
   * @param debounceMillis a wish that is still changing starts no work for so long; 0 for none
   */
  public record Pool(String name, int count, int perGroup, int debounceMillis) {
    public Pool {
      if (count < 1 || perGroup < 1) {
        throw new IllegalArgumentException("needs a thread: " + count + ", " + perGroup);
      }
    }
  }

  private record Pick<K>(K key, Work<K> work, Cancellation cancellation) {}

  private final Pool pool;
  private final Function<K, Object> groups;
  private final Predicate<K> isThere;
  private final Listener listener;
  private final LongSupplier nanoClock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Object, Wish<K>> wishes = new LinkedHashMap<>();
  private final Map<Object, Long> lastChangeNanos = new HashMap<>();
  private final Map<K, Pick<K>> running = new HashMap<>();
  private boolean closed;

  /**
   * @param groups what a piece belongs to
   * @param isThere whether the result of a piece is kept already
   * @param nanoClock as {@link System#nanoTime}
   */
  public DemandQueue(
      Pool pool,
      Function<K, Object> groups,
      Predicate<K> isThere,
      Listener listener,
      LongSupplier nanoClock) {
    this.pool = pool;
    this.groups = groups;
    this.isThere = isThere;
    this.listener = Objects.requireNonNull(listener);
    this.nanoClock = nanoClock;
    for (int i = 0; i < pool.count(); i++) {
      Thread thread = new Thread(this::run, pool.name() + "-" + (i + 1));
      thread.setDaemon(true);
      thread.start();
    }
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  // ---- What clients say ----

  /**
   * Says what a client shows now; returns at once. The same scope again changes nothing, but for
   * {@link #wantAgain}.
   *
   * @param client compared with equals
   * @param label for people
   * @param scope stands for the keys, compared with equals
   * @param keys gives what is wanted, the most important first; called at most once
   */
  public void want(
      Object client, String label, Object scope, Supplier<List<K>> keys, Work<K> work) {
    locked(
        () -> {
          Wish<K> old = wishes.get(client);
          if (old == null || !old.scope.equals(scope)) {
            long now = nanoClock.getAsLong();
            Long last = lastChangeNanos.put(client, now);
            long debounce = TimeUnit.MILLISECONDS.toNanos(pool.debounceMillis());
            long due = last != null && now - last < debounce ? now + debounce : now;
            List<K> all = List.copyOf(keys.get());
            List<K> missing = all.stream().filter(key -> !isThere.test(key)).toList();
            wishes.put(client, new Wish<>(scope, label, work, due, all, missing));
            cancelUnwanted();
            changed.signalAll();
          }
          return null;
        });
  }

  /** Asks again for pieces of a client's wish that were there and are gone. */
  public void wantAgain(Object client) {
    locked(
        () -> {
          Wish<K> wish = wishes.get(client);
          if (wish != null && !wish.stopped) {
            for (K key : wish.keys) {
              if (!wish.missing.contains(key) && !isThere.test(key)) {
                wish.missing.add(key);
                wish.pending.addLast(key);
              }
            }
            changed.signalAll();
          }
          return null;
        });
  }

  /** Whether a client's present wish has this scope: computed, under way, or stopped. */
  public boolean covers(Object client, Object scope) {
    return locked(
        () -> {
          Wish<K> wish = wishes.get(client);
          return wish != null && wish.scope.equals(scope);
        });
  }

  /** The scope of a client's present wish, or null. */
  public Object wish(Object client) {
    return locked(() -> wishes.containsKey(client) ? wishes.get(client).scope : null);
  }

  /** Whether the user stopped the client's present wish. */
  public boolean isStopped(Object client) {
    return locked(
        () -> {
          Wish<K> wish = wishes.get(client);
          return wish != null && wish.stopped;
        });
  }

  /** Stops the work for what the client shows now; its next wish starts anew. */
  public void stop(Object client) {
    locked(
        () -> {
          Wish<K> wish = wishes.get(client);
          if (wish != null && !wish.missing.isEmpty()) {
            wish.stopped = true;
            cancelUnwanted();
          }
          return null;
        });
  }

  /** Drops all clients that a test picks, and the work that only they wanted. */
  public void forgetIf(Predicate<Object> test) {
    locked(
        () -> {
          wishes.keySet().removeIf(test);
          lastChangeNanos.keySet().removeIf(test);
          cancelUnwanted();
          return null;
        });
  }

  /** Drops all wishes, so that what is wanted again is looked at anew. */
  public void forgetWishes() {
    locked(
        () -> {
          wishes.clear();
          cancelUnwanted();
          return null;
        });
  }

  // ---- What is going on ----

  /** What is under way, in the order in which it was first asked for. */
  public List<Activity> activities() {
    return locked(
        () -> {
          List<Activity> activities = new ArrayList<>();
          wishes.forEach(
              (client, wish) -> {
                if (!wish.stopped && !wish.missing.isEmpty()) {
                  int total = wish.keys.size();
                  activities.add(
                      new Activity(client, wish.label, total - wish.missing.size(), total));
                }
              });
          return activities;
        });
  }

  /** How many pieces all clients want, there or not. */
  public int wanted() {
    return locked(() -> wishes.values().stream().mapToInt(wish -> wish.keys.size()).sum());
  }

  /** The pieces that threads are working on at this moment. */
  public Set<K> running() {
    return locked(() -> Set.copyOf(running.keySet()));
  }

  /** Ends all threads; running work is cancelled. */
  @Override
  public void close() {
    locked(
        () -> {
          closed = true;
          wishes.clear();
          cancelUnwanted();
          changed.signalAll();
          return null;
        });
  }

  private void cancelUnwanted() {
    for (Pick<K> pick : running.values()) {
      if (wishes.values().stream().noneMatch(wish -> wish.waitsFor(pick.key()))) {
        pick.cancellation().cancel();
      }
    }
  }

  // ---- Threads ----

  private void run() {
    Pick<K> pick = locked(this::awaitPick);
    while (pick != null) {
      boolean ended = false;
      try {
        pick.work().compute(pick.key(), pick.cancellation());
        ended = true;
      } catch (CancellationException e) {
        // Nobody waits for it any more.
      } catch (Throwable e) {
        // Against the rule; the piece counts as done, so that nobody waits for it for ever.
        ended = true;
      }
      tell(release(pick, ended));
      pick = locked(this::awaitPick);
    }
  }

  /** A listener that fails takes no thread with it. */
  private void tell(Map<Object, Integer> waiting) {
    waiting.forEach(
        (client, missing) -> {
          try {
            listener.ready(client, missing);
          } catch (Throwable e) {
            // The result is there; who was not told of it sees it at the next painting.
          }
        });
  }

  /** How many pieces each client waits for still that waited for this one. */
  private Map<Object, Integer> release(Pick<K> pick, boolean ended) {
    Map<Object, Integer> waiting = new LinkedHashMap<>();
    locked(
        () -> {
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
          return null;
        });
    return waiting;
  }

  /** The next piece, which then is running; null when all is over. */
  private Pick<K> awaitPick() {
    while (!closed) {
      long now = nanoClock.getAsLong();
      long nextDue = Long.MAX_VALUE;
      Wish<K> best = null;
      int bestBusy = Integer.MAX_VALUE;
      int bestDistance = Integer.MAX_VALUE;
      for (Wish<K> wish : wishes.values()) {
        dropSettled(wish);
        K key = wish.pending.peekFirst();
        if (key == null || wish.stopped) {
          continue;
        }
        if (wish.dueNanos - now > 0) {
          nextDue = Math.min(nextDue, wish.dueNanos - now);
          continue;
        }
        int busy = threadsOn(groups.apply(key));
        int distance = wish.keys.size() - wish.pending.size();
        if (busy < pool.perGroup()
            && (busy < bestBusy || (busy == bestBusy && distance < bestDistance))) {
          best = wish;
          bestBusy = busy;
          bestDistance = distance;
        }
      }
      if (best != null) {
        Pick<K> pick = new Pick<>(best.pending.removeFirst(), best.work, new Cancellation());
        running.put(pick.key(), pick);
        return pick;
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

  private int threadsOn(Object group) {
    return (int) running.keySet().stream().filter(key -> groups.apply(key).equals(group)).count();
  }

  /** Skips pieces that another client's work has brought or is bringing. */
  private void dropSettled(Wish<K> wish) {
    K key = wish.pending.peekFirst();
    while (key != null && (!wish.missing.contains(key) || running.containsKey(key))) {
      wish.pending.removeFirst();
      key = wish.pending.peekFirst();
    }
  }
}
