package org.motiflens.plugin.tile;

import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionMethod.Cost;

/** How much of a chromosome a track computes at once. */
public final class ViewLimits {
  /** The widest view of any track, in bases. */
  public static final int WIDEST = 200_000;

  private static final int WIDEST_RECURRENT = 100_000;
  private static final int RECURRENT_WINDOWS = 20_000;

  /** How much less a method shows that runs the network dozens to hundreds of times. */
  private static final int MANY_PASSES = 10;

  private ViewLimits() {}

  /**
   * The widest view, in bases. Recurrent networks read each window on its own, so that the number
   * of windows counts; convolutional ones share their work between windows.
   */
  public static int widest(boolean recurrent, AttributionMethod method, int stride) {
    int widest =
        recurrent ? (int) Math.min(WIDEST_RECURRENT, (long) RECURRENT_WINDOWS * stride) : WIDEST;
    return method.cost() == Cost.MANY_PASSES ? widest / MANY_PASSES : widest;
  }
}
