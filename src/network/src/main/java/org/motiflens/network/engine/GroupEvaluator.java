package org.motiflens.network.engine;

import org.motiflens.network.WindowRun;

/** Scores windows with all networks of a {@link NetworkGroup}. A workspace for one thread. */
public interface GroupEvaluator {
  /** T: the number of bases that the networks read. */
  int windowLength();

  /**
   * Logit margins of a run of windows, to the last bit those of each network alone.
   *
   * @param margins receives one value a network and window, by network
   */
  void logitMargins(byte[] codes, WindowRun run, float[][] margins);
}
