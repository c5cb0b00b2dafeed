package org.motiflens.plugin;

import java.util.Objects;
import org.motiflens.motif.MotifMatrix;

/**
 * The input that a model likes best, as class optimisation found it.
 *
 * @param matrix one column a position of the model's window
 * @param probability P(bound) of the optimised input as it was found
 * @param consensusProbability P(bound) of the sequence of its strongest letters
 */
public record OptimisedSequence(
    MotifMatrix matrix, double probability, double consensusProbability) {
  public OptimisedSequence {
    Objects.requireNonNull(matrix);
  }
}
