package org.motiflens.explain.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.motiflens.network.bundle.Calibration;

/**
 * G(s), the share of draws that are at least s. Known at knots; between two of them log G is linear
 * in s. Above the highest knot nothing was drawn often enough to tell: G is that knot's, and {@link
 * #isBeyond} says so. Immutable.
 */
public final class SurvivalFunction {
  /** Knots a decade of shares. */
  private static final int KNOTS_A_DECADE = 8;

  /** Shares above a tenth, where most of the genome is. */
  private static final double[] COARSE = {1, 0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2};

  private final double[] scores;
  private final double[] shares;

  /**
   * @param distribution with at least one knot; scores rise and shares fall
   */
  public SurvivalFunction(Calibration.Distribution distribution) {
    scores = distribution.scores().stream().mapToDouble(Double::doubleValue).toArray();
    shares = distribution.shares().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Estimates knots from draws: at the m-th highest draw x, G(x) is the share of draws that are at
   * least x, ties included, for m at {@value #KNOTS_A_DECADE} shares a decade down to one draw.
   *
   * @param draws at least one, none NaN; not changed
   */
  public static Calibration.Distribution estimate(float[] draws) {
    if (draws.length == 0) {
      throw new IllegalArgumentException("no draws");
    }
    float[] sorted = draws.clone();
    Arrays.sort(sorted);
    List<Double> scores = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int above : counts(sorted.length)) {
      float score = sorted[sorted.length - above];
      double share = (double) atLeast(sorted, score) / sorted.length;
      if (scores.isEmpty() || score > scores.get(scores.size() - 1)) {
        scores.add((double) score);
        shares.add(share);
      }
    }
    return new Calibration.Distribution(sorted.length, scores, shares);
  }

  /** How many draws are at or above each knot, falling, the last one 1. */
  private static List<Integer> counts(int draws) {
    List<Integer> counts = new ArrayList<>();
    for (double share : COARSE) {
      add(counts, share * draws);
    }
    for (int step = KNOTS_A_DECADE; ; step++) {
      double count = draws * Math.pow(10, -(double) step / KNOTS_A_DECADE);
      add(counts, count);
      if (count <= 1) {
        return counts;
      }
    }
  }

  private static void add(List<Integer> counts, double count) {
    int whole = (int) Math.max(1, Math.round(count));
    if (counts.isEmpty() || whole < counts.get(counts.size() - 1)) {
      counts.add(whole);
    }
  }

  private static int atLeast(float[] sorted, float score) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }

  /** G(s), greater than 0 and at most 1; NaN of NaN. */
  public double share(double score) {
    if (Double.isNaN(score)) {
      return Double.NaN;
    }
    if (score < scores[0]) {
      return 1;
    }
    int last = scores.length - 1;
    if (score >= scores[last]) {
      return shares[last];
    }
    int found = Arrays.binarySearch(scores, score);
    if (found >= 0) {
      return shares[found];
    }
    int above = -found - 1;
    double way = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
    return StrictMath.exp(
        (1 - way) * StrictMath.log(shares[above - 1]) + way * StrictMath.log(shares[above]));
  }

  /** −log10 G(s). */
  public double rank(double score) {
    return 0 - Math.log10(share(score));
  }

  /** Whether a score is above all draws, so that G is smaller than {@link #share} says. */
  public boolean isBeyond(double score) {
    return score > scores[scores.length - 1];
  }
}
