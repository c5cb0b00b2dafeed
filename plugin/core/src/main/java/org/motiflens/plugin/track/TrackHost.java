package org.motiflens.plugin.track;

import java.util.Optional;
import java.util.function.Supplier;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.file.ExportedFile;
import org.motiflens.plugin.learnt.LiveInstances;
import org.motiflens.plugin.learnt.StretchPair;
import org.motiflens.plugin.library.ModelFacts;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.ProfileTiles;
import org.motiflens.plugin.tile.TileEngine;
import org.motiflens.plugin.tile.TrustEngine;
import org.motiflens.plugin.work.DemandQueue;
import org.motiflens.plugin.work.Jobs;

/** What tracks ask of the extension that they are part of. Safe for use by many threads. */
public interface TrackHost {
  Browser browser();

  /** The genome that the browser shows. */
  Optional<BrowserGenome> genome();

  // ---- What is computed with ----

  ModelRepository models();

  AttributionRegistry methods();

  /** What models and methods have to do with each other. */
  ModelFacts facts();

  /**
   * The card of the very model that a session or a file names.
   *
   * @param weightsSha256 of its weights
   * @throws InputException when it is not there, or has other weights
   */
  ModelCard card(String modelId, String weightsSha256);

  ProfileTiles tiles();

  TileEngine engine();

  /** How far single windows can be trusted. */
  TrustEngine trusts();

  /** Finds marks along the genome, one piece after another; nothing is kept here. */
  DemandQueue<Object> marks();

  /** The named stretches of blocks of the genome. */
  LiveInstances instances();

  Jobs jobs();

  /** The file that was exported last. */
  ExportedFile exported();

  /** The two stretches that the user points at in tracks. */
  StretchPair stretches();

  // ---- What the user chose ----

  TrackColours colours();

  /** The position that one window of every track is centred on. */
  Optional<Anchor> anchor();

  /** What must not be written; collected on the event thread, looked at in the background. */
  Supplier<InputFiles> inputs();

  // ---- What tracks tell ----

  /** A track has been made; it may never come into the browser. */
  void remember(AttributionTrackHandle track);

  /** A track has left the browser. */
  void dropped(BrowserTrack track);

  /** Drops what views of a track wanted that are no longer open. */
  void forgetClosedViews(BrowserTrack track);

  /** The user clicked a track of a model: what the panel says next is of that model. */
  void modelChosen(String modelId);

  /** The user clicked a base of a track of a model. */
  void baseChosen(String modelId, Anchor base);
}
