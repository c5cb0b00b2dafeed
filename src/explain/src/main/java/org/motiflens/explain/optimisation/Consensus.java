package org.motiflens.explain.optimisation;

import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * Matrices of one width laid on a reference, each at the shift and on the strand where it is most
 * like it, and their mean. A convolutional network finds its motif anywhere in the window, on the
 * strands that it was trained on: optima that differ in nothing else are the same.
 *
 * <p>Likeness is the cosine of the matrices' differences from uniform columns, over all positions;
 * where a shifted matrix does not reach, it counts as uniform.
 *
 * @param matrix mean of the reference and the laid matrices
 * @param agreement mean likeness of the matrices with the reference, 0 to 1; 1 without any
 */
record Consensus(MotifMatrix matrix, double agreement) {
  private static final double UNIFORM = 1.0 / Bases.COUNT;

  static Consensus around(MotifMatrix reference, List<MotifMatrix> matrices) {
    int width = reference.columns();
    double[][] mean = new double[width][Bases.COUNT];
    add(reference, 0, mean);
    double likeness = 0;
    for (MotifMatrix matrix : matrices) {
      MotifMatrix best = matrix;
      int bestShift = 0;
      double highest = 0;
      for (MotifMatrix strand : List.of(matrix, matrix.reverseComplement())) {
        for (int shift = 1 - width; shift < width; shift++) {
          double product = product(reference, strand, shift);
          if (product > highest) {
            highest = product;
            best = strand;
            bestShift = shift;
          }
        }
      }
      add(best, bestShift, mean);
      double norms =
          Math.sqrt(product(reference, reference, 0)) * Math.sqrt(product(matrix, matrix, 0));
      likeness += norms > 0 ? Math.min(1, highest / norms) : 0;
    }
    for (double[] column : mean) {
      for (int base = 0; base < Bases.COUNT; base++) {
        column[base] /= matrices.size() + 1;
      }
    }
    return new Consensus(
        MotifMatrix.ofProbabilities(reference.id() + "-consensus", reference.name(), mean),
        matrices.isEmpty() ? 1 : likeness / matrices.size());
  }

  /** Adds a matrix whose column 0 lies on column {@code shift}; uniform where it does not reach. */
  private static void add(MotifMatrix matrix, int shift, double[][] sum) {
    for (int t = 0; t < sum.length; t++) {
      int column = t - shift;
      boolean reached = column >= 0 && column < matrix.columns();
      for (int base = 0; base < Bases.COUNT; base++) {
        sum[t][base] += reached ? matrix.probability(column, base) : UNIFORM;
      }
    }
  }

  private static double product(MotifMatrix reference, MotifMatrix matrix, int shift) {
    double product = 0;
    int end = Math.min(reference.columns(), matrix.columns() + shift);
    for (int t = Math.max(0, shift); t < end; t++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        product +=
            (reference.probability(t, base) - UNIFORM)
                * (matrix.probability(t - shift, base) - UNIFORM);
      }
    }
    return product;
  }
}
