package org.motiflens.training.conformance;

import java.util.List;
import java.util.Optional;
import org.motiflens.explain.interaction.Stretch;

/**
 * A window with what was planted in it.
 *
 * @param codes not to be changed
 * @param sites of a, b and the decoy, where they are
 * @param logit log-odds of the label
 * @param positive the label that was drawn
 */
@SuppressWarnings("ArrayRecordComponent") // read, never changed
public record PlantedWindow(
    byte[] codes, List<Optional<Stretch>> sites, double logit, boolean positive) {
  public PlantedWindow {
    sites = List.copyOf(sites);
  }

  /** Whether a, b and the decoy all are in it. */
  boolean isFull() {
    return sites.stream().allMatch(Optional::isPresent);
  }
}
