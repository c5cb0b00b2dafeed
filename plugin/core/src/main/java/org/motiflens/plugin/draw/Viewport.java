package org.motiflens.plugin.draw;

import java.awt.Rectangle;

/**
 * Where bases lie on the screen.
 *
 * @param area of the track, in pixels
 * @param origin 0-based position at the left edge; not a whole number while the view scrolls
 * @param basesPerPixel above 0
 */
public record Viewport(Rectangle area, double origin, double basesPerPixel) {
  public double pixelsPerBase() {
    return 1 / basesPerPixel;
  }

  /** Left edge of a base. */
  public double x(double position) {
    return area.x + (position - origin) / basesPerPixel;
  }

  /** The position at a pixel column's left edge. */
  public double position(double x) {
    return origin + (x - area.x) * basesPerPixel;
  }
}
