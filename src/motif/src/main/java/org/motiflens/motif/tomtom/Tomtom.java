package org.motiflens.motif.tomtom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.motiflens.motif.MotifMatrix;

/**
 * Compares motifs with a database of known ones, as Tomtom does on both strands (Gupta et al. 2007,
 * Genome Biology 8:R24; Tanaka et al. 2011, Bioinformatics 27:1603). Offsets, overlaps,
 * orientations, p-, E- and q-values and the order of the matches are those of Tomtom 4.12; {@code
 * docs/motifs.md} gives the formulas and how far both agree.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Tomtom {
  /** With fewer motifs than this in the database the p-values are rough. */
  public static final int FEWEST_TARGETS = 50;

  /** Sites that a matrix of probabilities without a number of sites is taken to come from. */
  public static final double SITES_IF_UNKNOWN = 20;

  /**
   * What can be chosen.
   *
   * @param score how two columns are compared
   * @param minimumOverlap alignments with fewer columns are not tried, except that a motif that is
   *     narrower may be overlapped whole; at least 1. The null distribution is not changed by it
   * @param pseudocount added to each column of queries and targets before they are compared, shared
   *     by the background's frequencies ({@link MotifMatrix#withPseudocount})
   * @param background frequencies of A, C, G, T that share the pseudo-count
   * @param completeScores whether a query column that is not aligned counts as its median score, so
   *     that all alignments are compared on the whole query; else only the aligned columns count,
   *     and alignments are compared by the p-values of their own columns
   */
  public record Options(
      ColumnScore score,
      int minimumOverlap,
      double pseudocount,
      List<Double> background,
      boolean completeScores) {
    /**
     * Tomtom's own: Euclidean distance, any overlap, pseudo-count 0.1, uniform background, complete
     * scores.
     */
    public static final Options DEFAULT =
        new Options(ColumnScore.EUCLIDEAN, 1, 0.1, List.of(0.25, 0.25, 0.25, 0.25), true);

    public Options {
      Objects.requireNonNull(score);
      background = List.copyOf(background);
      if (minimumOverlap < 1 || !(pseudocount >= 0) || background.size() != 4) {
        throw new IllegalArgumentException(
            "minimum overlap " + minimumOverlap + ", pseudo-count " + pseudocount);
      }
    }

    /** The same with another column score. */
    public Options with(ColumnScore newScore) {
      return new Options(newScore, minimumOverlap, pseudocount, background, completeScores);
    }

    /** The same with another minimum overlap. */
    public Options withMinimumOverlap(int columns) {
      return new Options(score, columns, pseudocount, background, completeScores);
    }

    /** The same with another pseudo-count. */
    public Options withPseudocount(double count) {
      return new Options(score, minimumOverlap, count, background, completeScores);
    }

    /** The same with complete scores or without. */
    public Options withCompleteScores(boolean complete) {
      return new Options(score, minimumOverlap, pseudocount, background, complete);
    }

    /** The same with the background of a motif. */
    public Options withBackgroundOf(MotifMatrix motif) {
      return new Options(
          score,
          minimumOverlap,
          pseudocount,
          List.of(
              motif.background(0), motif.background(1), motif.background(2), motif.background(3)),
          completeScores);
    }
  }

  /** The best alignment with one orientation of a target. */
  private record Candidate(int pattern, String id, int offset, int overlap, double pValue) {
    boolean reverse() {
      return pattern % 2 == 1;
    }
  }

  /** Best first; the forward orientation before the reverse one of any motif. */
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::pValue)
          .thenComparing(Comparator.comparingInt(Candidate::overlap).reversed())
          .thenComparing(Candidate::reverse)
          .thenComparing(Candidate::id)
          .thenComparingInt(Candidate::pattern);

  private final List<MotifMatrix> targets;
  private final Options options;
  private final TargetColumns columns;

  /**
   * @param targets the database; not empty
   */
  public Tomtom(List<MotifMatrix> targets, Options options) {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("no target motifs");
    }
    this.targets = List.copyOf(targets);
    this.options = options;
    columns = new TargetColumns(targets.stream().map(this::smoothed).toList());
  }

  private MotifMatrix smoothed(MotifMatrix motif) {
    double[] background = options.background().stream().mapToDouble(Double::doubleValue).toArray();
    return motif
        .withBackground(background)
        .withPseudocount(options.pseudocount(), SITES_IF_UNKNOWN);
  }

  /** The database, in its order. */
  public List<MotifMatrix> targets() {
    return targets;
  }

  /** Whether the database is so small that p-values are rough: the null is drawn from it. */
  public boolean isRough() {
    return targets.size() < FEWEST_TARGETS;
  }

  /** All targets, the best match first. */
  public List<TomtomMatch> match(MotifMatrix query) {
    return matches(query, candidates(query), new StoreyQValues());
  }

  /**
   * All targets for each of several queries, the best match first. The q-values are those of one
   * run of Tomtom over the queries in this order.
   *
   * @param threads how many queries are compared at the same time; at least 1
   */
  public List<List<TomtomMatch>> matchAll(List<MotifMatrix> queries, int threads)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<List<Candidate>>> tasks = new ArrayList<>();
      for (MotifMatrix query : queries) {
        tasks.add(() -> candidates(query));
      }
      List<Future<List<Candidate>>> found = pool.invokeAll(tasks);
      StoreyQValues qValues = new StoreyQValues();
      List<List<TomtomMatch>> all = new ArrayList<>();
      for (int i = 0; i < queries.size(); i++) {
        all.add(matches(queries.get(i), found.get(i).get(), qValues));
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException("comparing motifs failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** The best alignment with each orientation of each target, best first. */
  private List<Candidate> candidates(MotifMatrix query) {
    ColumnScores scores =
        new ColumnScores(smoothed(query), columns, options.score(), options.completeScores());
    AlignmentNull background = new AlignmentNull(scores, columns.widths());
    List<Candidate> candidates = new ArrayList<>(columns.patterns());
    for (int pattern = 0; pattern < columns.patterns(); pattern++) {
      candidates.add(
          options.completeScores()
              ? alignWhole(scores, background, pattern)
              : alignOverlap(scores, background, pattern));
    }
    candidates.sort(BEST_FIRST);
    return candidates;
  }

  /** The least number of columns that an alignment of a query with a target has. */
  private int leastOverlap(int queryWidth, int targetWidth) {
    return Math.min(options.minimumOverlap(), Math.min(queryWidth, targetWidth));
  }

  /** The alignment with the greatest complete score; of equal ones the longest, then the first. */
  private Candidate alignWhole(ColumnScores scores, AlignmentNull background, int pattern) {
    int n = scores.queryWidth();
    int width = columns.width(pattern);
    int start = columns.start(pattern);
    int least = leastOverlap(n, width);
    int bestScore = -1;
    int bestOverlap = 0;
    int bestOffset = 0;
    for (int offset = least - n; offset <= width - least; offset++) {
      int first = Math.max(0, -offset);
      int overlap = Math.min(n, width - offset) - first;
      int score =
          scores.sum(first, start + first + offset, overlap)
              + (n - overlap) * scores.unalignedBin();
      if (score > bestScore || (score == bestScore && overlap > bestOverlap)) {
        bestScore = score;
        bestOverlap = overlap;
        bestOffset = offset;
      }
    }
    return new Candidate(
        pattern,
        targets.get(pattern / 2).id(),
        bestOffset,
        bestOverlap,
        singlePrecision(background.pValue(bestScore, width)));
  }

  /**
   * The alignment whose aligned columns have the least p-value; of equal ones the longest, then the
   * first. The p-value of the match is that of the least of as many independent ones as there are
   * alignments in both orientations, 1 − (1 − p)^alignments.
   */
  private Candidate alignOverlap(ColumnScores scores, AlignmentNull background, int pattern) {
    int n = scores.queryWidth();
    int width = columns.width(pattern);
    int start = columns.start(pattern);
    int least = leastOverlap(n, width);
    double bestP = Double.POSITIVE_INFINITY;
    int bestOverlap = 0;
    int bestOffset = 0;
    for (int offset = least - n; offset <= width - least; offset++) {
      int first = Math.max(0, -offset);
      int overlap = Math.min(n, width - offset) - first;
      int score = scores.sum(first, start + first + offset, overlap);
      double p = background.spanPValue(first, first + overlap - 1, score);
      if (p < bestP || (p == bestP && overlap > bestOverlap)) {
        bestP = p;
        bestOverlap = overlap;
        bestOffset = offset;
      }
    }
    int alignments = 2 * (n + width - 2 * least + 1);
    return new Candidate(
        pattern,
        targets.get(pattern / 2).id(),
        bestOffset,
        bestOverlap,
        singlePrecision(-Math.expm1(alignments * Math.log1p(-bestP))));
  }

  /**
   * Tomtom keeps p-values in single precision and ranks those that are equal then by overlap; a
   * p-value too small for it stays as it is, where Tomtom has 0.
   */
  private static double singlePrecision(double p) {
    return p < Float.MIN_NORMAL ? p : (float) p;
  }

  /** Of each target the better orientation, with q-values over both orientations of all. */
  private List<TomtomMatch> matches(
      MotifMatrix query, List<Candidate> candidates, StoreyQValues qValues) {
    double[] q = qValues.of(candidates.stream().mapToDouble(Candidate::pValue).toArray());
    Set<Integer> seen = new HashSet<>();
    List<TomtomMatch> matches = new ArrayList<>(targets.size());
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      int target = candidate.pattern() / 2;
      if (seen.add(target)) {
        matches.add(
            new TomtomMatch(
                query,
                targets.get(target),
                candidate.reverse(),
                candidate.offset(),
                candidate.overlap(),
                candidate.pValue(),
                candidate.pValue() * targets.size(),
                q[i]));
      }
    }
    return matches;
  }
}
