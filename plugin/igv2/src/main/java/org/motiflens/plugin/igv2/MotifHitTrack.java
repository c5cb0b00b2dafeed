package org.motiflens.plugin.igv2;

import org.motiflens.motif.MotifMatrix;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.MotifHitModel;

/** The places in view that resemble a known motif. */
public class MotifHitTrack extends MarkTrack<MotifHitModel> {
  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public MotifHitTrack() {
    this(RunningExtension.PENDING.awaited().orElse(null));
  }

  private MotifHitTrack(Extension extension) {
    super(extension, "hits", track -> new MotifHitModel(extension, track));
  }

  MotifHitTrack(Extension extension, MotifMatrix motif, double greatestP, String notice) {
    super(
        extension,
        Messages.hits(motif),
        track -> new MotifHitModel(extension, track, motif, greatestP, notice));
  }
}
