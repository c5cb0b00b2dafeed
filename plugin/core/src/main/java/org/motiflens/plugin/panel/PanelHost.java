package org.motiflens.plugin.panel;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.genome.Locus;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.library.OptimisedSequences;
import org.motiflens.plugin.panel.features.FeatureHost;
import org.motiflens.plugin.panel.table.TableFileHost;
import org.motiflens.plugin.widget.DividerShares;
import org.motiflens.plugin.work.DemandQueue;

/**
 * What the side panel asks of the browser that it is docked to. Called on the event thread, but for
 * {@link #network} and {@link #calibration}.
 */
public interface PanelHost extends TableFileHost {
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

  /** Where the user has left dividers. */
  DividerShares dividers();

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

  /**
   * Adds a track of the places that resemble any motif of a database.
   *
   * @param database one of the names of {@link #motifLibrary}
   */
  void addAllHits(String database);

  /**
   * The stretch whose letters are to be named: the region of interest in view that was marked last,
   * or else what is in view where that is no more than {@value #LONGEST_STRETCH} bases.
   */
  Optional<Locus> stretch();

  /** Bases of the longest stretch that is named. */
  int LONGEST_STRETCH = 2_000;

  /** The file that was exported last, as long as it may be loaded as a track. */
  Optional<Path> exported();

  /** Loads {@link #exported} as a track of the browser's own. */
  void loadExported();

  /** The user does not want {@link #exported} as a track. */
  void putExportedAside();

  /** What the tab of features asks of the browser. */
  FeatureHost features();

  /** Says one sentence to the user that nothing in the panel has room for. */
  void tell(String sentence);

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
