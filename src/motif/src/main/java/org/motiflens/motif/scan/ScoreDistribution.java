package org.motiflens.motif.scan;

import java.util.Arrays;
import org.motiflens.genome.sequence.Bases;

/**
 * The exact distribution of the score of a random word under a matrix of whole scores, the bases
 * drawn independently from a background (Staden 1989, Computer Applications in the Biosciences
 * 5:89: one convolution for each position). Immutable.
 */
final class ScoreDistribution {
  private final int least;

  /** P(score ≥ least + k). */
  private final double[] tail;

  /**
   * @param scores positions × 4
   * @param background of A, C, G, T; adds up to 1
   */
  ScoreDistribution(int[][] scores, double[] background) {
    double[] distribution = {1};
    int sumLeast = 0;
    for (int[] position : scores) {
      int low = Integer.MAX_VALUE;
      int high = Integer.MIN_VALUE;
      for (int score : position) {
        low = Math.min(low, score);
        high = Math.max(high, score);
      }
      double[] next = new double[distribution.length + high - low];
      for (int base = 0; base < Bases.COUNT; base++) {
        int shift = position[base] - low;
        double frequency = background[base];
        for (int k = 0; k < distribution.length; k++) {
          next[k + shift] += distribution[k] * frequency;
        }
      }
      distribution = next;
      sumLeast += low;
    }
    least = sumLeast;
    tail = new double[distribution.length];
    double sum = 0;
    for (int k = tail.length - 1; k >= 0; k--) {
      sum += distribution[k];
      tail[k] = Math.min(1, sum);
    }
    tail[0] = 1;
  }

  private ScoreDistribution(int least, double[] tail) {
    this.least = least;
    this.tail = tail;
  }

  /**
   * The same for scores with p-values up to one, and no others: a small part of the whole, where a
   * thousand of them are kept. Of lesser scores it says 1.
   */
  ScoreDistribution upTo(double p) {
    int from = leastScore(p) - least;
    return new ScoreDistribution(least + from, Arrays.copyOfRange(tail, from, tail.length));
  }

  /** P(score ≥ {@code score}). */
  double pValue(int score) {
    int k = score - least;
    if (k < 0) {
      return 1;
    }
    return k < tail.length ? tail[k] : 0;
  }

  /** The least score whose p-value is at most {@code p}; above the greatest score if none is. */
  int leastScore(double p) {
    int low = 0;
    int high = tail.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tail[middle] <= p) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return least + low;
  }
}
