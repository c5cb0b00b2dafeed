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
}
