package org.motiflens.explain.resolve;

import org.motiflens.explain.background.Monitor;

/** Finds feature importance maps from given starts. For one thread. */
public interface FeatureMapSolver {
  /** Words by which files and flags name it. */
  String key();

  /**
   * Climbs S(H) − λ ‖H‖² from a start.
   *
   * @param start columns × channels; not changed
   * @param monitor asked now and then whether to go on
   */
  FeatureMap solve(double[] start, Monitor monitor);
}
