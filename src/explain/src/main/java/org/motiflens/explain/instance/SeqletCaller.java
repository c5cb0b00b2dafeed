package org.motiflens.explain.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Calls seqlets with recursive extents: a span counts when its sum is rare among shuffled spans of
 * its length, and all spans within it (of at least {@link SpanNull#SHORTEST} bases) count as well.
 *
 * <pre>
 *   r(s, L) = max( p(s, L), r(s, L − 1), r(s + 1, L − 1) )    counts when ≤ level
 * </pre>
 *
 * <p>Of spans that overlap, the longest is taken; of equally long ones that with the larger sum,
 * then the leftmost. All contributions of a seqlet's spans have sums of one sign. Immutable and
 * safe for use by many threads.
 */
public final class SeqletCaller {
  /** p up to which a span counts, unless told otherwise. */
  public static final double DEFAULT_LEVEL = 0.01;

  private final SpanNull spans;
  private final double level;

  /**
   * @param level p up to which a span counts
   */
  public SeqletCaller(SpanNull spans, double level) {
    this.spans = spans;
    this.level = level;
  }

  /**
   * Seqlets of several windows.
   *
   * <p>q of a seqlet is the least, over all thresholds up to its sum, of the number of decoys
   * expected in so many windows divided by the number of seqlets.
   *
   * @param profiles contributions of each window
   * @return of each window, from left to right
   */
  public List<List<Seqlet>> call(List<double[]> profiles) {
    List<List<Seqlet>> found = profiles.stream().map(this::candidates).toList();
    double[] scores =
        found.stream()
            .flatMap(List::stream)
            .mapToDouble(seqlet -> Math.abs(seqlet.sum()))
            .sorted()
            .toArray();
    double[] rates = new double[scores.length];
    double least = 1;
    for (int i = 0; i < scores.length; i++) {
      int first = i;
      while (first > 0 && scores[first - 1] == scores[i]) {
        first--;
      }
      double expected = spans.expectedDecoys(scores[i], profiles.size());
      least = Math.min(least, expected / (scores.length - first));
      rates[i] = least;
    }
    List<List<Seqlet>> result = new ArrayList<>();
    for (List<Seqlet> window : found) {
      result.add(
          window.stream()
              .map(seqlet -> seqlet.withQ(rate(scores, rates, Math.abs(seqlet.sum()))))
              .toList());
    }
    return result;
  }

  private static double rate(double[] scores, double[] rates, double score) {
    int last = Arrays.binarySearch(scores, score);
    while (last + 1 < scores.length && scores[last + 1] == score) {
      last++;
    }
    return rates[last];
  }

  /** The seqlets of one window from left to right, without q. */
  List<Seqlet> candidates(double[] profile) {
    int n = profile.length;
    double[] before = new double[n + 1];
    for (int t = 0; t < n; t++) {
      before[t + 1] = before[t] + profile[t];
    }
    List<Seqlet> counting = new ArrayList<>();
    double[] shorter = null;
    for (int length = SpanNull.SHORTEST; length <= Math.min(SpanNull.LONGEST, n); length++) {
      double[] rarity = new double[n - length + 1];
      boolean any = false;
      for (int s = 0; s < rarity.length; s++) {
        double sum = before[s + length] - before[s];
        double within = shorter == null ? 0 : Math.max(shorter[s], shorter[s + 1]);
        rarity[s] = within > level ? 1 : Math.max(within, spans.p(length, sum));
        if (rarity[s] <= level) {
          any = true;
          counting.add(new Seqlet(s, s + length, sum, rarity[s], Double.NaN));
        }
      }
      if (!any) {
        break;
      }
      shorter = rarity;
    }
    counting.sort(
        Comparator.comparingInt((Seqlet seqlet) -> -seqlet.length())
            .thenComparingDouble(seqlet -> -Math.abs(seqlet.sum()))
            .thenComparingInt(Seqlet::start));
    List<Seqlet> taken = new ArrayList<>();
    for (Seqlet seqlet : counting) {
      if (taken.stream().noneMatch(seqlet::overlaps)) {
        taken.add(seqlet);
      }
    }
    taken.sort(Comparator.comparingInt(Seqlet::start));
    return taken;
  }
}
