package org.motiflens.plugin.panel;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.genome.InputException;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.library.OptimisedSequences;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.DemandQueue;
import org.motiflens.plugin.work.Jobs;

/**
 * What the side panel asks of the browser that it is docked to. Called on the event thread, but for
 * {@link #network}.
 */
public interface PanelHost {
  /** The models, in the order of the list. */
  List<ModelCard> models();

  /** What is wrong with the models, one sentence each. */
  List<String> modelProblems();

  /** The methods that mean something for a model. */
  List<AttributionMethod> methodsFor(ModelCard card);

  /** The methods whose tracks are added together. */
  List<AttributionMethod> usualMethods(ModelCard card);

  /** Adds tracks of a model. */
  void addTracks(ModelCard card, List<AttributionMethod> methods);

  /** How many tracks of values the browser has of each model, by its id. */
  Map<String, Integer> trackCounts();

  /** Shows a model in all tracks of another, where it has their method. */
  void replaceTracks(String modelId, ModelCard by);

  /** Removes all tracks of values of a model. */
  void removeTracks(String modelId);

  OptimisedSequences sequences();

  /** The colours that the user wants now. */
  TrackColours colours();

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

  /** Lets the user choose where to write a file. */
  Optional<Path> chooseTarget(String title, String suggestedName);

  /** The known motifs of the user. */
  MotifLibrary motifLibrary();

  /** Lets the user choose a file of motifs. */
  Optional<Path> chooseMotifs();

  /**
   * Adds a track of the places that resemble a motif.
   *
   * @param greatestP p-value of the least of them
   * @param notice title and licence of the motif's database
   */
  void addHits(MotifMatrix motif, double greatestP, String notice);

  /** Files of peaks that the browser shows now, by the names of their tracks. */
  List<PeakFile> loadedPeaks();

  /**
   * A file of peaks.
   *
   * @param name for people
   */
  record PeakFile(String name, Path path) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Lets the user choose a file of peaks. */
  Optional<Path> choosePeaks();

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

  /** Lets the user choose a VCF file. */
  Optional<Path> chooseVariants();

  /**
   * Adds a track of what a model says of variants.
   *
   * @param file of the variants, for sessions
   */
  void addEffects(VariantList list, VariantScores scores, Path file);

  /** Says one sentence to the user that nothing in the panel has room for. */
  void tell(String sentence);

  /** Paints our tracks again: what they show has changed. */
  void repaintTracks();

  /** Where the view is centred: where next and previous count from. */
  Optional<Anchor> viewCentre();

  /**
   * What computed tiles take of the memory.
   *
   * @param bytes now, approximately
   * @param limit the most
   */
  record Memory(long bytes, long limit) {
    private static final double MEGABYTE = 1 << 20;

    public long limitMegabytes() {
      return Math.round(limit / MEGABYTE);
    }

    /** For example {@code 3.2 of 64 MB}. */
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f of %d MB", bytes / MEGABYTE, limitMegabytes());
    }
  }

  Memory memory();

  List<DemandQueue.Activity> activities();

  void stop(DemandQueue.Activity activity);
}
