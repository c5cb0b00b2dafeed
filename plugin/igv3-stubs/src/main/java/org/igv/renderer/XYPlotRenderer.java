package org.igv.renderer;

import java.awt.Rectangle;
import java.util.List;
import org.igv.feature.LocusScore;
import org.igv.track.RenderContext;
import org.igv.track.Track;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public abstract class XYPlotRenderer extends DataRenderer {
  @Override
  public synchronized void renderScores(
      Track track, List<LocusScore> scores, RenderContext context, Rectangle area) {
    throw new UnsupportedOperationException();
  }

  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }
}
