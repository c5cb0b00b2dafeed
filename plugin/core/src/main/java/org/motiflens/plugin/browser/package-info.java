/**
 * The genome browser as the extension sees it: its genome, its views, its tracks and its dialogs.
 * Names no type of IGV's and knows nothing of what tracks show.
 *
 * <p>An adapter implements {@link org.motiflens.plugin.browser.Browser} and {@link
 * org.motiflens.plugin.browser.BrowserGenome}; its tracks implement {@code
 * org.motiflens.plugin.track.AttributionTrackHandle} or {@link
 * org.motiflens.plugin.browser.BrowserTrack}, and its {@code
 * org.motiflens.plugin.extension.TrackFactory} makes them.
 */
package org.motiflens.plugin.browser;
