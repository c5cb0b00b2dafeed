package org.motiflens.plugin.igv2;

import java.nio.file.Path;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.track.VariantEffectModel;

/** What a model says of the variants of a file. */
public class VariantEffectTrack extends MarkTrack<VariantEffectModel> {
  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public VariantEffectTrack() {
    this(RunningExtension.PENDING.awaited().orElse(null));
  }

  private VariantEffectTrack(Extension extension) {
    super(extension, "variants", track -> new VariantEffectModel(extension, track));
  }

  VariantEffectTrack(Extension extension, VariantList list, VariantScores scores, Path file) {
    super(
        extension,
        Messages.effects(file.getFileName().toString(), scores.card()),
        track -> new VariantEffectModel(extension, track, list, scores, file));
  }
}
