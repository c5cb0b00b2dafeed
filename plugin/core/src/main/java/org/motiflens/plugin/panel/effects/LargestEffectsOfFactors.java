package org.motiflens.plugin.panel.effects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorEffect;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.explain.factors.FactorVariantScorer;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.table.VariantList;

/**
 * The alleles and models between whose scores lie so much or more, as they are found. Filled in the
 * background while others read.
 */
final class LargestEffectsOfFactors {
  /** Effects that are kept; a table of more would be looked at by nobody. */
  static final int MOST = 20_000;

  private static final long NANOS_BETWEEN_ROWS = 500_000_000L;

  private final float least;
  private final VariantList list;
  private final AtomicInteger finished = new AtomicInteger();
  private final Map<RefusedVariantException.Reason, Integer> refused =
      new EnumMap<>(RefusedVariantException.Reason.class);
  private final Map<ModelCard, Integer> places = new HashMap<>();
  private final PriorityQueue<EffectRows.Row> kept;
  private final Comparator<EffectRows.Row> smallestFirst;
  private long found;
  private long sorted;
  private volatile EffectRows rows = EffectRows.NONE;

  /**
   * @param least change of the score, 0 or more
   */
  LargestEffectsOfFactors(float least, VariantList list) {
    this.least = least;
    this.list = list;
    // Of equal changes the first of the file, and of its models the first.
    smallestFirst =
        Comparator.comparing(EffectRows.Row::size)
            .thenComparing(EffectRows.Row::allele, Comparator.reverseOrder())
            .thenComparing(
                row -> places.getOrDefault(row.found().card(), 0), Comparator.reverseOrder());
    kept = new PriorityQueue<>(smallestFirst);
  }

  /** The least change that is kept. */
  float least() {
    return least;
  }

  /** Alleles that there are. */
  int size() {
    return list.size();
  }

  /** Alleles that are done. */
  int finished() {
    return finished.get();
  }

  /** How many models were asked; 0 as long as none was. */
  synchronized int models() {
    return places.size();
  }

  /** How many changes were found, whether kept or not. */
  synchronized long found() {
    return found;
  }

  /** How many alleles were refused, by reason. */
  synchronized Map<RefusedVariantException.Reason, Integer> refused() {
    return new EnumMap<>(refused);
  }

  /**
   * What had been found a moment ago, the largest change first; all of it once the work has ended.
   */
  EffectRows rows() {
    return rows;
  }

  /** Sorts what was found; by those who work, for whoever looks is the event thread. */
  private synchronized void sort() {
    List<EffectRows.Row> largestFirst = new ArrayList<>(kept);
    largestFirst.sort(smallestFirst.reversed());
    rows = new EffectRows(largestFirst);
    sorted = System.nanoTime();
  }

  private synchronized void sortNowAndThen() {
    if (System.nanoTime() - sorted > NANOS_BETWEEN_ROWS) {
      sort();
    }
  }

  /**
   * Asks all models, several alleles at a time.
   *
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  void fill(FactorPanel panel, SequenceSource genome, Monitor monitor) {
    List<ModelCard> asked = panel.variantModels();
    synchronized (this) {
      for (ModelCard card : asked) {
        places.put(card, places.size());
      }
    }
    Deque<FactorVariantScorer> idle = new ConcurrentLinkedDeque<>();
    try {
      IntStream.range(0, list.size())
          .parallel()
          .forEach(
              allele -> {
                monitor.check();
                FactorVariantScorer scorer =
                    Optional.ofNullable(idle.poll()).orElseGet(() -> panel.variantScorer(genome));
                ask(allele, scorer);
                idle.push(scorer);
                sortNowAndThen();
                monitor.progress(finished.incrementAndGet(), list.size());
              });
    } finally {
      sort();
    }
  }

  private void ask(int allele, FactorVariantScorer scorer) {
    VariantList.Entry entry = list.entry(allele);
    try {
      for (FactorEffect effect : scorer.effects(entry.row().variant(entry.allele()))) {
        EffectRows.Row row = new EffectRows.Row(allele, entry, effect);
        if (row.size() >= least) {
          keep(row);
        }
      }
    } catch (RefusedVariantException e) {
      refuse(e.reason());
    }
  }

  private synchronized void refuse(RefusedVariantException.Reason reason) {
    refused.merge(reason, 1, Integer::sum);
  }

  private synchronized void keep(EffectRows.Row row) {
    found++;
    kept.add(row);
    if (kept.size() > MOST) {
      kept.remove();
    }
  }
}
