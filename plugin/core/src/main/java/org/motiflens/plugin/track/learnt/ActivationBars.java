package org.motiflens.plugin.track.learnt;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import org.motiflens.explain.resolve.FeatureActivations.Columns;
import org.motiflens.plugin.draw.Viewport;

/**
 * Bars as tall as activations, one a column in the middle of what it sees; the half of the largest
 * and more in full colour.
 */
final class ActivationBars {
  private static final Color WEAK = new Color(150, 175, 215);
  private static final Color STRONG = new Color(35, 85, 165);

  private ActivationBars() {}

  /** Where the bar of a column begins: as wide as a step, in the middle of the column's bases. */
  static double left(Columns columns, int column) {
    return columns.firstBase(column) + (columns.span() - columns.step()) / 2.0;
  }

  static void paint(Graphics2D g, Viewport view, Columns columns, float largest) {
    Rectangle area = view.area();
    if (largest <= 0) {
      return;
    }
    for (int i = 0; i < columns.values().length; i++) {
      float value = columns.values()[i];
      int left = (int) Math.floor(view.x(left(columns, i)));
      int right = (int) Math.ceil(view.x(left(columns, i + 1)));
      if (!(value > 0) || right < area.x || left > area.x + area.width) {
        continue;
      }
      int height = Math.max(1, Math.round(Math.min(1, value / largest) * (area.height - 2)));
      g.setColor(value >= largest / 2 ? STRONG : WEAK);
      g.fillRect(left, area.y + area.height - height, Math.max(1, right - left - 1), height);
    }
  }
}
