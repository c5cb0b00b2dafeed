package org.motiflens.plugin.igv2;

import java.util.function.Function;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.igv2.track.MarkTrack;
import org.motiflens.plugin.igv2.track.RunningExtension;
import org.motiflens.plugin.track.mark.MotifHitModel;

/** The places in view that resemble a known motif. */
public class MotifHitTrack extends MarkTrack<MotifHitModel> {
  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public MotifHitTrack() {
    this(RunningExtension.PENDING.awaited().orElse(null));
  }

  private MotifHitTrack(Extension extension) {
    super(extension, "hits", track -> new MotifHitModel(extension, track));
  }

  MotifHitTrack(Extension extension, String name, Function<BrowserTrack, MotifHitModel> makeModel) {
    super(extension, name, makeModel);
  }
}
