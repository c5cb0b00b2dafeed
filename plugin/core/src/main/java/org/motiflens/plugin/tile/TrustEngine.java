package org.motiflens.plugin.tile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.motiflens.explain.attribution.Trust;
import org.motiflens.explain.background.Monitor;

/**
 * How far single windows can be trusted, computed in the background, on one thread beside those of
 * tiles. Each client says which windows it shows now, the most important first; that replaces what
 * it showed before, and a window that nobody shows any more is left off between two steps of its
 * path integral. The latest {@value #KEPT} results are kept. Safe for use by many threads.
 */
public final class TrustEngine implements AutoCloseable {
  private static final int KEPT = 4096;

  /**
   * A window of a model.
   *
   * @param genomeId what the sequence source calls itself
   * @param modelId name of the model in the library
   * @param modelHash SHA-256 of the model's weights
   * @param chromosome as the genome spells it
   * @param start 0-based
   * @param reverse whether the model reads its reverse complement
   */
  public record Window(
      String genomeId,
      String modelId,
      String modelHash,
      String chromosome,
      int start,
      boolean reverse) {}

  /** Computes the figures of a window. */
  @FunctionalInterface
  public interface Computer {
    /**
     * @return nothing when the window has no figures, as one that is mostly N
     * @throws CancellationException when the monitor asks for it
     */
    Optional<Trust> compute(Window window, Monitor monitor);
  }

  private record Wish(List<Window> windows, Computer computer) {}

  private final Consumer<Object> ready;
  private final Map<Object, Wish> wishes = new HashMap<>();
  private final Map<Window, Optional<Trust>> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Window, Optional<Trust>> eldest) {
          return size() > KEPT;
        }
      };
  private boolean closed;

  /**
   * @param ready is told of each client one of whose windows has been computed, on the thread that
   *     computes
   */
  public TrustEngine(Consumer<Object> ready) {
    this.ready = Objects.requireNonNull(ready);
    Thread thread = new Thread(this::work, "MotifLens-trust");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Says which windows a client shows now; returns at once.
   *
   * @param client compared with equals
   */
  public synchronized void want(Object client, List<Window> windows, Computer computer) {
    wishes.put(client, new Wish(List.copyOf(windows), computer));
    notifyAll();
  }

  /** Drops the clients that a test picks. */
  public synchronized void forgetIf(Predicate<Object> test) {
    wishes.keySet().removeIf(test);
  }

  /** The figures of a window, if they have been computed and it has some. */
  public synchronized Optional<Trust> known(Window window) {
    return known.getOrDefault(window, Optional.empty());
  }

  /** Whether a window has been computed, with figures or without. */
  public synchronized boolean isSettled(Window window) {
    return known.containsKey(window);
  }

  /** Whether all windows that are shown have been computed. */
  public synchronized boolean isIdle() {
    return wishes.values().stream().allMatch(wish -> known.keySet().containsAll(wish.windows()));
  }

  /** The figures of a window, computed on this thread when they are not there: batch mode. */
  public Optional<Trust> computeNow(Window window, Computer computer) {
    synchronized (this) {
      if (known.containsKey(window)) {
        return known.get(window);
      }
    }
    Optional<Trust> trust = finish(window, computer, Monitor.NONE);
    synchronized (this) {
      known.put(window, trust);
    }
    return trust;
  }

  @Override
  public synchronized void close() {
    closed = true;
    wishes.clear();
    notifyAll();
  }

  private record Next(Window window, Computer computer) {}

  private void work() {
    Next next = awaitNext();
    while (next != null) {
      Window window = next.window();
      try {
        settle(window, finish(window, next.computer(), new WhileWanted(window)));
      } catch (CancellationException e) {
        // Nobody shows it any more.
      }
      next = awaitNext();
    }
  }

  /** A window that cannot be computed has no figures: the track itself says why. */
  private static Optional<Trust> finish(Window window, Computer computer, Monitor monitor) {
    try {
      return computer.compute(window, monitor);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  private void settle(Window window, Optional<Trust> trust) {
    List<Object> waiting = new ArrayList<>();
    synchronized (this) {
      known.put(window, trust);
      wishes.forEach(
          (client, wish) -> {
            if (wish.windows().contains(window)) {
              waiting.add(client);
            }
          });
    }
    waiting.forEach(ready);
  }

  private synchronized Next awaitNext() {
    while (!closed) {
      for (Wish wish : wishes.values()) {
        for (Window window : wish.windows()) {
          if (!known.containsKey(window)) {
            return new Next(window, wish.computer());
          }
        }
      }
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody interrupts this thread on purpose; close() ends it.
      }
    }
    return null;
  }

  private synchronized boolean isWanted(Window window) {
    return wishes.values().stream().anyMatch(wish -> wish.windows().contains(window));
  }

  /** Stops when no client shows the window. */
  private final class WhileWanted implements Monitor {
    private final Window window;

    WhileWanted(Window window) {
      this.window = window;
    }

    @Override
    public void progress(long done, long total) {}

    @Override
    public boolean isCancelled() {
      return !isWanted(window);
    }
  }
}
