package org.motiflens.training.evaluation.chromosome;

import java.util.Arrays;
import java.util.Random;
import org.motiflens.training.evaluation.chromosome.LabelRule.Label;

/**
 * The order of bound and unbound windows, as counts by block of the chromosome. Whole blocks are
 * drawn again and again for intervals, because neighbouring windows are no independent ones; counts
 * make that cheap. Windows with equal scores are never told apart. Immutable.
 */
final class RankedCounts {
  /** Bases of a block. */
  static final int BLOCK = 1_000_000;

  /** Windows of a group: those at a score that a bound window has, or between two such scores. */
  private final int[][] bound;

  private final int[][] tied;
  private final int[][] above;
  private final int blocks;

  /** For how many a bound window counts in a precision. */
  private final double weight;

  private RankedCounts(int[][] bound, int[][] tied, int[][] above, int blocks, double weight) {
    this.bound = bound;
    this.tied = tied;
    this.above = above;
    this.blocks = blocks;
    this.weight = weight;
  }

  /**
   * The same order where another share of the windows is bound: of two chromosomes on which a score
   * finds the same share of the bound windows and calls the same share of the unbound ones, that
   * with more bound windows has the higher precision.
   *
   * @param share of the windows, above 0 and below 1
   */
  RankedCounts atShare(double share) {
    double odds = (double) positives() / negatives();
    return new RankedCounts(bound, tied, above, blocks, share / (1 - share) / odds);
  }

  /**
   * @param scores one a place; places without one are left out
   * @param labels one a place
   */
  static RankedCounts of(float[] scores, Label[] labels, ChromosomeGrid grid) {
    int[] blocks = new int[scores.length];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = grid.middle(i) / BLOCK;
    }
    return of(scores, labels, blocks);
  }

  static RankedCounts of(float[] scores, Label[] labels, int[] blockOf) {
    boolean[] used = new boolean[Arrays.stream(blockOf).max().orElse(0) + 1];
    float[] thresholds = new float[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (isCounted(scores[i], labels[i])) {
        used[blockOf[i]] = true;
        if (labels[i] == Label.BOUND) {
          thresholds[count++] = scores[i];
        }
      }
    }
    thresholds = distinct(Arrays.copyOf(thresholds, count));
    int[] number = new int[used.length];
    int blocks = 0;
    for (int block = 0; block < used.length; block++) {
      number[block] = used[block] ? blocks++ : -1;
    }
    int groups = thresholds.length;
    int[][] bound = new int[groups][blocks];
    int[][] tied = new int[groups][blocks];
    int[][] above = new int[groups + 1][blocks];
    for (int i = 0; i < scores.length; i++) {
      if (isCounted(scores[i], labels[i])) {
        // Thresholds rise; groups are counted from the highest.
        int at = Arrays.binarySearch(thresholds, scores[i]);
        int block = number[blockOf[i]];
        if (at < 0) {
          above[groups - (-at - 1)][block]++;
        } else if (labels[i] == Label.BOUND) {
          bound[groups - 1 - at][block]++;
        } else {
          tied[groups - 1 - at][block]++;
        }
      }
    }
    return new RankedCounts(bound, tied, above, blocks, 1);
  }

  private static boolean isCounted(float score, Label label) {
    return !Float.isNaN(score) && label != Label.IGNORED;
  }

  private static float[] distinct(float[] values) {
    // Negative zero equals zero but sorts before it.
    for (int i = 0; i < values.length; i++) {
      values[i] += 0f;
    }
    Arrays.sort(values);
    int count = 0;
    for (float value : values) {
      if (count == 0 || value > values[count - 1]) {
        values[count++] = value;
      }
    }
    return Arrays.copyOf(values, count);
  }

  int blocks() {
    return blocks;
  }

  int positives() {
    return sum(bound);
  }

  int negatives() {
    return sum(tied) + sum(above);
  }

  private static int sum(int[][] counts) {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  /** Every block once. */
  Figures figures() {
    int[] once = new int[blocks];
    Arrays.fill(once, 1);
    return figures(once);
  }

  /**
   * As many blocks as there are, drawn with replacement, again and again.
   *
   * @return one a draw; draws without a positive or negative are drawn anew
   */
  Figures[] bootstrap(int draws, long seed) {
    if (positives() == 0 || negatives() == 0) {
      throw new IllegalArgumentException("precision and recall need positives and negatives");
    }
    Random random = new Random(seed);
    Figures[] figures = new Figures[draws];
    for (int draw = 0; draw < draws; ) {
      int[] times = new int[blocks];
      for (int i = 0; i < blocks; i++) {
        times[random.nextInt(blocks)]++;
      }
      if (weighted(bound, times) > 0 && weighted(tied, times) + weighted(above, times) > 0) {
        figures[draw++] = figures(times);
      }
    }
    return figures;
  }

  private static long weighted(int[][] counts, int[] times) {
    long sum = 0;
    for (int[] group : counts) {
      sum += weighted(group, times);
    }
    return sum;
  }

  private static long weighted(int[] group, int[] times) {
    long sum = 0;
    for (int block = 0; block < times.length; block++) {
      sum += (long) group[block] * times[block];
    }
    return sum;
  }

  private Figures figures(int[] times) {
    double positives = weighted(bound, times);
    double negatives = weighted(tied, times) + weighted(above, times);
    double found = 0;
    double wrong = 0;
    double averagePrecision = 0;
    double area = 0;
    double strict = 0;
    double loose = 0;
    for (int group = 0; group < bound.length; group++) {
      double here = weighted(bound[group], times);
      double ties = weighted(tied[group], times);
      found += here;
      wrong += weighted(above[group], times) + ties;
      area += here * (negatives - wrong + ties / 2);
      if (found > 0) {
        double precision = weight * found / (weight * found + wrong);
        averagePrecision += here / positives * precision;
        strict = 1 - precision <= Figures.STRICT ? Math.max(strict, found / positives) : strict;
        loose = 1 - precision <= Figures.LOOSE ? Math.max(loose, found / positives) : loose;
      }
    }
    return new Figures(averagePrecision, strict, loose, area / positives / negatives);
  }

  /**
   * The precision-recall curve.
   *
   * @param points how many recalls, evenly spaced up to 1
   * @return the best precision at a recall of at least 1/points, 2/points, …
   */
  double[] curve(int points) {
    double[] precision = new double[points];
    double positives = positives();
    double found = 0;
    double wrong = 0;
    for (int group = 0; group < bound.length; group++) {
      found += Arrays.stream(bound[group]).sum();
      wrong += Arrays.stream(above[group]).sum() + Arrays.stream(tied[group]).sum();
      int reached = (int) Math.floor(points * found / positives + 1e-9);
      for (int i = 0; i < reached; i++) {
        precision[i] = Math.max(precision[i], weight * found / (weight * found + wrong));
      }
    }
    return precision;
  }
}
