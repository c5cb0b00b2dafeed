package org.motiflens.plugin.panel.factors;

import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.tile.Anchor;

/** What the tab asks of what is around it: on the event thread, but for {@link #readModels}. */
public interface FactorsHost {
  /** The genome that is shown, the same object as long as it is. */
  Optional<SequenceSource> genome();

  /** Where the view is centred. */
  Optional<Anchor> viewCentre();

  /** The known motifs that words are named by, the same object as long as they are. */
  Optional<MotifDatabase> knownMotifs();

  /**
   * Reads the calibrated models, the best of each experiment. Takes seconds.
   *
   * @throws InputException when none is calibrated or one cannot be read
   */
  FactorPanel readModels(Monitor monitor);

  /** Adds the usual tracks of a model. */
  void addTracks(ModelCard card);
}
