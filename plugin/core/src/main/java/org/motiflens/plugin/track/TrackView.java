package org.motiflens.plugin.track;

import org.motiflens.plugin.browser.BrowserTrack;

/**
 * What background work knows a view of a track by.
 *
 * @param track that shows what is computed
 * @param frame name of the view
 */
public record TrackView(BrowserTrack track, String frame) {}
