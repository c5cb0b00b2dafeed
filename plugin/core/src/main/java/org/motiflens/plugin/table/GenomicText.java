package org.motiflens.plugin.table;

import java.util.Optional;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.track.FloatText;

/** What scores mean in the genome, as saved tables and the command line's say it. */
public final class GenomicText {
  private GenomicText() {}

  static String rank(Meaning meaning) {
    return FloatText.of((float) meaning.rank());
  }

  /** Nothing when the model was calibrated without peaks. */
  static Optional<String> precision(Meaning meaning) {
    return meaning.precision().isPresent()
        ? Optional.of(FloatText.of((float) meaning.precision().getAsDouble()))
        : Optional.empty();
  }

  /** Adds what the columns of ranks are, or why there are none. */
  static Provenance addTo(Provenance provenance, Optional<GenomicScale> scale) {
    return scale.isEmpty()
        ? provenance.with("rank", Meaning.NOT_CALIBRATED)
        : provenance
            .with("rank", "-log10 of the share of genomic windows that score as high")
            .with(
                "precision",
                "of all genomic windows that score as high the share that is expected to be bound");
  }

  /** The same for a table of variants. */
  public static Provenance addToVariants(Provenance provenance, Optional<GenomicScale> scale) {
    Provenance scores = addTo(provenance, scale);
    return scale.isEmpty()
        ? scores
        : scores.with(
            "empirical_p",
            "share of random single-base changes of the genome that move the score at least as far");
  }
}
