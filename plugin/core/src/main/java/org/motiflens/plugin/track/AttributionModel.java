package org.motiflens.plugin.track;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.track.bigwig.BigWigReader;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.source.TrackSource;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;

/**
 * The model of a numeric track whose values a network computes for what is in view. Values of a
 * base are those of the profile computer, whatever the view.
 *
 * <p>{@link #load} only asks the tile engine and returns: IGV repaints no track before all have
 * loaded. In batch mode, where IGV paints right after loading, it computes. Safe for use by many
 * threads.
 */
public final class AttributionModel {
  private final TrackHost host;
  private final AttributionTrackHandle track;
  private final TrustDemand trust;
  private volatile TrackSpec spec;
  private volatile TrackSource source = TrackSource.GENOME;
  private volatile Optional<String> problem = Optional.empty();

  /**
   * @param host null where there is none; then the track says so
   * @param track that shows this model
   */
  public AttributionModel(TrackHost host, AttributionTrackHandle track) {
    this.host = host;
    this.track = track;
    this.trust = host == null ? null : new TrustDemand(host);
    if (host == null) {
      problem = Optional.of(Messages.NOT_INSTALLED);
    } else {
      host.remember(track);
    }
  }

  // ---- What is shown ----

  /** What decides the values; nothing before a session's attributes have been read. */
  public Optional<TrackSpec> spec() {
    return Optional.ofNullable(spec);
  }

  /** What is shown, unless there is a reason why nothing can be. */
  Optional<TrackSpec> working() {
    return problem.isPresent() ? Optional.empty() : spec();
  }

  /** Shows something else, or says why that cannot be; the name is the caller's to change. */
  public void show(TrackSpec newSpec) {
    spec = newSpec;
    try {
      problem = Optional.empty();
      if (defaultName().isEmpty()) {
        host.methods().named(newSpec.methodKey());
      }
    } catch (InputException e) {
      problem = Optional.of(e.getMessage());
    }
  }

  /** Shows another method of the same model. */
  public void show(AttributionMethod method) {
    TrackSpec now = spec;
    show(now.withMethod(method.key(), method.defaultStride(now.windowLength()), host.anchor()));
  }

  /** Shows the values of another strand. */
  public void show(StrandRule strand) {
    spec().ifPresent(now -> spec = now.onStrand(strand));
  }

  /** Centres one window on a position, or none. */
  public void anchorAt(Optional<Anchor> anchor) {
    spec().ifPresent(now -> spec = now.anchoredAt(anchor));
  }

  /** Reads something else than the browser's genome, or files beside it. */
  public void read(TrackSource newSource) {
    source = newSource;
  }

  /** What is read. */
  public TrackSource source() {
    return source;
  }

  /** The genome that the model reads: the browser's, or that with another base or a control. */
  public Optional<BrowserGenome> genome() {
    return host == null ? Optional.empty() : host.genome().map(source::in);
  }

