package org.motiflens.plugin.igv2;

import java.util.function.Function;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.igv2.track.MarkTrack;
import org.motiflens.plugin.igv2.track.RunningExtension;
import org.motiflens.plugin.track.mark.VariantEffectModel;

/** What a model says of the variants of a file. */
public class VariantEffectTrack extends MarkTrack<VariantEffectModel> {
  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public VariantEffectTrack() {
    this(RunningExtension.PENDING.awaited().orElse(null));
  }

  private VariantEffectTrack(Extension extension) {
    super(extension, "variants", track -> new VariantEffectModel(extension, track));
  }

  VariantEffectTrack(
      Extension extension, String name, Function<BrowserTrack, VariantEffectModel> makeModel) {
    super(extension, name, makeModel);
  }
}
