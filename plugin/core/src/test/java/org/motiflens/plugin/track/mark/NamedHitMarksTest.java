package org.motiflens.plugin.track.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.motif.scan.MotifSweep;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.Viewport;

/** In which row a hit of many motifs is drawn, and what becomes of those without one. */
class NamedHitMarksTest {
  private static final int HEIGHT = 3 * 14 + 4;

  private final BufferedImage image = new BufferedImage(1000, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D g = image.createGraphics();
  private final Viewport view = new Viewport(new Rectangle(0, 0, 1000, HEIGHT), 0, 1);

  private FontMetrics metrics() {
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
    return g.getFontMetrics();
  }

  private static MotifSweep.Hit hit(String name, int start, int length, double p) {
    MotifMatrix motif = MotifMatrix.ofCounts(name, name, new double[][] {{1, 1, 1, 1}});
    return new MotifSweep.Hit(
        motif, new MotifHit(new Locus("chr1", start, start + length), false, 10, p));
  }

  private static NamedHitMarks marks(MotifSweep.Hit... hits) {
    return new NamedHitMarks(List.of(hits), 1e-4, Ink.on(Color.WHITE));
  }

  private List<String> rows(NamedHitMarks marks) {
    return marks.placed(view, metrics()).stream()
        .map(placed -> placed.hit().name() + " " + placed.row())
        .toList();
  }

  @Test
  void theLeastLikelyOfThoseOnOnePlaceIsOnTop() {
    assertEquals(
        List.of("BEST 0", "SECOND 1", "THIRD 2"),
        rows(
            marks(
                hit("THIRD", 100, 10, 1e-5),
                hit("BEST", 104, 10, 1e-8),
                hit("SECOND", 98, 10, 1e-6))));
  }

  @Test
  void aNameTakesRoomAsItsBarDoes() {
    assertEquals(
        List.of("LONGNAME 0", "NEXT 1", "FAR 0"),
        rows(
            marks(
                hit("LONGNAME", 100, 10, 1e-8),
                hit("NEXT", 120, 10, 1e-7),
                hit("FAR", 300, 10, 1e-6))));
  }

  @Test
  void nothingThatIsDrawnLiesOnAnother() {
    MotifSweep.Hit[] hits = new MotifSweep.Hit[200];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = hit("M" + i % 17, (i * 37) % 990, 6 + i % 9, 1e-8 * (1 + i));
    }
    List<NamedHitMarks.Placed> placed = marks(hits).placed(view, metrics());
    assertEquals(hits.length, placed.size());
    for (NamedHitMarks.Placed one : placed) {
      for (NamedHitMarks.Placed other : placed) {
        if (!one.equals(other) && one.isDrawn() && one.row() == other.row()) {
          assertFalse(
              one.left() < other.left() + other.width() && other.left() < one.left() + one.width());
        }
      }
    }
  }

  @Test
  void aHitWithoutARowIsATickAtTheFoot() {
    NamedHitMarks marks =
        marks(
            hit("A", 100, 10, 1e-8),
            hit("B", 100, 10, 1e-7),
            hit("C", 100, 10, 1e-6),
            hit("D", 100, 10, 1e-5));
    assertEquals(List.of("A 0", "B 1", "C 2", "D -1"), rows(marks));
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 1000, HEIGHT);
    marks.paint(g, view);
    assertEquals(HitMarks.shade(1e-5, 1e-4).getRGB(), image.getRGB(105, HEIGHT - 2));
    assertEquals(Color.WHITE.getRGB(), image.getRGB(115, HEIGHT - 2));
    assertTrue(HitMarks.shade(1e-8, 1e-4).getRGB() == image.getRGB(103, 6));
  }
}
