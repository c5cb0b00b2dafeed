package org.motiflens.plugin.track;

import java.awt.Graphics2D;
import org.motiflens.plugin.draw.Viewport;

/** Marks that are visible, ready to be drawn. Immutable. */
@FunctionalInterface
public interface Marks {
  /**
   * Draws the marks.
   *
   * @param view where bases lie; its area is that of the marks
   */
  void paint(Graphics2D g, Viewport view);
}
