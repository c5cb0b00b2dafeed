package org.motiflens.plugin.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.sequence.Bases;

/**
 * Outlines of the letters A, C, G, T and N, each stretched to the unit square, so that a letter is
 * drawn by one scaling. Immutable.
 */
public final class LetterGlyphs {
  private final List<Shape> outlines;

  private LetterGlyphs(List<Shape> outlines) {
    this.outlines = outlines;
  }

  /** The letters of the platform's bold sans-serif font. */
  public static LetterGlyphs sansSerif() {
    Font font = new Font(Font.SANS_SERIF, Font.BOLD, 100);
    FontRenderContext context = new FontRenderContext(null, true, true);
    List<Shape> outlines = new ArrayList<>();
    for (char letter : Bases.LETTERS.toCharArray()) {
      Shape outline = font.createGlyphVector(context, new char[] {letter}).getGlyphOutline(0);
      Rectangle2D bounds = outline.getBounds2D();
      AffineTransform toUnit = new AffineTransform();
      toUnit.scale(1 / bounds.getWidth(), 1 / bounds.getHeight());
      toUnit.translate(-bounds.getX(), -bounds.getY());
      outlines.add(new Path2D.Double(outline, toUnit));
    }
    return new LetterGlyphs(List.copyOf(outlines));
  }

  /** The outline of a base's letter in [0, 1] x [0, 1], y growing downwards. */
  public Shape outline(int code) {
    return outlines.get(code);
  }

  /**
   * Fills a letter so that it takes exactly the given box, in the current colour.
   *
   * @param upsideDown turned by a flip of top and bottom, never of left and right
   */
  public void fill(
      Graphics2D g, int code, double x, double y, double width, double height, boolean upsideDown) {
    AffineTransform toBox =
        upsideDown
            ? new AffineTransform(width, 0, 0, -height, x, y + height)
            : new AffineTransform(width, 0, 0, height, x, y);
    g.fill(toBox.createTransformedShape(outlines.get(code)));
  }
}
