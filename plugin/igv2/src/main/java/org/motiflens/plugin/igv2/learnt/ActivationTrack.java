package org.motiflens.plugin.igv2.learnt;

import java.util.function.Function;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.igv2.track.MarkTrack;
import org.motiflens.plugin.igv2.track.RunningExtension;
import org.motiflens.plugin.track.learnt.ActivationModel;

/** The activation of one feature of a model. */
public final class ActivationTrack extends MarkTrack<ActivationModel> {
  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public ActivationTrack() {
    this(RunningExtension.PENDING.awaited().orElse(null));
  }

  private ActivationTrack(Extension extension) {
    super(extension, "feature", track -> new ActivationModel(extension, track));
  }

  public ActivationTrack(
      Extension extension, String name, Function<BrowserTrack, ActivationModel> makeModel) {
    super(extension, name, makeModel);
  }
}
