package org.motiflens.training.genomic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.motiflens.training.data.Summit;

/**
 * The summits of many experiments by their place, and the labels that they give to windows: a
 * window is bound where a summit lies within {@value #BOUND_WITHIN} bases of its centre; where the
 * nearest lies within {@value #UNKNOWN_WITHIN} nothing is said; everywhere else it is not bound.
 */
public final class SummitIndex {
  /** Bases from the centre to a summit of a bound window, at most. */
  public static final int BOUND_WITHIN = 25;

  /** Bases from the centre to a summit up to which a window is neither bound nor not. */
  public static final int UNKNOWN_WITHIN = 300;

  /** What is known of a window. The arrays are shared and must not be changed. */
  public static final class Labels {
    private static final Labels NONE = new Labels(new int[0], new int[0]);

    private final int[] bound;
    private final int[] unknown;

    Labels(int[] bound, int[] unknown) {
      this.bound = bound;
      this.unknown = unknown;
    }

    /** Tasks that bind here, ascending. */
    public int[] bound() {
      return bound;
    }

    /** Tasks of which nothing is said here, ascending. */
    public int[] unknown() {
      return unknown;
    }
  }

  /** Summits sorted by position. */
  private static final class Places {
    private final int[] positions;
    private final int[] tasks;

    Places(List<Place> sorted) {
      positions = sorted.stream().mapToInt(Place::position).toArray();
      tasks = sorted.stream().mapToInt(Place::task).toArray();
    }
  }

  private record Place(int position, int task) {}

  private final List<String> tasks;
  private final Map<String, Places> chromosomes = new HashMap<>();

  /**
   * @param summits by the name of their task; tasks are numbered in the order of their names
   */
  public SummitIndex(Map<String, List<Summit>> summits) {
    tasks = List.copyOf(new TreeMap<>(summits).keySet());
    Map<String, List<Place>> collected = new HashMap<>();
    for (int task = 0; task < tasks.size(); task++) {
      for (Summit summit : summits.get(tasks.get(task))) {
        collected
            .computeIfAbsent(summit.chromosome(), name -> new ArrayList<>())
            .add(new Place(summit.position(), task));
      }
    }
    collected.forEach(
        (chromosome, places) -> {
          places.sort(Comparator.comparingInt(Place::position).thenComparingInt(Place::task));
          chromosomes.put(chromosome, new Places(places));
        });
  }

  /** Names of the tasks. */
  public List<String> tasks() {
    return tasks;
  }

  /** Labels of the window whose centre is this base, for every task. */
  public Labels labels(String chromosome, int centre) {
    Places places = chromosomes.get(chromosome);
    if (places == null) {
      return Labels.NONE;
    }
    int first = first(places, centre - UNKNOWN_WITHIN);
    int end = first;
    while (end < places.positions.length && places.positions[end] <= centre + UNKNOWN_WITHIN) {
      end++;
    }
    if (first == end) {
      return Labels.NONE;
    }
    int[] bound = new int[end - first];
    int[] near = new int[end - first];
    int bounds = 0;
    for (int i = first; i < end; i++) {
      if (Math.abs(places.positions[i] - centre) <= BOUND_WITHIN) {
        bound[bounds++] = places.tasks[i];
      }
      near[i - first] = places.tasks[i];
    }
    int[] here = Arrays.stream(bound, 0, bounds).distinct().sorted().toArray();
    int[] unknown =
        Arrays.stream(near)
            .distinct()
            .sorted()
            .filter(task -> Arrays.binarySearch(here, task) < 0)
            .toArray();
    return new Labels(here, unknown);
  }

  /** Whether no summit of a task is so near that the window is bound or may be. */
  public boolean isUnbound(int task, String chromosome, int centre) {
    return !isNear(task, chromosome, centre, UNKNOWN_WITHIN);
  }

  /** Whether a summit of a task makes the window with this centre bound. */
  public boolean isBound(int task, String chromosome, int centre) {
    return isNear(task, chromosome, centre, BOUND_WITHIN);
  }

  private boolean isNear(int task, String chromosome, int centre, int distance) {
    Places places = chromosomes.get(chromosome);
    if (places == null) {
      return false;
    }
    for (int i = first(places, centre - distance);
        i < places.positions.length && places.positions[i] <= centre + distance;
        i++) {
      if (places.tasks[i] == task) {
        return true;
      }
    }
    return false;
  }

  private static int first(Places places, int position) {
    int found = Arrays.binarySearch(places.positions, position);
    if (found < 0) {
      return -found - 1;
    }
    while (found > 0 && places.positions[found - 1] == position) {
      found--;
    }
    return found;
  }
}
