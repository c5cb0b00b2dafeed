package org.motiflens.motif.tomtom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.motif.MotifMatrix;

/**
 * p-values against those of a count of all possibilities: queries of 1 to 3 columns against a small
 * database, all of whose columns are put under each span of the query in turn. Everything is
 * computed a second time here, from the definitions and without any of the tables of the product.
 */
class TomtomEnumerationTest {
  private static final double PSEUDOCOUNT = 0.1;

  @ParameterizedTest
  @CsvSource({"EUCLIDEAN, true", "PEARSON, true", "EUCLIDEAN, false", "PEARSON, false"})
  void pValuesAreThoseOfACompleteCount(ColumnScore score, boolean complete) {
    for (long seed = 1; seed <= 30; seed++) {
      Random random = new Random(seed);
      List<MotifMatrix> targets = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        targets.add(motif("t" + i, 1 + random.nextInt(3), random));
      }
      MotifMatrix query = motif("q", 1 + random.nextInt(3), random);
      Tomtom tomtom =
          new Tomtom(
              targets,
              Tomtom.Options.DEFAULT
                  .with(score)
                  .withPseudocount(PSEUDOCOUNT)
                  .withCompleteScores(complete));
      for (TomtomMatch match : tomtom.match(query)) {
        String what = "seed " + seed + ", " + query.columns() + " columns, " + match.target().id();
        double expected = expectedP(query, match.target(), targets, score, complete);
        assertEquals(expected, match.pValue(), 1e-6 * expected, what);
        assertEquals(match.pValue() * targets.size(), match.eValue(), 1e-12, what);
      }
    }
  }

  private static MotifMatrix motif(String id, int columns, Random random) {
    double[][] counts = new double[columns][4];
    for (double[] column : counts) {
      for (int base = 0; base < 4; base++) {
        column[base] = random.nextInt(12);
      }
      column[random.nextInt(4)] += 5;
    }
    return MotifMatrix.ofCounts(id, "", counts);
  }

  /** The smaller p-value of the two orientations of a target. */
  private static double expectedP(
      MotifMatrix query,
      MotifMatrix target,
      List<MotifMatrix> targets,
      ColumnScore score,
      boolean complete) {
    List<double[]> all = new ArrayList<>();
    for (MotifMatrix motif : targets) {
      addColumns(motif, all);
      addColumns(motif.reverseComplement(), all);
    }
    int n = query.columns();
    double[][] raw = new double[n][all.size()];
    double least = Double.MAX_VALUE;
    double greatest = -Double.MAX_VALUE;
    List<double[]> queryColumns = new ArrayList<>();
    addColumns(query, queryColumns);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < all.size(); j++) {
        raw[i][j] = similarity(score, queryColumns.get(i), all.get(j));
      }
      double[] sorted = raw[i].clone();
      java.util.Arrays.sort(sorted);
      for (int j = 0; j < all.size(); j++) {
        raw[i][j] -= complete ? sorted[all.size() / 2 - 1] : 0;
        least = Math.min(least, raw[i][j]);
        greatest = Math.max(greatest, raw[i][j]);
      }
    }
    double offset = Math.floor(least);
    double scale = Math.floor(100 / (greatest - offset));
    long median = Math.round(-offset * scale);
    long[][] bins = new long[n][all.size()];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < all.size(); j++) {
        bins[i][j] = Math.round((raw[i][j] - offset) * scale);
      }
    }
    int width = target.columns();
    int start = 0;
    for (MotifMatrix motif : targets) {
      if (motif.equals(target)) {
        break;
      }
      start += 2 * motif.columns();
    }
    return complete ? pOfWhole(bins, median, width, start) : pOfOverlaps(bins, width, start);
  }

  private static double pOfWhole(long[][] bins, long median, int width, int start) {
    int n = bins.length;
    int all = bins[0].length;
    long best = Long.MIN_VALUE;
    for (int orientation = 0; orientation < 2; orientation++) {
      for (int offsetInTarget = 1 - n; offsetInTarget < width; offsetInTarget++) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
          int j = i + offsetInTarget;
          sum += j >= 0 && j < width ? bins[i][start + orientation * width + j] : median;
        }
        best = Math.max(best, sum);
      }
    }
    double worse = 1;
    for (int offsetInTarget = 1 - n; offsetInTarget < width; offsetInTarget++) {
      int first = Math.max(0, -offsetInTarget);
      int last = Math.min(n, width - offsetInTarget) - 1;
      long unaligned = (n - (last - first + 1)) * median;
      long reached = count(bins, first, last, best - unaligned);
      double below = 1 - reached / Math.pow(all, last - first + 1);
      worse *= below * below;
    }
    return 1 - worse;
  }

  private static double pOfOverlaps(long[][] bins, int width, int start) {
    int n = bins.length;
    int all = bins[0].length;
    double best = 1;
    for (int orientation = 0; orientation < 2; orientation++) {
      for (int offsetInTarget = 1 - n; offsetInTarget < width; offsetInTarget++) {
        int first = Math.max(0, -offsetInTarget);
        int last = Math.min(n, width - offsetInTarget) - 1;
        long sum = 0;
        for (int i = first; i <= last; i++) {
          sum += bins[i][start + orientation * width + i + offsetInTarget];
        }
        best = Math.min(best, count(bins, first, last, sum) / Math.pow(all, last - first + 1));
      }
    }
    return 1 - Math.pow(1 - best, 2 * (n + width - 1));
  }

  /** In how many ways columns can be put under a span so that it scores at least a score. */
  private static long count(long[][] bins, int first, int last, long score) {
    if (first > last) {
      return score <= 0 ? 1 : 0;
    }
    long count = 0;
    for (long bin : bins[first]) {
      count += count(bins, first + 1, last, score - bin);
    }
    return count;
  }

  private static void addColumns(MotifMatrix motif, List<double[]> columns) {
    for (int column = 0; column < motif.columns(); column++) {
      double sites = motif.sites(column).orElseThrow();
      double[] smoothed = new double[4];
      for (int base = 0; base < 4; base++) {
        smoothed[base] =
            (motif.probability(column, base) * sites + PSEUDOCOUNT / 4) / (sites + PSEUDOCOUNT);
      }
      columns.add(smoothed);
    }
  }

  private static double similarity(ColumnScore score, double[] x, double[] y) {
    double squares = 0;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int base = 0; base < 4; base++) {
      squares += Math.pow(x[base] - y[base], 2);
      xx += Math.pow(x[base] - 0.25, 2);
      xy += (x[base] - 0.25) * (y[base] - 0.25);
      yy += Math.pow(y[base] - 0.25, 2);
    }
    return score == ColumnScore.EUCLIDEAN
        ? -Math.sqrt(squares)
        : xx * yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }
}
