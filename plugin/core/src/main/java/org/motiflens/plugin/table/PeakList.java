package org.motiflens.plugin.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.motiflens.genome.interval.Peak;

/**
 * Peaks in genome order, to step through. Immutable.
 *
 * <p>Chromosomes come in the order of their numbers, whether or not their names begin with {@code
 * chr}; then those with other names, by name.
 */
public final class PeakList {
  private static final Comparator<Peak> ORDER =
      Comparator.comparing((Peak peak) -> new Place(peak.chromosome(), peak.summit()))
          .thenComparingInt(Peak::start)
          .thenComparingInt(Peak::end);

  private final List<Peak> peaks;
  private final int[] ranksOfNames;

  /** A position, ordered as a reader expects. */
  private record Place(String chromosome, int position) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byNumber = chromosome.equals(other.chromosome) ? 0 : compareNames(other.chromosome);
      return byNumber != 0 ? byNumber : Integer.compare(position, other.position);
    }

    private int compareNames(String other) {
      String ours = withoutPrefix(chromosome);
      String theirs = withoutPrefix(other);
      int byNumber = Integer.compare(number(ours), number(theirs));
      return byNumber != 0 ? byNumber : ours.compareTo(theirs);
    }

    private static String withoutPrefix(String name) {
      return name.startsWith("chr") ? name.substring(3) : name;
    }

    private static int number(String name) {
      boolean digits = !name.isEmpty() && name.length() < 9;
      for (int i = 0; i < name.length(); i++) {
        digits &= Character.isDigit(name.charAt(i));
      }
      return digits ? Integer.parseInt(name) : Integer.MAX_VALUE;
    }
  }

  public PeakList(List<Peak> peaks) {
    List<Peak> sorted = new ArrayList<>(peaks);
    sorted.sort(ORDER);
    this.peaks = List.copyOf(sorted);
    ranksOfNames = hasNames() ? ranksOfNames() : new int[0];
  }

  private int[] ranksOfNames() {
    int[] ranks = new int[peaks.size()];
    List<Integer> byName =
        IntStream.range(0, ranks.length)
            .boxed()
            .sorted(Comparator.comparing(i -> peaks.get(i).name()))
            .toList();
    for (int i = 1; i < ranks.length; i++) {
      boolean same = name(byName.get(i)).equals(name(byName.get(i - 1)));
      ranks[byName.get(i)] = same ? ranks[byName.get(i - 1)] : i;
    }
    return ranks;
  }

  private String name(int index) {
    return peaks.get(index).name();
  }

  /** Whether any peak has a name. */
  public boolean hasNames() {
    return peaks.stream().anyMatch(peak -> !peak.name().isEmpty());
  }

  /** How many peaks come before one in the order of names; NaN of one without a name. */
  double rankOfName(int index) {
    return name(index).isEmpty() ? Double.NaN : ranksOfNames[index];
  }

  public List<Peak> peaks() {
    return peaks;
  }

  /**
   * The first peak after a position, around the end to the first of all; empty when there is none.
   */
  public OptionalInt next(String chromosome, int position) {
    if (peaks.isEmpty()) {
      return OptionalInt.empty();
    }
    int first = firstFrom(new Place(chromosome, position + 1));
    return OptionalInt.of(first == peaks.size() ? 0 : first);
  }

  /** The last peak before a position, around the start to the last of all. */
  public OptionalInt previous(String chromosome, int position) {
    if (peaks.isEmpty()) {
      return OptionalInt.empty();
    }
    int last = firstFrom(new Place(chromosome, position)) - 1;
    return OptionalInt.of(last < 0 ? peaks.size() - 1 : last);
  }

  /** Index of the first summit at or after a place; the number of peaks when all lie before it. */
  private int firstFrom(Place place) {
    int low = 0;
    int high = peaks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Peak peak = peaks.get(middle);
      if (new Place(peak.chromosome(), peak.summit()).compareTo(place) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
