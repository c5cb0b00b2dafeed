package org.motiflens.explain.variant;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.motiflens.explain.background.Awaited;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.variant.VcfReader;
import org.motiflens.genome.variant.VcfRow;

/**
 * Scores the rows of a VCF file on several threads and hands them on in the order of the file.
 * Neither the threads nor the batches change a score, and the memory that is needed does not grow
 * with the file.
 */
public final class VariantScoring {
  /** Rows that a thread takes at a time; whoever waits hears of them together. */
  private static final int BATCH = 64;

  /** Where a row takes many passes through a large network. */
  private static final int BATCH_OF_PROFILES = 4;

  /**
   * A model with a workspace of its own.
   *
   * @param model id
   * @param profile of a profile model, what compares the profiles
   */
  public record Scorer(String model, VariantScorer scorer, Optional<ProfileChange> profile) {}

  /**
   * A row and what came of it.
   *
   * @param outcomes one an allele and model, allele by allele
   */
  public record Scored(VcfRow row, List<VariantOutcome> outcomes) {}

  /** Receives scored rows. */
  @FunctionalInterface
  public interface Sink {
    void accept(Scored row);
  }

  private final Supplier<List<Scorer>> newScorers;
  private final Deque<List<Scorer>> idle = new ConcurrentLinkedDeque<>();
  private final int threads;

  /**
   * @param newScorers makes one scorer a model, for one thread
   */
  public VariantScoring(Supplier<List<Scorer>> newScorers, int threads) {
    this.newScorers = newScorers;
    this.threads = threads;
  }

  /**
   * Scores all rows that are left in a file. The monitor and the sink are called from the calling
   * thread alone.
   *
   * @throws CancellationException when the monitor asks for it
   */
  public void run(VcfReader reader, Monitor monitor, Sink sink) {
    List<Scorer> first = newScorers.get();
    idle.push(first);
    boolean slow = first.stream().anyMatch(scorer -> scorer.profile().isPresent());
    int size = slow ? BATCH_OF_PROFILES : BATCH;
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "motiflens-variants");
              thread.setDaemon(true);
              return thread;
            });
    AtomicBoolean ended = new AtomicBoolean();
    try {
      Deque<Future<List<Scored>>> ahead = new ArrayDeque<>();
      List<VcfRow> batch = batch(reader, size);
      while (!batch.isEmpty() || !ahead.isEmpty()) {
        while (!batch.isEmpty() && ahead.size() < 2 * threads) {
          List<VcfRow> rows = batch;
          ahead.add(pool.submit(() -> score(rows, ended)));
          batch = batch(reader, size);
        }
        Awaited.result(ahead.remove(), monitor).forEach(sink::accept);
      }
    } finally {
      // What still runs ends with its row. It is not interrupted, which would close the genome's
      // file under it.
      ended.set(true);
      pool.shutdown();
    }
  }

  private static List<VcfRow> batch(VcfReader reader, int size) {
    List<VcfRow> rows = new ArrayList<>();
    while (rows.size() < size) {
      Optional<VcfRow> row = reader.next();
      if (row.isEmpty()) {
        break;
      }
      rows.add(row.get());
    }
    return rows;
  }

  private List<Scored> score(List<VcfRow> rows, AtomicBoolean ended) {
    List<Scorer> scorers = Optional.ofNullable(idle.poll()).orElseGet(newScorers);
    List<Scored> scored = new ArrayList<>(rows.size());
    for (VcfRow row : rows) {
      if (ended.get()) {
        throw new CancellationException();
      }
      List<VariantOutcome> outcomes = new ArrayList<>();
      for (int allele = 0; allele < row.alternatives().size(); allele++) {
        for (Scorer scorer : scorers) {
          outcomes.add(
              VariantOutcome.of(row, allele, scorer.model(), scorer.scorer(), scorer.profile()));
        }
      }
      scored.add(new Scored(row, outcomes));
    }
    idle.push(scorers);
    return scored;
  }
}
