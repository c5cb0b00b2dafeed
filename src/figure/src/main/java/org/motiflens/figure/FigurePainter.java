package org.motiflens.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.motiflens.figure.logo.LetterOutline;
import org.motiflens.genome.sequence.Bases;

/**
 * Paints a figure on any surface of Java 2D: a screen, an image, a page. The origin of the surface
 * is the figure's upper left corner; scale the surface before to scale the figure. Stateless and
 * safe for use by many threads, each with a surface of its own.
 */
public final class FigurePainter {
  private static final List<Path2D> LETTERS =
      IntStream.range(0, Bases.COUNT).mapToObj(FigurePainter::outline).toList();

  private FigurePainter() {}

  /** Paints a figure; the surface keeps its settings. */
  public static void paint(Figure figure, Graphics2D surface) {
    Graphics2D g = (Graphics2D) surface.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setStroke(new BasicStroke(1));
    for (Figure.Mark mark : figure.marks()) {
      if (mark instanceof Figure.Box box) {
        paint(box, g);
      } else if (mark instanceof Figure.Text text) {
        paint(text, g);
      } else if (mark instanceof Figure.Letter letter) {
        paint(letter, g);
      } else if (mark instanceof Figure.Line line) {
        g.setColor(new Color(line.colour()));
        g.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
      } else if (mark instanceof Figure.Dot dot) {
        paint(dot, g);
      }
    }
    g.dispose();
  }

  private static void paint(Figure.Box box, Graphics2D g) {
    Rectangle2D shape = new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    if (box.fill() != Figure.NONE) {
      // Smoothed edges of neighbouring cells would let the ground shine through.
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      g.setColor(new Color(box.fill()));
      g.fill(shape);
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }
    if (box.frame() != Figure.NONE) {
      g.setColor(new Color(box.frame()));
      g.draw(shape);
    }
  }

  private static void paint(Figure.Dot dot, Graphics2D g) {
    double width = 2 * dot.radius();
    Ellipse2D shape =
        new Ellipse2D.Double(dot.x() - dot.radius(), dot.y() - dot.radius(), width, width);
    if (dot.fill() != Figure.NONE) {
      g.setColor(new Color(dot.fill()));
      g.fill(shape);
    }
    if (dot.frame() != Figure.NONE) {
      g.setColor(new Color(dot.frame()));
      g.draw(shape);
    }
  }

  private static void paint(Figure.Text text, Graphics2D g) {
    Font font =
        new Font(Font.SANS_SERIF, text.bold() ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) text.size());
    g.setFont(font);
    g.setColor(new Color(text.colour()));
    double width = g.getFontMetrics().getStringBounds(text.content(), g).getWidth();
    double x =
        switch (text.anchor()) {
          case START -> text.x();
          case MIDDLE -> text.x() - width / 2;
          case END -> text.x() - width;
        };
    g.drawString(text.content(), (float) x, (float) text.y());
  }

  private static void paint(Figure.Letter letter, Graphics2D g) {
    AffineTransform place = AffineTransform.getTranslateInstance(letter.x(), letter.y());
    place.scale(letter.width(), letter.height());
    g.setColor(new Color(letter.colour()));
    g.fill(LETTERS.get(letter.base()).createTransformedShape(place));
  }

  private static Path2D outline(int base) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    LetterOutline.trace(
        base,
        new LetterOutline.Sink() {
          @Override
          public void moveTo(double x, double y) {
            path.moveTo(x, y);
          }

          @Override
          public void lineTo(double x, double y) {
            path.lineTo(x, y);
          }

          @Override
          public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
            path.curveTo(x1, y1, x2, y2, x, y);
          }

          @Override
          public void close() {
            path.closePath();
          }
        });
    return path;
  }
}
