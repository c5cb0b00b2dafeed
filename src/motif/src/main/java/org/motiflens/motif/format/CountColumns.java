package org.motiflens.motif.format;

import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/** What the two formats of counts have in common. */
final class CountColumns {
  private CountColumns() {}

  /**
   * The matrix of the columns that a file gives. They are counts, unless every column adds up to 1
   * and some value is a fraction: then they are probabilities, which some programs write into these
   * formats.
   *
   * @param line the first line of the matrix, for errors
   */
  static MotifMatrix matrix(Lines lines, String id, String name, double[][] columns, int line) {
    boolean sumsOfOne = true;
    boolean fractions = false;
    for (int column = 0; column < columns.length; column++) {
      double sum = 0;
      for (double value : columns[column]) {
        sum += value;
        fractions |= value != Math.rint(value);
      }
      if (sum <= 0 || Double.isInfinite(sum)) {
        throw lines.errorAt(
            line, "expected counts above 0 in column " + (column + 1) + " of motif " + id);
      }
      sumsOfOne &= Math.abs(sum - 1) <= MotifMatrix.SUM_TOLERANCE;
    }
    return sumsOfOne && fractions
        ? MotifMatrix.ofProbabilities(id, name, columns)
        : MotifMatrix.ofCounts(id, name, columns);
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
