package org.motiflens.plugin.tile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.motiflens.explain.attribution.WindowFacts;
import org.motiflens.explain.background.Monitor;
import org.motiflens.plugin.work.DemandQueue;
import org.motiflens.plugin.work.Outcome;

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
   * @param genomeKey what tells the genome from others
   * @param modelId name of the model in the library
   * @param modelHash SHA-256 of the model's weights
   * @param chromosome as the genome spells it
   * @param start 0-based
   * @param reverse whether the model reads its reverse complement
   */
  public record Window(
      String genomeKey,
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
    Optional<WindowFacts> compute(Window window, Monitor monitor);
  }

  private final DemandQueue<Window> queue;
  private final Map<Window, Optional<WindowFacts>> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Window, Optional<WindowFacts>> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param ready is told of each client one of whose windows has been computed, on the thread that
   *     computes
   */
  public TrustEngine(Consumer<Object> ready) {
    queue =
        new DemandQueue<>(
            new DemandQueue.Pool("MotifLens-trust", 1, 1, 0),
            Window::modelHash,
            this::isSettled,
            (client, missing) -> ready.accept(client),
            System::nanoTime);
  }

  /**
   * Says which windows a client shows now; returns at once.
   *
   * @param client compared with equals
   */
  public void want(Object client, List<Window> windows, Computer computer) {
    queue.want(
        client,
        "",
        windows,
        () -> windows,
        (window, cancellation) -> settle(window, finish(window, computer, cancellation)));
    queue.wantAgain(client);
  }

  /** Drops the clients that a test picks. */
  public void forgetIf(Predicate<Object> test) {
    queue.forgetIf(test);
  }

  /** The figures of a window, if they have been computed and it has some. */
  public synchronized Optional<WindowFacts> known(Window window) {
    return known.getOrDefault(window, Optional.empty());
  }

  /** Whether a window has been computed, with figures or without. */
  public synchronized boolean isSettled(Window window) {
    return known.containsKey(window);
  }

  /** Whether all windows that are shown have been computed. */
  public boolean isIdle() {
    return queue.activities().isEmpty();
  }

  /** The figures of a window, computed on this thread when they are not there: batch mode. */
  public Optional<WindowFacts> computeNow(Window window, Computer computer) {
    if (!isSettled(window)) {
      settle(window, finish(window, computer, Monitor.NONE));
    }
    return known(window);
  }

  /** A window that cannot be computed has no figures: the track itself says why. */
  private static Optional<WindowFacts> finish(Window window, Computer computer, Monitor monitor) {
    return Outcome.of(() -> computer.compute(window, monitor)).orElse(problem -> Optional.empty());
  }

  private synchronized void settle(Window window, Optional<WindowFacts> facts) {
    known.put(window, facts);
  }

  @Override
  public void close() {
    queue.close();
  }
}
