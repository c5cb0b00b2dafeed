package org.motiflens.motif;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.motiflens.genome.sequence.Bases;

/**
 * A position frequency matrix: for each column (position of the motif) the probabilities of A, C, G
 * and T, in that order, with the counts or the number of sites that they come from, when known.
 * Immutable.
 */
public final class MotifMatrix {
  /** How far the probabilities of a column may be from adding up to one: rounded text files. */
  public static final double SUM_TOLERANCE = 0.02;

  /**
   * Sums this close to one are the rounding of a text file with six decimals, and such columns stay
   * as they are, so that a file that is read and written again says the same.
   */
  private static final double ROUNDING = 1e-5;

  private static final double UNIFORM_TOLERANCE = 1e-3;

  private static final double[] UNIFORM = {0.25, 0.25, 0.25, 0.25};

  private final String id;
  private final String name;
  private final double[][] probabilities;
  private final double[][] counts;
  private final double[] sites;
  private final double[] background;

  private MotifMatrix(
      String id,
      String name,
      double[][] probabilities,
      double[][] counts,
      double[] sites,
      double[] background) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
    this.probabilities = probabilities;
    this.counts = counts;
    this.sites = sites;
    this.background = background;
  }

  /**
   * A matrix of counts. Probabilities are counts divided by their column's sum; no pseudo-count is
   * added. A column without counts says nothing of its position: it is uniform, from 0 sites.
   *
   * @param id what files call it, for example {@code MA0139.1}
   * @param name what people call it, for example {@code CTCF}; may be empty
   * @param counts columns × 4, at least 0, at least one of them above 0; fractions allowed
   * @throws IllegalArgumentException when the counts are not such
   */
  public static MotifMatrix ofCounts(String id, String name, double[][] counts) {
    double[][] copy = checkedCopy(counts);
    double[][] probabilities = new double[copy.length][];
    double[] sites = new double[copy.length];
    for (int column = 0; column < copy.length; column++) {
      sites[column] = sum(copy[column]);
      probabilities[column] =
          sites[column] > 0 ? scaled(copy[column], sites[column]) : UNIFORM.clone();
    }
    if (Arrays.stream(sites).noneMatch(n -> n > 0)) {
      throw new IllegalArgumentException("there are no counts");
    }
    return new MotifMatrix(id, name, probabilities, copy, sites, UNIFORM);
  }

  /**
   * A matrix of probabilities from an unknown number of sites.
   *
   * @param probabilities columns × 4, each column adding up to 1 within {@link #SUM_TOLERANCE};
   *     columns that are off by more than 1e-5 are scaled to add up to 1
   * @throws IllegalArgumentException when the probabilities are not such
   */
  public static MotifMatrix ofProbabilities(String id, String name, double[][] probabilities) {
    double[][] copy = checkedCopy(probabilities);
    for (int column = 0; column < copy.length; column++) {
      double sum = sum(copy[column]);
      if (Math.abs(sum - 1) > SUM_TOLERANCE) {
        throw new IllegalArgumentException(
            "the probabilities of column " + (column + 1) + " add up to " + sum + ", not to 1");
      }
      if (Math.abs(sum - 1) > ROUNDING) {
        copy[column] = scaled(copy[column], sum);
      }
    }
    return new MotifMatrix(id, name, copy, null, null, UNIFORM);
  }

  /**
   * A matrix of probabilities from a known number of sites, the same for all columns.
   *
   * @param sites above 0; need not be whole
   * @throws IllegalArgumentException when the values are not such
   */
  public static MotifMatrix ofProbabilities(
      String id, String name, double[][] probabilities, double sites) {
    if (!(sites > 0) || Double.isInfinite(sites)) {
      throw new IllegalArgumentException("not a number of sites: " + sites);
    }
    MotifMatrix matrix = ofProbabilities(id, name, probabilities);
    double[] each = new double[matrix.columns()];
    Arrays.fill(each, sites);
    return new MotifMatrix(id, name, matrix.probabilities, null, each, UNIFORM);
  }

  private static double[][] checkedCopy(double[][] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a motif has at least one column");
    }
    double[][] copy = new double[values.length][];
    for (int column = 0; column < values.length; column++) {
      if (values[column].length != Bases.COUNT) {
        throw new IllegalArgumentException(
            "column " + (column + 1) + " has " + values[column].length + " values, not 4");
      }
      for (double value : values[column]) {
        if (!(value >= 0) || Double.isInfinite(value)) {
          throw new IllegalArgumentException("column " + (column + 1) + " holds " + value);
        }
      }
      copy[column] = values[column].clone();
    }
    return copy;
  }

  private static double sum(double[] values) {
    return values[0] + values[1] + values[2] + values[3];
  }

  private static double[] scaled(double[] values, double sum) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] / sum;
    }
    return result;
  }

  /** The same matrix under another id and name. */
  public MotifMatrix named(String newId, String newName) {
    return new MotifMatrix(newId, newName, probabilities, counts, sites, background);
  }

  /**
   * The same matrix against another background, A C G T; a new matrix has the uniform one.
   *
   * @throws IllegalArgumentException when the four are not above 0 or do not add up to 1 within
   *     {@link #SUM_TOLERANCE}; they are scaled to add up to 1 exactly
   */
  public MotifMatrix withBackground(double[] frequencies) {
    double[] copy = checkedCopy(new double[][] {frequencies})[0];
    double sum = sum(copy);
    if (Arrays.stream(copy).anyMatch(f -> f == 0) || Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException("not a background: " + Arrays.toString(frequencies));
    }
    return new MotifMatrix(id, name, probabilities, counts, sites, scaled(copy, sum));
  }

  /**
   * The same matrix with a pseudo-count: each column's probabilities become (p n + c b) / (n + c),
   * with n the sites behind the column, c the pseudo-count and b the background. The result holds
   * probabilities from n + c sites and no counts.
   *
   * @param pseudocount c, shared by the four bases of a column; at least 0, and 0 changes nothing
   * @param sitesIfUnknown n of a matrix that does not know its own; above 0
   */
  public MotifMatrix withPseudocount(double pseudocount, double sitesIfUnknown) {
    if (!(pseudocount >= 0) || !(sitesIfUnknown > 0)) {
      throw new IllegalArgumentException(
          "not a pseudo-count and a number of sites: " + pseudocount + ", " + sitesIfUnknown);
    }
    if (pseudocount == 0) {
      return this;
    }
    double[][] smoothed = new double[columns()][Bases.COUNT];
    double[] smoothedSites = new double[columns()];
    for (int column = 0; column < columns(); column++) {
      double n = sites == null ? sitesIfUnknown : sites[column];
      smoothedSites[column] = n + pseudocount;
      for (int base = 0; base < Bases.COUNT; base++) {
        smoothed[column][base] =
            (probabilities[column][base] * n + pseudocount * background[base])
                / smoothedSites[column];
      }
    }
    return new MotifMatrix(id, name, smoothed, null, smoothedSites, background);
  }

  /**
   * Some neighbouring columns as a matrix of their own, under the same id and name.
   *
   * @param from first column, counted from 0
   * @param to after the last column, above {@code from}
   */
  public MotifMatrix slice(int from, int to) {
    if (from < 0 || to > columns() || from >= to) {
      throw new IllegalArgumentException(
          "no columns " + from + " to " + to + " in " + columns() + " columns");
    }
    return new MotifMatrix(
        id,
        name,
        Arrays.copyOfRange(probabilities, from, to),
        counts == null ? null : Arrays.copyOfRange(counts, from, to),
        sites == null ? null : Arrays.copyOfRange(sites, from, to),
        background);
  }

  /** The matrix of the opposite strand: columns in reverse order, A and T, C and G exchanged. */
  public MotifMatrix reverseComplement() {
    double[] reversedSites = null;
    if (sites != null) {
      reversedSites = new double[sites.length];
      for (int column = 0; column < sites.length; column++) {
        reversedSites[column] = sites[sites.length - 1 - column];
      }
    }
    return new MotifMatrix(
        id,
        name,
        reverseComplement(probabilities),
        counts == null ? null : reverseComplement(counts),
        reversedSites,
        reverseComplement(new double[][] {background})[0]);
  }

  private static double[][] reverseComplement(double[][] values) {
    double[][] result = new double[values.length][Bases.COUNT];
    for (int column = 0; column < values.length; column++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        result[values.length - 1 - column][Bases.complement(base)] = values[column][base];
      }
    }
    return result;
  }

  /** What files call it. */
  public String id() {
    return id;
  }

  /** What people call it; may be empty. */
  public String name() {
    return name;
  }

  /** Width: number of positions. */
  public int columns() {
    return probabilities.length;
  }

  /** Probability of a base (its code) at a column, counted from 0. */
  public double probability(int column, int base) {
    return probabilities[column][base];
  }

  /** A copy of all probabilities, columns × 4. */
  public double[][] probabilities() {
    return copy(probabilities);
  }

  /** A copy of the counts, columns × 4; empty for a matrix that was given as probabilities. */
  public Optional<double[][]> counts() {
    return counts == null ? Optional.empty() : Optional.of(copy(counts));
  }

  /** Number of sites behind a column, when known. */
  public OptionalDouble sites(int column) {
    return sites == null ? OptionalDouble.empty() : OptionalDouble.of(sites[column]);
  }

  /** Background frequency of a base (its code). */
  public double background(int base) {
    return background[base];
  }

  private static double[][] copy(double[][] values) {
    double[][] result = new double[values.length][];
    for (int column = 0; column < values.length; column++) {
      result[column] = values[column].clone();
    }
    return result;
  }

  /**
   * Information content of a column in bits: Σ p log₂(p / background), its relative entropy; with
   * the uniform background 2 − H (Schneider and Stephens 1990, Nucleic Acids Research 18:6097,
   * equation 1).
   */
  public double informationContent(int column) {
    double bits = 0;
    for (int base = 0; base < Bases.COUNT; base++) {
      double p = probabilities[column][base];
      if (p > 0) {
        bits += p * Math.log(p / background[base]) / Math.log(2);
      }
    }
    return bits;
  }

  /**
   * {@link #informationContent} less the small-sample correction 3 / (2 ln 2 · sites), but not less
   * than 0 (Schneider and Stephens 1990, equation 2: e(n) for four letters); 0 without sites.
   *
   * @throws IllegalStateException when the number of sites is not known
   */
  public double correctedInformationContent(int column) {
    if (sites == null) {
      throw new IllegalStateException("number of sites of " + id + " not known");
    }
    double correction = (Bases.COUNT - 1) / (2 * Math.log(2) * sites[column]);
    return Math.max(0, informationContent(column) - correction);
  }

  /** Whether it tells no base from another anywhere: such a motif is like every other. */
  public boolean isUniform() {
    for (double[] column : probabilities) {
      for (double p : column) {
        if (Math.abs(p - 1.0 / Bases.COUNT) > UNIFORM_TOLERANCE) {
          return false;
        }
      }
    }
    return true;
  }

  /** Information content of all columns together, in bits, without correction. */
  public double informationContent() {
    double bits = 0;
    for (int column = 0; column < columns(); column++) {
      bits += informationContent(column);
    }
    return bits;
  }

  /**
   * The most probable base (its code) of a column; of equal ones the first in the order A C G T.
   */
  public int mostProbable(int column) {
    int best = 0;
    for (int base = 1; base < Bases.COUNT; base++) {
      if (probabilities[column][base] > probabilities[column][best]) {
        best = base;
      }
    }
    return best;
  }

  /** The most probable letter of each column. */
  public String consensus() {
    StringBuilder letters = new StringBuilder(columns());
    for (int column = 0; column < columns(); column++) {
      letters.append(Bases.letter(mostProbable(column)));
    }
    return letters.toString();
  }

  /** Equal when all values and names are, to the last bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MotifMatrix that
        && id.equals(that.id)
        && name.equals(that.name)
        && Arrays.deepEquals(probabilities, that.probabilities)
        && Arrays.deepEquals(counts, that.counts)
        && Arrays.equals(sites, that.sites)
        && Arrays.equals(background, that.background);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, name, Arrays.deepHashCode(probabilities));
  }

  @Override
  public String toString() {
    return id + (name.isEmpty() ? "" : " " + name) + " " + consensus();
  }
}
