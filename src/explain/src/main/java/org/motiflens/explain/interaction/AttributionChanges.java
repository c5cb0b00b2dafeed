package org.motiflens.explain.interaction;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.DinucleotideShuffle;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * How the attribution of one part of a window changes when another is silenced, after DFIM
 * (Greenside, Shimko, Fordyce and Kundaje 2018, Bioinformatics 34:i629), with knock-outs for its
 * attribution: a part is worth what the score loses without it, so that what is mutated and what is
 * seen are one and the same non-additivity.
 *
 * <pre>
 *   A_j(x) = f(x) − f(x without j)                         f = logit margin
 *   D_ij = A_j(x) − A_j(x without i) = eps of i and j,   D_ij = D_ji,   D_ii = 0
 * </pre>
 *
 * <p>A part is silenced by shuffling its bases, averaged over draws; those of a part are the same
 * alone and beside any other. A part that means much to the model interacts a little with all
 * others; so what a pair is tested by is |D| less what its two parts have with all (the average
 * product correction of Dunn, Wahl and Gloor 2008, Bioinformatics 24:333):
 *
 * <pre>
 *   T_ij = |D_ij| − m_i m_j / m       m_i = mean of |D_ik| over k ≠ i, m = mean of all m_i
 * </pre>
 *
 * <p>The null is T of the same parts in dinucleotide shuffles of the whole window; p counts those
 * at least as large, and Benjamini and Hochberg's procedure over all pairs gives q. With the change
 * of the gradient at a part for D, as in DFIM, fewer of the planted interactions are found ({@code
 * docs/resolve.md}). Immutable.
 */
public final class AttributionChanges {
  private final List<Stretch> parts;
  private final double[][] change;
  private final double[][] qValue;

  private AttributionChanges(List<Stretch> parts, double[][] change, double[][] qValue) {
    this.parts = List.copyOf(parts);
    this.change = change;
    this.qValue = qValue;
  }

  /**
   * Measures all pairs.
   *
   * @param codes the window, as long as the network reads
   * @param parts stretches that do not overlap, at least two
   * @param draws shuffles of a part
   * @param nulls shuffles of the window
   * @throws InputException when parts overlap or leave the window
   */
  public static AttributionChanges of(
      Network network,
      byte[] codes,
      List<Stretch> parts,
      int draws,
      int nulls,
      long seed,
      Monitor monitor) {
    Evaluator evaluator = network.newEvaluator();
    if (parts.size() < 2) {
      throw new InputException("There are " + parts.size() + " stretches; expected at least two.");
    }
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).requireWithin(evaluator.windowLength());
      for (int j = 0; j < i; j++) {
        Stretch.requireApart(parts.get(j), parts.get(i));
      }
    }
    Random random = new Random(seed);
    Knockouts knockouts = new Knockouts(evaluator, parts, draws);
    double[][] change = knockouts.changes(codes, random);
    int pairs = parts.size() * (parts.size() - 1) / 2;
    double[] background = new double[nulls * pairs];
    int next = 0;
    for (int n = 0; n < nulls; n++) {
      monitor.check();
      double[][] one =
          corrected(knockouts.changes(DinucleotideShuffle.shuffle(codes, random), random));
      for (int i = 0; i < one.length; i++) {
        for (int j = 0; j < i; j++) {
          background[next++] = one[i][j];
        }
      }
      monitor.progress(n + 1, nulls);
    }
    Arrays.sort(background);
    return new AttributionChanges(parts, change, qValues(change, background));
  }

  /** Scores without parts. */
  private static final class Knockouts {
    private final Evaluator evaluator;
    private final List<Stretch> parts;
    private final int draws;
    private final int window;

    /** Windows one behind the other, one a draw. */
    private final byte[] shuffled;

    private final float[] margins;

    Knockouts(Evaluator evaluator, List<Stretch> parts, int draws) {
      this.evaluator = evaluator;
      this.parts = parts;
      this.draws = draws;
      window = evaluator.windowLength();
      shuffled = new byte[draws * window];
      margins = new float[draws];
    }

    double[][] changes(byte[] codes, Random random) {
      evaluator.logitMargins(codes, WindowRun.single(0), margins);
      double all = margins[0];
      double[] without = new double[parts.size()];
      long[][] seeds = new long[parts.size()][];
      double[][] change = new double[parts.size()][parts.size()];
      for (int i = 0; i < parts.size(); i++) {
        seeds[i] = random.longs(draws).toArray();
        without[i] = without(codes, i, i, seeds);
        for (int j = 0; j < i; j++) {
          double eps = all - without[i] - without[j] + without(codes, i, j, seeds);
          change[i][j] = eps;
          change[j][i] = eps;
        }
      }
      return change;
    }

    /** The mean margin without one part, or two. */
    private double without(byte[] codes, int i, int j, long[][] seeds) {
      for (int draw = 0; draw < draws; draw++) {
        int at = draw * window;
        System.arraycopy(codes, 0, shuffled, at, window);
        Knockout.shuffle(shuffled, at, parts.get(i), new Random(seeds[i][draw]));
        if (j != i) {
          Knockout.shuffle(shuffled, at, parts.get(j), new Random(seeds[j][draw]));
        }
      }
      evaluator.logitMargins(shuffled, new WindowRun(0, window, draws), margins);
      double sum = 0;
      for (float margin : margins) {
        sum += margin;
      }
      return sum / draws;
    }
  }

  /** T: what a pair has beyond what either part has with all. */
  private static double[][] corrected(double[][] change) {
    int n = change.length;
    double[] means = new double[n];
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (double value : change[i]) {
        means[i] += Math.abs(value) / (n - 1);
      }
      all += means[i] / n;
    }
    double[][] corrected = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        // Two parts have nothing that they could have with others.
        double expected = n == 2 || all == 0 ? 0 : means[i] * means[j] / all;
        corrected[i][j] = i == j ? 0 : Math.abs(change[i][j]) - expected;
      }
    }
    return corrected;
  }

  private static double[][] qValues(double[][] change, double[] background) {
    double[][] tested = corrected(change);
    double[] p = new double[change.length * (change.length - 1) / 2];
    int next = 0;
    for (int i = 0; i < change.length; i++) {
      for (int j = 0; j < i; j++) {
        p[next++] = p(tested[i][j], background);
      }
    }
    double[] q = BenjaminiHochberg.of(p);
    double[][] values = new double[change.length][change.length];
    next = 0;
    for (int i = 0; i < change.length; i++) {
      values[i][i] = Double.NaN;
      for (int j = 0; j < i; j++) {
        values[i][j] = q[next];
        values[j][i] = q[next++];
      }
    }
    return values;
  }

  /** Share of the null at least as large, the value itself counted. */
  private static double p(double value, double[] sorted) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (1.0 + sorted.length - low) / (1.0 + sorted.length);
  }

  /** The parts. */
  public List<Stretch> parts() {
    return parts;
  }

  /** D_ij: how much the attribution of {@code j} changes with {@code i}. */
  public double change(int i, int j) {
    return change[i][j];
  }

  /** Its false discovery rate; NaN on the diagonal. */
  public double qValue(int i, int j) {
    return qValue[i][j];
  }
}
