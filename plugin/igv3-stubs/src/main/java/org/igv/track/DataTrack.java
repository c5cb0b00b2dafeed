package org.igv.track;

import java.util.List;
import org.igv.feature.LocusScore;
import org.igv.renderer.DataRenderer;
import org.igv.renderer.Renderer;
import org.igv.ui.panel.ReferenceFrame;
import org.igv.util.ResourceLocator;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public abstract class DataTrack extends AbstractTrack {
  public DataTrack(ResourceLocator locator, String id, String name) {
    super(locator, id, name);
  }

  @Override
  public void render(RenderContext context) {
    throw new UnsupportedOperationException();
  }

  @SuppressWarnings("rawtypes")
  public void setRenderer(Renderer renderer) {
    throw new UnsupportedOperationException();
  }

  public DataRenderer getRenderer() {
    throw new UnsupportedOperationException();
  }

  public List<LocusScore> getInViewScores(ReferenceFrame frame) {
    throw new UnsupportedOperationException();
  }

  public Range getInViewRange(ReferenceFrame frame) {
    throw new UnsupportedOperationException();
  }

  public abstract LoadedDataInterval<List<LocusScore>> getSummaryScores(
      String chromosome, int start, int end, int zoom);
}
