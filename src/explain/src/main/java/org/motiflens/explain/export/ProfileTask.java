package org.motiflens.explain.export;

import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.Profile;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * A piece of an export, small enough to be computed at once. Its values depend on nothing but
 * itself and the genome: whoever computes it, wherever and whenever, gives the same bits.
 *
 * @param recipe what the values are
 * @param locus of which bases
 */
public record ProfileTask(ProfileRecipe recipe, Locus locus) {
  /**
   * Computes the piece.
   *
   * @throws org.motiflens.genome.InputException when the sequence cannot be read
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public Profile compute(SequenceSource source, Monitor monitor) {
    return recipe.on(source).compute(locus, monitor);
  }
}
