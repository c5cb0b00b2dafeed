package org.motiflens.plugin.tile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * Tiles that a client wants.
   *
   * @param range the tiles; those in the middle come first
   * @param computer of them
   */
  public record Demand(TileRange range, TileComputer computer) {
    /** Whether the tiles of another range that hold the bases of one of this are there. */
    private boolean isBehind(TileKey key, TileRange refined, TileCache cache) {
      int last = key.end() - 1;
      for (int index = refined.spec().tileAt(key.start());
          index <= refined.spec().tileAt(last);
          index++) {
        if (index >= refined.first()
            && index <= refined.last()
            && !cache.contains(refined.key(index))) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Says what a client shows now; returns at once. Of the same ranges again only tiles are computed
   * that had to leave the cache meanwhile, unless it has no room for all that is shown.
   *
   * @param client compared with equals
   * @param preview coarse tiles, which come before all others; left out are those whose bases are
   *     there already as the first of the demands has them
   * @param demands in the order in which they are computed
   */
  public void want(Object client, String label, Optional<Demand> preview, List<Demand> demands) {
    List<TileRange> ranges = demands.stream().map(Demand::range).toList();
    if (!queue.covers(client, ranges)) {
      Map<TileKey, TileComputer> computers = new LinkedHashMap<>();
      preview.ifPresent(
          first -> {
            for (TileKey key : first.range().centreOut()) {
              if (first.isBehind(key, ranges.get(0), cache)) {
                computers.put(key, first.computer());
              }
            }
          });
      for (Demand demand : demands) {
        for (TileKey key : demand.range().centreOut()) {
          computers.putIfAbsent(key, demand.computer());
        }
      }
      List<TileKey> keys = List.copyOf(computers.keySet());
      queue.want(
          client,
          label,
          ranges,
          () -> keys,
          (key, cancellation) -> finish(key, computers.get(key), cancellation));
    } else if (cache.hasRoomFor(queue.wanted())) {
      queue.wantAgain(client);
    }
  }

  /** The same of one range. */
  void want(Object client, String label, TileRange range, TileComputer computer) {
    want(client, label, Optional.empty(), List.of(new Demand(range, computer)));
  }

  /**
   * Whether the client's present wish is these ranges, but for a preview: computed, under way, or
   * stopped by the user.
   */
  public boolean covers(Object client, List<TileRange> ranges) {
    return queue.covers(client, ranges);
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
