package org.motiflens.plugin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.motiflens.genome.Peak;

/** Peaks in genome order, to step through. Immutable. */
public final class PeakList {
  private final List<Peak> peaks;

  public PeakList(List<Peak> peaks) {
    List<Peak> sorted = new ArrayList<>(peaks);
    sorted.sort(Comparator.comparing(Peak::chromosome).thenComparingInt(Peak::summit));
    this.peaks = List.copyOf(sorted);
  }

  public List<Peak> peaks() {
    return peaks;
  }

  /**
   * The first peak after a position, around the end to the first of all; empty when there is none.
   */
  public OptionalInt next(String chromosome, int position) {
    for (int i = 0; i < peaks.size(); i++) {
      if (compare(peaks.get(i), chromosome, position) > 0) {
        return OptionalInt.of(i);
      }
    }
    return peaks.isEmpty() ? OptionalInt.empty() : OptionalInt.of(0);
  }

  /** The last peak before a position, around the start to the last of all. */
  public OptionalInt previous(String chromosome, int position) {
    for (int i = peaks.size() - 1; i >= 0; i--) {
      if (compare(peaks.get(i), chromosome, position) < 0) {
        return OptionalInt.of(i);
      }
    }
    return peaks.isEmpty() ? OptionalInt.empty() : OptionalInt.of(peaks.size() - 1);
  }

  private static int compare(Peak peak, String chromosome, int position) {
    int byName = peak.chromosome().compareTo(chromosome);
    return byName != 0 ? byName : Integer.compare(peak.summit(), position);
  }
}
