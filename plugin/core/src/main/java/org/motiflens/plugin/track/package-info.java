/**
 * Models of our tracks: what a track shows in a view, in words and values, what its tooltip says,
 * what sessions keep of it, and its menu. A model yields one immutable {@link
 * org.motiflens.plugin.track.Scene} for a view; {@link org.motiflens.plugin.track.ScenePainter} or
 * the scene itself paints it, and nothing is asked back. No IGV; what IGV is to a track is {@code
 * browser}.
 */
package org.motiflens.plugin.track;
