package org.motiflens.motif.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/** What the two formats of counts have in common. */
final class CountColumns {
  private CountColumns() {}

  /**
   * The matrix of the columns that a file gives. They are counts, unless every column adds up to 1
   * and some value is a fraction: then they are probabilities, which some programs write into these
   * formats. A column of zeros says nothing of its position: it is uniform, and a warning says so.
   *
   * @param line the first line of the matrix, for messages
   * @return nothing for a matrix of zeros, which a warning names
   */
  static Optional<MotifMatrix> matrix(
      Lines lines, String id, String name, double[][] columns, int line) {
    boolean sumsOfOne = true;
    boolean fractions = false;
    List<Integer> empty = new ArrayList<>();
    for (int column = 0; column < columns.length; column++) {
      double sum = 0;
      for (double value : columns[column]) {
        sum += value;
        fractions |= value != Math.rint(value);
      }
      if (Double.isInfinite(sum)) {
        throw lines.errorAt(
            line, "the numbers of position " + (column + 1) + " of motif " + id + " are too large");
      }
      if (sum > 0) {
        sumsOfOne &= Math.abs(sum - 1) <= MotifMatrix.SUM_TOLERANCE;
      } else {
        empty.add(column + 1);
      }
    }
    if (empty.size() == columns.length) {
      lines.warn(line, "motif " + id + " has no counts at all; it is left out");
      return Optional.empty();
    }
    warnOfUniform(lines, line, id, empty);
    if (!sumsOfOne || !fractions) {
      return Optional.of(MotifMatrix.ofCounts(id, name, columns));
    }
    double[][] probabilities = columns.clone();
    for (int position : empty) {
      probabilities[position - 1] = new double[] {0.25, 0.25, 0.25, 0.25};
    }
    return Optional.of(MotifMatrix.ofProbabilities(id, name, probabilities));
  }

  /**
   * Says that positions without any count are taken as uniform.
   *
   * @param positions counted from 1; may be empty
   */
  static void warnOfUniform(Lines lines, int line, String id, List<Integer> positions) {
    if (!positions.isEmpty()) {
      lines.warn(
          line,
          "motif "
              + id
              + " has nothing but zeros at position"
              + (positions.size() == 1 ? " " : "s ")
              + positions.stream().map(String::valueOf).collect(Collectors.joining(", "))
              + "; A, C, G and T are taken as equally probable there");
    }
  }

  /**
   * The counts of a matrix, columns × 4: its own, or its probabilities times its sites.
   *
   * @throws InputException when it has neither
   */
  static double[][] of(MotifMatrix motif) {
    return motif
        .counts()
        .orElseGet(
            () -> {
              double[][] counts = motif.probabilities();
              for (int column = 0; column < counts.length; column++) {
                double sites =
                    motif
                        .sites(column)
                        .orElseThrow(
                            () ->
                                new InputException(
                                    "Motif "
                                        + motif.id()
                                        + " has probabilities from an unknown number of sites, and"
                                        + " a JASPAR file holds counts; write MEME or TRANSFAC."));
                for (int base = 0; base < Bases.COUNT; base++) {
                  counts[column][base] *= sites;
                }
              }
              return counts;
            });
  }
}
