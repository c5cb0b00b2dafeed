package org.motiflens.plugin.library;

import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;

/** Class optimisation of the models of a repository, always from the same seed. */
public final class ModelOptimiser implements OptimisedSequences.Optimiser {
  /** The seed that the command line takes when none is given. */
  public static final long SEED = 1;

  private final ModelRepository repository;

  public ModelOptimiser(ModelRepository repository) {
    this.repository = repository;
  }

  @Override
  public ClassOptimum optimise(ModelCard card, ClassOptimiser recipe, Monitor monitor) {
    Network network = repository.network(card.id());
    if (network.architecture().family().predictsProfiles()) {
      throw new InputException(Messages.noOptimum(card));
    }
    return recipe.optimise(network, SEED, monitor);
  }
}
