package org.motiflens.motif.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Shown;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.tomtom.Tomtom;

/**
 * Finds the places of both strands that resemble a motif.
 *
 * <p>A word, read on the strand on which the motif would lie, scores the sum of log₂(p /
 * background) over its bases, each rounded to a thousandth of a bit; p has a pseudo-count of 0.1,
 * so that no score is infinite. The p-value of a score is the probability that a word of
 * independent bases drawn from the background scores at least as much; it is exact for the rounded
 * scores ({@link ScoreDistribution}). Words with an unknown base are passed over.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class MotifScanner {
  /** Hits up to this p-value are reported unless told otherwise: the threshold of FIMO. */
  public static final double DEFAULT_P_VALUE = 1e-4;

  /** What people choose among, the largest first. */
  public static final List<Double> P_VALUES = List.of(1e-3, DEFAULT_P_VALUE, 1e-5, 1e-6);

  /**
   * The exact distribution of scores takes time with the square of the width. Known motifs have up
   * to some forty columns; what networks optimise, windows of hundreds, is not a motif to search
   * for.
   */
  static final int MOST_COLUMNS = 256;

  private static final double PSEUDOCOUNT = 0.1;
  private static final double UNITS_PER_BIT = 1000;

  private final MotifMatrix motif;
  private final WordScores forward;
  private final WordScores reverse;
  private final ScoreDistribution distribution;

  /** Greater p-values are not known. */
  private final double mostP;

  /** Scores of the bases of the forward strand, position by position. */
  private static final class WordScores {
    private final int[][] scores;

    /** Sum of the greatest scores of a position and all after it. */
    private final int[] greatestRest;

    WordScores(int[][] scores) {
      this.scores = scores;
      greatestRest = new int[scores.length + 1];
      for (int column = scores.length - 1; column >= 0; column--) {
        greatestRest[column] =
            greatestRest[column + 1] + Arrays.stream(scores[column]).max().orElseThrow();
      }
    }

    /** The score of a word if it reaches {@code needed}, else some value below that. */
    int score(byte[] codes, int start, int needed) {
      int sum = 0;
      for (int column = 0; column < scores.length; column++) {
        if (sum + greatestRest[column] < needed) {
          return Integer.MIN_VALUE;
        }
        sum += scores[column][codes[start + column]];
      }
      return sum;
    }

    WordScores reverseComplement() {
      int[][] result = new int[scores.length][Bases.COUNT];
      for (int column = 0; column < scores.length; column++) {
        for (int base = 0; base < Bases.COUNT; base++) {
          result[scores.length - 1 - column][Bases.complement(base)] = scores[column][base];
        }
      }
      return new WordScores(result);
    }
  }

  /** A scanner for a motif, against the motif's own background. */
  public MotifScanner(MotifMatrix motif) {
    this(motif, 1);
  }

  /**
   * A scanner that takes less memory, for hits with small p-values alone.
   *
   * @param mostP hits with a larger p-value cannot be asked for
   */
  public MotifScanner(MotifMatrix motif, double mostP) {
    if (motif.columns() > MOST_COLUMNS) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The motif %s has %,d columns; motifs of at most %d can be searched for.",
              Shown.value(motif.id()),
              motif.columns(),
              MOST_COLUMNS));
    }
    this.motif = motif;
    MotifMatrix smoothed = motif.withPseudocount(PSEUDOCOUNT, Tomtom.SITES_IF_UNKNOWN);
    double[] background = new double[Bases.COUNT];
    int[][] scores = new int[motif.columns()][Bases.COUNT];
    for (int base = 0; base < Bases.COUNT; base++) {
      background[base] = motif.background(base);
      for (int column = 0; column < motif.columns(); column++) {
        double odds = smoothed.probability(column, base) / background[base];
        scores[column][base] = (int) Math.round(UNITS_PER_BIT * Math.log(odds) / Math.log(2));
      }
    }
    forward = new WordScores(scores);
    reverse = forward.reverseComplement();
    ScoreDistribution all = new ScoreDistribution(scores, background);
    distribution = mostP < 1 ? all.upTo(mostP) : all;
    this.mostP = mostP;
  }

  public MotifMatrix motif() {
    return motif;
  }

  /** The greatest score that a word can have, in bits. */
  public double greatestScore() {
    return forward.greatestRest[0] / UNITS_PER_BIT;
  }

  /** The p-value of a score in bits; 1 where it is larger than the scanner was made for. */
  public double pValue(double score) {
    return distribution.pValue((int) Math.round(score * UNITS_PER_BIT));
  }

  /**
   * The hits that overlap a window, by position, forward before reverse; a motif may reach beyond
   * the window's ends, but not beyond the chromosome's.
   *
   * @param greatestP hits with a p-value up to this are reported
   * @throws org.motiflens.genome.InputException when the source cannot give the window
   */
  public List<MotifHit> scan(SequenceSource source, Locus window, double greatestP) {
    int margin = motif.columns() - 1;
    int length = source.length(window.chromosome());
    Locus wider =
        new Locus(
            window.chromosome(),
            Math.max(0, window.start() - margin),
            (int) Math.min(length, (long) window.end() + margin));
    return scan(source.codes(wider), wider, greatestP);
  }

  /**
   * The hits inside a sequence, by position, forward before reverse.
   *
   * @param codes of the bases of {@code locus}
   * @param greatestP hits with a p-value up to this are reported
   */
  public List<MotifHit> scan(byte[] codes, Locus locus, double greatestP) {
    if (codes.length != locus.length()) {
      throw new IllegalArgumentException(codes.length + " bases for " + locus);
    }
    if (greatestP > mostP) {
      throw new IllegalArgumentException("p up to " + greatestP + ", made for " + mostP);
    }
    int width = motif.columns();
    int needed = distribution.leastScore(greatestP);
    List<MotifHit> hits = new ArrayList<>();
    int known = 0;
    for (int end = 1; end <= codes.length; end++) {
      known = codes[end - 1] == Bases.N ? 0 : known + 1;
      if (known >= width) {
        int start = end - width;
        addHit(hits, forward, false, codes, start, needed, locus);
        addHit(hits, reverse, true, codes, start, needed, locus);
      }
    }
    return hits;
  }

  private void addHit(
      List<MotifHit> hits,
      WordScores strand,
      boolean reversed,
      byte[] codes,
      int start,
      int needed,
      Locus locus) {
    int score = strand.score(codes, start, needed);
    if (score >= needed) {
      int position = locus.start() + start;
      hits.add(
          new MotifHit(
              new Locus(locus.chromosome(), position, position + motif.columns()),
              reversed,
              score / UNITS_PER_BIT,
              distribution.pValue(score)));
    }
  }
}
