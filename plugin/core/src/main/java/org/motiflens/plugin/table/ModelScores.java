package org.motiflens.plugin.table;

import java.util.Objects;
import java.util.Optional;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.network.bundle.ModelCard;

/** What one model says of the things of a file. Filled by one thread while others read. */
public abstract class ModelScores {
  private final ModelCard card;
  private volatile Optional<GenomicScale> scale = Optional.empty();

  ModelScores(ModelCard card) {
    this.card = Objects.requireNonNull(card);
  }

  /** The model. */
  public final ModelCard card() {
    return card;
  }

  /** Says what the scores mean; before the first of them. */
  public final void calibrate(Optional<GenomicScale> genomicScale) {
    scale = genomicScale;
  }

  /** What scores of the model mean in the genome; nothing when it is not calibrated. */
  public final Optional<GenomicScale> scale() {
    return scale;
  }

  /** How many things there are. */
  public abstract int size();

  /** Things that are done, whatever came of them. */
  public abstract int finished();
}
