package org.motiflens.plugin.tile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.motiflens.plugin.work.Cancellation;
import org.motiflens.plugin.work.DemandQueue;
import org.motiflens.plugin.work.Outcome;

/**
 * Computes tiles in the background for whoever shows them, and keeps them. Tiles near the centre of
 * a view come first. One model never holds all threads.
 */
public final class TileEngine implements AutoCloseable {
  /** A view that is still moving starts no work for so long. */
  public static final int DEBOUNCE_MILLIS = 100;

  private final TileCache cache;
  private final DemandQueue<TileKey> queue;

  /**
   * @param threads at least 2, so that one model cannot hold all
   * @param listener called on a thread of the pool after each tile
   */
  public TileEngine(TileCache cache, int threads, DemandQueue.Listener listener) {
    this(cache, threads, listener, System::nanoTime);
  }

  TileEngine(TileCache cache, int threads, DemandQueue.Listener listener, LongSupplier nanoClock) {
    if (threads < 2) {
      throw new IllegalArgumentException("needs 2 threads or more, not " + threads);
    }
    this.cache = Objects.requireNonNull(cache);
    this.queue =
        new DemandQueue<>(
            new DemandQueue.Pool("MotifLens", threads, threads - 1, DEBOUNCE_MILLIS),
            TileKey::modelHash,
            cache::contains,
            listener,
            nanoClock);
  }

  /**
   * Says what a client shows now; returns at once. Of the same range again only tiles are computed
   * that had to leave the cache meanwhile, unless it has no room for all that is shown.
   *
   * @param client compared with equals
   */
  public void want(Object client, String label, TileRange range, TileComputer computer) {
    if (!queue.covers(client, range)) {
      queue.want(
          client,
          label,
          range,
          range::centreOut,
          (key, cancellation) -> finish(key, computer, cancellation));
    } else if (cache.hasRoomFor(queue.wanted())) {
      queue.wantAgain(client);
    }
  }

  /**
   * Whether the client's present wish is this range: computed, under way, or stopped by the user.
   */
  public boolean covers(Object client, TileRange range) {
    return queue.covers(client, range);
  }

  /** Whether the user stopped the client's present wish. */
  public boolean isStopped(Object client) {
    return queue.isStopped(client);
  }

  /** Stops the work for what the client shows now; the next change of its view starts anew. */
  public void stop(Object client) {
    queue.stop(client);
  }

  /** Drops a client and the work that only it wanted. */
  public void forget(Object client) {
    queue.forgetIf(client::equals);
  }

  /** Drops all clients that a test picks. */
  public void forgetIf(Predicate<Object> test) {
    queue.forgetIf(test);
  }

  /** What is under way, in the order in which it was first asked for. */
  public List<DemandQueue.Activity> activities() {
    return queue.activities();
  }

  /** The tiles that threads are working on at this moment. */
  public Set<TileKey> running() {
    return queue.running();
  }

  public Optional<Tile> cached(TileKey key) {
    return cache.get(key);
  }

  /** The tile, computed on this thread when it is not there: batch mode and exports. */
  public Tile computeNow(TileKey key, TileComputer computer) {
    Optional<Tile> cached = cache.get(key);
    return cached.isPresent() ? cached.get() : finish(key, computer, new Cancellation());
  }

  private Tile finish(TileKey key, TileComputer computer, Cancellation cancellation) {
    Tile tile =
        Outcome.of(() -> computer.compute(key, cancellation))
            .orElse(sentence -> Tile.failed(key, sentence));
    cache.put(tile);
    return tile;
  }

  /** Tries again what failed. */
  public void forgetFailures() {
    cache.forgetFailures();
    queue.forgetWishes();
  }

  /** Ends all threads; running work is cancelled. */
  @Override
  public void close() {
    queue.close();
  }
}