  /** The method, when it is one that there is. */
  public Optional<AttributionMethod> method() {
    try {
      return spec().map(now -> host.methods().named(now.methodKey()));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /** How the values are drawn, as the method wants it. */
  public LookOfValues look() {
    return new LookOfValues(method());
  }

  private Optional<TrackName> comesWith() {
    try {
      return method().map(m -> new TrackName(host.models().card(spec.modelId()), m, source));
    } catch (InputException e) {
      problem = Optional.of(e.getMessage());
      return Optional.empty();
    }
  }

  /** The name that the track comes with, when its model and method are there. */
  public Optional<String> defaultName() {
    return comesWith().map(TrackName::whole);
  }

  /**
   * The lines of the name for a track with the name that it came with; a name that the user gave is
   * drawn as the browser draws it.
   *
   * @param shownName as the browser would draw it
   */
  public Optional<List<String>> nameLines(String shownName) {
    return comesWith().filter(name -> name.whole().equals(shownName)).map(TrackName::lines);
  }

  // ---- What a view shows ----

  private VisibleTiles visible(View view) {
    TrackSpec now = spec;
    if (problem.isPresent() || now == null) {
      return VisibleTiles.of(VisibleBases.none(problem.orElse(Messages.NOT_INSTALLED)), now);
    }
    VisibleBases bases = VisibleBases.of(genome(), view);
    if (bases.sentence().isEmpty()) {
      int widest = host.tiles().widestView(now);
      int shown = bases.locus().length();
      if (shown > widest) {
        bases = VisibleBases.none(Messages.tooWide(shown, widest));
      }
    }
    return VisibleTiles.of(bases, now);
  }

  /** The bases that a view shows of this track, or the sentence in their place. */
  public VisibleBases bases(View view) {
    return visible(view).bases();
  }

  private TrackView client(View view) {
    return new TrackView(track, view.frame());
  }

  /** Observed counts are drawn beside predicted ones, for only these have their scale. */
  private Optional<BigWigReader> observed() {
    return source.signals().observed().filter(file -> look().isOfCounts());
  }

  /** The tiles of a view that has bases. */
  private ViewTiles tiles(View view, VisibleTiles visible) {
    LookOfValues look = look();
    return new ViewTiles(
        host,
        client(view),
        visible,
        new ViewTiles.Besides(
            look.in(view).filter(Scene.Look.LETTERS::equals).isPresent(),
            observed(),
            look.coarse(visible.spec(), host.facts())));
  }

  /** Whether what a view shows has been computed or, but for a script, asked for. */
  public boolean isReady(View view) {
    try {
      VisibleTiles visible = visible(view);
      return visible.sentence().isPresent() || tiles(view, visible).areReady();
    } catch (RuntimeException | Error e) {
      problem = Optional.of(Messages.problem(e));
      return true;
    }
  }

  /** Asks for what a view shows; for a script, computes it. */
  public void load(View view) {
    try {
      VisibleTiles visible = visible(view);
      if (visible.sentence().isPresent()) {
        if (host != null) {
          host.engine().forget(client(view));
        }
      } else if (host.browser().isBatch()) {
        tiles(view, visible).computeNow();
        trust.computeNow(visible);
      } else {
        tiles(view, visible).ask();
      }
    } catch (RuntimeException | Error e) {
      problem = Optional.of(Messages.problem(e));
    }
  }

  /** The track has left the browser. */
  public void dropped() {
    if (host != null) {
      host.dropped(track);
    }
  }

  // ---- Painting ----

  /**
   * What is to be painted. Of what is missing it is made sure that it has been asked for, as IGV
   * skips {@link #load} in some fast pans.
   */
  public Scene scene(View view, Scene.Appearance appearance) {
    VisibleTiles visible = visible(view);
    Optional<AttributionMethod> method = method();
    if (visible.sentence().isPresent()) {
      return new Scene.Sentence(visible.sentence().get(), appearance.ink(), true);
    }
    if (method.isEmpty()) {
      return new Scene.Sentence("", appearance.ink(), true);
    }
    LookOfValues look = new LookOfValues(method);
    ViewTiles tiles = tiles(view, visible);
    ViewTiles.Known known = tiles.known();
    ViewValues values = known.values();
    boolean batch = host.browser().isBatch();
    if (!batch && !known.isComplete()) {
      tiles.ask();
    }
    if (!batch && !values.isComplete()) {
      // Values come first: what is said of the windows of another view must not delay them.
      trust.forget(client(view));
    }
    Optional<String> sentence = tiles.sentence();
    if (sentence.isPresent()) {
      return new Scene.Sentence(sentence.get(), appearance.ink(), false);
    }
    if (!batch && values.isComplete()) {
      trust.ask(client(view), visible);
    }
    FirstTrack first = new FirstTrack(host.browser().tracks(), track);
    return new Scene.Values(
        look.in(view).orElseThrow(),
        values,
        known.strengths(),
        known.observed(),
        visible.spec(),
        visible.locus().chromosome(),
        new Corner(host)
            .text(
                method.get(),
                look.in(view).orElseThrow(),
                visible.spec(),
                appearance,
                new Corner.Said(
                    visible.showsAnchor(),
                    first.ofModel(visible.spec()),
                    look.isOfCounts()
                        ? source.signals()
                        : source.signals().withObserved(Optional.empty()),
                    ScenePainter.isOneValueAWindow(visible.spec(), view.basesPerPixel()))),
        !look.isCurve() && first.ofWindows(visible) ? trust.ofView(visible) : List.of(),
        host.colours(),
        appearance);
  }

  /** What is written into a view in place of values, if anything. */
  public Optional<String> sentence(View view) {
    VisibleTiles visible = visible(view);
    return visible.sentence().isPresent() ? visible.sentence() : tiles(view, visible).sentence();
  }

  /** How far the window at the centre of a view can be trusted, once that is known. */
  public Optional<String> trustText(View view) {
    VisibleTiles visible = visible(view);
    return visible.sentence().isPresent()
        ? Optional.empty()
        : trust.ofView(visible).stream().findFirst();
  }

  // ---- Values for the browser: from what is computed, never computing ----

  /** The values of a view as far as they are known; nothing where it shows a sentence. */
  public Optional<ViewValues> values(View view) {
    VisibleTiles visible = visible(view);
    return visible.sentence().isPresent()
        ? Optional.empty()
        : Optional.of(visible.values(host.engine(), Optional.empty()));
  }

  /**
   * The smallest and the largest value that a scale fitted to a view is for: of the chosen peak's
   * window where its summit is in view, else of all that is; nothing where no value is known.
   */
  public Optional<float[]> scaleRange(View view) {
    VisibleTiles visible = visible(view);
    return visible.sentence().isPresent() ? Optional.empty() : tiles(view, visible).scaleRange();
  }

  /** The value of one base, where it is known. */
  public OptionalDouble value(String chromosome, int position) {
    return oneBase(chromosome, position)
        .map(one -> OptionalDouble.of(one.values().value(0)))
        .orElse(OptionalDouble.empty());
  }

  private Optional<OneBase> oneBase(String chromosome, int position) {
    return genome()
        .filter(known -> spec != null)
        .flatMap(known -> OneBase.of(host.engine(), spec, known, chromosome, position));
  }

  /**
   * Value and window of a base, as HTML; nothing where they are not known.
   *
   * @param position 0-based
   * @param row of a map, the base whose value is in bold; -1 for none
   */
  public Optional<String> tooltip(String chromosome, double position, int row) {
    return oneBase(chromosome, (int) Math.floor(position))
        .map(
            one ->
                one.tooltip(
                    track.getName(),
                    method().map(AttributionMethod::label).orElse(""),
                    row,
                    observed().map(file -> one.observed(host.engine(), file.path())).orElse(""),
                    trust.line(track, one.spec(), one.genome(), one.base())));
  }

  /** The base at a position of a view that shows values. */
  public Optional<Anchor> base(View view, double position) {
    int at = (int) Math.floor(position);
    VisibleTiles visible = visible(view);
    return visible.sentence().isPresent() || at < 0
        ? Optional.empty()
        : Optional.of(new Anchor(visible.locus().chromosome(), at));
  }

  /** The user clicked a base of a view. */
  public void clicked(View view, double position) {
    base(view, position)
        .ifPresentOrElse(base -> host.baseChosen(spec.modelId(), base), this::clicked);
  }

  /** The user clicked the track where it shows no base: its name, or a sentence. */
  public void clicked() {
    if (host != null) {
      spec().ifPresent(now -> host.modelChosen(now.modelId()));
    }
  }

  // ---- Sessions ----

  /** What a session keeps, by name; empty where there is nothing to keep. */
  public Map<String, String> attributes() {
    return spec().map(shown -> SessionAttributes.of(shown, source)).orElse(Map.of());
  }

  /**
   * Shows what a session kept, or says why that cannot be. Name, height and colours are the
   * browser's to bring back.
   *
   * @param attribute gives the value of a name, or an empty text
   */
  public void restore(UnaryOperator<String> attribute) {
    if (host == null) {
      return;
    }
    try {
      source = SessionAttributes.source(attribute);
      show(SessionAttributes.spec(attribute, host.models(), track.getName()));
    } catch (InputException e) {
      problem = Optional.of(e.getMessage());
    }
  }
}
