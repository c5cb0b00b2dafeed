package org.motiflens.explain.attribution;

import org.motiflens.explain.background.Monitor;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;

/** What is to be known of a window besides the values of its bases. */
public sealed interface WindowFacts permits Trust, WindowCounts {
  /**
   * The facts of the window that starts at {@code start}: {@link Trust}, or of a profile model its
   * counts.
   *
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  static WindowFacts of(
      Architecture architecture, Evaluator evaluator, byte[] codes, int start, Monitor monitor) {
    return architecture.family().predictsProfiles()
        ? WindowCounts.of(evaluator, codes, start)
        : Trust.of(evaluator, codes, start, monitor);
  }
}
