package org.motiflens.plugin.presenter;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.Jobs;

/**
 * What tables ask of the browser. Called on the event thread, but for {@link #network} and {@link
 * #calibration}.
 */
public interface TableHost {
  /** The models, in the order of the list. */
  List<ModelCard> models();

  /** What the user asked for and waits for. */
  Jobs jobs();

  /** The genome that is shown, the same object as long as it is. Read it off the event thread. */
  Optional<SequenceSource> genome();

  /**
   * The network of a model, read at its first use: not on the event thread.
   *
   * @throws InputException when its bundle cannot be used
   */
  Network network(String modelId);

  /**
   * What scores of a model mean in the genome; nothing when it is not calibrated. Not on the event
   * thread.
   *
   * @throws InputException when its bundle cannot be used
   */
  Optional<Calibration> calibration(String modelId);

  /**
   * Reads the calibrated models, the best of each experiment: not on the event thread.
   *
   * @throws InputException when none is calibrated or one cannot be read
   */
  FactorPanel factors(Monitor monitor);

  /**
   * What the browser and the extension read, which nobody may write: collected now, looked at when
   * it is asked for in the background.
   */
  Supplier<InputFiles> inputs();

  /**
   * Centres the view on a peak's summit and one window of every track with it.
   *
   * @return why not, in one sentence, when the genome has no such place
   */
  Optional<String> goTo(Peak peak);

  /**
   * Centres the view on a position and one window of every track with it.
   *
   * @return why not, in one sentence, when the genome has no such place
   */
  Optional<String> goTo(Anchor place);

  /** Where the view is centred: where next and previous count from. */
  Optional<Anchor> viewCentre();

  /**
   * Adds a track of what a model says of variants.
   *
   * @param file of the variants, for sessions
   */
  void addEffects(VariantList list, VariantScores scores, Path file);

  /** Paints our tracks again: what they show has changed. */
  void repaintTracks();
}
