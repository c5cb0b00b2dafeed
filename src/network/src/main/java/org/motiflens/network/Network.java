package org.motiflens.network;

/**
 * A trained network, ready to run. Immutable: one instance serves all threads, each through an
 * {@link Evaluator} of its own.
 */
public interface Network {
  /** The layers, as data. */
  Architecture architecture();

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
