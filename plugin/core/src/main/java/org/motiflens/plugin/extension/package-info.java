/**
 * The extension as it runs in one browser: what tracks, menu and panel share ({@link
 * org.motiflens.plugin.extension.Extension}), and what ties them to the browser: its genome, its
 * repainting, its tracks, the panel's wishes. Adapters make one {@code Extension} and give it their
 * {@code Browser} and their {@link org.motiflens.plugin.extension.TrackFactory}.
 */
package org.motiflens.plugin.extension;
