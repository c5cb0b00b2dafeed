package org.motiflens.plugin;

import org.motiflens.explain.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.network.ModelCard;

/** Class optimisation of the models of a shelf. */
public final class ModelOptimiser implements OptimisedSequences.Optimiser {
  private final ModelShelf shelf;

  public ModelOptimiser(ModelShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public OptimisedSequence optimise(ModelCard card, Monitor monitor) {
    shelf.network(card.id());
    throw new InputException("Class optimisation is not part of this build.");
  }
}
