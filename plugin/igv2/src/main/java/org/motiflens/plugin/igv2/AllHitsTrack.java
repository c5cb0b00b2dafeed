package org.motiflens.plugin.igv2;

import java.util.function.Function;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.igv2.track.MarkTrack;
import org.motiflens.plugin.igv2.track.RunningExtension;
import org.motiflens.plugin.track.mark.AllHitsModel;

/** The places in view that resemble any motif of a database. */
public final class AllHitsTrack extends MarkTrack<AllHitsModel> {
  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public AllHitsTrack() {
    this(RunningExtension.PENDING.awaited().orElse(null));
  }

  private AllHitsTrack(Extension extension) {
    super(extension, "all motifs", track -> new AllHitsModel(extension, track));
  }

  AllHitsTrack(Extension extension, String name, Function<BrowserTrack, AllHitsModel> makeModel) {
    super(extension, name, makeModel);
  }
}
