package org.motiflens.plugin.igv2;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.motiflens.explain.Trust;
import org.motiflens.genome.Bases;
import org.motiflens.genome.Locus;
import org.motiflens.genome.SequenceSource;
import org.motiflens.plugin.ModelShelf;

/**
 * P and trust of single windows, for tooltips: computed on a thread of their own, which reads the
 * genome too, and kept for the next look.
 */
final class WindowFacts {
  private static final int KEPT = 2_000;

  /**
   * A window of a model.
   *
   * @param modelId which the shelf has with the weights of this hash
   */
  record Window(String modelId, String modelHash, String genomeId, Locus locus) {}

  private final ModelShelf shelf;

  /** The least recently looked at first; guarded by itself. */
  private final Map<Window, Future<Optional<Trust>>> known = new LinkedHashMap<>(64, 0.75f, true);

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "MotifLens-windows");
            thread.setDaemon(true);
            return thread;
          });

  WindowFacts(ModelShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * What is known of a window.
   *
   * @param patienceMillis how long to wait for a window that is looked at for the first time
   * @return empty when it is not ready by then, or the window has unknown bases
   */
  Optional<Trust> of(Window window, SequenceSource source, int patienceMillis) {
    try {
      return known(window, source).get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      // The track itself says what is wrong with its model or its genome.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Future<Optional<Trust>> known(Window window, SequenceSource source) {
    synchronized (known) {
      Future<Optional<Trust>> facts =
          known.computeIfAbsent(window, asked -> worker.submit(() -> compute(asked, source)));
      if (known.size() > KEPT) {
        known.remove(known.keySet().iterator().next());
      }
      return facts;
    }
  }

  private Optional<Trust> compute(Window window, SequenceSource source) {
    byte[] codes = source.codes(window.locus());
    for (byte code : codes) {
      if (code == Bases.N) {
        return Optional.empty();
      }
    }
    return Optional.of(Trust.of(shelf.network(window.modelId()).newEvaluator(), codes, 0));
  }
}
