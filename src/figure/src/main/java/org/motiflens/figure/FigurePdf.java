package org.motiflens.figure;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import org.motiflens.figure.logo.LetterOutline;

/**
 * A figure as PDF 1.4: vectors on one page of the figure's size, a pixel as 0.75 points. Text of
 * ASCII is text, in Helvetica, which every reader of PDF has (ISO 32000-1, 9.6.2.2); other text is
 * outlines, of the machine's font without serifs. The same figure gives the same bytes on one
 * machine.
 */
public final class FigurePdf {
  private static final double POINTS = 0.75;

  /** Length of a quarter of a circle's handles, for a radius of 1. */
  private static final double QUARTER = 0.5522847498;

  /** Widths of the ASCII signs from the blank on in thousandths, of Adobe's metrics. */
  private static final int[] HELVETICA = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private static final int[] HELVETICA_BOLD = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584
  };

  private final StringBuilder content = new StringBuilder();

  private FigurePdf() {}

  /** A whole file. */
  public static byte[] of(Figure figure) {
    FigurePdf pdf = new FigurePdf();
    pdf.draw(figure);
    return pdf.file(figure);
  }

  // ---- What is on the page ----

  /** Lengths as the figure has them, y downwards; letters of text are turned back. */
  private void draw(Figure figure) {
    operation(
        number(POINTS) + " 0 0 " + number(-POINTS) + " 0 " + number(POINTS * figure.height()),
        "cm");
    operation("1", "w");
    for (Figure.Mark mark : figure.marks()) {
      if (mark instanceof Figure.Box box) {
        draw(box);
      } else if (mark instanceof Figure.Text text) {
        draw(text);
      } else if (mark instanceof Figure.Letter letter) {
        draw(letter);
      } else if (mark instanceof Figure.Line line) {
        operation(colour(line.colour()), "RG");
        operation(point(line.x1(), line.y1()), "m");
        operation(point(line.x2(), line.y2()), "l");
        operation("", "S");
      } else if (mark instanceof Figure.Dot dot) {
        draw(dot);
      }
    }
  }

  private void draw(Figure.Box box) {
    if (colours(box.fill(), box.frame())) {
      operation(point(box.x(), box.y()) + " " + point(box.width(), box.height()), "re");
      operation("", paint(box.fill(), box.frame()));
    }
  }

  private void draw(Figure.Dot dot) {
    if (colours(dot.fill(), dot.frame())) {
      double r = dot.radius();
      double h = QUARTER * r;
      operation(point(dot.x() + r, dot.y()), "m");
      curve(dot, r, h, h, r, 0, r);
      curve(dot, -h, r, -r, h, -r, 0);
      curve(dot, -r, -h, -h, -r, 0, -r);
      curve(dot, h, -r, r, -h, r, 0);
      operation("", "h");
      operation("", paint(dot.fill(), dot.frame()));
    }
  }

  private void curve(Figure.Dot at, double... offsets) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < offsets.length; i += 2) {
      points.add(point(at.x() + offsets[i], at.y() + offsets[i + 1]));
    }
    operation(String.join(" ", points), "c");
  }

  /** Says the colours of what comes next, if it has any. */
  private boolean colours(int fill, int frame) {
    if (fill != Figure.NONE) {
      operation(colour(fill), "rg");
    }
    if (frame != Figure.NONE) {
      operation(colour(frame), "RG");
    }
    return fill != Figure.NONE || frame != Figure.NONE;
  }

  private static String paint(int fill, int frame) {
    return fill == Figure.NONE ? "S" : frame == Figure.NONE ? "f" : "B";
  }

  private void draw(Figure.Letter letter) {
    operation(colour(letter.colour()), "rg");
    LetterOutline.trace(
        letter.base(),
        new LetterOutline.Sink() {
          private String at(double x, double y) {
            return point(letter.x() + x * letter.width(), letter.y() + y * letter.height());
          }

          @Override
          public void moveTo(double x, double y) {
            operation(at(x, y), "m");
          }

          @Override
          public void lineTo(double x, double y) {
            operation(at(x, y), "l");
          }

          @Override
          public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
            operation(at(x1, y1) + " " + at(x2, y2) + " " + at(x, y), "c");
          }

          @Override
          public void close() {
            operation("", "h");
          }
        });
    operation("", "f*");
  }

  private void draw(Figure.Text text) {
    if (text.content().isEmpty()) {
      return;
    }
    operation(colour(text.colour()), "rg");
    if (text.content().chars().allMatch(sign -> sign >= ' ' && sign <= '~')) {
      String letters = text.content().replaceAll("([\\\\()])", "\\\\$1");
      double x = start(text, width(text));
      operation("", "BT");
      operation((text.bold() ? "/B " : "/P ") + number(text.size()), "Tf");
      operation("1 0 0 -1 " + point(x, text.y()), "Tm");
      operation("(" + letters + ")", "Tj");
      operation("", "ET");
    } else {
      outline(text);
    }
  }

  private static double width(Figure.Text text) {
    int[] widths = text.bold() ? HELVETICA_BOLD : HELVETICA;
    return text.size() / 1000 * text.content().chars().map(sign -> widths[sign - ' ']).sum();
  }

  private static double start(Figure.Text text, double width) {
    return switch (text.anchor()) {
      case START -> text.x();
      case MIDDLE -> text.x() - width / 2;
      case END -> text.x() - width;
    };
  }

  private void outline(Figure.Text text) {
    Font font =
        new Font(Font.SANS_SERIF, text.bold() ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) text.size());
    GlyphVector glyphs =
        font.createGlyphVector(
            new FontRenderContext(new AffineTransform(), true, true), text.content());
    Rectangle2D bounds = glyphs.getLogicalBounds();
    Shape shape = glyphs.getOutline((float) start(text, bounds.getWidth()), (float) text.y());
    double[] at = new double[6];
    double fromX = 0;
    double fromY = 0;
    PathIterator path = shape.getPathIterator(null);
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> operation(point(at[0], at[1]), "m");
        case PathIterator.SEG_LINETO -> operation(point(at[0], at[1]), "l");
        case PathIterator.SEG_QUADTO -> {
          // PDF has no curves of second degree; this one of third degree is the same.
          String first = point(fromX + (at[0] - fromX) * 2 / 3, fromY + (at[1] - fromY) * 2 / 3);
          String second = point(at[2] + (at[0] - at[2]) * 2 / 3, at[3] + (at[1] - at[3]) * 2 / 3);
          operation(first + " " + second + " " + point(at[2], at[3]), "c");
          at[0] = at[2];
          at[1] = at[3];
        }
        case PathIterator.SEG_CUBICTO -> {
          operation(
              point(at[0], at[1]) + " " + point(at[2], at[3]) + " " + point(at[4], at[5]), "c");
          at[0] = at[4];
          at[1] = at[5];
        }
        default -> operation("", "h");
      }
      fromX = at[0];
      fromY = at[1];
    }
    operation("", path.getWindingRule() == PathIterator.WIND_EVEN_ODD ? "f*" : "f");
  }

  private void operation(String operands, String operator) {
    content.append(operands).append(operands.isEmpty() ? "" : " ").append(operator).append('\n');
  }

  private static String point(double x, double y) {
    return number(x) + " " + number(y);
  }

  private static String colour(int rgb) {
    return number((rgb >> 16 & 255) / 255.0)
        + " "
        + number((rgb >> 8 & 255) / 255.0)
        + " "
        + number((rgb & 255) / 255.0);
  }

  /** At most three decimals, none that is not needed. */
  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  // ---- The file around it ----

  private byte[] file(Figure figure) {
    byte[] stream = deflated(content.toString().getBytes(StandardCharsets.US_ASCII));
    List<byte[]> objects = new ArrayList<>();
    objects.add(ascii("<< /Type /Catalog /Pages 2 0 R >>"));
    objects.add(ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
    objects.add(
        ascii(
            String.format(
                Locale.ROOT,
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s %s] /Contents 4 0 R"
                    + " /Resources << /Font << /P 5 0 R /B 6 0 R >> >> >>",
                number(POINTS * figure.width()),
                number(POINTS * figure.height()))));
    objects.add(
        joined(
            ascii("<< /Length " + stream.length + " /Filter /FlateDecode >>\nstream\n"),
            stream,
            ascii("\nendstream")));
    for (String font : List.of("Helvetica", "Helvetica-Bold")) {
      objects.add(
          ascii(
              "<< /Type /Font /Subtype /Type1 /BaseFont /"
                  + font
                  + " /Encoding /WinAnsiEncoding >>"));
    }
    objects.add(
        ascii(
            "<< /Title "
                + text(figure.title())
                + " /Subject "
                + text(figure.description())
                + " >>"));
    return file(objects);
  }

  private static byte[] file(List<byte[]> objects) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(ascii("%PDF-1.4\n%"));
    // Says to programs that move files that this is no text.
    file.writeBytes(new byte[] {(byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
    StringBuilder index = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      index.append(String.format(Locale.ROOT, "%010d 00000 n \n", file.size()));
      file.writeBytes(joined(ascii((i + 1) + " 0 obj\n"), objects.get(i), ascii("\nendobj\n")));
    }
    int start = file.size();
    int count = objects.size() + 1;
    file.writeBytes(
        ascii(
            "xref\n0 "
                + count
                + "\n"
                + index
                + "trailer\n<< /Size "
                + count
                + " /Root 1 0 R /Info "
                + objects.size()
                + " 0 R >>\nstartxref\n"
                + start
                + "\n%%EOF\n"));
    return file.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Any sign: as UTF-16, which a mark at its beginning says. */
  private static String text(String any) {
    return "<FEFF"
        + HexFormat.of().withUpperCase().formatHex(any.getBytes(StandardCharsets.UTF_16BE))
        + ">";
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
