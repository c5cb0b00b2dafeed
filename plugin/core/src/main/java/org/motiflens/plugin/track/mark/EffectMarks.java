package org.motiflens.plugin.track.mark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.track.Marks;

/**
 * A bar at each allele: up in red where the alternative allele speaks for binding, down in blue
 * where it speaks against; a grey tick where an allele was refused.
 *
 * @param bars that are visible
 * @param greatest the largest magnitude, which gets the full height
 */
record EffectMarks(List<Bar> bars, double greatest) implements Marks {
  private static final Color UP = new Color(178, 24, 43);
  private static final Color DOWN = new Color(33, 102, 172);
  private static final Color REFUSED = new Color(150, 150, 150);
  private static final int WIDEST_BAR = 7;

  /**
   * One allele.
   *
   * @param position 0-based
   * @param delta Δ logit; NaN where it was refused or is not computed yet
   */
  record Bar(int position, double delta) {}

  EffectMarks {
    bars = List.copyOf(bars);
  }

  @Override
  public void paint(Graphics2D g, Viewport view) {
    Rectangle area = view.area();
    int line = area.y + area.height / 2;
    int half = area.height / 2 - 2;
    g.setColor(REFUSED);
    g.drawLine(area.x, line, area.x + area.width, line);
    int width = (int) Math.max(1, Math.min(WIDEST_BAR, view.pixelsPerBase()));
    for (Bar bar : bars) {
      int x = (int) Math.round(view.x(bar.position() + 0.5)) - width / 2;
      if (Double.isNaN(bar.delta())) {
        g.setColor(REFUSED);
        g.fillRect(x, line - 3, width, 7);
        continue;
      }
      int height =
          greatest == 0
              ? 0
              : (int) Math.max(1, Math.round(half * Math.abs(bar.delta()) / greatest));
      g.setColor(bar.delta() >= 0 ? UP : DOWN);
      g.fillRect(x, bar.delta() >= 0 ? line - height : line + 1, width, height);
    }
  }
}
