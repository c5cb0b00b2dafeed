package org.motiflens.plugin.track.learnt;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import org.motiflens.explain.instance.Instance;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.track.Marks;

/**
 * Bars under the names of what they resemble, green where the stretch speaks for binding, orange
 * where against it; its bases in the bar where there is room. A name that would lie on another is
 * left out.
 *
 * @param instances that are visible, from left to right
 * @param ink of the names
 */
record InstanceMarks(List<Instance> instances, Ink ink) implements Marks {
  private static final Color FOR = new Color(0, 122, 94);
  private static final Color AGAINST = new Color(200, 95, 0);
  private static final int BAR = 14;
  private static final int NAME_ROW = 12;
  private static final double LETTERS_FROM = 7;

  InstanceMarks {
    instances = List.copyOf(instances);
  }

  @Override
  public void paint(Graphics2D g, Viewport view) {
    Rectangle area = view.area();
    int bar = Math.min(BAR, Math.max(4, area.height / 2));
    int top = area.y + area.height - bar - 1;
    int rows = Math.max(0, Math.min(2, (area.height - bar - 2) / NAME_ROW));
    int[] taken = new int[rows];
    Arrays.fill(taken, Integer.MIN_VALUE);
    FontMetrics metrics = g.getFontMetrics();
    for (Instance instance : instances) {
      int left = (int) Math.round(view.x(instance.locus().start()));
      int width = Math.max(2, (int) Math.round(view.x(instance.locus().end())) - left);
      Color colour = instance.seqlet().sum() > 0 ? FOR : AGAINST;
      boolean named = instance.named().isPresent();
      g.setColor(named ? colour : faded(colour));
      g.fillRect(left, top, width, bar);
      letters(g, view, instance, top, bar);
      String name = named ? instance.name() + (instance.strand().equals("-") ? " ←" : " →") : "?";
      int length = metrics.stringWidth(name);
      int from = Math.max(area.x + 2, left + (width - length) / 2);
      for (int row = 0; row < rows; row++) {
        if (from > taken[row]) {
          taken[row] = from + length + 4;
          g.setColor(named ? ink.text() : ink.faint());
          g.drawString(name, from, top - 3 - row * NAME_ROW);
          break;
        }
      }
    }
  }

  private static Color faded(Color colour) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 110);
  }

  private static void letters(Graphics2D g, Viewport view, Instance instance, int top, int bar) {
    if (view.pixelsPerBase() < LETTERS_FROM || bar < BAR) {
      return;
    }
    Font before = g.getFont();
    g.setFont(before.deriveFont(Font.BOLD));
    g.setColor(Color.WHITE);
    for (int i = 0; i < instance.bases().length(); i++) {
      String letter = instance.bases().substring(i, i + 1);
      double middle = view.x(instance.locus().start() + i + 0.5);
      int x = (int) Math.round(middle - g.getFontMetrics().stringWidth(letter) / 2.0);
      g.drawString(letter, x, top + bar - 3);
    }
    g.setFont(before);
  }
}
