package org.motiflens.plugin.igv2;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broad.igv.Globals;
import org.broad.igv.feature.LocusScore;
import org.broad.igv.renderer.DataRange;
import org.broad.igv.renderer.Renderer;
import org.broad.igv.track.DataTrack;
import org.broad.igv.track.LoadedDataInterval;
import org.broad.igv.track.Range;
import org.broad.igv.track.RenderContext;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.track.WindowFunction;
import org.broad.igv.ui.FontManager;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.TemporalOutput;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.ScreenBuffer;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.Tile;
import org.motiflens.plugin.tile.TileComputer;
import org.motiflens.plugin.tile.TileKey;
import org.motiflens.plugin.tile.TileRange;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.TrustEngine;
import org.motiflens.plugin.tile.ViewLimits;
import org.motiflens.plugin.tile.ViewValues;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A numeric track whose values a model computes for what is in view.
 *
 * <p>{@link #load} only asks the tile engine and returns: IGV repaints no track before all have
 * loaded. In batch mode, where IGV paints right after loading, it computes. Values of a base are
 * those of the profile computer, whatever the view.
 *
 * <p>IGV's session reader chooses its own class by words in a track's class name; this name has
 * none of them.
 */
public class AttributionTrack extends DataTrack {
  static final String ATTRIBUTE_MODEL = "motiflensModel";
  static final String ATTRIBUTE_HASH = "motiflensWeights";
  private static final String ATTRIBUTE_METHOD = "motiflensMethod";
  private static final String ATTRIBUTE_STRIDE = "motiflensStride";
  private static final String ATTRIBUTE_STRAND = "motiflensStrand";
  private static final String ATTRIBUTE_ANCHOR = "motiflensAnchor";
  private static final int MOST_PREFETCHED = 8;

  private static final String HOVER = "MotifLens tooltip";
  private static final int WIDEST_TRUSTED = 2_000;
  private static final int MOST_TRUSTED = 16;
  private static final int SMALLEST_NAME = 8;

  private volatile Extension extension;
  private volatile TrackSpec spec;
  private volatile Rectangle rows;
  private volatile Optional<String> problem = Optional.empty();

  /** What the engine knows a view of this track by. */
  record Client(AttributionTrack track, String frame) {}

  /** What a view comes to: a sentence, or tiles. */
  private record Outcome(String message, IgvGenome genome, TileRange visible, int start, int end) {
    static Outcome of(String message) {
      return new Outcome(message, null, null, 0, 0);
    }
  }

  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public AttributionTrack() {
    attach(RunningExtension.awaited().orElse(null));
  }

  AttributionTrack(Extension extension, TrackSpec spec) {
    super(null, "motiflens-" + UUID.randomUUID(), spec.modelId());
    attach(extension);
    setSpec(spec);
    resetLook();
  }

  private void attach(Extension owner) {
    extension = owner;
    if (owner == null) {
      problem = Optional.of(Messages.NOT_INSTALLED);
    } else {
      setRenderer(owner.renderer());
      owner.remember(this);
    }
  }

  TrackSpec spec() {
    return spec;
  }

  private void setSpec(TrackSpec newSpec) {
    spec = newSpec;
    try {
      ModelCard card = extension.models().card(newSpec.modelId());
      AttributionMethod method = extension.methods().named(newSpec.methodKey());
      problem = Optional.empty();
      setName(Messages.trackName(card, method));
    } catch (InputException e) {
      problem = Optional.of(e.getMessage());
    }
  }

  /** Name and value on lines of their own; a name that the user gave is drawn as IGV draws it. */
  @Override
  public void renderName(Graphics2D graphics, Rectangle track, Rectangle visible) {
    Optional<AttributionMethod> method = method();
    if (method.isEmpty() || !getDisplayName().equals(defaultName(method.get()))) {
      super.renderName(graphics, track, visible);
      return;
    }
    ModelCard card = extension.models().card(spec.modelId());
    List<String> lines =
        List.of(Messages.model(card), method.get().label(), "held-out " + Messages.auc(card));
    Graphics2D g = (Graphics2D) graphics.create();
    g.clip(track);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    Ink ink = Extension.ink();
    int size = Math.min(getFontSize(), 11);
    int lineHeight = size + 3;
    int shown = Math.max(1, Math.min(lines.size(), track.height / lineHeight));
    int y = track.y + (track.height - shown * lineHeight) / 2 + size;
    for (int i = 0; i < shown; i++) {
      g.setFont(fitting(g, lines.get(i), i == 0 ? Font.BOLD : Font.PLAIN, size, track.width - 8));
      g.setColor(i == 2 ? ink.faint() : ink.text());
      g.drawString(lines.get(i), track.x + 4, y + i * lineHeight);
    }
    g.dispose();
  }

  private static Font fitting(Graphics2D g, String text, int style, int size, int width) {
    Font font = FontManager.getFont(style, size);
    while (font.getSize() > SMALLEST_NAME && g.getFontMetrics(font).stringWidth(text) > width) {
      font = FontManager.getFont(style, font.getSize() - 1);
    }
    return font;
  }

  private String defaultName(AttributionMethod method) {
    return Messages.trackName(extension.models().card(spec.modelId()), method);
  }

  /** Shows another method of the same model, under a fresh name and with that method's look. */
  void show(AttributionMethod method) {
    setSpec(
        spec.withMethod(
            method.key(), method.defaultStride(spec.windowLength()), extension.anchor()));
    setRenderer(extension.renderer());
    resetLook();
  }

  /** Shows the values of another strand. */
  void show(StrandRule strand) {
    TrackSpec now = spec;
    if (now != null) {
      spec = now.onStrand(strand);
    }
  }

  /** The name, when it is not the one that the track came with. */
  Optional<String> givenName() {
    String name = getName();
    return method().filter(m -> name.equals(defaultName(m))).isPresent()
        ? Optional.empty()
        : Optional.of(name);
  }

  void anchorAt(Optional<Anchor> anchor) {
    TrackSpec now = spec;
    if (now != null) {
      spec = now.anchoredAt(anchor);
    }
  }

  private void resetLook() {
    method()
        .ifPresent(
            method -> {
              boolean probability = method.scale() == AttributionMethod.Scale.PROBABILITY;
              setAutoScale(!probability);
              setDataRange(new DataRange(0, 0, 1));
              setHeight(isTemporal() ? 36 : probability ? 46 : method.isMap() ? 78 : 64, true);
            });
  }

  Optional<AttributionMethod> method() {
    TrackSpec now = spec;
    if (now == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(extension.methods().named(now.methodKey()));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /** The methods that mean something for this track's model. */
  List<AttributionMethod> possibleMethods() {
    try {
      return extension.methodsFor(extension.models().card(spec.modelId()));
    } catch (InputException e) {
      return List.of();
    }
  }

  boolean usesOwnRenderer() {
    return getRenderer() instanceof AttributionRenderer;
  }

  /**
   * What a frame shows.
   *
   * @param locus the visible bases
   */
  record Shown(TrackSpec spec, IgvGenome genome, Locus locus) {}

  /**
   * What a frame shows of this track.
   *
   * @throws InputException when it shows no values; the sentence is the one in the track
   */
  Shown shown(ReferenceFrame frame) {
    Outcome outcome = outcome(frame);
    if (outcome.message() != null) {
      throw new InputException(outcome.message());
    }
    return new Shown(
        outcome.visible().spec(),
        outcome.genome(),
        new Locus(outcome.visible().chromosome(), outcome.start(), outcome.end()));
  }

  /** Whether the values are scores of a window's beginnings or ends: one window after another. */
  boolean isTemporal() {
    return method().filter(TemporalOutput.class::isInstance).isPresent();
  }

  // ---- Loading ----

  @Override
  public boolean isReadyToPaint(ReferenceFrame frame) {
    try {
      Outcome outcome = outcome(frame);
      if (outcome.message() != null) {
        return true;
      }
      if (Globals.isBatch()) {
        return allCached(outcome.visible());
      }
      return extension.engine().covers(client(frame), wished(outcome));
    } catch (RuntimeException e) {
      problem = Optional.of(Messages.unexpected(e));
      return true;
    }
  }

  /** Unlike the inherited method not synchronised: it must never wait for another frame. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void load(ReferenceFrame frame) {
    try {
      Outcome outcome = outcome(frame);
      if (outcome.message() != null) {
        extension().ifPresent(owner -> owner.engine().forget(client(frame)));
      } else if (Globals.isBatch()) {
        TileComputer computer = extension.tiles().computer(spec, outcome.genome());
        for (TileKey key : outcome.visible().centreOut()) {
          extension.engine().computeNow(key, computer);
        }
        centreWindow(outcome)
            .ifPresent(
                window ->
                    extension
                        .trusts()
                        .computeNow(window, extension.tiles().trusts(spec, outcome.genome())));
      } else {
        request(frame, outcome);
      }
    } catch (RuntimeException | LinkageError e) {
      problem = Optional.of(Messages.unexpected(e));
    }
  }

  private void request(ReferenceFrame frame, Outcome outcome) {
    TileRange wished = wished(outcome);
    if (!extension.engine().covers(client(frame), wished)) {
      forgetClosedFrames();
    }
    extension
        .engine()
        .want(
            client(frame),
            getName(),
            wished,
            extension.tiles().computer(wished.spec(), outcome.genome()));
  }

  private void forgetClosedFrames() {
    List<String> open = FrameManager.getFrames().stream().map(ReferenceFrame::getName).toList();
    extension
        .engine()
        .forgetIf(
            client ->
                client instanceof Client ours
                    && ours.track() == this
                    && !open.contains(ours.frame()));
  }

  private Client client(ReferenceFrame frame) {
    return new Client(this, frame.getName());
  }

  private Optional<Extension> extension() {
    return Optional.ofNullable(extension);
  }

  /** The visible tiles and some to both sides, computed last. */
  private static TileRange wished(Outcome outcome) {
    TileRange visible = outcome.visible();
    int more = Math.min(MOST_PREFETCHED, Math.max(1, visible.count() / 2));
    int lastOfAll = visible.spec().tileAt(outcome.genome().length(visible.chromosome()) - 1);
    return new TileRange(
        visible.genomeId(),
        visible.spec(),
        visible.chromosome(),
        Math.max(0, visible.first() - more),
        Math.min(lastOfAll, visible.last() + more));
  }

  private boolean allCached(TileRange range) {
    return range.centreOut().stream().allMatch(key -> extension.engine().cached(key).isPresent());
  }

  private Outcome outcome(ReferenceFrame frame) {
    TrackSpec now = spec;
    if (problem.isPresent()) {
      return Outcome.of(problem.get());
    }
    if (now == null) {
      return Outcome.of(Messages.NOT_INSTALLED);
    }
    Optional<IgvGenome> genome = extension.genome();
    if (genome.isEmpty()) {
      return Outcome.of(Messages.NO_GENOME);
    }
    String name = frame.getChrName();
    if (name == null || name.equals(Globals.CHR_ALL)) {
      return Outcome.of(Messages.WHOLE_GENOME);
    }
    String chromosome = genome.get().canonical(name);
    int length;
    try {
      length = genome.get().length(chromosome);
    } catch (InputException e) {
      return Outcome.of(e.getMessage());
    }
    int start = Math.max(0, (int) Math.floor(frame.getOrigin()));
    int end = Math.min(length, (int) Math.ceil(frame.getEnd()) + 1);
    if (end <= start) {
      return Outcome.of(Messages.OUTSIDE);
    }
    int widest = widest(now);
    if (end - start > widest) {
      return Outcome.of(Messages.tooWide(end - start, widest));
    }
    TileRange range = TileRange.covering(genome.get().genomeId(), now, chromosome, start, end);
    return new Outcome(null, genome.get(), range, start, end);
  }

  private int widest(TrackSpec now) {
    return ViewLimits.widest(
        extension.isRecurrent(now.modelId()),
        extension.methods().named(now.methodKey()),
        now.stride());
  }

  @Override
  public void unload() {
    super.unload();
    extension().ifPresent(owner -> owner.dropped(this));
  }

  // ---- Painting ----

  @Override
  public void render(RenderContext context, Rectangle rect) {
    draw(context, rect, false);
  }

  @Override
  public void overlay(RenderContext context, Rectangle rect) {
    draw(context, rect, true);
  }

  private void draw(RenderContext context, Rectangle rect, boolean overlaid) {
    try {
      Outcome outcome = outcome(context.getReferenceFrame());
      if (outcome.message() != null) {
        if (!overlaid) {
          message(context, rect, outcome.message());
        }
        return;
      }
      List<LocusScore> scores =
          getRenderer() instanceof AttributionRenderer
              ? List.of()
              : getInViewScores(context.getReferenceFrame());
      if (overlaid) {
        getRenderer().renderScores(this, scores, context, rect);
      } else {
        getRenderer().render(scores, context, rect, this);
      }
    } catch (RuntimeException e) {
      message(context, rect, Messages.unexpected(e));
    }
  }

  /** Called back by our renderer. */
  void paint(Graphics2D g, RenderContext context, Rectangle rect, AttributionRenderer renderer) {
    ReferenceFrame frame = context.getReferenceFrame();
    Outcome outcome = outcome(frame);
    Optional<AttributionMethod> method = method();
    if (outcome.message() != null || method.isEmpty()) {
      return;
    }
    ViewValues mosaic = mosaic(outcome);
    if (!Globals.isBatch() && !mosaic.isComplete()) {
      // IGV skips load() in some fast pans: what is painted is always asked for.
      request(frame, outcome);
      // Values come first: what is said of the windows of another view must not delay them.
      extension.trusts().forgetIf(client(frame)::equals);
    }
    if (mosaic.problem().isPresent()) {
      message(g, context, rect, mosaic.problem().get());
    } else if (!mosaic.hasValues()) {
      boolean stopped = extension.engine().isStopped(client(frame));
      message(
          g,
          context,
          rect,
          mosaic.isComplete()
              ? Messages.UNKNOWN_SEQUENCE
              : stopped ? Messages.STOPPED : Messages.COMPUTING);
    } else {
      if (!Globals.isBatch() && mosaic.isComplete()) {
        wantTrust(client(frame), outcome);
      }
      Viewport view = new Viewport(rect, context.getOrigin(), context.getScale());
      AttributionRenderer.Surroundings around =
          new AttributionRenderer.Surroundings(
              ink(context), Optional.ofNullable(getExplicitColor()), trustText(frame));
      TrackColours colours = extension.colours();
      ScreenBuffer.paint(
          g,
          rect,
          buffer ->
              renderer.paint(
                  buffer,
                  view,
                  mosaic,
                  outcome.visible().spec(),
                  method.get(),
                  this,
                  outcome.visible().chromosome(),
                  colours,
                  around));
    }
  }

  /** Snapshots are painted without a panel, on the background that the preferences have. */
  private static Ink ink(RenderContext context) {
    return context.getPanel() == null
        ? Extension.ink()
        : Ink.on(context.getPanel().getBackground());
  }

  // ---- How far windows can be trusted ----

  /** The windows of a narrow view: that of its centre first, or of the chosen peak; then all. */
  private void wantTrust(Client client, Outcome outcome) {
    Optional<TrustEngine.Window> centre = centreWindow(outcome);
    if (centre.isEmpty()) {
      extension.trusts().forgetIf(client::equals);
      return;
    }
    TrackSpec shown = outcome.visible().spec();
    Set<TrustEngine.Window> windows = new LinkedHashSet<>(List.of(centre.get()));
    if ((outcome.end() - outcome.start()) / shown.stride() <= MOST_TRUSTED) {
      for (int base = outcome.start(); base < outcome.end(); base++) {
        windowOf(shown, outcome.genome(), outcome.visible().chromosome(), base)
            .ifPresent(windows::add);
      }
    }
    extension
        .trusts()
        .want(client, List.copyOf(windows), extension.tiles().trusts(shown, outcome.genome()));
  }

  /** The window that the corner of the track speaks of; none in a wide view. */
  private static Optional<TrustEngine.Window> centreWindow(Outcome outcome) {
    if (outcome.end() - outcome.start() > WIDEST_TRUSTED) {
      return Optional.empty();
    }
    TrackSpec shown = outcome.visible().spec();
    String chromosome = outcome.visible().chromosome();
    int centre =
        shown
            .anchor()
            .filter(a -> a.chromosome().equals(chromosome))
            .map(Anchor::position)
            .filter(position -> position >= outcome.start() && position < outcome.end())
            .orElse((outcome.start() + outcome.end()) / 2);
    return windowOf(shown, outcome.genome(), chromosome, centre);
  }

  private static Optional<TrustEngine.Window> windowOf(
      TrackSpec shown, IgvGenome genome, String chromosome, int base) {
    int start = shown.layout(chromosome).owner(base, genome.length(chromosome));
    return start == WindowLayout.NONE
        ? Optional.empty()
        : Optional.of(
            new TrustEngine.Window(
                genome.genomeId(),
                shown.modelId(),
                shown.modelHash(),
                chromosome,
                start,
                shown.strand() == StrandRule.REVERSE));
  }

  /** How far the window at the centre of a frame can be trusted, once that is known. */
  Optional<String> trustText(ReferenceFrame frame) {
    Outcome outcome = outcome(frame);
    if (outcome.message() != null) {
      return Optional.empty();
    }
    int half = outcome.visible().spec().windowLength() / 2;
    return centreWindow(outcome)
        .flatMap(
            window ->
                extension
                    .trusts()
                    .known(window)
                    .map(trust -> Messages.factsOfWindow(window.start() + half, trust)));
  }

  /** A line of the tooltip; asks for what is not known yet. */
  private String trustLine(IgvGenome genome, String chromosome, int base) {
    TrackSpec shown = spec;
    Optional<TrustEngine.Window> window = windowOf(shown, genome, chromosome, base);
    if (window.isEmpty()) {
      return "";
    }
    TrustEngine trusts = extension.trusts();
    if (!trusts.isSettled(window.get())) {
      trusts.want(
          new Client(this, HOVER), List.of(window.get()), extension.tiles().trusts(shown, genome));
      return Messages.FACTS_COMING;
    }
    return trusts.known(window.get()).map(Messages::facts).orElse(Messages.NO_FACTS);
  }

  /** The rows of a map as they were painted last, for the tooltip. */
  void paintedRows(Rectangle area) {
    rows = area;
  }

  /** The base whose row of a map is at a height of the panel, or -1. */
  private int rowAt(int mouseY) {
    Rectangle area = rows;
    return area == null || mouseY < area.y || mouseY >= area.y + area.height
        ? -1
        : (mouseY - area.y) * Bases.COUNT / area.height;
  }

  /** What is written into the track in place of values, if anything. */
  Optional<String> message(ReferenceFrame frame) {
    Outcome outcome = outcome(frame);
    return outcome.message() != null
        ? Optional.of(outcome.message())
        : message(mosaic(outcome), frame);
  }

  private Optional<String> message(ViewValues mosaic, ReferenceFrame frame) {
    if (mosaic.problem().isPresent()) {
      return mosaic.problem();
    }
    if (mosaic.hasValues()) {
      return Optional.empty();
    }
    if (mosaic.isComplete()) {
      return Optional.of(Messages.UNKNOWN_SEQUENCE);
    }
    boolean stopped = extension.engine().isStopped(client(frame));
    return Optional.of(stopped ? Messages.STOPPED : Messages.COMPUTING);
  }

  /** Scale and unit, and a warning when the genome is another one. */
  String cornerText(ValueAxis axis, boolean strip) {
    StringBuilder text = new StringBuilder();
    method()
        .ifPresent(
            method -> {
              text.append(
                  isTemporal()
                      ? Messages.direction(method)
                      : ValueAxis.format(method.isMap() ? -axis.magnitude() : axis.minimum())
                          + " – "
                          + ValueAxis.format(strip ? axis.magnitude() : axis.maximum())
                          + (axis.log() ? " (log)" : ""));
              text.append("  ").append(method.isMap() ? method.formula() : Messages.unit(method));
              if (spec.strand() != StrandRule.FORWARD) {
                text.append("  ").append(Messages.strand(spec.strand()));
              }
            });
    extension.genomeWarning(spec.modelId()).ifPresent(w -> text.append("  ⚠ ").append(w));
    return text.toString();
  }

  private ViewValues mosaic(Outcome outcome) {
    return ViewValues.of(extension.engine(), outcome.visible(), outcome.start(), outcome.end());
  }

  private static void message(RenderContext context, Rectangle rect, String text) {
    Graphics2D g = (Graphics2D) context.getGraphics().create();
    try {
      message(g, context, rect, text);
    } finally {
      g.dispose();
    }
  }

  private static void message(Graphics2D g, RenderContext context, Rectangle rect, String text) {
    g.clip(rect);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(FontManager.getFont(11));
    g.setColor(ink(context).faint());
    int lineHeight = g.getFontMetrics().getHeight();
    List<String> lines = Messages.wrap(text, rect.width - 16, g.getFontMetrics()::stringWidth);
    int y = rect.y + (rect.height - lines.size() * lineHeight) / 2 + g.getFontMetrics().getAscent();
    y = Math.max(rect.y + g.getFontMetrics().getAscent(), y);
    for (String line : lines) {
      int width = g.getFontMetrics().stringWidth(line);
      g.drawString(line, rect.x + Math.max(8, (rect.width - width) / 2), y);
      y += lineHeight;
    }
  }

  /** Public in later versions of IGV. */
  @Override
  @SuppressWarnings("rawtypes")
  public void setRenderer(Renderer renderer) {
    super.setRenderer(renderer);
  }

  // ---- Values for IGV: from what is computed, never computing ----

  @Override
  public Range getInViewRange(ReferenceFrame frame) {
    Outcome outcome = outcome(frame);
    if (outcome.message() != null) {
      return null;
    }
    return mosaic(outcome).range().map(r -> new Range(r[0], r[1])).orElse(null);
  }

  @Override
  public List<LocusScore> getInViewScores(ReferenceFrame frame) {
    Outcome outcome = outcome(frame);
    if (outcome.message() != null) {
      return List.of();
    }
    ViewValues mosaic = mosaic(outcome);
    List<LocusScore> scores = new ArrayList<>(mosaic.length());
    for (int i = 0; i < mosaic.length(); i++) {
      if (!Float.isNaN(mosaic.value(i))) {
        scores.add(
            new BaseScore(outcome.visible().chromosome(), mosaic.start() + i, mosaic.value(i)));
      }
    }
    return scores;
  }

  @Override
  public LoadedDataInterval<List<LocusScore>> getSummaryScores(
      String chromosome, int start, int end, int zoom) {
    List<LocusScore> scores = new ArrayList<>();
    for (int position = Math.max(0, start); position < end; position++) {
      int at = position;
      oneBase(chromosome, position)
          .ifPresent(one -> scores.add(new BaseScore(chromosome, at, one.value(0))));
    }
    return new LoadedDataInterval<>(chromosome, start, end, zoom, scores);
  }

  /**
   * @param text the value, or the four of a map
   */
  private record ValueAt(String text, byte code, IgvGenome genome, String chromosome) {}

  private Optional<ViewValues> oneBase(String name, int position) {
    Optional<IgvGenome> genome = extension().flatMap(Extension::genome);
    if (genome.isEmpty() || spec == null || position < 0) {
      return Optional.empty();
    }
    String chromosome = genome.get().canonical(name);
    TileRange range =
        TileRange.covering(genome.get().genomeId(), spec, chromosome, position, position + 1);
    Optional<Tile> tile = extension.engine().cached(range.key(range.first()));
    if (tile.isEmpty() || tile.get().length() <= position - tile.get().key().start()) {
      return Optional.empty();
    }
    ViewValues one = ViewValues.of(extension.engine(), range, position, position + 1);
    return Float.isNaN(one.value(0)) ? Optional.empty() : Optional.of(one);
  }

  private Optional<ValueAt> valueAt(String name, int position, int mouseY) {
    return oneBase(name, position)
        .map(
            one -> {
              IgvGenome genome = extension.genome().orElseThrow();
              return new ValueAt(
                  text(one, rowAt(mouseY)), one.code(0), genome, genome.canonical(name));
            });
  }

  /**
   * The value of a single base; of a map that of each base, as far as they are known.
   *
   * @param row of a map, the one in bold; -1 for none
   */
  private static String text(ViewValues one, int row) {
    if (!one.isMap()) {
      return ValueAxis.format(one.value(0));
    }
    StringBuilder text = new StringBuilder();
    for (int base = 0; base < Bases.COUNT; base++) {
      String entry = Bases.letter(base) + " " + ValueAxis.format(one.value(0, base));
      text.append(base == 0 ? "" : ", ").append(base == row ? "<b>" + entry + "</b>" : entry);
    }
    return text.toString();
  }

  @Override
  public String getValueStringAt(
      String chromosome, double position, int mouseX, int mouseY, ReferenceFrame frame) {
    try {
      int at = (int) Math.floor(position);
      Optional<ValueAt> value = valueAt(chromosome, at, mouseY);
      if (value.isEmpty()) {
        return null;
      }
      String canonical = value.get().chromosome();
      IgvGenome genome = value.get().genome();
      WindowLayout layout = spec.layout(canonical);
      int start = layout.owner(at, genome.length(canonical));
      Locus window = new Locus(canonical, start, start + spec.windowLength());
      return String.format(
          Locale.ROOT,
          "%s<br>%s:%,d&nbsp; base %c<br><b>%s</b> = %s (%s)<br>window %s, centre %,d<br>%s",
          Messages.plain(getName()),
          canonical,
          at + 1,
          Bases.letter(value.get().code()),
          method().map(AttributionMethod::label).orElse(""),
          value.get().text(),
          Messages.strand(spec.strand()),
          window,
          start + layout.half() + 1,
          trustLine(genome, canonical, at));
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** Besides what IGV does with a click: the panel shows the four alleles of the base. */
  @Override
  public boolean handleDataClick(TrackClickEvent event) {
    base(event).ifPresent(base -> extension().ifPresent(owner -> owner.baseChosen(base)));
    return super.handleDataClick(event);
  }

  /** The base that an event points at. */
  Optional<Anchor> base(TrackClickEvent event) {
    ReferenceFrame frame = event.getFrame();
    if (frame == null || outcome(frame).message() != null) {
      return Optional.empty();
    }
    int position = (int) Math.floor(event.getChromosomePosition());
    String chromosome = extension.genome().orElseThrow().canonical(frame.getChrName());
    return position < 0 ? Optional.empty() : Optional.of(new Anchor(chromosome, position));
  }

  @Override
  public Collection<WindowFunction> getAvailableWindowFunctions() {
    return List.of();
  }

  @Override
  public WindowFunction getWindowFunction() {
    return WindowFunction.none;
  }

  @Override
  public IGVPopupMenu getPopupMenu(TrackClickEvent event) {
    // A track that a session described wrongly gets IGV's own menu, to be removed with.
    return spec == null ? null : new TrackPopup(extension, this, event);
  }

  // ---- Sessions ----

  @Override
  public void marshalXML(Document document, Element element) {
    super.marshalXML(document, element);
    TrackSpec now = spec;
    if (now != null) {
      element.setAttribute(ATTRIBUTE_MODEL, now.modelId());
      element.setAttribute(ATTRIBUTE_HASH, now.modelHash());
      element.setAttribute(ATTRIBUTE_METHOD, now.methodKey());
      element.setAttribute(ATTRIBUTE_STRIDE, Integer.toString(now.stride()));
      element.setAttribute(ATTRIBUTE_STRAND, now.strand().key());
      now.anchor()
          .ifPresent(
              a ->
                  element.setAttribute(
                      ATTRIBUTE_ANCHOR, a.chromosome() + ":" + (a.position() + 1)));
    }
  }

  /** Sessions of versions without a choice of strands name none: forward. */
  private static StrandRule strand(Element element) {
    String key = element.getAttribute(ATTRIBUTE_STRAND);
    return key.isEmpty()
        ? StrandRule.FORWARD
        : TrackFile.strandNamed(key)
            .orElseThrow(
                () -> new InputException(Messages.badSession(element.getAttribute("name"))));
  }

  @Override
  public void unmarshalXML(Element element, Integer version) {
    super.unmarshalXML(element, version);
    String name = getName();
    if (extension == null) {
      return;
    }
    try {
      ModelCard card = extension.models().card(element.getAttribute(ATTRIBUTE_MODEL));
      Optional<Anchor> anchor = Optional.empty();
      if (element.hasAttribute(ATTRIBUTE_ANCHOR)) {
        Locus at = Locus.parse(element.getAttribute(ATTRIBUTE_ANCHOR));
        anchor = Optional.of(new Anchor(at.chromosome(), at.start()));
      }
      int stride = Integer.parseInt(element.getAttribute(ATTRIBUTE_STRIDE));
      setSpec(
          new TrackSpec(
              card.id(),
              element.getAttribute(ATTRIBUTE_HASH),
              element.getAttribute(ATTRIBUTE_METHOD),
              card.windowLength(),
              Math.max(1, Math.min(card.windowLength(), stride)),
              strand(element),
              anchor));
      setName(name);
    } catch (InputException e) {
      problem = Optional.of(e.getMessage());
    } catch (NumberFormatException e) {
      problem = Optional.of(Messages.badSession(name));
    }
  }
}
