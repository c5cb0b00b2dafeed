package org.igv.renderer;

import java.awt.Rectangle;
import java.util.List;
import org.igv.track.RenderContext;
import org.igv.track.Track;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public interface Renderer<T> {
  void render(List<T> features, RenderContext context, Rectangle area, Track track);
}
