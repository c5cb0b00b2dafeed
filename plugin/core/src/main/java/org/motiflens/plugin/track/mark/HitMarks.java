package org.motiflens.plugin.track.mark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.util.List;
import java.util.Locale;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.track.Marks;

/**
 * Arrows in pink: those of the forward strand above, those of the reverse strand below, the
 * stronger the less likely by chance.
 *
 * @param hits that are visible
 * @param greatestP p-value of the least hit that is shown
 */
record HitMarks(List<MotifHit> hits, double greatestP) implements Marks {
  private static final Color WEAK = new Color(255, 190, 215);
  private static final Color STRONG = new Color(205, 0, 100);
  static final Color EDGE = new Color(150, 0, 75);

  /** Hits with a p-value down to this are drawn in full colour. */
  private static final double STRONGEST_P = 1e-8;

  HitMarks {
    hits = List.copyOf(hits);
  }

  @Override
  public void paint(Graphics2D g, Viewport view) {
    Rectangle area = view.area();
    int row = area.height / 2;
    for (MotifHit hit : hits) {
      int left = (int) Math.round(view.x(hit.locus().start()));
      int width = Math.max(2, (int) Math.round(view.x(hit.locus().end())) - left);
      int top = area.y + (hit.reverse() ? row + 1 : 0);
      arrow(g, hit, left, top, width, row - 2);
    }
  }

  private void arrow(Graphics2D g, MotifHit hit, int left, int top, int width, int height) {
    g.setColor(shade(hit.pValue(), greatestP));
    if (width < 8) {
      g.fillRect(left, top, width, height);
      return;
    }
    Polygon outline = arrow(hit.reverse(), left, top, width, height);
    g.fill(outline);
    g.setColor(EDGE);
    g.draw(outline);
    String text = String.format(Locale.ROOT, "p = %.1e", hit.pValue());
    int textWidth = g.getFontMetrics().stringWidth(text);
    if (textWidth + 2 * head(width, height) + 4 < width && height >= 10) {
      g.setColor(onShade(hit.pValue(), greatestP));
      g.drawString(text, left + (width - textWidth) / 2, top + height / 2 + 4);
    }
  }

  private static int head(int width, int height) {
    return Math.min(height / 2, width / 3);
  }

  /** An arrow to the right, or of the reverse strand to the left. */
  static Polygon arrow(boolean reverse, int left, int top, int width, int height) {
    int head = head(width, height);
    int right = left + width;
    return reverse
        ? new Polygon(
            new int[] {left, left + head, right - 1, right - 1, left + head},
            new int[] {top + height / 2, top, top, top + height, top + height},
            5)
        : new Polygon(
            new int[] {left, right - 1 - head, right - 1, right - 1 - head, left},
            new int[] {top, top, top + height / 2, top + height, top + height},
            5);
  }

  /**
   * The colour of a hit.
   *
   * @param greatestP p-value of the least hit that is shown
   */
  static Color shade(double pValue, double greatestP) {
    double t = strength(pValue, greatestP);
    return new Color(
        (int) Math.round(WEAK.getRed() + t * (STRONG.getRed() - WEAK.getRed())),
        (int) Math.round(WEAK.getGreen() + t * (STRONG.getGreen() - WEAK.getGreen())),
        (int) Math.round(WEAK.getBlue() + t * (STRONG.getBlue() - WEAK.getBlue())));
  }

  /** The colour of letters on {@link #shade}. */
  static Color onShade(double pValue, double greatestP) {
    return strength(pValue, greatestP) > 0.5 ? Color.WHITE : Color.BLACK;
  }

  private static double strength(double pValue, double greatestP) {
    double range = Math.log(greatestP) - Math.log(STRONGEST_P);
    double strength = range <= 0 ? 1 : (Math.log(greatestP) - Math.log(pValue)) / range;
    return Math.max(0, Math.min(1, strength));
  }
}
