package org.motiflens.plugin.extension;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.BasePalette;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.file.ExportedFile;
import org.motiflens.plugin.learnt.FeatureStore;
import org.motiflens.plugin.learnt.LiveInstances;
import org.motiflens.plugin.learnt.StretchPair;
import org.motiflens.plugin.library.ModelFacts;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.library.OptimisedSequences;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.settings.Settings;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.ProfileTiles;
import org.motiflens.plugin.tile.TileCache;
import org.motiflens.plugin.tile.TileEngine;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.TrustEngine;
import org.motiflens.plugin.track.AttributionTrackHandle;
import org.motiflens.plugin.track.TrackHost;
import org.motiflens.plugin.track.TrackView;
import org.motiflens.plugin.widget.DividerShares;
import org.motiflens.plugin.work.DemandQueue;
import org.motiflens.plugin.work.Jobs;

/**
 * The extension as it runs in one browser: what tracks, menu and panel share. Safe for use by many
 * threads, but for what adds tracks.
 */
public final class Extension implements TrackHost {
  private static final int FEWEST_THREADS = 3;

  private final Browser browser;
  private final TrackFactory factory;
  private final ModelRepository models;
  private final AttributionRegistry methods;
  private final ModelFacts facts;
  private final ProfileTiles tiles;
  private final TileCache cache;
  private final RepaintSchedule repaints;
  private final TileEngine engine;
  private final TrustEngine trusts;
  private final Settings settings;
  private final OptimisedSequences sequences;
  private final Jobs jobs = new Jobs();
  private final ExportedFile exported;
  private final LetterGlyphs glyphs = LetterGlyphs.sansSerif();
  private final GenomeWatch genomeWatch;
  private final Set<AttributionTrackHandle> tracks =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private final DemandQueue<Object> marks;
  private Consumer<String> modelChosen = model -> {};
  private final LiveInstances instances;
  private final StretchPair stretches = new StretchPair();
  private final FeatureStore features;
  private Consumer<Anchor> baseClicked = base -> {};
  private Consumer<Anchor> baseWanted = base -> {};
  private volatile Optional<Anchor> anchor = Optional.empty();

