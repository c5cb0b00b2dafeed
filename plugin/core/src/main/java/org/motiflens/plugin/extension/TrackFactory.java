package org.motiflens.plugin.extension;

import java.util.List;
import java.util.function.Function;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.track.AttributionTrackHandle;
import org.motiflens.plugin.track.learnt.ActivationModel;
import org.motiflens.plugin.track.learnt.InstanceModel;
import org.motiflens.plugin.track.mark.AllHitsModel;
import org.motiflens.plugin.track.mark.MarkTrackHandle;
import org.motiflens.plugin.track.mark.MotifHitModel;
import org.motiflens.plugin.track.mark.VariantEffectModel;

/**
 * Makes tracks of the browser's own kind around our models. Of marks it is told the name, and how
 * the model of a track is made. On the event thread.
 */
public interface TrackFactory {
  /** A track of values. */
  AttributionTrackHandle attribution(Extension extension, TrackSpec spec);

  /** A track of the places that resemble a motif. */
  MarkTrackHandle hits(
      Extension extension, String name, Function<BrowserTrack, MotifHitModel> model);

  /** A track of the places that resemble any motif of a database. */
  MarkTrackHandle allHits(
      Extension extension, String name, Function<BrowserTrack, AllHitsModel> model);

  /** A track of what a model says of the variants of a file. */
  MarkTrackHandle effects(
      Extension extension, String name, Function<BrowserTrack, VariantEffectModel> model);

  /** A track of the stretches that carry a model's attribution. */
  MarkTrackHandle instances(
      Extension extension, String name, Function<BrowserTrack, InstanceModel> model);

  /** A track of the activation of a feature. */
  MarkTrackHandle activation(
      Extension extension, String name, Function<BrowserTrack, ActivationModel> model);

  /** Adds tracks to the browser, in this order. */
  void add(List<? extends BrowserTrack> tracks);
}
