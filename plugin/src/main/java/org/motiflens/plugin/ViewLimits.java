package org.motiflens.plugin;

/** How much of a chromosome a track computes at once. */
public final class ViewLimits {
  /** The widest view of any track, in bases. */
  public static final int WIDEST = 200_000;

  private static final int WIDEST_RECURRENT = 100_000;
  private static final int RECURRENT_WINDOWS = 20_000;

  private ViewLimits() {}

  /**
   * The widest view, in bases. Recurrent networks read each window on its own, so that the number
   * of windows counts; convolutional ones share their work between windows.
   */
  public static int widest(boolean recurrent, int stride) {
    return recurrent ? (int) Math.min(WIDEST_RECURRENT, (long) RECURRENT_WINDOWS * stride) : WIDEST;
  }
}
