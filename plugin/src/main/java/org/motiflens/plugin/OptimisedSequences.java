package org.motiflens.plugin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.motiflens.explain.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.network.ModelCard;

/**
 * Class-optimised sequences, one a model, computed one after another in the background and kept.
 * Safe for use by many threads.
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
    OptimisedSequence optimise(ModelCard card, Monitor monitor);
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
      boolean running,
      double progress,
      Optional<OptimisedSequence> result,
      Optional<String> problem) {
    static final Status NOT_ASKED = new Status(false, 0, Optional.empty(), Optional.empty());
  }

  private final Optimiser optimiser;
  private final Runnable changed;
  private final Map<String, Status> byHash = new HashMap<>();
  private final Map<String, Cancellation> runningByHash = new HashMap<>();
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

  public synchronized Status status(ModelCard card) {
    return byHash.getOrDefault(card.weightsSha256(), Status.NOT_ASKED);
  }

  /** Begins, unless the sequence is there or on its way. */
  public void start(ModelCard card) {
    String hash = card.weightsSha256();
    Cancellation cancellation = new Cancellation();
    synchronized (this) {
      Status status = status(card);
      if (status.running() || status.result().isPresent()) {
        return;
      }
      byHash.put(hash, new Status(true, 0, Optional.empty(), Optional.empty()));
      runningByHash.put(hash, cancellation);
    }
    worker.execute(() -> run(card, cancellation));
    changed.run();
  }

  /** Stops; what was computed so far is lost. */
  public void cancel(ModelCard card) {
    synchronized (this) {
      Cancellation running = runningByHash.get(card.weightsSha256());
      if (running != null) {
        running.cancel();
      }
    }
  }

  private void run(ModelCard card, Cancellation cancellation) {
    Status end;
    try {
      cancellation.check();
      OptimisedSequence result = optimiser.optimise(card, new Reporter(card, cancellation));
      end = new Status(false, 1, Optional.of(result), Optional.empty());
    } catch (CancellationException e) {
      end = Status.NOT_ASKED;
    } catch (InputException e) {
      end = failed(e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      end = failed(Words.unexpected(e));
    }
    synchronized (this) {
      byHash.put(card.weightsSha256(), end);
      runningByHash.remove(card.weightsSha256());
    }
    changed.run();
  }

  private static Status failed(String sentence) {
    return new Status(false, 0, Optional.empty(), Optional.of(sentence));
  }

  @Override
  public void close() {
    synchronized (this) {
      runningByHash.values().forEach(Cancellation::cancel);
    }
    worker.shutdown();
  }

  private final class Reporter implements Monitor {
    private static final double STEP = 0.01;

    private final ModelCard card;
    private final Cancellation cancellation;
    private double reported;

    Reporter(ModelCard card, Cancellation cancellation) {
      this.card = card;
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
        byHash.put(
            card.weightsSha256(), new Status(true, progress, Optional.empty(), Optional.empty()));
      }
      changed.run();
    }

    @Override
    public boolean isCancelled() {
      return cancellation.isCancelled();
    }
  }
}
