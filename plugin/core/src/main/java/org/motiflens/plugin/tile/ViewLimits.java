package org.motiflens.plugin.tile;

import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.InSilicoMutagenesis;
import org.motiflens.explain.attribution.IntegratedGradients;
import org.motiflens.explain.attribution.MutagenesisMap;

/** How much of a chromosome a track computes at once. */
public final class ViewLimits {
  /** The widest view of any track, in bases. */
  public static final int WIDEST = 200_000;

  private static final int WIDEST_RECURRENT = 100_000;
  private static final int RECURRENT_WINDOWS = 20_000;

  /** Integrated gradients and mutagenesis look at a window dozens to hundreds of times. */
  private static final int MANY_LOOKS = 10;

  private ViewLimits() {}

  /**
   * The widest view, in bases. Recurrent networks read each window on its own, so that the number
   * of windows counts; convolutional ones share their work between windows.
   */
  public static int widest(boolean recurrent, AttributionMethod method, int stride) {
    int widest =
        recurrent ? (int) Math.min(WIDEST_RECURRENT, (long) RECURRENT_WINDOWS * stride) : WIDEST;
    boolean manyLooks =
        method instanceof IntegratedGradients
            || method instanceof InSilicoMutagenesis
            || method instanceof MutagenesisMap;
    return manyLooks ? widest / MANY_LOOKS : widest;
  }
}
