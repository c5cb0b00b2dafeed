package org.motiflens.explain.optimisation;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.motiflens.motif.MotifMatrix;

/**
 * What a {@link ClassOptimiser} found. Two probabilities are told because they can differ much: a
 * network may be sure of a mixture of bases, or of an input that is no mixture at all, and not of
 * any sequence.
 *
 * @param method key of the recipe
 * @param seed of its random numbers
 * @param matrix the optimum as probabilities, one column a base of the window: the logo
 * @param probability P of the input at which the search ended, before anything was done to it
 * @param sequence the largest base of each position of that input, ties in the order A C G T
 * @param sequenceProbability P of that sequence
 * @param consensus mean of the optima of several starts, each shifted and turned to lie on {@code
 *     matrix}; empty for a recipe with one start
 * @param agreement mean likeness of the other starts' optima with {@code matrix}, from 0 (nothing
 *     in common) to 1 (the same but for shift and strand); NaN for a single start
 */
public record ClassOptimum(
    String method,
    long seed,
    MotifMatrix matrix,
    double probability,
    String sequence,
    double sequenceProbability,
    Optional<MotifMatrix> consensus,
    double agreement) {
  /** Bits from which on a column is part of the motif. */
  private static final double INFORMATIVE = 0.5;

  /**
   * The stretch of {@code matrix} from its first to its last column of at least half a bit: what to
   * compare with known motifs. Empty when there is no such column.
   */
  public Optional<MotifMatrix> motif() {
    int first = motifStart().orElse(0);
    int end = matrix.columns();
    while (end > first && matrix.informationContent(end - 1) < INFORMATIVE) {
      end--;
    }
    return first == end ? Optional.empty() : Optional.of(matrix.slice(first, end));
  }

  /** The column of {@code matrix}, counted from 0, at which {@link #motif} begins. */
  public OptionalInt motifStart() {
    return IntStream.range(0, matrix.columns())
        .filter(column -> matrix.informationContent(column) >= INFORMATIVE)
        .findFirst();
  }
}
