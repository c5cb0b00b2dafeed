package org.motiflens.plugin.tile;

import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionMethod.Cost;
import org.motiflens.network.Architecture;

/** How much of a chromosome a track computes at once. */
final class ViewLimits {
  /** The widest view of any track, in bases. */
  static final int WIDEST = 200_000;

  private static final int WIDEST_RECURRENT = 100_000;
  private static final int RECURRENT_WINDOWS = 20_000;

  /** How much less a method shows that runs the network dozens to hundreds of times. */
  private static final int MANY_PASSES = 10;

  /** Up to so many filters a profile model shows the widest view. */
  private static final int FILTERS_OF_WIDEST = 64;

  private ViewLimits() {}

  /**
   * The widest view, in bases. Recurrent networks read each window on its own, so that the number
   * of windows counts; convolutional ones share their work between windows, and of profile models
   * the number of filters counts: with 64 as wide as any, with 512 an eighth of it.
   */
  static int widest(Architecture architecture, AttributionMethod method, int stride) {
    int widest = WIDEST;
    if (architecture.isRecurrent()) {
      widest = (int) Math.min(WIDEST_RECURRENT, (long) RECURRENT_WINDOWS * stride);
    } else if (architecture.family().predictsProfiles()) {
      int filters = architecture.convolutions().get(0).maps();
      widest = (int) ((long) WIDEST * FILTERS_OF_WIDEST / Math.max(FILTERS_OF_WIDEST, filters));
    }
    return method.cost() == Cost.MANY_PASSES ? widest / MANY_PASSES : widest;
  }
}
