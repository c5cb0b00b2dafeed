package org.motiflens.explain.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.DinucleotideShuffle;
import org.motiflens.network.Network;

/**
 * What spans of contributions add up to by chance: for each length the sums of all spans of
 * dinucleotide shuffles of some windows, and the seqlets that the same rule finds in further
 * shuffles (decoys). Made once for a model, then asked for any number of windows. Immutable and
 * safe for use by many threads.
 */
public final class SpanNull {
  /** Shortest and longest span. */
  public static final int SHORTEST = 4;

  /** See {@link #SHORTEST}. */
  public static final int LONGEST = 25;

  /** With fewer shuffles the null is too rough. */
  public static final int FEWEST_SHUFFLES = 20;

  private final double[][] sorted;
  private final double[] decoys;
  private final int decoyWindows;

  private SpanNull(double[][] sorted, double[] decoys, int decoyWindows) {
    this.sorted = sorted;
    this.decoys = decoys;
    this.decoyWindows = decoyWindows;
  }

  /**
   * Half of the shuffles make the null of spans, the other half the decoys.
   *
   * @param windows codes, each as long as the network reads
   * @param shuffles in all, spread over the windows, at least {@value #FEWEST_SHUFFLES}
   * @param level p up to which a span counts
   * @param kind of contributions
   * @param after units of work that the monitor is told of later
   */
  public static SpanNull of(
      Network network,
      List<byte[]> windows,
      int shuffles,
      double level,
      long seed,
      Contributions.Kind kind,
      long after,
      Monitor monitor) {
    if (windows.isEmpty() || shuffles < FEWEST_SHUFFLES) {
      throw new InputException(
          "There are "
              + windows.size()
              + " windows and "
              + shuffles
              + " shuffles; a null needs a window and "
              + FEWEST_SHUFFLES
              + " shuffles.");
    }
    Contributions contributions = new Contributions(network, kind);
    Random random = new Random(seed);
    int half = shuffles / 2;
    List<double[]> profiles = new ArrayList<>();
    for (int i = 0; i < 2 * half; i++) {
      monitor.check();
      byte[] shuffled = DinucleotideShuffle.shuffle(windows.get(i % windows.size()), random);
      profiles.add(contributions.of(shuffled, 0));
      monitor.progress(i + 1, 2L * half + after);
    }
    return of(profiles.subList(0, half), profiles.subList(half, 2 * half), level);
  }

  /**
   * The null of spans from some profiles of shuffled sequence, the decoys from others, which are as
   * long as the profiles that are asked about.
   */
  static SpanNull of(List<double[]> ofSpans, List<double[]> ofDecoys, double level) {
    double[][] sorted = new double[LONGEST + 1][];
    for (int length = SHORTEST; length <= LONGEST; length++) {
      sorted[length] = sums(ofSpans, length);
    }
    SpanNull spans = new SpanNull(sorted, new double[0], ofDecoys.size());
    SeqletCaller caller = new SeqletCaller(spans, level);
    List<Double> decoys = new ArrayList<>();
    for (double[] profile : ofDecoys) {
      caller.candidates(profile).forEach(seqlet -> decoys.add(Math.abs(seqlet.sum())));
    }
    double[] scores = decoys.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new SpanNull(sorted, scores, ofDecoys.size());
  }

  private static double[] sums(List<double[]> profiles, int length) {
    List<Double> sums = new ArrayList<>();
    for (double[] profile : profiles) {
      double sum = 0;
      for (int t = 0; t < profile.length; t++) {
        sum += profile[t] - (t >= length ? profile[t - length] : 0);
        if (t >= length - 1) {
          sums.add(Math.abs(sum));
        }
      }
    }
    return sums.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Share of the null's spans of this length whose sum is at least as large in magnitude. */
  double p(int length, double sum) {
    return (1.0 + atLeast(sorted[length], Math.abs(sum))) / (1.0 + sorted[length].length);
  }

  /** Decoys expected among so many windows with a sum at least as large in magnitude. */
  double expectedDecoys(double sum, int windows) {
    return (1.0 + atLeast(decoys, Math.abs(sum))) * windows / decoyWindows;
  }

  private static int atLeast(double[] sorted, double value) {
    int low = Arrays.binarySearch(sorted, value);
    if (low < 0) {
      low = -low - 1;
    }
    while (low > 0 && sorted[low - 1] == value) {
      low--;
    }
    return sorted.length - low;
  }
}
