package org.igv.renderer;

import java.awt.Rectangle;
import java.util.List;
import org.igv.feature.LocusScore;
import org.igv.track.RenderContext;
import org.igv.track.Track;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public abstract class DataRenderer implements Renderer<LocusScore> {
  @Override
  public void render(List<LocusScore> scores, RenderContext context, Rectangle area, Track track) {
    throw new UnsupportedOperationException();
  }

  public abstract void renderScores(
      Track track, List<LocusScore> scores, RenderContext context, Rectangle area);

  public void renderAxis(Track track, RenderContext context, Rectangle area) {
    throw new UnsupportedOperationException();
  }

  public void renderGuides(Track track, RenderContext context, Rectangle area) {
    throw new UnsupportedOperationException();
  }
}
