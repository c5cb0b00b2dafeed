package org.motiflens.network;

import java.util.Optional;

/**
 * A trained network, ready to run. Immutable: one instance serves all threads, each through an
 * {@link Evaluator} of its own.
 */
public interface Network {
  /** The layers, as data. */
  Architecture architecture();

  /**
   * The numbers it was made from, in the engine's layout; empty for a model that is not made of the
   * layers of {@link NetworkWeights}.
   */
  default Optional<NetworkWeights> weights() {
    return Optional.empty();
  }

  /**
   * What it reads besides the sequence, in words; nothing for a network that reads the sequence
   * alone.
   */
  default Optional<String> controls() {
    return Optional.empty();
  }

  /** A new workspace for one thread. It allocates all that a window needs, once. */
  Evaluator newEvaluator();

  /**
   * A new workspace for one thread that shows every layer.
   *
   * @throws UnsupportedOperationException when this network has no layers of its own to show
   */
  default LayerEvaluator newLayerEvaluator() {
    throw new UnsupportedOperationException(architecture().name() + " does not show its layers");
  }
}
