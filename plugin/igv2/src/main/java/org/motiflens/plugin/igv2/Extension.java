package org.motiflens.plugin.igv2;

import java.awt.Color;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Point;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.swing.Timer;
import org.broad.igv.feature.genome.Genome;
import org.broad.igv.feature.genome.GenomeManager;
import org.broad.igv.prefs.Constants;
import org.broad.igv.prefs.IGVPreferences;
import org.broad.igv.prefs.PreferencesManager;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.PanelName;
import org.broad.igv.ui.panel.DataPanel;
import org.broad.igv.ui.panel.TrackPanel;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.BasePalette;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.draw.TrackPainter;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.library.OptimisedSequences;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.ProfileTiles;
import org.motiflens.plugin.tile.TileCache;
import org.motiflens.plugin.tile.TileEngine;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.TrustEngine;
import org.motiflens.plugin.work.Jobs;

/** The extension as it runs in one IGV: what tracks, menu and panel share. */
final class Extension {
  private static final int FEWEST_THREADS = 3;

  /** With as many tiles to come, tracks are painted every {@value #SOON_MILLIS} ms. */
  private static final int FEW_TILES = 16;

  private static final int SOON_MILLIS = 60;

  private final ModelRepository repository;
  private final AttributionRegistry methods;
  private final ProfileTiles tiles;
  private final TileCache cache;
  private final TileEngine engine;
  private final SavedSettings settings;
  private final OptimisedSequences sequences;
  private final TrustEngine trusts = new TrustEngine(this::trustReady);
  private final Jobs jobs = new Jobs();
  private final LetterGlyphs glyphs = LetterGlyphs.sansSerif();
  private final AttributionRenderer renderer = new AttributionRenderer(new TrackPainter(glyphs));
  private final Set<AttributionTrack> tracks =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private final Map<String, Boolean> recurrent = new ConcurrentHashMap<>();
  private final Set<AttributionTrack> stale = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean repaintPending = new AtomicBoolean();
  private final Timer repaintSoon = new Timer(SOON_MILLIS, event -> repaintStale());
  private final ExecutorService marks =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "MotifLens-marks");
            thread.setDaemon(true);
            return thread;
          });
  private Consumer<Anchor> baseClicked = base -> {};
  private Consumer<Anchor> baseWanted = base -> {};
  private volatile IgvGenome genome;
  private volatile Optional<Anchor> anchor = Optional.empty();

  Extension(
      ModelRepository repository,
      AttributionRegistry methods,
      OptimisedSequences.Optimiser optimiser,
      SavedSettings settings) {
    repaintSoon.setRepeats(false);
    this.settings = settings;
    this.repository = repository;
    this.methods = methods;
    this.tiles = new ProfileTiles(repository, methods);
    int threads = Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors());
    this.cache = new TileCache(bytes(settings.tileMegabytes()));
    this.engine = new TileEngine(cache, threads, this::tileReady);
    // The panel looks by itself, often enough for a progress bar.
    this.sequences = new OptimisedSequences(optimiser, () -> {});
  }

  ModelRepository models() {
    return repository;
  }

  AttributionRegistry methods() {
    return methods;
  }

  ProfileTiles tiles() {
    return tiles;
  }

  TileEngine engine() {
    return engine;
  }

  OptimisedSequences sequences() {
    return sequences;
  }

  /** How far single windows can be trusted. */
  TrustEngine trusts() {
    return trusts;
  }

  /** What text of tracks is drawn with, on the background that IGV's preferences have. */
  static Ink ink() {
    Color background = PreferencesManager.getPreferences().getAsColor(Constants.BACKGROUND_COLOR);
    return Ink.on(background == null ? Color.WHITE : background);
  }

  private static long bytes(int megabytes) {
    return (long) megabytes << 20;
  }

  /** What computed tiles take of the memory. */
  PanelHost.Memory memory() {
    return new PanelHost.Memory(cache.bytes(), cache.limit());
  }

  /** Sets, now and for later starts, what computed tiles may take. */
  void limitMemory(int megabytes) {
    cache.limit(bytes(megabytes));
    settings.tileMegabytes(megabytes);
  }

  boolean isColourBlindSafe() {
    return settings.isColourBlindSafe();
  }

  /** Sets, now and for later starts, whether colours suit all kinds of colour vision. */
  void colourBlindSafe(boolean safe) {
    settings.colourBlindSafe(safe);
    if (IGV.hasInstance()) {
      IGV.getInstance().repaint();
    }
  }

  Jobs jobs() {
    return jobs;
  }

  LetterGlyphs glyphs() {
    return glyphs;
  }

  AttributionRenderer renderer() {
    return renderer;
  }

  /** The genome that IGV shows. */
  Optional<IgvGenome> genome() {
    Genome current = GenomeManager.getInstance().getCurrentGenome();
    if (current == null) {
      return Optional.empty();
    }
    IgvGenome known = genome;
    if (known == null || !known.isOf(current)) {
      IgvGenome next = new IgvGenome(current);
      // IGV makes the genome anew when a session names it again: its anchor still lies on it.
      boolean another = known != null && !known.genomeId().equals(next.genomeId());
      genome = next;
      known = next;
      if (another) {
        anchorAt(Optional.empty());
      }
    }
    return Optional.of(known);
  }

  TrackColours colours() {
    return isColourBlindSafe() ? TrackColours.colourBlindSafe() : TrackColours.published(palette());
  }

  /** The user's base colours, as IGV's preferences have them, unless colours are to be safe. */
  BasePalette palette() {
    if (isColourBlindSafe()) {
      return BasePalette.COLOUR_BLIND_SAFE;
    }
    IGVPreferences preferences = PreferencesManager.getPreferences();
    List<Color> colours = new ArrayList<>();
    for (int code = 0; code < Bases.LETTERS.length(); code++) {
      Color colour = preferences.getAsColor("COLOR." + Bases.letter(code));
      colours.add(colour == null ? BasePalette.IGV.of(code) : colour);
    }
    return new BasePalette(colours);
  }

  boolean isRecurrent(String modelId) {
    return recurrent.computeIfAbsent(
        modelId,
        id -> {
          Architecture published = Architecture.PUBLISHED.get(repository.card(id).architecture());
          return published == null || published.isRecurrent();
        });
  }

  /** The methods that mean something for a model. */
  List<AttributionMethod> methodsFor(ModelCard card) {
    Architecture published = Architecture.PUBLISHED.get(card.architecture());
    return published == null ? methods.methods() : methods.supporting(published);
  }

  /** The tracks of a model that are added together: the published three views of a locus. */
  List<AttributionMethod> usualMethods(ModelCard card) {
    return methodsFor(card).stream().filter(AttributionMethod::isUsual).toList();
  }

  /** A remark when the model was trained on another assembly than the one shown. */
  Optional<String> genomeWarning(String modelId) {
    Optional<IgvGenome> shown = genome();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    String trainedOn = repository.card(modelId).genome();
    return Assemblies.differ(trainedOn, shown.get())
        ? Optional.of(Messages.otherGenome(trainedOn, shown.get().genomeId()))
        : Optional.empty();
  }

  /** Adds tracks of a model to IGV's data panel, in the order given. */
  List<AttributionTrack> addTracks(ModelCard card, List<AttributionMethod> chosen) {
    List<AttributionTrack> added = new ArrayList<>();
    for (AttributionMethod method : chosen) {
      int stride = method.defaultStride(card.windowLength());
      added.add(
          new AttributionTrack(
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
    IGV.getInstance().addTracks(new ArrayList<Track>(added), PanelName.DATA_PANEL);
    return added;
  }

  /** Adds a track of the hits of a known motif. */
  MotifHitTrack addHits(MotifMatrix motif, double greatestP, String notice) {
    MotifHitTrack track = new MotifHitTrack(this, motif, greatestP, notice);
    IGV.getInstance().addTracks(List.<Track>of(track), PanelName.DATA_PANEL);
    return track;
  }

  /** Adds a track of the effects of variants. */
  VariantEffectTrack addEffects(VariantList list, VariantScores scores, Path file) {
    VariantEffectTrack track = new VariantEffectTrack(this, list, scores, file);
    IGV.getInstance().addTracks(List.<Track>of(track), PanelName.DATA_PANEL);
    return track;
  }

  /** Runs what marks along the genome need, one piece after another, off the event thread. */
  void later(Runnable work) {
    marks.execute(work);
  }

  /**
   * @param clicked is told of every base that the user clicks
   * @param wanted is told of a base whose alleles the user asks for
   */
  void onBase(Consumer<Anchor> clicked, Consumer<Anchor> wanted) {
    baseClicked = clicked;
    baseWanted = wanted;
  }

  void baseChosen(Anchor base) {
    baseClicked.accept(base);
  }

  void allelesWanted(Anchor base) {
    baseWanted.accept(base);
  }

  /**
   * The card of the very model that a session or a file names.
   *
   * @param weightsSha256 of its weights
   * @throws InputException when it is not there, or has other weights
   */
  ModelCard card(String modelId, String weightsSha256) {
    ModelCard card = repository.card(modelId);
    if (!card.weightsSha256().equals(weightsSha256)) {
      throw new InputException(Messages.otherWeights(card.id()));
    }
    return card;
  }

  /**
   * Adds the tracks of a file.
   *
   * @throws InputException when a model is not there or has other weights, or a method is unknown;
   *     then none is added
   */
  List<AttributionTrack> open(TrackFile file) {
    List<TrackSpec> specs = new ArrayList<>();
    for (TrackFile.Entry entry : file.tracks()) {
      ModelCard card = card(entry.modelId(), entry.modelHash());
      AttributionMethod method = methods.named(entry.methodKey());
      if (!methodsFor(card).contains(method)) {
        throw new InputException(Messages.unsupported(method.label(), card));
      }
      specs.add(
          new TrackSpec(
              card.id(),
              card.weightsSha256(),
              method.key(),
              card.windowLength(),
              Math.min(card.windowLength(), entry.stride()),
              entry.strand(),
              anchor));
    }
    List<AttributionTrack> added = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      AttributionTrack track = new AttributionTrack(this, specs.get(i));
      file.tracks().get(i).name().ifPresent(name -> track.setName(Messages.plain(name)));
      file.tracks().get(i).height().ifPresent(height -> track.setHeight(height, true));
      added.add(track);
    }
    IGV.getInstance().addTracks(new ArrayList<Track>(added), PanelName.DATA_PANEL);
    return added;
  }

  /** Our tracks as they are in IGV now, from top to bottom. */
  TrackFile trackFile() {
    List<TrackFile.Entry> entries = new ArrayList<>();
    for (Track track : IGV.getInstance().getAllTracks()) {
      if (track instanceof AttributionTrack ours && ours.spec() != null) {
        TrackSpec spec = ours.spec();
        entries.add(
            new TrackFile.Entry(
                spec.modelId(),
                spec.modelHash(),
                spec.methodKey(),
                spec.strand(),
                spec.stride(),
                ours.givenName(),
                Optional.of(ours.getHeight())));
      }
    }
    return new TrackFile(entries);
  }

  void remember(AttributionTrack track) {
    tracks.add(track);
  }

  List<AttributionTrack> tracks() {
    synchronized (tracks) {
      return List.copyOf(tracks);
    }
  }

  void dropped(AttributionTrack track) {
    tracks.remove(track);
    engine.forgetIf(
        client -> client instanceof AttributionTrack.Client theirs && theirs.track() == track);
    trusts.forgetIf(
        client -> client instanceof AttributionTrack.Client theirs && theirs.track() == track);
  }

  /** Centres one window of every track on a position, or returns all tracks to the plain grid. */
  void anchorAt(Optional<Anchor> newAnchor) {
    anchor = newAnchor;
    tracks().forEach(track -> track.anchorAt(newAnchor));
  }

  Optional<Anchor> anchor() {
    return anchor;
  }

  /**
   * Of a narrow view each tile is shown at once; in a wide one painting must not crowd out work.
   */
  private void tileReady(Object client, int missing) {
    if (missing < FEW_TILES) {
      repaint(client);
    } else if (client instanceof AttributionTrack.Client theirs) {
      stale.add(theirs.track());
      repaintSoon.start();
    }
  }

  private void trustReady(Object client) {
    repaint(client);
    EventQueue.invokeLater(Extension::refreshTooltip);
  }

  /** IGV makes the text of a tooltip when the mouse moves; this is for a mouse that rests. */
  private static void refreshTooltip() {
    if (!IGV.hasInstance()) {
      return;
    }
    for (TrackPanel panel : IGV.getInstance().getTrackPanels()) {
      for (Component part : panel.getDataPanelContainer().getComponents()) {
        Point mouse = part.getMousePosition();
        if (mouse != null && part instanceof DataPanel data) {
          data.updateTooltipText(mouse.x, mouse.y);
        }
      }
    }
  }

  private void repaint(Object client) {
    if (client instanceof AttributionTrack.Client theirs) {
      stale.add(theirs.track());
      if (repaintPending.compareAndSet(false, true)) {
        EventQueue.invokeLater(this::repaintStale);
      }
    }
  }

  /** Tiles that come while IGV is painting share the next repaint. */
  private void repaintStale() {
    repaintPending.set(false);
    List<Track> changed = new ArrayList<>(stale);
    stale.removeAll(changed);
    if (!changed.isEmpty() && IGV.hasInstance()) {
      IGV.getInstance().repaint(changed);
    }
  }

  /** Models by transcription factor, for menus. */
  Map<String, List<ModelCard>> modelsByFactor() {
    Map<String, List<ModelCard>> byFactor = new TreeMap<>();
    for (ModelCard card : repository.cards()) {
      byFactor
          .computeIfAbsent(
              Messages.plain(card.tf()) + " " + Messages.plain(card.cellLine()),
              k -> new ArrayList<>())
          .add(card);
    }
    return byFactor;
  }
}
