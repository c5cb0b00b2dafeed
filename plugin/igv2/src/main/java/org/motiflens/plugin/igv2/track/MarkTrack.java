package org.motiflens.plugin.igv2.track;

import java.awt.Rectangle;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.broad.igv.track.AbstractTrack;
import org.broad.igv.track.RenderContext;
import org.broad.igv.track.Track;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.track.TrackMenuUtils;
import org.broad.igv.track.WindowFunction;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.extension.AttributionMenu;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Scene;
import org.motiflens.plugin.track.mark.MarkModel;
import org.motiflens.plugin.track.mark.MarkTrackHandle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A track of marks along the genome: {@link MarkModel} as IGV 2 has tracks.
 *
 * <p>IGV's session reader chooses its own class by words in a track's class name; the names of the
 * subclasses have none of them.
 */
public abstract class MarkTrack<M extends MarkModel> extends AbstractTrack
    implements MarkTrackHandle {
  private final Extension extension;
  private final M model;

  /**
   * @param extension null for a track of a session in an IGV without us
   * @param makeModel makes the model of this track
   */
  protected MarkTrack(Extension extension, String name, Function<BrowserTrack, M> makeModel) {
    super(null, "motiflens-" + UUID.randomUUID(), name);
    this.extension = extension;
    model = makeModel.apply(this);
    resize(model.defaultHeight());
  }

  @Override
  public M model() {
    return model;
  }

  @Override
  public final void resize(int pixels) {
    setHeight(pixels, true);
  }

  @Override
  public boolean isReadyToPaint(ReferenceFrame frame) {
    return model.isReady(Frames.view(frame));
  }

  @Override
  public void load(ReferenceFrame frame) {
    View.follow(() -> Frames.view(frame), model::load);
  }

  @Override
  public void unload() {
    super.unload();
    model.dropped();
  }

  @Override
  public void render(RenderContext context, Rectangle rect) {
    Ink ink = Frames.ink(context, extension);
    Scene scene;
    try {
      scene = model.scene(Frames.view(context.getReferenceFrame()), ink);
    } catch (RuntimeException | Error e) {
      scene = new Scene.Sentence(Messages.problem(e), ink, false);
    }
    RunningExtension.PAINTER.paint(
        context.getGraphics(), new Viewport(rect, context.getOrigin(), context.getScale()), scene);
  }

  @Override
  public void overlay(RenderContext context, Rectangle rect) {
    render(context, rect);
  }

  @Override
  public String getValueStringAt(
      String chromosome, double position, int mouseX, int mouseY, ReferenceFrame frame) {
    return model.tooltip(Frames.view(frame), position).orElse(null);
  }

  @Override
  public Collection<WindowFunction> getAvailableWindowFunctions() {
    return List.of();
  }

  @Override
  public IGVPopupMenu getPopupMenu(TrackClickEvent event) {
    ReferenceFrame frame =
        event.getFrame() == null ? FrameManager.getDefaultFrame() : event.getFrame();
    IGVPopupMenu menu = new IGVPopupMenu();
    menu.add(AttributionMenu.title(this));
    menu.addSeparator();
    model
        .items(Frames.view(frame), event.getFrame() == null ? -1 : event.getChromosomePosition())
        .forEach(menu::add);
    menu.addSeparator();
    menu.add(TrackMenuUtils.getTrackRenameItem(List.of((Track) this)));
    menu.add(TrackMenuUtils.getChangeTrackHeightItem(List.of((Track) this)));
    // IGV adds items for pictures and removal.
    return menu;
  }

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
}
