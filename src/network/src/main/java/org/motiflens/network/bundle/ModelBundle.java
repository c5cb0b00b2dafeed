package org.motiflens.network.bundle;

import java.util.Objects;
import org.motiflens.network.Network;

/**
 * A trained model with its card, ready to run. Immutable and safe for use by many threads.
 *
 * @param card what the model is
 * @param network what it computes
 */
public record ModelBundle(ModelCard card, Network network) {
  public ModelBundle {
    Objects.requireNonNull(card);
    Objects.requireNonNull(network);
  }

  /** Unique name in a zoo, {@code EXPERIMENT/ARCHITECTURE}. */
  public String id() {
    return card.id();
  }
}
