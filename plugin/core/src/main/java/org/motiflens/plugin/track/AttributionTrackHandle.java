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

  /** The scale now. */
  ValueAxis axis();

  /** Whether the scale follows what is in view, or stays as it is. */
  void fitScale(boolean fit);

  /** Gives the track a scale and keeps it. */
  void keepScale(float low, float high);

  /**
   * Whether the track is painted by {@link ScenePainter} and not as one of the browser's graphs.
   */
  boolean hasOwnLook();
}
