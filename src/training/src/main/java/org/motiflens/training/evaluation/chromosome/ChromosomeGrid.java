package org.motiflens.training.evaluation.chromosome;

import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.training.data.Summit;
import org.motiflens.training.evaluation.chromosome.LabelRule.Label;

/**
 * A chromosome with places every {@value LabelRule#STRIDE} bases, at which windows of any length
 * have their middle: the place with index i is at base 50 + 50 i, counted from 0. Immutable.
 */
public final class ChromosomeGrid {
  static final int FIRST = 50;

  /** Bases of the window that is shown for a place. */
  static final int WINDOW = 101;

  private final String chromosome;
  private final byte[] codes;

  /**
   * @throws InputException when the genome has no such chromosome or none of its bases is known
   */
  public ChromosomeGrid(SequenceSource source, String chromosome) {
    this.chromosome = chromosome;
    if (!source.chromosomes().contains(chromosome)) {
      throw new InputException(
          source.genomeId()
              + " has no "
              + chromosome
              + " to test on; choose one of "
              + String.join(", ", source.chromosomes())
              + ".");
    }
    codes = source.codes(new Locus(chromosome, 0, source.length(chromosome)));
    boolean known = false;
    for (byte code : codes) {
      known |= code != Bases.N;
    }
    if (!known) {
      throw new InputException(
          "No base of "
              + chromosome
              + " is known in "
              + source.genomeId()
              + "; choose another chromosome.");
    }
  }

  public String chromosome() {
    return chromosome;
  }

  /** All bases; not to be changed. */
  byte[] codes() {
    return codes;
  }

  /** Number of places. */
  public int size() {
    return Math.max(0, (codes.length - FIRST + LabelRule.STRIDE - 1) / LabelRule.STRIDE);
  }

  /** The base of a place, 0-based. */
  int middle(int place) {
    return FIRST + place * LabelRule.STRIDE;
  }

  /** The first base of the window of {@value #WINDOW} bases around a place, 0-based. */
  int start(int place) {
    return middle(place) - WINDOW / 2;
  }

  /** Whether all bases of the window around each place are known. */
  boolean[] known(int windowLength) {
    int[] unknownBefore = new int[codes.length + 1];
    for (int i = 0; i < codes.length; i++) {
      unknownBefore[i + 1] = unknownBefore[i] + (codes[i] == Bases.N ? 1 : 0);
    }
    boolean[] known = new boolean[size()];
    for (int i = 0; i < known.length; i++) {
      int start = middle(i) - windowLength / 2;
      int end = start + windowLength;
      known[i] = start >= 0 && end <= codes.length && unknownBefore[end] == unknownBefore[start];
    }
    return known;
  }

  /**
   * The scores by which places are ranked: those given for {@link LabelRule#SUMMIT}, the best in
   * each bin for {@link LabelRule#DREAM}; NaN where one is missing.
   *
   * @param scores of windows with their middle at each place
   */
  static float[] ranked(float[] scores, LabelRule rule) {
    if (rule == LabelRule.SUMMIT) {
      return scores;
    }
    // The bin whose middle is place i holds the middles of the places from i - 2 to i + 1.
    float[] best = new float[scores.length];
    for (int i = 0; i < scores.length; i++) {
      best[i] = Float.NEGATIVE_INFINITY;
      for (int j = i - LabelRule.BIN / LabelRule.STRIDE / 2;
          j < i + LabelRule.BIN / LabelRule.STRIDE / 2;
          j++) {
        best[i] = j < 0 || j >= scores.length ? Float.NaN : Math.max(best[i], scores[j]);
      }
    }
    return best;
  }

  /**
   * What each place is.
   *
   * @param summits of one experiment, on any chromosomes
   * @throws InputException when none is on this one
   */
  Label[] labels(String experiment, List<Summit> summits, LabelRule rule) {
    if (summits.stream().noneMatch(summit -> summit.chromosome().equals(chromosome))) {
      throw new InputException(
          experiment + " has no peaks on " + chromosome + "; choose another chromosome.");
    }
    return Arrays.stream(distances(summits)).mapToObj(rule::label).toArray(Label[]::new);
  }

  /**
   * How many bases each place is from the nearest summit; the largest number where there is none.
   *
   * @param summits on any chromosomes
   */
  int[] distances(List<Summit> summits) {
    int[] positions =
        summits.stream()
            .filter(summit -> summit.chromosome().equals(chromosome))
            .mapToInt(Summit::position)
            .sorted()
            .toArray();
    int[] distances = new int[size()];
    for (int i = 0; i < distances.length; i++) {
      int at = Arrays.binarySearch(positions, middle(i));
      int next = at >= 0 ? at : -at - 1;
      int distance = Integer.MAX_VALUE;
      if (next < positions.length) {
        distance = positions[next] - middle(i);
      }
      if (next > 0) {
        distance = Math.min(distance, middle(i) - positions[next - 1]);
      }
      distances[i] = distance;
    }
    return distances;
  }
}
