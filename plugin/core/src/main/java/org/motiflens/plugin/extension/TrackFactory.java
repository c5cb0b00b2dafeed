package org.motiflens.plugin.extension;

import java.nio.file.Path;
import java.util.List;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.track.AttributionTrackHandle;

/** Makes tracks of the browser's own kind around our models. On the event thread. */
public interface TrackFactory {
  /** A track of values. */
  AttributionTrackHandle attribution(Extension extension, TrackSpec spec);

  /**
   * A track of the places that resemble a motif.
   *
   * @param greatestP p-value of the least of them
   * @param notice title and licence of the motif's database
   */
  BrowserTrack hits(Extension extension, MotifMatrix motif, double greatestP, String notice);

  /** A track of what a model says of the variants of a file. */
  BrowserTrack effects(Extension extension, VariantList list, VariantScores scores, Path file);

  /** A track of the stretches that carry a model's attribution. */
  BrowserTrack instances(Extension extension, ModelCard card);

  /**
   * A track of the activation of a feature.
   *
   * @param layer name of the layer
   * @param channel counted from 0
   */
  BrowserTrack activation(Extension extension, ModelCard card, String layer, int channel);

  /** Adds tracks to the browser, in this order. */
  void add(List<? extends BrowserTrack> tracks);
}
