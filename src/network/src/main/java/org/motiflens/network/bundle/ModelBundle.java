package org.motiflens.network.bundle;

import java.util.Objects;
import java.util.Optional;
import org.motiflens.network.Network;

/**
 * A trained model with its card, ready to run. Immutable and safe for use by many threads.
 *
 * @param card what the model is
 * @param network what it computes
 * @param calibration what its scores mean in the genome; nothing when that was not measured
 */
public record ModelBundle(ModelCard card, Network network, Optional<Calibration> calibration) {
  public ModelBundle {
    Objects.requireNonNull(card);
    Objects.requireNonNull(network);
    Objects.requireNonNull(calibration);
  }

  /** A model that is not calibrated. */
  public ModelBundle(ModelCard card, Network network) {
    this(card, network, Optional.empty());
  }

  /** Unique name in a zoo, {@code EXPERIMENT/ARCHITECTURE}. */
  public String id() {
    return card.id();
  }
}
