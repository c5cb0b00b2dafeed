package org.motiflens.training.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.DinucleotideShuffle;

/**
 * The sets of one network over all experiments of a table of summits. Summits of any experiments
 * that lie within {@value #SPREAD} bases share one window.
 *
 * <p>What judges any single experiment stays out: no window here overlaps a test window of any
 * experiment ({@link RankSplit}), and windows in {@link ValidationBlocks} validate here, too.
 *
 * @param training what weights are fitted to
 * @param validation what chooses the epoch
 */
public record MultiTaskData(MultiTaskSet training, MultiTaskSet validation) {
  /** Far less than a window: a site near one summit is in the window of the other. */
  private static final int SPREAD = 40;

  /** A summit of the task with this index. */
  private record Place(int position, int task) {}

  /**
   * Collects all training-side summits.
   *
   * @param summits by the name of their task
   * @param seed of the shuffles
   */
  public static MultiTaskData of(
      Map<String, List<Summit>> summits, PartialGenome genome, int windowLength, long seed) {
    List<String> tasks = List.copyOf(new TreeMap<>(summits).keySet());
    Map<String, List<Place>> places = new TreeMap<>();
    Map<String, TreeSet<Integer>> tests = new HashMap<>();
    for (int task = 0; task < tasks.size(); task++) {
      RankSplit split = RankSplit.of(summits.get(tasks.get(task)));
      for (Summit summit : split.test()) {
        tests.computeIfAbsent(summit.chromosome(), name -> new TreeSet<>()).add(summit.position());
      }
      for (Summit summit : split.training()) {
        places
            .computeIfAbsent(summit.chromosome(), name -> new ArrayList<>())
            .add(new Place(summit.position(), task));
      }
    }
    Parts parts = new Parts(new Random(seed));
    places.forEach(
        (chromosome, found) -> {
          TreeSet<Integer> held = tests.getOrDefault(chromosome, new TreeSet<>());
          for (List<Place> cluster : clusters(found)) {
            int middle = cluster.get((cluster.size() - 1) / 2).position();
            Integer nearest = held.ceiling(middle - windowLength + 1);
            boolean overlapsTest = nearest != null && nearest < middle + windowLength;
            if (!overlapsTest && middle >= windowLength / 2) {
              parts.add(Locus.around(chromosome, middle, windowLength), cluster, genome);
            }
          }
        });
    return new MultiTaskData(parts.training.set(tasks), parts.validation.set(tasks));
  }

  private static List<List<Place>> clusters(List<Place> places) {
    List<Place> sorted = new ArrayList<>(places);
    sorted.sort(Comparator.comparingInt(Place::position));
    List<List<Place>> clusters = new ArrayList<>();
    for (Place place : sorted) {
      if (clusters.isEmpty()
          || place.position() - clusters.get(clusters.size() - 1).get(0).position() > SPREAD) {
        clusters.add(new ArrayList<>());
      }
      clusters.get(clusters.size() - 1).add(place);
    }
    return clusters;
  }

  /** The two sets as they grow. */
  private static final class Parts {
    private final Growing training = new Growing();
    private final Growing validation = new Growing();
    private final Random random;

    Parts(Random random) {
      this.random = random;
    }

    void add(Locus window, List<Place> cluster, PartialGenome genome) {
      if (!genome.knows(window)) {
        return;
      }
      byte[] codes = genome.codes(window);
      Growing part = ValidationBlocks.contains(window) ? validation : training;
      part.positives.add(codes);
      part.negatives.add(DinucleotideShuffle.shuffle(codes, random));
      part.bound.add(cluster.stream().mapToInt(Place::task).distinct().sorted().toArray());
    }
  }

  private static final class Growing {
    private final List<byte[]> positives = new ArrayList<>();
    private final List<byte[]> negatives = new ArrayList<>();
    private final List<int[]> bound = new ArrayList<>();

    MultiTaskSet set(List<String> tasks) {
      return new MultiTaskSet(
          tasks,
          Collections.unmodifiableList(positives),
          Collections.unmodifiableList(negatives),
          bound);
    }
  }
}
