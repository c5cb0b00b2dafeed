package org.motiflens.plugin.library;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.work.Cancellation;
import org.motiflens.plugin.work.Outcome;

/**
 * Class-optimised sequences, one a model and recipe, computed one after another in the background
 * and kept. Safe for use by many threads.
 */
public final class OptimisedSequences implements AutoCloseable {
  /** Does the work. */
  @FunctionalInterface
  public interface Optimiser {
    /**
     * Optimises the input of a model.
     *
     * @throws InputException when the model cannot be used
     * @throws CancellationException when the monitor asked for it
     */
    ClassOptimum optimise(ModelCard card, ClassOptimiser recipe, Monitor monitor);
  }

  /**
   * How far a model's sequence is.
   *
   * @param running whether it waits or is being computed
   * @param progress 0 to 1
   * @param result when it is there
   * @param problem when it failed
   */
  public record Status(
      boolean running, double progress, Optional<ClassOptimum> result, Optional<String> problem) {
    static final Status NOT_ASKED = new Status(false, 0, Optional.empty(), Optional.empty());
  }

  private final Optimiser optimiser;
  private final Runnable changed;

  private record Key(String modelHash, String recipe) {
    static Key of(ModelCard card, ClassOptimiser recipe) {
      return new Key(card.weightsSha256(), recipe.key());
    }
  }

  /**
   * Work that waits or runs.
   *
   * @param progress 0 to 1
   */
  public record Running(ModelCard card, ClassOptimiser recipe, double progress) {}

  private record Task(ModelCard card, ClassOptimiser recipe, Cancellation cancellation) {}

  private final Map<Key, Status> statuses = new HashMap<>();
  private final Map<Key, Task> runningTasks = new LinkedHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "MotifLens-logo");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param changed called on any thread whenever a status has changed
   */
  public OptimisedSequences(Optimiser optimiser, Runnable changed) {
    this.optimiser = optimiser;
    this.changed = changed;
  }

  public synchronized Status status(ModelCard card, ClassOptimiser recipe) {
    return statuses.getOrDefault(Key.of(card, recipe), Status.NOT_ASKED);
  }

  /** What waits or runs, the oldest first. */
  public synchronized List<Running> running() {
    return runningTasks.entrySet().stream()
        .map(
            task ->
                new Running(
                    task.getValue().card(),
                    task.getValue().recipe(),
                    statuses.get(task.getKey()).progress()))
        .toList();
  }

  /** Begins, unless the sequence is there or on its way. */
  public void start(ModelCard card, ClassOptimiser recipe) {
    Key key = Key.of(card, recipe);
    Cancellation cancellation = new Cancellation();
    synchronized (this) {
      Status status = status(card, recipe);
      if (status.running() || status.result().isPresent()) {
        return;
      }
      statuses.put(key, new Status(true, 0, Optional.empty(), Optional.empty()));
      runningTasks.put(key, new Task(card, recipe, cancellation));
    }
    worker.execute(() -> run(card, recipe, cancellation));
    changed.run();
  }

  /** Stops; what was computed so far is lost. */
  public void cancel(ModelCard card, ClassOptimiser recipe) {
    synchronized (this) {
      Task running = runningTasks.get(Key.of(card, recipe));
      if (running != null) {
        running.cancellation().cancel();
      }
    }
  }

  /** Stops what waits or runs for any other model or recipe. */
  public void cancelAllBut(ModelCard card, ClassOptimiser recipe) {
    Key wanted = Key.of(card, recipe);
    synchronized (this) {
      runningTasks.forEach(
          (key, task) -> {
            if (!key.equals(wanted)) {
              task.cancellation().cancel();
            }
          });
    }
  }

  private void run(ModelCard card, ClassOptimiser recipe, Cancellation cancellation) {
    Key key = Key.of(card, recipe);
    Status end;
    try {
      cancellation.check();
      end =
          Outcome.of(() -> done(optimiser.optimise(card, recipe, new Reporter(key, cancellation))))
              .orElse(OptimisedSequences::failed);
    } catch (CancellationException e) {
      end = Status.NOT_ASKED;
    }
    synchronized (this) {
      statuses.put(key, end);
      runningTasks.remove(key);
    }
    changed.run();
  }

  private static Status done(ClassOptimum result) {
    return new Status(false, 1, Optional.of(result), Optional.empty());
  }

  private static Status failed(String sentence) {
    return new Status(false, 0, Optional.empty(), Optional.of(sentence));
  }

  @Override
  public void close() {
    synchronized (this) {
      runningTasks.values().forEach(task -> task.cancellation().cancel());
    }
    worker.shutdown();
  }

  private final class Reporter implements Monitor {
    private static final double STEP = 0.01;

    private final Key key;
    private final Cancellation cancellation;
    private double reported;

    Reporter(Key key, Cancellation cancellation) {
      this.key = key;
      this.cancellation = cancellation;
    }

    @Override
    public void progress(long done, long total) {
      double progress = total == 0 ? 0 : (double) done / total;
      if (progress - reported < STEP) {
        return;
      }
      reported = progress;
      synchronized (OptimisedSequences.this) {
        statuses.put(key, new Status(true, progress, Optional.empty(), Optional.empty()));
      }
      changed.run();
    }

    @Override
    public boolean isCancelled() {
      return cancellation.isCancelled();
    }
  }
}
