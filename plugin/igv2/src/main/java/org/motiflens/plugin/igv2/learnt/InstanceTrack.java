package org.motiflens.plugin.igv2.learnt;

import java.util.function.Function;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.igv2.track.MarkTrack;
import org.motiflens.plugin.igv2.track.RunningExtension;
import org.motiflens.plugin.track.learnt.InstanceModel;

/** The stretches in view that carry a model's attribution. */
public final class InstanceTrack extends MarkTrack<InstanceModel> {
  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public InstanceTrack() {
    this(RunningExtension.PENDING.awaited().orElse(null));
  }

  private InstanceTrack(Extension extension) {
    super(extension, "stretches", track -> new InstanceModel(extension, track));
  }

  public InstanceTrack(
      Extension extension, String name, Function<BrowserTrack, InstanceModel> makeModel) {
    super(extension, name, makeModel);
  }
}
