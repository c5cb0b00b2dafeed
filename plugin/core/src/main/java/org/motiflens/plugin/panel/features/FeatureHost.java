package org.motiflens.plugin.panel.features;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.learnt.FeatureStore;
import org.motiflens.plugin.learnt.LiveInstances;
import org.motiflens.plugin.work.Jobs;

/**
 * What the tab of features asks of the browser. Called on the event thread, but for {@link
 * #network}, and what {@link #store} and {@link #instances} compute.
 */
public interface FeatureHost {
  /** What the user asked for and waits for. */
  Jobs jobs();

  /**
   * The network of a model, read at its first use: not on the event thread.
   *
   * @throws InputException when its bundle cannot be used
   */
  Network network(String modelId);

  /** The models that can be chosen. */
  List<ModelCard> models();

  /** The genome that is shown. Read it off the event thread. */
  Optional<SequenceSource> genome();

  /** The bases in view, as the genome spells their chromosome. */
  Optional<Locus> view();

  /** Files of peaks that the browser shows now. */
  List<Path> peaks();

  /** Features of models, computed once and kept. */
  FeatureStore store();

  /** The named stretches of the genome. */
  LiveInstances instances();

  /**
   * The table of which factors the network that all share finds alike; nothing where models lie in
   * no folder. It need not be there.
   */
  Optional<Path> similarFactors();

  /** The colours that the user wants now. */
  TrackColours colours();

  /** Moves the view to a place. */
  void goTo(Locus place);

  /**
   * Lets the user choose a file and writes it in the background, never onto one that is read.
   *
   * @param suggestedName its ending says what it is
   */
  void save(String title, String suggestedName, Supplier<String> text);

  /** Adds a track of the stretches that carry a model's attribution. */
  void addInstances(ModelCard card);

  /**
   * Adds a track of the activation of a feature.
   *
   * @param channel counted from 0
   */
  void addActivation(ModelCard card, String layer, int channel);
}
