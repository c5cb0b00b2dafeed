package org.motiflens.plugin.igv2;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broad.igv.feature.LocusScore;
import org.broad.igv.renderer.DataRange;
import org.broad.igv.renderer.Renderer;
import org.broad.igv.track.AttributeManager;
import org.broad.igv.track.DataTrack;
import org.broad.igv.track.LoadedDataInterval;
import org.broad.igv.track.Range;
import org.broad.igv.track.RenderContext;
import org.broad.igv.track.Track;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.track.TrackMenuUtils;
import org.broad.igv.track.WindowFunction;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.extension.AttributionMenu;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.igv2.track.Frames;
import org.motiflens.plugin.igv2.track.RunningExtension;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;
import org.motiflens.plugin.track.AttributionModel;
import org.motiflens.plugin.track.AttributionTrackHandle;
import org.motiflens.plugin.track.Scene;
import org.motiflens.plugin.track.ScenePainter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A numeric track whose values a model computes for what is in view: {@link AttributionModel} as
 * IGV 2 has tracks.
 *
 * <p>IGV's session reader chooses its own class by words in a track's class name; this name has
 * none of them.
 */
public class AttributionTrack extends DataTrack implements AttributionTrackHandle {
  private static final AttributionRenderer OUR_LOOK = new AttributionRenderer();

  private final Extension extension;
  private final AttributionModel model;
  private volatile Rectangle painted;

  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public AttributionTrack() {
    extension = RunningExtension.PENDING.awaited().orElse(null);
    model = new AttributionModel(extension, this);
    if (extension != null) {
      setRenderer(OUR_LOOK);
    }
  }

  AttributionTrack(Extension extension, TrackSpec spec) {
    super(null, "motiflens-" + UUID.randomUUID(), spec.modelId());
    this.extension = extension;
    model = new AttributionModel(extension, this);
    model.show(spec);
    takeOnLook();
  }

  @Override
  public AttributionModel model() {
    return model;
  }

  @Override
  public final void takeOnLook() {
    setRenderer(OUR_LOOK);
    model.defaultName().ifPresent(this::setName);
    setAutoScale(model.look().isFittedAtFirst());
    setDataRange(new DataRange(0, 0, 1));
    resize(model.look().height());
  }

  @Override
  public final void resize(int pixels) {
    setHeight(pixels, true);
  }

  @Override
  public ValueAxis axis() {
    return AttributionRenderer.axis(getDataRange());
  }

  @Override
  public void takeBackLook() {
    setRenderer(OUR_LOOK);
  }

  @Override
  public Scaling scaling() {
    return getAttributeValue(AttributeManager.GROUP_AUTOSCALE) != null
        ? Scaling.SHARED
        : getAutoScale() ? Scaling.FITTED : Scaling.KEPT;
  }

  @Override
  public void fitScale(boolean fit) {
    removeAttribute(AttributeManager.GROUP_AUTOSCALE);
    setAutoScale(fit);
  }

  @Override
  public void shareScale(String group) {
    setAttributeValue(AttributeManager.GROUP_AUTOSCALE, group);
    setAutoScale(true);
  }

  @Override
  public boolean hasOwnLook() {
    return getRenderer() instanceof AttributionRenderer;
  }

  /** Public in later versions of IGV. */
  @Override
  @SuppressWarnings("rawtypes")
  public final void setRenderer(Renderer renderer) {
    super.setRenderer(renderer);
  }

  // ---- Loading ----

  @Override
  public boolean isReadyToPaint(ReferenceFrame frame) {
    return model.isReady(Frames.view(frame));
  }

  /** Unlike the inherited method not synchronised: it must never wait for another frame. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void load(ReferenceFrame frame) {
    View.follow(() -> Frames.view(frame), model::load);
  }

  @Override
  public void unload() {
    super.unload();
    model.dropped();
  }

  // ---- Painting ----

  @Override
  public void renderName(Graphics2D graphics, Rectangle track, Rectangle visible) {
    Optional<List<String>> lines = model.nameLines(getDisplayName());
    if (lines.isPresent()) {
      RunningExtension.PAINTER.name(graphics, track, lines.get(), extension.ink(), getFontSize());
    } else {
      super.renderName(graphics, track, visible);
    }
  }

  @Override
  public void render(RenderContext context, Rectangle rect) {
    draw(context, rect, false);
  }

  @Override
  public void overlay(RenderContext context, Rectangle rect) {
    draw(context, rect, true);
  }

  private void draw(RenderContext context, Rectangle rect, boolean overlaid) {
    Scene scene = scene(context);
    if (scene instanceof Scene.Values && !hasOwnLook()) {
      List<LocusScore> scores = getInViewScores(context.getReferenceFrame());
      if (overlaid) {
        getRenderer().renderScores(this, scores, context, rect);
      } else {
        getRenderer().render(scores, context, rect, this);
      }
    } else {
      paint(context, rect, scene, overlaid);
    }
  }

  /** What is to be painted in a frame. */
  final Scene scene(RenderContext context) {
    Ink ink = Frames.ink(context, extension);
    try {
      return model.scene(
          Frames.view(context.getReferenceFrame()),
          new Scene.Appearance(
              axis(),
              getAutoScale(),
              isShowDataRange(),
              Optional.ofNullable(getExplicitColor()),
              ink));
    } catch (RuntimeException | Error e) {
      return new Scene.Sentence(Messages.problem(e), ink, false);
    }
  }

