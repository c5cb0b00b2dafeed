package org.motiflens.plugin.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;

/** The models that tracks are made of. Safe for use by many threads. */
public interface ModelRepository {
  /** Where the models lie; nothing where they come from elsewhere or were not found. */
  default Optional<Path> folder() {
    return Optional.empty();
  }

  /** The cards of all models, in the order of their names. */
  List<ModelCard> cards();

  /**
   * What is wrong with the repository or with models that are therefore not in it, one sentence
   * each.
   */
  List<String> problems();

  /**
   * The network of a model; read at its first use.
   *
   * @throws InputException when there is no such model, or its bundle cannot be used
   */
  Network network(String modelId);

  /**
   * What the scores of a model mean in the genome; nothing when it is not calibrated. Read at its
   * first use.
   *
   * @throws InputException as {@link #network}
   */
  default Optional<Calibration> calibration(String modelId) {
    return Optional.empty();
  }

  /**
   * Reads the calibrated models, the best of each experiment, to be asked together.
   *
   * @throws InputException when none is calibrated, or one cannot be read
   */
  default FactorPanel factors(StrandRule strand, Monitor monitor) {
    return new FactorPanel(List.of(), strand);
  }

  /**
   * The card of a model.
   *
   * @throws InputException when there is no such model
   */
  default ModelCard card(String modelId) {
    return cards().stream()
        .filter(card -> card.id().equals(modelId))
        .findFirst()
        .orElseThrow(() -> new InputException(Messages.unknownModel(modelId)));
  }

  /**
   * What a model computes. A published architecture is known by its name; of any other the weights
   * are read.
   *
   * @return nothing when there is no such model, or its bundle cannot be used
   */
  default Optional<Architecture> architecture(String modelId) {
    try {
      Architecture published = Architecture.PUBLISHED.get(card(modelId).architecture());
      return Optional.of(published == null ? network(modelId).architecture() : published);
    } catch (InputException e) {
      return Optional.empty();
    }
  }
}
