package org.motiflens.plugin.igv3;

import java.awt.Component;
import java.awt.Rectangle;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.igv.track.AbstractTrack;
import org.igv.track.RenderContext;
import org.igv.track.TrackClickEvent;
import org.igv.track.WindowFunction;
import org.igv.ui.panel.FrameManager;
import org.igv.ui.panel.ReferenceFrame;
import org.json.JSONObject;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Scene;
import org.motiflens.plugin.track.mark.MarkModel;
import org.motiflens.plugin.track.mark.MarkTrackHandle;
import org.w3c.dom.Element;

/**
 * A track of marks along the genome, hits of a motif or effects of variants: {@link MarkModel} as
 * IGV 3 has tracks.
 */
public final class MarkTrack extends AbstractTrack implements MarkTrackHandle {
  private final TrackKind kind;
  private final MarkModel model;

  /**
   * @param makeModel makes the model of this track
   */
  MarkTrack(TrackKind kind, String name, Function<BrowserTrack, ? extends MarkModel> makeModel) {
    super(null, "motiflens-" + UUID.randomUUID(), name);
    this.kind = kind;
    model = makeModel.apply(this);
    resize(model.defaultHeight());
  }

  @Override
  public MarkModel model() {
    return model;
  }

  @Override
  public void resize(int pixels) {
    setHeight(pixels);
  }

  /** Marks fill whatever height there is. */
  @Override
  public int getContentHeight() {
    return height;
  }

  @Override
  public boolean isReadyToPaint(ReferenceFrame frame) {
    return model.isReady(IgvBrowser.view(frame));
  }

  @Override
  public void load(ReferenceFrame frame) {
    View.follow(() -> IgvBrowser.view(frame), model::load);
  }

  @Override
  public void render(RenderContext context) {
    Ink ink = IgvBrowser.ink(context);
    Rectangle area = context.getTrackRectangle();
    Scene scene;
    try {
      scene = model.scene(IgvBrowser.view(context.getReferenceFrame()), ink);
    } catch (RuntimeException | Error e) {
      scene = new Scene.Sentence(Messages.problem(e), ink, false);
    }
    RunningExtension.PAINTER.paint(
        context.getGraphics(), new Viewport(area, context.getOrigin(), context.getScale()), scene);
  }

  @Override
  public String getValueStringAt(
      String chromosome, double position, int mouseX, int mouseY, ReferenceFrame frame) {
    return model.tooltip(IgvBrowser.view(frame), position).orElse(null);
  }

  @Override
  public Collection<WindowFunction> getAvailableWindowFunctions() {
    return List.of();
  }

  /** Between IGV's items for every track and those for pictures and removal. */
  @Override
  public List<Component> getPopupMenuItems(TrackClickEvent event) {
    ReferenceFrame frame =
        event.getFrame() == null ? FrameManager.getDefaultFrame() : event.getFrame();
    return List.copyOf(
        model.items(
            IgvBrowser.view(frame), event.getFrame() == null ? -1 : event.getChromosomePosition()));
  }

  // ---- Sessions ----

  @Override
  public void marshalJSON(JSONObject json) {
    super.marshalJSON(json);
    json.put(SessionText.KIND, kind.key());
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