  /**
   * Paints a scene in our look.
   *
   * @param overlaid whether other tracks are painted into the same rectangle
   */
  final void paint(RenderContext context, Rectangle rect, Scene scene, boolean overlaid) {
    if (overlaid && scene instanceof Scene.Sentence sentence && sentence.ofView()) {
      return;
    }
    painted = rect;
    RunningExtension.PAINTER.paint(
        context.getGraphics(), new Viewport(rect, context.getOrigin(), context.getScale()), scene);
  }

  // ---- Values for IGV: from what is computed, never computing ----

  @Override
  public Range getInViewRange(ReferenceFrame frame) {
    return model
        .scaleRange(Frames.view(frame))
        .map(range -> new Range(range[0], range[1]))
        .orElse(null);
  }

  @Override
  public List<LocusScore> getInViewScores(ReferenceFrame frame) {
    View view = Frames.view(frame);
    List<LocusScore> scores = new ArrayList<>();
    model.values(view).ifPresent(values -> addScores(view, values, scores));
    return scores;
  }

  private static void addScores(View view, ViewValues values, List<LocusScore> scores) {
    for (int i = 0; i < values.length(); i++) {
      if (!Float.isNaN(values.value(i))) {
        scores.add(
            new BaseScore(view.chromosome().orElse(""), values.start() + i, values.value(i)));
      }
    }
  }

  @Override
  public LoadedDataInterval<List<LocusScore>> getSummaryScores(
      String chromosome, int start, int end, int zoom) {
    List<LocusScore> scores = new ArrayList<>();
    for (int position = Math.max(0, start); position < end; position++) {
      int at = position;
      model
          .value(chromosome, position)
          .ifPresent(value -> scores.add(new BaseScore(chromosome, at, (float) value)));
    }
    return new LoadedDataInterval<>(chromosome, start, end, zoom, scores);
  }

  @Override
  public String getValueStringAt(
      String chromosome, double position, int mouseX, int mouseY, ReferenceFrame frame) {
    try {
      Rectangle last = painted;
      int row = last == null ? -1 : ScenePainter.mapRow(last, mouseY);
      return model.tooltip(chromosome, position, row).orElse(null);
    } catch (RuntimeException e) {
      return null;
    }
  }

  @Override
  public Collection<WindowFunction> getAvailableWindowFunctions() {
    return List.of();
  }

  @Override
  public WindowFunction getWindowFunction() {
    return WindowFunction.none;
  }

  // ---- Mouse ----

  /** Besides what IGV does with a click: the panel turns to the track's model. */
  @Override
  public void handleNameClick(MouseEvent event) {
    model.clicked();
    super.handleNameClick(event);
  }

  /**
   * Besides what IGV does with a click: the panel turns to the track's model and shows the four
   * alleles of the base.
   */
  @Override
  public boolean handleDataClick(TrackClickEvent event) {
    if (event.getFrame() != null) {
      model.clicked(Frames.view(event.getFrame()), event.getChromosomePosition());
    }
    return super.handleDataClick(event);
  }

  /** A track that a session described wrongly gets IGV's own menu, to be removed with. */
  @Override
  public IGVPopupMenu getPopupMenu(TrackClickEvent event) {
    if (model.spec().isEmpty()) {
      return null;
    }
    ReferenceFrame frame =
        event.getFrame() == null ? FrameManager.getDefaultFrame() : event.getFrame();
    IGVPopupMenu menu = new IGVPopupMenu();
    menu.add(AttributionMenu.title(this));
    menu.addSeparator();
    new AttributionMenu(extension, this)
        .items(Frames.view(frame), event.getFrame() == null ? -1 : event.getChromosomePosition())
        .forEach(menu::add);
    menu.addSeparator();
    TrackMenuUtils.addStandardItems(menu, List.of((Track) this), event);
    return menu;
  }

  // ---- Sessions ----

  @Override
  public void marshalXML(Document document, Element element) {
    super.marshalXML(document, element);
    model.attributes().forEach(element::setAttribute);
  }

  @Override
  public void unmarshalXML(Element element, Integer version) {
    super.unmarshalXML(element, version);
    model.restore(element::getAttribute);
  }

  /** The value of one base, in IGV's terms. */
  private record BaseScore(String chromosome, int position, float value) implements LocusScore {
    @Override
    public String getContig() {
      return chromosome;
    }

    /** 0-based, as IGV's features are. */
    @Override
    public int getStart() {
      return position;
    }

    @Override
    public int getEnd() {
      return position + 1;
    }

    @Override
    public float getScore() {
      return value;
    }

    @Override
    public String getValueString(double at, int mouseX, WindowFunction windowFunction) {
      return ValueAxis.format(value);
    }
  }
}
