package org.motiflens.explain.attribution;

import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Placement;

/** What is to be known of a window besides the values of its bases. */
public sealed interface WindowFacts permits Trust, WindowCounts {
  /** The same with what the score means in the genome. */
  WindowFacts with(Optional<Meaning> known);

  /**
   * The facts of the window that starts at {@code start}: {@link Trust}, or of a profile model its
   * counts.
   *
   * @param place of the codes, where it is known, for models that were given control tracks
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  static WindowFacts of(
      Architecture architecture,
      Evaluator evaluator,
      byte[] codes,
      int start,
      Optional<Placement> place,
      Monitor monitor) {
    return architecture.family().predictsProfiles()
        ? WindowCounts.of(evaluator, codes, start, place)
        : Trust.of(evaluator, codes, start, monitor);
  }
}
