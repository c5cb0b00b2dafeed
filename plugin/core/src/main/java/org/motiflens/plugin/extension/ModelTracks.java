package org.motiflens.plugin.extension;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.track.AttributionTrackHandle;

/** The tracks of values in the browser by their models: counted, turned over, removed. */
final class ModelTracks {
  private final Extension extension;

  ModelTracks(Extension extension) {
    this.extension = extension;
  }

  /** How many tracks each model has, by its id, in the order of the browser. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (AttributionTrackHandle track : all()) {
      track.model().spec().ifPresent(spec -> counts.merge(spec.modelId(), 1, Integer::sum));
    }
    return counts;
  }

  private List<AttributionTrackHandle> all() {
    return extension.browser().tracks().stream()
        .filter(AttributionTrackHandle.class::isInstance)
        .map(AttributionTrackHandle.class::cast)
        .toList();
  }

  private List<AttributionTrackHandle> of(String modelId) {
    return all().stream()
        .filter(track -> track.model().spec().filter(s -> s.modelId().equals(modelId)).isPresent())
        .toList();
  }

  /** Removes the tracks of a model. */
  void remove(String modelId) {
    extension.browser().remove(of(modelId));
  }

  /** Shows another model in the tracks of one, where it has their method. */
  void replace(String modelId, ModelCard by) {
    List<AttributionMethod> possible = extension.facts().methodsFor(by);
    for (AttributionTrackHandle track : of(modelId)) {
      Optional<AttributionMethod> method = track.model().method().filter(possible::contains);
      if (method.isPresent()) {
        TrackSpec now = track.model().spec().orElseThrow();
        track.model().show(of(by, method.get(), now));
        track.takeOnLook();
      }
    }
    extension.browser().repaint();
  }

  private static TrackSpec of(ModelCard card, AttributionMethod method, TrackSpec like) {
    return new TrackSpec(
        card.id(),
        card.weightsSha256(),
        method.key(),
        card.windowLength(),
        card.windowLength() == like.windowLength()
            ? like.stride()
            : method.defaultStride(card.windowLength()),
        like.strand(),
        like.anchor());
  }
}
