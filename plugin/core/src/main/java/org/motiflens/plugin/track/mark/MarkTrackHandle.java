package org.motiflens.plugin.track.mark;

import org.motiflens.plugin.browser.BrowserTrack;

/** A track of marks as the browser holds it. */
public interface MarkTrackHandle extends BrowserTrack {
  /** What it shows. */
  MarkModel model();
}
