package org.motiflens.figure;

import com.google.common.xml.XmlEscapers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;
import org.motiflens.figure.logo.LetterOutline;
import org.motiflens.genome.Shown;
import org.motiflens.genome.sequence.Bases;

/**
 * A figure as SVG 1.1. Bases are outlines, so that they look the same everywhere; what is to be
 * read in a box is its title, which programs show when a person points at it. The same figure gives
 * the same bytes.
 */
public final class FigureSvg {
  private FigureSvg() {}

  /** A whole file. */
  public static String of(Figure figure) {
    StringBuilder svg = new StringBuilder();
    svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    append(figure, false, svg);
    return svg.toString();
  }

  /** The element alone, with the cells' texts as data for the page around it. */
  public static String inPage(Figure figure) {
    StringBuilder svg = new StringBuilder();
    append(figure, true, svg);
    return svg.toString();
  }

  private static void append(Figure figure, boolean page, StringBuilder svg) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " version=\"1.1\" width=\"%1$s\" height=\"%2$s\" viewBox=\"0 0 %1$s %2$s\""
                + " font-family=\"Helvetica, Arial, sans-serif\">\n",
            number(figure.width()),
            number(figure.height())));
    svg.append("<title>").append(escaped(figure.title())).append("</title>\n");
    svg.append("<desc>").append(escaped(figure.description())).append("</desc>\n<defs>\n");
    for (int base = 0; base < Bases.COUNT; base++) {
      svg.append("<path id=\"letter")
          .append(Bases.letter(base))
          .append("\" fill-rule=\"evenodd\" d=\"")
          .append(LetterOutline.svgPath(base))
          .append("\"/>\n");
    }
    svg.append("</defs>\n");
    for (Figure.Mark mark : figure.marks()) {
      if (mark instanceof Figure.Box box) {
        box(box, page, svg);
      } else if (mark instanceof Figure.Text text) {
        text(text, svg);
      } else if (mark instanceof Figure.Letter letter) {
        letter(letter, svg);
      } else if (mark instanceof Figure.Line line) {
        line(line, svg);
      } else if (mark instanceof Figure.Dot dot) {
        dot(dot, svg);
      }
    }
    svg.append("</svg>\n");
  }

  private static void box(Figure.Box box, boolean page, StringBuilder svg) {
    svg.append("<rect");
    attribute("x", number(box.x()), svg);
    attribute("y", number(box.y()), svg);
    attribute("width", number(box.width()), svg);
    attribute("height", number(box.height()), svg);
    attribute("fill", box.fill() == Figure.NONE ? "none" : colour(box.fill()), svg);
    if (box.frame() != Figure.NONE) {
      attribute("stroke", colour(box.frame()), svg);
    }
    if (box.cell().isEmpty()) {
      svg.append("/>\n");
      return;
    }
    attribute("pointer-events", "all", svg);
    Figure.Cell cell = box.cell().get();
    if (page) {
      attribute("data-row", String.valueOf(cell.row()), svg);
      attribute("data-column", String.valueOf(cell.column()), svg);
      attribute(
          "data-text", XmlEscapers.xmlAttributeEscaper().escape(Shown.plain(cell.text())), svg);
      svg.append("/>\n");
    } else {
      svg.append("><title>").append(escaped(cell.text())).append("</title></rect>\n");
    }
  }

  private static void text(Figure.Text text, StringBuilder svg) {
    svg.append("<text");
    attribute("x", number(text.x()), svg);
    attribute("y", number(text.y()), svg);
    attribute("font-size", number(text.size()), svg);
    attribute("fill", colour(text.colour()), svg);
    if (text.bold()) {
      attribute("font-weight", "bold", svg);
    }
    if (text.anchor() != Figure.Anchor.START) {
      attribute("text-anchor", text.anchor() == Figure.Anchor.MIDDLE ? "middle" : "end", svg);
    }
    svg.append('>').append(escaped(text.content())).append("</text>\n");
  }

  private static void letter(Figure.Letter letter, StringBuilder svg) {
    svg.append("<use xlink:href=\"#letter").append(Bases.letter(letter.base())).append('"');
    attribute("fill", colour(letter.colour()), svg);
    attribute(
        "transform",
        "translate("
            + number(letter.x())
            + " "
            + number(letter.y())
            + ") scale("
            + number(letter.width())
            + " "
            + number(letter.height())
            + ")",
        svg);
    svg.append("/>\n");
  }

  private static void line(Figure.Line line, StringBuilder svg) {
    svg.append("<line");
    attribute("x1", number(line.x1()), svg);
    attribute("y1", number(line.y1()), svg);
    attribute("x2", number(line.x2()), svg);
    attribute("y2", number(line.y2()), svg);
    attribute("stroke", colour(line.colour()), svg);
    svg.append("/>\n");
  }

  private static void dot(Figure.Dot dot, StringBuilder svg) {
    svg.append("<circle");
    attribute("cx", number(dot.x()), svg);
    attribute("cy", number(dot.y()), svg);
    attribute("r", number(dot.radius()), svg);
    attribute("fill", dot.fill() == Figure.NONE ? "none" : colour(dot.fill()), svg);
    if (dot.frame() != Figure.NONE) {
      attribute("stroke", colour(dot.frame()), svg);
    }
    attribute("pointer-events", "all", svg);
    svg.append("><title>").append(escaped(dot.text())).append("</title></circle>\n");
  }

  private static void attribute(String name, String value, StringBuilder svg) {
    svg.append(' ').append(name).append("=\"").append(value).append('"');
  }

  private static String colour(int rgb) {
    return String.format(Locale.ROOT, "#%06X", rgb);
  }

  private static String escaped(String text) {
    return XmlEscapers.xmlContentEscaper()
        .escape(text.lines().map(Shown::plain).collect(Collectors.joining("\n")));
  }

  /** At most three decimals, none that is not needed. */
  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
