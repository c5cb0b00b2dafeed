package org.motiflens.plugin;

import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.network.ModelCard;
import org.motiflens.network.Network;

/** The models that tracks are made of. Safe for use by many threads. */
public interface ModelShelf {
  /** The cards of all models, in the order of their names. */
  List<ModelCard> cards();

  /**
   * What is wrong with the shelf or with models that are therefore not on it, one sentence each.
   */
  List<String> problems();

  /**
   * The network of a model; read at its first use.
   *
   * @throws InputException when there is no such model, or its bundle cannot be used
   */
  Network network(String modelId);

  /**
   * The card of a model.
   *
   * @throws InputException when there is no such model
   */
  default ModelCard card(String modelId) {
    return cards().stream()
        .filter(card -> card.id().equals(modelId))
        .findFirst()
        .orElseThrow(() -> new InputException(Words.unknownModel(modelId)));
  }
}
