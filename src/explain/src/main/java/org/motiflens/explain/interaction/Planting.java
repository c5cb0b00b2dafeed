package org.motiflens.explain.interaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * Global importance (Koo, Majdandzic, Ploenzke, Anand and Paul 2021, PLoS Computational Biology
 * 17:e1008925): words planted in many sequences x_n that mean little to the model.
 *
 * <pre>
 *   importance of a   mean_n [ f(x_n + a) − f(x_n) ]
 *   interaction       mean_n [ f(x_n + a + b) − f(x_n + a) − f(x_n + b) + f(x_n) ]
 * </pre>
 *
 * <p>Of the sequences given, those whose score lies between the 10th and the 90th percentile are
 * used. A word replaces the bases that are there: it changes composition as well, which the
 * interaction, being a difference of differences, does not see. Intervals are Student's, of the
 * mean over sequences, as are p-values. For one thread.
 */
public final class Planting {
  /** With fewer sequences there is no interval worth the name. */
  public static final int FEWEST_BACKGROUNDS = 20;

  private static final double LOWEST = 0.1;
  private static final double HIGHEST = 0.9;
  private static final double CONFIDENCE = 0.95;

  private final Evaluator evaluator;
  private final int window;
  private final List<byte[]> backgrounds;

  /** Which strand of the second word lies on the first's, and which comes first. */
  public enum Orientation {
    SAME("a> b>"),
    OPPOSITE("a> <b"),
    TURNED("<a b>"),
    BOTH_TURNED("<a <b");

    private final String arrows;

    Orientation(String arrows) {
      this.arrows = arrows;
    }

    /** For people: the words from left to right, and where they point. */
    public String arrows() {
      return arrows;
    }

    boolean turnsFirst() {
      return this == TURNED || this == BOTH_TURNED;
    }

    boolean turnsSecond() {
      return this == OPPOSITE || this == BOTH_TURNED;
    }
  }

  /**
   * A mean over sequences.
   *
   * @param low of the 95 % interval
   * @param p that the mean is 0, two-sided
   */
  public record Effect(double mean, double low, double high, double p, int sequences) {}

  /**
   * Two words at a distance.
   *
   * @param gap bases between them
   * @param eps their interaction
   */
  public record Point(int gap, Orientation orientation, Effect eps) {}

  /**
   * @param sequences codes, each as long as the network reads
   * @throws InputException when too few are left
   */
  public Planting(Network network, List<byte[]> sequences) {
    evaluator = network.newEvaluator();
    window = evaluator.windowLength();
    double[] scores = margins(sequences);
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    List<byte[]> kept = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] >= percentile(sorted, LOWEST) && scores[i] <= percentile(sorted, HIGHEST)) {
        kept.add(sequences.get(i));
      }
    }
    if (kept.size() < FEWEST_BACKGROUNDS) {
      throw new InputException(
          "There are "
              + kept.size()
              + " neutral sequences to plant words in; at least "
              + FEWEST_BACKGROUNDS
              + " are needed.");
    }
    backgrounds = List.copyOf(kept);
  }

  private static double percentile(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  private double[] margins(List<byte[]> sequences) {
    double[] margins = new double[sequences.size()];
    float[] one = new float[1];
    for (int i = 0; i < margins.length; i++) {
      if (sequences.get(i).length != window) {
        throw new InputException(
            "A sequence has "
                + sequences.get(i).length
                + " bases; expected the "
                + window
                + " of the model.");
      }
      evaluator.logitMargins(sequences.get(i), WindowRun.single(0), one);
      margins[i] = one[0];
    }
    return margins;
  }

  /** Sequences that are used. */
  public int backgrounds() {
    return backgrounds.size();
  }

  /**
   * The importance of one word in the middle of the window.
   *
   * @throws InputException when the word is longer than the window
   */
  public Effect importance(String word) {
    byte[] codes = Bases.encode(word);
    int start = (window - codes.length) / 2;
    requireRoom(codes.length, 0, 0);
    double[] plain = margins(backgrounds);
    double[] with = margins(planted(codes, start, null, 0));
    double[] differences = new double[plain.length];
    for (int i = 0; i < plain.length; i++) {
      differences[i] = with[i] - plain[i];
    }
    return effect(differences);
  }

  private void requireRoom(int first, int gap, int second) {
    if (first + gap + second > window) {
      throw new InputException(
          "Words of "
              + first
              + " and "
              + second
              + " bases, "
              + gap
              + " apart, do not fit into the window's "
              + window
              + " bases; choose smaller gaps or shorter words.");
    }
  }

  /**
   * The interaction of two words at each gap and orientation.
   *
   * @param gaps bases between the first word's end and the second's start, at least 0
   * @throws InputException when the words do not fit, or two gaps are negative
   */
  public List<Point> curve(
      String first,
      String second,
      List<Integer> gaps,
      List<Orientation> orientations,
      Monitor monitor) {
    List<Point> points = new ArrayList<>();
    double[] plain = margins(backgrounds);
    for (Orientation orientation : orientations) {
      byte[] a = oriented(first, orientation.turnsFirst());
      byte[] b = oriented(second, orientation.turnsSecond());
      for (int gap : gaps) {
        if (gap < 0) {
          throw new InputException(
              "The words overlap by " + -gap + " bases; gaps must be 0 or more.");
        }
        requireRoom(a.length, gap, b.length);
        monitor.check();
        int startA = (window - a.length - gap - b.length) / 2;
        int startB = startA + a.length + gap;
        double[] both = margins(planted(a, startA, b, startB));
        double[] onlyA = margins(planted(a, startA, null, 0));
        double[] onlyB = margins(planted(b, startB, null, 0));
        double[] eps = new double[plain.length];
        for (int i = 0; i < eps.length; i++) {
          eps[i] = both[i] - onlyA[i] - onlyB[i] + plain[i];
        }
        points.add(new Point(gap, orientation, effect(eps)));
        monitor.progress(points.size(), (long) gaps.size() * orientations.size());
      }
    }
    return points;
  }

  private static byte[] oriented(String word, boolean turned) {
    byte[] codes = Bases.encode(word);
    return turned ? Bases.reverseComplement(codes) : codes;
  }

  private List<byte[]> planted(byte[] first, int startFirst, byte[] second, int startSecond) {
    List<byte[]> planted = new ArrayList<>();
    for (byte[] background : backgrounds) {
      byte[] copy = background.clone();
      System.arraycopy(first, 0, copy, startFirst, first.length);
      if (second != null) {
        System.arraycopy(second, 0, copy, startSecond, second.length);
      }
      planted.add(copy);
    }
    return planted;
  }

  private static Effect effect(double[] values) {
    SummaryStatistics statistics = new SummaryStatistics();
    for (double value : values) {
      statistics.addValue(value);
    }
    int n = values.length;
    double mean = statistics.getMean();
    double error = statistics.getStandardDeviation() / Math.sqrt(n);
    if (!(error > 0)) {
      return new Effect(mean, mean, mean, mean == 0 ? 1 : 0, n);
    }
    TDistribution t = new TDistribution(null, n - 1.0);
    double quantile = t.inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    double p = 2 * t.cumulativeProbability(-Math.abs(mean / error));
    return new Effect(mean, mean - quantile * error, mean + quantile * error, p, n);
  }
}
