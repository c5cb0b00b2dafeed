package org.motiflens.plugin.work;

import java.awt.EventQueue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;

/**
 * Long work that a user asked for: reading a file, scoring its peaks, writing an export. Each piece
 * shows its progress in the panel and can be stopped there. Safe for use by many threads; results
 * are handed over on the event thread.
 *
 * <p>Two pieces run at a time; tracks have threads of their own.
 */
public final class Jobs implements AutoCloseable {
  private static final int THREADS = 2;

  private final Set<Job> running = new LinkedHashSet<>();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "MotifLens-job");
            thread.setDaemon(true);
            return thread;
          });

  /** One piece of work: what its own thread reports to, and what a user stops. */
  public static final class Job implements Monitor {
    private final String label;
    private volatile double fraction;
    private volatile boolean tells;
    private volatile boolean cancelled;

    private Job(String label) {
      this.label = label;
    }

    /** What is done, for people. */
    public String label() {
      return label;
    }

    /** Whether it has said how much is done; before, nobody knows. */
    public boolean tells() {
      return tells;
    }

    /** How much is done, 0 to 1. */
    public double fraction() {
      return fraction;
    }

    /** Asks the work to stop; it does at its next step. */
    public void cancel() {
      cancelled = true;
    }

    @Override
    public void progress(long done, long total) {
      fraction = total <= 0 ? 0 : Math.min(1, (double) done / total);
      tells = true;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }

  /**
   * What becomes of a piece of work; one of the three is called, on the event thread.
   *
   * @param done takes the result
   * @param failed takes a sentence for the user
   * @param stopped the user wanted no result any more
   */
  public record Ends<T>(Consumer<T> done, Consumer<String> failed, Runnable stopped) {}

  /**
   * Begins a piece of work as soon as a thread is free.
   *
   * @param work gets the job to report to; throws {@link InputException} with a sentence for the
   *     user, or {@link CancellationException} once the job is cancelled
   */
  public <T> Job start(String label, Function<Monitor, T> work, Ends<T> ends) {
    Job job = new Job(label);
    synchronized (running) {
      running.add(job);
    }
    workers.execute(() -> run(job, work, ends));
    return job;
  }

  private <T> void run(Job job, Function<Monitor, T> work, Ends<T> ends) {
    Runnable told = work(job, work, ends);
    EventQueue.invokeLater(() -> end(job, told));
  }

  /** Does the work, and returns what is to be told. */
  private static <T> Runnable work(Job job, Function<Monitor, T> work, Ends<T> ends) {
    try {
      job.check();
      Outcome<T> outcome = Outcome.of(() -> work.apply(job));
      return job.isCancelled()
          ? ends.stopped()
          : outcome
              .problem()
              .<Runnable>map(sentence -> () -> ends.failed().accept(sentence))
              .orElse(() -> ends.done().accept(outcome.result()));
    } catch (CancellationException e) {
      return ends.stopped();
    }
  }

  /** A job is over when its end is told: where none runs, none has something to tell. */
  private void end(Job job, Runnable end) {
    synchronized (running) {
      running.remove(job);
    }
    end.run();
  }

  /** What waits or runs, the oldest first. */
  public List<Job> running() {
    synchronized (running) {
      return List.copyOf(running);
    }
  }

  /** Stops everything. */
  @Override
  public void close() {
    running().forEach(Job::cancel);
    workers.shutdown();
  }
}