  /**
   * @param factory makes the browser's tracks
   * @param settings what the user chose
   */
  public Extension(
      Browser browser,
      TrackFactory factory,
      ModelRepository models,
      AttributionRegistry methods,
      OptimisedSequences.Optimiser optimiser,
      Settings settings) {
    this.browser = browser;
    this.factory = factory;
    this.models = models;
    this.methods = methods;
    this.settings = settings;
    this.exported = new ExportedFile(browser);
    this.facts = new ModelFacts(models, methods);
    this.tiles = new ProfileTiles(models, methods);
    this.repaints = new RepaintSchedule(browser);
    this.cache = new TileCache(bytes(settings.tileMegabytes()));
    int threads = Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors());
    this.engine = new TileEngine(cache, threads, repaints::tileReady);
    this.trusts = new TrustEngine(repaints::trustReady);
    this.marks =
        new DemandQueue<>(
            new DemandQueue.Pool("MotifLens-marks", 1, 1, 0),
            sought -> sought,
            sought -> false,
            repaints::tileReady,
            System::nanoTime);
    this.instances = new LiveInstances(models::network, () -> MotifLibrary.ofUser().current());
    this.features = new FeatureStore(models::network, settings.folder());
    // The panel looks by itself, often enough for a progress bar.
    this.sequences = new OptimisedSequences(optimiser, () -> {});
    this.genomeWatch = new GenomeWatch(browser, () -> anchorAt(Optional.empty()));
  }

  // ---- What is shared ----

  @Override
  public Browser browser() {
    return browser;
  }

  public TrackFactory factory() {
    return factory;
  }

  @Override
  public ModelRepository models() {
    return models;
  }

  @Override
  public AttributionRegistry methods() {
    return methods;
  }

  @Override
  public ModelFacts facts() {
    return facts;
  }

  @Override
  public ProfileTiles tiles() {
    return tiles;
  }

  @Override
  public TileEngine engine() {
    return engine;
  }

  public OptimisedSequences sequences() {
    return sequences;
  }

  /** Where the user has left the panel's dividers. */
  public DividerShares dividers() {
    return settings;
  }

  @Override
  public TrustEngine trusts() {
    return trusts;
  }

  @Override
  public Jobs jobs() {
    return jobs;
  }

  @Override
  public ExportedFile exported() {
    return exported;
  }

  @Override
  public LiveInstances instances() {
    return instances;
  }

  @Override
  public StretchPair stretches() {
    return stretches;
  }

  /** The ranked features of models. */
  public FeatureStore features() {
    return features;
  }

  public LetterGlyphs glyphs() {
    return glyphs;
  }

  @Override
  public Optional<BrowserGenome> genome() {
    return genomeWatch.look();
  }

  @Override
  public Supplier<InputFiles> inputs() {
    return FilesInUse.of(browser, models.folder())::inputs;
  }

  /** The same, but for files of tracks, which may be saved again. */
  Supplier<InputFiles> inputsButTrackFiles() {
    return FilesInUse.of(browser, models.folder()).withoutTrackFiles()::inputs;
  }

  // ---- What the user chose ----

  private static long bytes(int megabytes) {
    return (long) megabytes << 20;
  }

  /** What computed tiles take of the memory. */
  public PanelHost.Memory memory() {
    return new PanelHost.Memory(cache.bytes(), cache.limit());
  }

  /** Sets, now and for later starts, what computed tiles may take. */
  public void limitMemory(int megabytes) {
    cache.limit(bytes(megabytes));
    settings.tileMegabytes(megabytes);
  }

  public boolean isColourBlindSafe() {
    return settings.isColourBlindSafe();
  }

  /** Sets, now and for later starts, whether colours suit all kinds of colour vision. */
  public void colourBlindSafe(boolean safe) {
    settings.colourBlindSafe(safe);
    browser.repaint();
  }

  /** What text of tracks is drawn with, on the background that the preferences have. */
  public Ink ink() {
    return Ink.on(browser.background());
  }

  @Override
  public TrackColours colours() {
    return isColourBlindSafe() ? TrackColours.colourBlindSafe() : TrackColours.published(palette());
  }

  /** The user's base colours, as the browser has them, unless colours are to be safe. */
  private BasePalette palette() {
    List<Color> colours = new ArrayList<>();
    for (int code = 0; code < Bases.LETTERS.length(); code++) {
      Color standard = BasePalette.IGV.of(code);
      colours.add(browser.baseColour(Bases.letter(code)).orElse(standard));
    }
    return new BasePalette(colours);
  }

  // ---- Tracks ----

  /** Adds tracks of a model to the browser, in the order given. */
  public List<AttributionTrackHandle> addTracks(ModelCard card, List<AttributionMethod> chosen) {
    List<AttributionTrackHandle> added = new ArrayList<>();
    for (AttributionMethod method : chosen) {
      int stride = method.defaultStride(card.windowLength());
      added.add(
          factory.attribution(
              this,
              new TrackSpec(
                  card.id(),
                  card.weightsSha256(),
                  method.key(),
                  card.windowLength(),
                  stride,
                  StrandRule.FORWARD,
                  anchor)));
    }
    factory.add(added);
    return added;
  }

  /** Makes and adds tracks of marks. */
  public MarkTracks markTracks() {
    return new MarkTracks(this);
  }

  @Override
  public ModelCard card(String modelId, String weightsSha256) {
    ModelCard card = models.card(modelId);
    if (!card.weightsSha256().equals(weightsSha256)) {
      throw new InputException(Messages.otherWeights(card.id()));
    }
    return card;
  }

  @Override
  public void remember(AttributionTrackHandle track) {
    tracks.add(track);
  }

  /** The tracks of values that there are. */
  public List<AttributionTrackHandle> tracks() {
    synchronized (tracks) {
      return List.copyOf(tracks);
    }
  }

  @Override
  public void dropped(BrowserTrack track) {
    tracks.removeIf(ours -> ours == track);
    Predicate<Object> its = client -> client instanceof TrackView theirs && theirs.track() == track;
    engine.forgetIf(its);
    trusts.forgetIf(its);
    marks.forgetIf(its);
  }

  @Override
  public void forgetClosedViews(BrowserTrack track) {
    List<String> open = browser.views().stream().map(View::frame).toList();
    engine.forgetIf(
        client ->
            client instanceof TrackView theirs
                && theirs.track() == track
                && !open.contains(theirs.frame()));
  }

  /** Centres one window of every track on a position, or returns all tracks to the plain grid. */
  public void anchorAt(Optional<Anchor> newAnchor) {
    anchor = newAnchor;
    tracks().forEach(track -> track.model().anchorAt(newAnchor));
  }

  @Override
  public Optional<Anchor> anchor() {
    return anchor;
  }

  // ---- Between tracks and panel ----

  @Override
  public DemandQueue<Object> marks() {
    return marks;
  }

  /**
   * What the user chooses in a track.
   *
   * @param model is told of the model of every track of values that the user clicks
   * @param clicked is told after it of the base that was clicked
   * @param wanted is told after it of a base whose alleles the user asks for
   */
  public void onChoice(Consumer<String> model, Consumer<Anchor> clicked, Consumer<Anchor> wanted) {
    modelChosen = model;
    baseClicked = clicked;
    baseWanted = wanted;
  }

  @Override
  public void modelChosen(String modelId) {
    modelChosen.accept(modelId);
  }

  @Override
  public void baseChosen(String modelId, Anchor base) {
    modelChosen.accept(modelId);
    baseClicked.accept(base);
  }

  /** The user wants to see the alleles of a base, scored by the model of the track. */
  public void allelesWanted(String modelId, Anchor base) {
    modelChosen.accept(modelId);
    baseWanted.accept(base);
  }
}
