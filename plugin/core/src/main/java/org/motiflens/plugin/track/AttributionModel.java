package org.motiflens.plugin.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.allele.OtherAllele;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.TileComputer;
import org.motiflens.plugin.tile.TileEngine;
import org.motiflens.plugin.tile.TileKey;
import org.motiflens.plugin.tile.TileRange;
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
  private final Extension extension;
  private final AttributionTrackHandle track;
  private final TrustDemand trust;
  private volatile TrackSpec spec;
  private volatile Optional<OtherAllele> replaced = Optional.empty();
  private volatile Signals signals = Signals.NONE;
  private volatile Optional<String> problem = Optional.empty();

  /**
   * @param extension null where there is none; then the track says so
   * @param track that shows this model
   */
  public AttributionModel(Extension extension, AttributionTrackHandle track) {
    this.extension = extension;
    this.track = track;
    this.trust = extension == null ? null : new TrustDemand(extension);
    if (extension == null) {
      problem = Optional.of(Messages.NOT_INSTALLED);
    } else {
      extension.remember(track);
    }
  }

  // ---- What is shown ----

  /** What decides the values; nothing before a session's attributes have been read. */
  public Optional<TrackSpec> spec() {
    return Optional.ofNullable(spec);
  }

  /** Shows something else, or says why that cannot be; the name is the caller's to change. */
  public void show(TrackSpec newSpec) {
    spec = newSpec;
    try {
      problem = Optional.empty();
      if (defaultName().isEmpty()) {
        extension.methods().named(newSpec.methodKey());
      }
    } catch (InputException e) {
      problem = Optional.of(e.getMessage());
    }
  }

  /** Shows another method of the same model. */
  public void show(AttributionMethod method) {
    TrackSpec now = spec;
    show(
        now.withMethod(method.key(), method.defaultStride(now.windowLength()), extension.anchor()));
  }

  /** Shows the values of another strand. */
  public void show(StrandRule strand) {
    spec().ifPresent(now -> spec = now.onStrand(strand));
  }

  /** Centres one window on a position, or none. */
  public void anchorAt(Optional<Anchor> anchor) {
    spec().ifPresent(now -> spec = now.anchoredAt(anchor));
  }

  /** Shows what the model says with another allele at one place of the genome. */
  public void replace(OtherAllele base) {
    replaced = Optional.of(base);
  }

  /** The allele that is not the genome's, if there is one. */
  public Optional<OtherAllele> replaced() {
    return replaced;
  }

  /** Reads these files besides the genome. */
  public void show(Signals files) {
    signals = files;
  }

  /** The files that are read besides the genome. */
  public Signals signals() {
    return signals;
  }

  /** The genome that the model reads: the browser's, or that with another base or a control. */
  public Optional<BrowserGenome> genome() {
    Optional<BrowserGenome> shown = extension == null ? Optional.empty() : extension.genome();
    return shown
        .map(own -> replaced.map(base -> base.in(own)).orElse(own))
        .map(own -> signals.in(own));
  }

  /** The method, when it is one that there is. */
  public Optional<AttributionMethod> method() {
    try {
      return spec().map(now -> extension.methods().named(now.methodKey()));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /** The methods that mean something for this track's model. */
  public List<AttributionMethod> possibleMethods() {
    try {
      return extension.facts().methodsFor(extension.models().card(spec.modelId()));
    } catch (InputException e) {
      return List.of();
    }
  }

  /** Whether the values are scores of a window's beginnings or ends: one window after another. */
  public boolean isTemporal() {
    return method().filter(LookOfValues::isTemporal).isPresent();
  }

  /** Whether the values are predicted counts, beside which observed ones can be drawn. */
  public boolean isOfCounts() {
    return method().filter(LookOfValues::isOfCounts).isPresent();
  }

  /** Whether the scale follows what is in view at first; probabilities have one of their own. */
  public boolean isFittedAtFirst() {
    return method().filter(m -> m.scale() == AttributionMethod.Scale.PROBABILITY).isEmpty();
  }

  /** The height in pixels that suits the method. */
  public int defaultHeight() {
    return method().map(LookOfValues::height).orElse(LookOfValues.STANDARD_HEIGHT);
  }

  /** The name that the track comes with, when its model and method are there. */
  public Optional<String> defaultName() {
    try {
      return method()
          .map(m -> Messages.trackName(extension.models().card(spec.modelId()), m))
          .map(name -> replaced.map(base -> name + ", " + base.words()).orElse(name));
    } catch (InputException e) {
      problem = Optional.of(e.getMessage());
      return Optional.empty();
    }
  }

  /** The name, when it is not the one that the track came with. */
  public Optional<String> givenName() {
    String name = track.getName();
    return defaultName().filter(name::equals).isPresent() ? Optional.empty() : Optional.of(name);
  }

  /**
   * Model, method and AUC, or experiment, on lines of their own, for a track with the name that it
   * came with; a name that the user gave is drawn as the browser draws it.
   *
   * @param shownName as the browser would draw it
   */
  public Optional<List<String>> nameLines(String shownName) {
    return defaultName()
        .filter(shownName::equals)
        .map(
            name -> {
              ModelCard card = extension.models().card(spec.modelId());
              return List.of(
                  Messages.model(card),
                  method().orElseThrow().label(),
                  replaced.map(OtherAllele::words).orElse(Messages.quality(card)));
            });
  }

  // ---- What a view shows ----

  private VisibleTiles visible(View view) {
    TrackSpec now = spec;
    if (problem.isPresent() || now == null) {
      return VisibleTiles.of(VisibleBases.none(problem.orElse(Messages.NOT_INSTALLED)), now);
    }
    VisibleBases bases = VisibleBases.of(genome(), view);
    if (bases.sentence().isEmpty()) {
      int widest = extension.facts().widestView(now);
      int shown = bases.locus().length();
      if (shown > widest) {
        bases = VisibleBases.none(Messages.tooWide(shown, widest));
      }
    }
    return VisibleTiles.of(bases, now);
  }

  /**
   * What a view shows of this track.
   *
   * @throws InputException when it shows no values; the sentence is the one in the track
   */
  public VisibleBases shown(View view) {
    VisibleBases bases = visible(view).bases();
    if (bases.sentence().isPresent()) {
      throw new InputException(bases.sentence().get());
    }
    return bases;
  }

  private TrackView client(View view) {
    return new TrackView(track, view.frame());
  }

  /** Whether what a view shows has been computed or, but for a script, asked for. */
  public boolean isReady(View view) {
    try {
      VisibleTiles visible = visible(view);
      if (visible.sentence().isPresent()) {
        return true;
      }
      return extension.browser().isBatch()
          ? visible.areAllCached(extension.engine())
          : extension.engine().covers(client(view), ranges(view, visible));
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
        if (extension != null) {
          extension.engine().forget(client(view));
        }
      } else if (extension.browser().isBatch()) {
        TileComputer computer = extension.tiles().computer(visible.spec(), visible.genome());
        for (TileKey key : visible.tiles().centreOut()) {
          extension.engine().computeNow(key, computer);
        }
        if (showsStrength(view)) {
          computer = extension.tiles().strengths(visible.spec(), visible.genome());
          for (TileKey key : visible.strengths().centreOut()) {
            extension.engine().computeNow(key, computer);
          }
        }
        if (showsObserved()) {
          computer = observations(visible);
          for (TileKey key : observed(visible).centreOut()) {
            extension.engine().computeNow(key, computer);
          }
        }
        trust.computeNow(visible);
      } else {
        ask(view, visible);
      }
    } catch (RuntimeException | Error e) {
      problem = Optional.of(Messages.problem(e));
    }
  }

  private void ask(View view, VisibleTiles visible) {
    if (!extension.engine().covers(client(view), ranges(view, visible))) {
      extension.forgetClosedViews(track);
    }
    List<TileEngine.Demand> demands = new ArrayList<>();
    TileRange wished = visible.withNeighbours();
    demands.add(
        new TileEngine.Demand(wished, extension.tiles().computer(wished.spec(), visible.genome())));
    if (showsStrength(view)) {
      demands.add(
          new TileEngine.Demand(
              visible.strengths(), extension.tiles().strengths(visible.spec(), visible.genome())));
    }
    if (showsObserved()) {
      demands.add(new TileEngine.Demand(observed(visible), observations(visible)));
    }
    Optional<TileEngine.Demand> preview = Optional.empty();
    if (hasPreview()) {
      TileRange coarse = visible.edgeToEdge();
      preview =
          Optional.of(
              new TileEngine.Demand(
                  coarse, extension.tiles().computer(coarse.spec(), visible.genome())));
    }
    extension.engine().want(client(view), track.getName(), preview, demands);
  }

  private List<TileRange> ranges(View view, VisibleTiles visible) {
    List<TileRange> ranges = new ArrayList<>(List.of(visible.withNeighbours()));
    if (showsStrength(view)) {
      ranges.add(visible.strengths());
    }
    if (showsObserved()) {
      ranges.add(observed(visible));
    }
    return ranges;
  }

  /** Whether observed counts are drawn: beside predicted ones, for only these have their scale. */
  private boolean showsObserved() {
    return signals.observed().isPresent() && isOfCounts();
  }

  private TileRange observed(VisibleTiles visible) {
    return visible.observed(signals.observed().orElseThrow().path());
  }

  private TileComputer observations(VisibleTiles visible) {
    return extension.tiles().observed(signals.observed().orElseThrow(), visible.genome());
  }

  /** Whether the colour of letters says how strongly their windows bind. */
  private boolean showsStrength(View view) {
    return method().filter(m -> LookOfValues.of(m, view) == Scene.Look.LETTERS).isPresent();
  }

  /** Whether values take long enough for a coarse picture of them to come first. */
  private boolean hasPreview() {
    return 2 * spec.stride() < spec.windowLength()
        && method()
            .filter(m -> !m.isMap())
            .filter(
                m ->
                    extension.facts().isRecurrent(spec.modelId())
                        || m.cost() == AttributionMethod.Cost.MANY_PASSES)
            .isPresent();
  }

  /** The track has left the browser. */
  public void dropped() {
    if (extension != null) {
      extension.dropped(track);
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
    ViewValues values = visible.values(extension.engine(), hasPreview());
    Scene.Look look = LookOfValues.of(method.get(), view);
    Optional<ViewValues> strengths =
        look == Scene.Look.LETTERS
            ? Optional.of(visible.values(extension.engine(), visible.strengths()))
            : Optional.empty();
    Optional<ViewValues> observed = observedValues(visible);
    boolean batch = extension.browser().isBatch();
    if (!batch
        && !(values.isComplete()
            && strengths.map(ViewValues::isComplete).orElse(true)
            && observed.map(ViewValues::isComplete).orElse(true))) {
      ask(view, visible);
    }
    if (!batch && !values.isComplete()) {
      // Values come first: what is said of the windows of another view must not delay them.
      trust.forget(client(view));
    }
    Optional<String> sentence = sentence(values, view);
    if (sentence.isPresent()) {
      return new Scene.Sentence(sentence.get(), appearance.ink(), false);
    }
    if (!batch && values.isComplete()) {
      trust.ask(client(view), visible);
    }
    boolean speaks =
        !isCurve() && isFirst(theirs -> !theirs.isCurve() && theirs.hasWindowsOf(visible));
    boolean warns = isFirst(theirs -> theirs.hasModelOf(visible.spec()));
    return new Scene.Values(
        look,
        values,
        strengths,
        observed,
        visible.spec(),
        visible.locus().chromosome(),
        new LookOfValues(extension)
            .corner(
                method.get(),
                look,
                visible.spec(),
                appearance,
                new LookOfValues.Said(
                    visible.showsAnchor(),
                    warns,
                    showsObserved() ? signals : signals.withObserved(Optional.empty()),
                    ScenePainter.isOneValueAWindow(visible.spec(), view.basesPerPixel()))),
        speaks ? trust.ofView(visible) : List.of(),
        extension.colours(),
        appearance);
  }

  /** Whether no track before this one is of some kind: what holds for all of them is said once. */
  private boolean isFirst(Predicate<AttributionModel> kind) {
    for (BrowserTrack other : extension.browser().tracks()) {
      if (other == track) {
        return true;
      }
      if (other instanceof AttributionTrackHandle ours
          && ours.model().problem.isEmpty()
          && ours.model().spec != null
          && kind.test(ours.model())) {
        return false;
      }
    }
    return true;
  }

  /** A curve of P says by itself what a window's P is. */
  private boolean isCurve() {
    return method().filter(LookOfValues::isCurve).isPresent();
  }

  private boolean hasModelOf(TrackSpec other) {
    return spec.modelHash().equals(other.modelHash());
  }

  /** Whether the window at the centre is the same: the chosen one, or one of the same grid. */
  private boolean hasWindowsOf(VisibleTiles visible) {
    TrackSpec other = visible.spec();
    return hasModelOf(other)
        && spec.strand() == other.strand()
        && (spec.stride() == other.stride()
            || (visible.showsAnchor() && spec.anchor().equals(other.anchor())));
  }

  /** What is written into a view in place of values, if anything. */
  public Optional<String> sentence(View view) {
    VisibleTiles visible = visible(view);
    return visible.sentence().isPresent()
        ? visible.sentence()
        : sentence(visible.values(extension.engine(), hasPreview()), view);
  }

  private Optional<String> sentence(ViewValues values, View view) {
    if (values.problem().isPresent()) {
      return values.problem();
    }
    if (values.hasValues()) {
      return Optional.empty();
    }
    if (values.isComplete()) {
      return Optional.of(Messages.UNKNOWN_SEQUENCE);
    }
    boolean stopped = extension.engine().isStopped(client(view));
    return Optional.of(stopped ? Messages.STOPPED : Messages.COMPUTING);
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
        : Optional.of(visible.values(extension.engine(), false));
  }

  /**
   * The smallest and the largest value that a scale fitted to a view is for: of the chosen peak's
   * window where its summit is in view, else of all that is; nothing where no value is known.
   */
  public Optional<float[]> scaleRange(View view) {
    VisibleTiles visible = visible(view);
    return visible.sentence().isPresent()
        ? Optional.empty()
        : visible
            .scaleRange(visible.values(extension.engine(), hasPreview()))
            .map(range -> withObserved(range, visible));
  }

  /** Predicted and observed counts share the scale that both fit. */
  private float[] withObserved(float[] range, VisibleTiles visible) {
    return observedValues(visible)
        .flatMap(visible::scaleRange)
        .map(other -> new float[] {Math.min(range[0], other[0]), Math.max(range[1], other[1])})
        .orElse(range);
  }

  private Optional<ViewValues> observedValues(VisibleTiles visible) {
    return showsObserved()
        ? Optional.of(visible.values(extension.engine(), observed(visible)))
        : Optional.empty();
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
        .flatMap(known -> OneBase.of(extension.engine(), spec, known, chromosome, position));
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
                Messages.tooltip(
                    track.getName(),
                    one.base(),
                    one.values().code(0),
                    method().map(AttributionMethod::label).orElse(""),
                    one.text(row),
                    one.spec().strand(),
                    one.window(),
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
        .ifPresentOrElse(base -> extension.baseChosen(spec.modelId(), base), this::clicked);
  }

  /** The user clicked the track where it shows no base: its name, or a sentence. */
  public void clicked() {
    if (extension != null) {
      spec().ifPresent(now -> extension.modelChosen(now.modelId()));
    }
  }

  // ---- Sessions ----

  /** What a session keeps, by name; empty where there is nothing to keep. */
  public Map<String, String> attributes() {
    return spec().map(shown -> SessionAttributes.of(shown, replaced, signals)).orElse(Map.of());
  }

  /**
   * Shows what a session kept, or says why that cannot be. Name, height and colours are the
   * browser's to bring back.
   *
   * @param attribute gives the value of a name, or an empty text
   */
  public void restore(UnaryOperator<String> attribute) {
    if (extension == null) {
      return;
    }
    try {
      replaced = SessionAttributes.replaced(attribute);
      signals = Signals.of(attribute);
      show(SessionAttributes.spec(attribute, extension.models(), track.getName()));
    } catch (InputException e) {
      problem = Optional.of(e.getMessage());
    }
  }
}
