package org.motiflens.plugin.extension;

import java.nio.file.Path;
import java.util.List;
import org.motiflens.motif.MotifMatrix;
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

  /** Adds tracks to the browser, in this order. */
  void add(List<? extends BrowserTrack> tracks);
}
