package org.motiflens.plugin.igv3;

import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.swing.JPopupMenu;
import org.igv.feature.LocusScore;
import org.igv.renderer.DataRange;
import org.igv.track.AttributeManager;
import org.igv.track.DataTrack;
import org.igv.track.LoadedDataInterval;
import org.igv.track.Range;
import org.igv.track.RenderContext;
import org.igv.track.TrackClickEvent;
import org.igv.track.TrackMenuUtils;
import org.igv.track.WindowFunction;
import org.igv.ui.panel.FrameManager;
import org.igv.ui.panel.ReferenceFrame;
import org.json.JSONObject;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.extension.AttributionMenu;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;
import org.motiflens.plugin.track.AttributionModel;
import org.motiflens.plugin.track.AttributionTrackHandle;
import org.motiflens.plugin.track.Scene;
import org.motiflens.plugin.track.ScenePainter;
import org.w3c.dom.Element;

/**
 * A numeric track whose values a model computes for what is in view: {@link AttributionModel} as
 * IGV 3 has tracks.
 */
public final class AttributionTrack extends DataTrack implements AttributionTrackHandle {
  private static final AttributionRenderer OUR_LOOK = new AttributionRenderer();

  private final Extension extension;
  private final AttributionModel model;
  private volatile Rectangle painted;

  /**
   * For a session, which describes it next.
   *
   * @param extension null where there is none; then the track says so
   */
  AttributionTrack(Extension extension) {
    super(null, "motiflens-" + UUID.randomUUID(), Messages.PRODUCT);
    this.extension = extension;
    model = new AttributionModel(extension, this);
    setRenderer(OUR_LOOK);
  }

  AttributionTrack(Extension extension, TrackSpec spec) {
    this(extension);
    model.show(spec);
    takeOnLook();
  }

  @Override
  public AttributionModel model() {
    return model;
  }

  @Override
  public void takeOnLook() {
    setRenderer(OUR_LOOK);
    model.defaultName().ifPresent(this::setName);
    setAutoScale(model.look().isFittedAtFirst());
    setDataRange(new DataRange(0, 0, 1));
    resize(model.look().height());
  }

  @Override
  public void resize(int pixels) {
    setHeight(pixels);
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

  // ---- Loading ----

  @Override
  public boolean isReadyToPaint(ReferenceFrame frame) {
    return model.isReady(IgvBrowser.view(frame));
  }

  @Override
  public void load(ReferenceFrame frame) {
    View.follow(() -> IgvBrowser.view(frame), model::load);
  }

  @Override
  public void unload() {
    super.unload();
    model.dropped();
  }

  // ---- Painting ----

  /** The colour that IGV gives says what is behind: the screen's theme, or a picture's white. */
  @Override
  public void renderName(Graphics2D graphics, Rectangle track, Rectangle visible) {
    Optional<List<String>> lines = model.nameLines(getDisplayName());
    if (lines.isPresent()) {
      Ink ink = IgvBrowser.inkBeside(graphics.getColor());
      RunningExtension.PAINTER.name(graphics, visible, lines.get(), ink, getFontSize());
    } else {
      super.renderName(graphics, track, visible);
    }
  }

  @Override
  public void render(RenderContext context) {
    Ink ink = IgvBrowser.ink(context);
    Rectangle area = context.getTrackRectangle();
    Viewport viewport = new Viewport(area, context.getOrigin(), context.getScale());
    Scene scene;
    try {
      scene =
          model.scene(
              IgvBrowser.view(context.getReferenceFrame()),
              new Scene.Appearance(
                  axis(),
                  scaling() != Scaling.KEPT,
                  isShowDataRange(),
                  Optional.ofNullable(color),
                  ink));
      if (scene instanceof Scene.Values && !hasOwnLook()) {
        List<LocusScore> scores = getInViewScores(context.getReferenceFrame());
        getRenderer().render(scores, context, area, this);
        return;
      }
    } catch (RuntimeException | Error e) {
      scene = new Scene.Sentence(Messages.problem(e), ink, false);
    }
    painted = area;
    RunningExtension.PAINTER.paint(context.getGraphics(), viewport, scene);
  }

  // ---- Values for IGV: from what is computed, never computing ----

  @Override
  public Range getInViewRange(ReferenceFrame frame) {
    return model
        .scaleRange(IgvBrowser.view(frame))
        .map(range -> new Range(range[0], range[1]))
        .orElse(null);
  }

  @Override
  public List<LocusScore> getInViewScores(ReferenceFrame frame) {
    View view = IgvBrowser.view(frame);
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

  /**
   * Besides what IGV does with a click: the panel turns to the track's model and shows the four
   * alleles of the base.
   */
  @Override
  public boolean handleDataClick(TrackClickEvent event) {
    if (event.getFrame() != null) {
      model.clicked(IgvBrowser.view(event.getFrame()), event.getChromosomePosition());
    }
    return super.handleDataClick(event);
  }

  /**
   * Between IGV's items for every track, above, and those for pictures and removal, below. A track
   * that a session described wrongly has none of ours.
   */
  @Override
  public List<Component> getPopupMenuItems(TrackClickEvent event) {
    List<Component> items = new ArrayList<>();
    if (model.spec().isPresent()) {
      boolean onData = event.getFrame() != null;
      View view = IgvBrowser.view(onData ? event.getFrame() : FrameManager.getDefaultFrame());
      items.addAll(
          new AttributionMenu(extension, this)
              .items(view, onData ? event.getChromosomePosition() : -1));
      items.add(new JPopupMenu.Separator());
    }
    items.addAll(TrackMenuUtils.getDataMenuItems(List.of(this)));
    return items;
  }

  // ---- Sessions ----

  @Override
  public void marshalJSON(JSONObject json) {
    super.marshalJSON(json);
    json.put(SessionText.KIND, TrackKind.ATTRIBUTION.key());
    model.attributes().forEach(json::put);
  }

  @Override
  public void unmarshalJSON(JSONObject json) {
    super.unmarshalJSON(json);
    model.restore(json::optString);
  }

  /** A session of IGV 2. */
  @Override
  public void unmarshalXML(Element element, Integer version) {
    super.unmarshalXML(element, version);
    model.restore(element::getAttribute);
  }
}
