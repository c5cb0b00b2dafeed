package org.motiflens.plugin.track;

import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.draw.ValueAxis;

/**
 * A track of values as the browser holds it: its model, and what the browser decides of its look.
 */
public interface AttributionTrackHandle extends BrowserTrack {
  AttributionModel model();

  /** Takes on name, scale and height that come with the model's method, and our look. */
  void takeOnLook();

  /** Takes on our look alone, after one of the browser's kinds of graph. */
  void takeBackLook();

  /** The scale now. */
  ValueAxis axis();

  /** What a scale follows. */
  enum Scaling {
    /** What is in view of this track, or its bracket. */
    FITTED,
    /** The same of all tracks of a group. */
    SHARED,
    /** Nothing: it stays as it is. */
    KEPT
  }

  /** What the scale follows now. */
  Scaling scaling();

  /** Whether the scale follows this track alone, or stays as it is; the track leaves its group. */
  void fitScale(boolean fit);

  /** The scale follows all tracks of a group. */
  void shareScale(String group);

  /**
   * Whether the track is painted by {@link ScenePainter} and not as one of the browser's graphs.
   */
  boolean hasOwnLook();
}
