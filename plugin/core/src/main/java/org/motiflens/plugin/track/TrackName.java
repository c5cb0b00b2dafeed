package org.motiflens.plugin.track;

import java.util.List;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.source.OtherAllele;
import org.motiflens.plugin.source.TrackSource;

/** The name that a track of values comes with. */
record TrackName(ModelCard card, AttributionMethod method, TrackSource source) {
  /** In one line. */
  String whole() {
    return source.named(Messages.trackName(card, method));
  }

  /** Model, method and allele, or quality, or experiment, on lines of their own. */
  List<String> lines() {
    return List.of(
        Messages.model(card),
        method.label(),
        source.replaced().map(OtherAllele::words).orElse(Messages.quality(card)));
  }
}
