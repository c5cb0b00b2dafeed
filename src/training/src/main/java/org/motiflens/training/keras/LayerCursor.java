package org.motiflens.training.keras;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motiflens.genome.InputException;

/**
 * The layers of a chain with a place among them. Those that only act while training are not there.
 */
final class LayerCursor {
  /** Layers that do nothing when a trained model is asked. */
  private static final Set<String> TRAINING_ONLY =
      Set.of(
          "Dropout",
          "SpatialDropout1D",
          "GaussianNoise",
          "GaussianDropout",
          "AlphaDropout",
          "ActivityRegularization");

  private final List<KerasLayer> layers;
  private int next;

  LayerCursor(List<KerasLayer> all) {
    layers = all.stream().filter(layer -> !TRAINING_ONLY.contains(layer.kind())).toList();
  }

  List<KerasLayer> layers() {
    return layers;
  }

  /** The next layer when it is of a kind; the place stays. */
  Optional<KerasLayer> at(String kind) {
    return next < layers.size() && layers.get(next).kind().equals(kind)
        ? Optional.of(layers.get(next))
        : Optional.empty();
  }

  /**
   * Takes the next layer.
   *
   * @param expected what belongs there, for the message
   * @throws InputException when it is of another kind, or there is none
   */
  KerasLayer take(String kind, String expected) {
    if (next >= layers.size()) {
      throw new InputException("Its layers end where " + expected + " is expected.");
    }
    KerasLayer layer = layers.get(next);
    if (layer.kind().equals("Lambda")) {
      throw layer.refused("is Python code, which is never run");
    }
    if (!layer.kind().equals(kind)) {
      throw layer.refused("is not supported where " + expected + " is expected");
    }
    next++;
    return layer;
  }

  /**
   * @throws InputException when a layer is left
   */
  void requireEnd() {
    if (next < layers.size()) {
      throw layers.get(next).refused("comes after the last Dense; nothing may");
    }
  }
}
