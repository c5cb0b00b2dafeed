package org.motiflens.plugin.igv2;

import java.awt.Color;
import java.awt.Rectangle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import org.broad.igv.feature.LocusScore;
import org.broad.igv.renderer.XYPlotRenderer;
import org.broad.igv.track.RenderContext;
import org.broad.igv.track.Track;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.igv2.track.Frames;
import org.motiflens.plugin.track.Scene;

/**
 * A kind of graph that notes when it has drawn which view with a value at every base, be it a
 * coarse one, and when with all its values.
 */
public final class ProbeRenderer extends XYPlotRenderer {
  private final Optional<XYPlotRenderer> drawing;
  private volatile double origin = Double.NaN;
  private volatile long nanos;
  private volatile double coarseOrigin = Double.NaN;
  private volatile Moment coarse = new Moment(0, 0);

  /**
   * A moment.
   *
   * @param nanos on the clock
   * @param processorNanos of our threads and the event thread, but for class optimisation
   */
  public record Moment(long nanos, long processorNanos) {
    public static Moment now() {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long processor = 0;
      for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
        if (thread != null
            && (thread.getThreadName().startsWith("AWT-EventQueue")
                || (thread.getThreadName().startsWith("MotifLens")
                    && !thread.getThreadName().equals("MotifLens-logo")))) {
          processor += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
        }
      }
      return new Moment(System.nanoTime(), processor);
    }
  }

  /** Draws nothing. */
  public ProbeRenderer() {
    drawing = Optional.empty();
  }

  /** Lets another renderer draw. */
  public ProbeRenderer(XYPlotRenderer drawing) {
    this.drawing = Optional.of(drawing);
  }

  /** Lets our own renderer draw. */
  public static ProbeRenderer ofOurs() {
    return new ProbeRenderer(new AttributionRenderer());
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void renderScores(
      Track track, List<LocusScore> scores, RenderContext context, Rectangle rect) {
    drawing.ifPresent(renderer -> renderer.renderScores(track, scores, context, rect));
    if (coarseOrigin != context.getOrigin()
        && track instanceof AttributionTrack ours
        && isEverywhere(ours, context)) {
      coarse = Moment.now();
      coarseOrigin = context.getOrigin();
    }
    boolean complete =
        !scores.isEmpty()
            && scores.get(0).getStart() <= context.getOrigin() + 1
            && scores.get(scores.size() - 1).getEnd() >= context.getEndLocation() - 1;
    if (complete && origin != context.getOrigin()) {
      nanos = System.nanoTime();
      origin = context.getOrigin();
    }
  }

  /** Whether the picture has a value at every base, coarse ones included. */
  private static boolean isEverywhere(AttributionTrack track, RenderContext context) {
    View view = Frames.view(context.getReferenceFrame());
    Scene scene =
        track
            .model()
            .scene(
                view,
                new Scene.Appearance(
                    track.axis(), true, true, Optional.empty(), Ink.on(Color.WHITE)));
    if (!(scene instanceof Scene.Values values)) {
      return false;
    }
    for (int offset = 0; offset < values.values().length(); offset++) {
      if (Float.isNaN(values.values().value(offset))) {
        return false;
      }
    }
    return true;
  }

  /** When the view that begins at a position was first drawn with a value at every base. */
  public Optional<Moment> coarse(double viewOrigin) {
    return coarseOrigin == viewOrigin ? Optional.of(coarse) : Optional.empty();
  }

  /** When the view that begins at a position was first drawn with all its values, or -1. */
  public long drawn(double viewOrigin) {
    return origin == viewOrigin ? nanos : -1;
  }
}
