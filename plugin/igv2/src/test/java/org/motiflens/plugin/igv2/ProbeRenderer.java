package org.motiflens.plugin.igv2;

import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import org.broad.igv.feature.LocusScore;
import org.broad.igv.renderer.XYPlotRenderer;
import org.broad.igv.track.RenderContext;
import org.broad.igv.track.Track;

/** A kind of graph that notes when it has drawn which view with all its values. */
final class ProbeRenderer extends XYPlotRenderer {
  private final Optional<XYPlotRenderer> drawing;
  private volatile double origin = Double.NaN;
  private volatile long nanos;

  /** Draws nothing. */
  ProbeRenderer() {
    drawing = Optional.empty();
  }

  /** Lets another renderer draw. */
  ProbeRenderer(XYPlotRenderer drawing) {
    this.drawing = Optional.of(drawing);
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void renderScores(
      Track track, List<LocusScore> scores, RenderContext context, Rectangle rect) {
    drawing.ifPresent(renderer -> renderer.renderScores(track, scores, context, rect));
    boolean complete =
        !scores.isEmpty()
            && scores.get(0).getStart() <= context.getOrigin() + 1
            && scores.get(scores.size() - 1).getEnd() >= context.getEndLocation() - 1;
    if (complete && origin != context.getOrigin()) {
      nanos = System.nanoTime();
      origin = context.getOrigin();
    }
  }

  /** When the view that begins at a position was first drawn with all its values, or -1. */
  long drawn(double viewOrigin) {
    return origin == viewOrigin ? nanos : -1;
  }
}
