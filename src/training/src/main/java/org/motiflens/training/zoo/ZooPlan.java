package org.motiflens.training.zoo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.training.data.BenchmarkFile;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.Summit;
import org.motiflens.training.data.TrainingData;

/**
 * Which experiments a zoo is made of, the most useful first: those whose original benchmark sets
 * are at hand, then the best supplied experiment of each factor, then further experiments of
 * factors that have one. Within each group more positives come first.
 *
 * @param items all experiments, those with too few positives last
 */
public record ZooPlan(List<Item> items) {
  /** Of the zoo; experiments in other cells are there for comparison and come last. */
  private static final String CELL_LINE = "K562";

  /**
   * One experiment.
   *
   * @param positives training and validation positives at hand
   * @param original whether they are the benchmark's own set
   */
  public record Item(Experiment experiment, int positives, boolean original) {
    /** Whether there is enough to train on. */
    public boolean isTrainable() {
      return positives >= ZooTrainer.MINIMUM_POSITIVES;
    }
  }

  public ZooPlan {
    items = List.copyOf(items);
  }

  /** Counts what there is to train on; reads all sequence. */
  public static ZooPlan of(ReferenceData reference, int windowLength) {
    List<Item> items = new ArrayList<>();
    Map<String, List<Summit>> summits = null;
    for (Experiment experiment : reference.experiments().experiments()) {
      var benchmark = reference.benchmarkSet(experiment);
      int positives;
      if (benchmark.isPresent()) {
        positives = BenchmarkFile.read(benchmark.get().training()).positives().size();
      } else {
        if (summits == null) {
          summits = reference.allSummits();
        }
        List<Summit> peaks = summits.getOrDefault(experiment.table(), List.of());
        positives = TrainingData.usable(reference.genome(), peaks, windowLength);
      }
      items.add(new Item(experiment, positives, benchmark.isPresent()));
    }
    return new ZooPlan(ordered(items));
  }

  /** Of this plan, what is trained on the benchmark's own sets. */
  public ZooPlan ofOriginalSets() {
    return new ZooPlan(items.stream().filter(Item::original).toList());
  }

  /** In the order in which they are worth training. */
  static List<Item> ordered(List<Item> items) {
    List<Item> bySize = new ArrayList<>(items);
    bySize.sort(
        Comparator.comparingInt(Item::positives)
            .reversed()
            .thenComparing(item -> item.experiment().id()));
    // Experiments of a factor seen before wait until each factor has one.
    Map<Item, Integer> rank = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    bySize.sort(Comparator.comparing((Item item) -> !item.original()));
    for (Item item : bySize) {
      int before =
          seen.merge(item.experiment().tf() + "\t" + item.experiment().cellLine(), 1, Integer::sum)
              - 1;
      rank.put(item, item.original() ? -1 : before);
    }
    bySize.sort(
        Comparator.comparing((Item item) -> !item.isTrainable())
            .thenComparing(item -> !item.experiment().cellLine().equals(CELL_LINE))
            .thenComparing(rank::get));
    return bySize;
  }
}
