package org.motiflens.plugin.draw;

import java.awt.Color;

/**
 * The colours of text and lines that are read against a track's background.
 *
 * @param text of names and sentences
 * @param faint of remarks and labels
 * @param line of axes and frames
 * @param ground under labels that lie on values: the background, not quite opaque
 * @param noValue where a base has no value
 */
public record Ink(Color text, Color faint, Color line, Color ground, Color noValue) {
  private static final int GROUND_OPACITY = 205;
  private static final double MIDDLE = 128;

  /** Dark ink on a light background, light ink on a dark one. */
  public static Ink on(Color background) {
    double brightness =
        0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue();
    Color ground =
        new Color(background.getRed(), background.getGreen(), background.getBlue(), GROUND_OPACITY);
    return brightness >= MIDDLE
        ? new Ink(grey(20), grey(80), grey(170), ground, grey(238))
        : new Ink(grey(235), grey(185), grey(110), ground, grey(60));
  }

  private static Color grey(int level) {
    return new Color(level, level, level);
  }
}
