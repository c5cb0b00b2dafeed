package org.motiflens.plugin.igv3;

import java.awt.Rectangle;
import java.util.List;
import org.igv.feature.LocusScore;
import org.igv.renderer.DataRange;
import org.igv.renderer.XYPlotRenderer;
import org.igv.track.RenderContext;
import org.igv.track.Track;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.message.Messages;

/**
 * Our look of a track, beside IGV's own kinds of graph. Being an XY plot, IGV's dialogs for ranges
 * and scales apply. Tracks paint their scenes themselves; this is for whoever asks the renderer.
 */
public final class AttributionRenderer extends XYPlotRenderer {
  @Override
  public String getDisplayName() {
    return Messages.PRODUCT;
  }

  /** Without state, and therefore not synchronised like the inherited method. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void renderScores(
      Track track, List<LocusScore> scores, RenderContext context, Rectangle area) {
    if (track instanceof AttributionTrack ours) {
      ours.render(context);
    }
  }

  /** The scale is part of the scene. */
  @Override
  public void renderAxis(Track track, RenderContext context, Rectangle area) {}

  @Override
  public void renderGuides(Track track, RenderContext context, Rectangle area) {}

  /** A browser's range as a scale. */
  static ValueAxis axis(DataRange range) {
    float low = Math.min(range.getMinimum(), range.getMaximum());
    float high = Math.max(range.getMinimum(), range.getMaximum());
    return new ValueAxis(low, high > low ? high : low + 1, range.isLog());
  }
}
