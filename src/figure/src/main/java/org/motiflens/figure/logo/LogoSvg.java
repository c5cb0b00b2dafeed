package org.motiflens.figure.logo;

import com.google.common.xml.XmlEscapers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.motiflens.genome.Shown;
import org.motiflens.genome.sequence.Bases;

/**
 * Logos as SVG 1.1: letters as outlines, so that they look the same everywhere; a scale on the
 * left, positions below, a title above. The same logo gives the same bytes.
 *
 * @param palette colours of the letters
 * @param unit what the heights are, for the scale: {@code bits} or {@code probability}
 * @param title above the logo; empty for none
 * @param description for programs that read the picture out, and for where it came from; may be
 *     empty
 */
public record LogoSvg(LogoPalette palette, String unit, String title, String description) {
  private static final int COLUMN = 24;
  private static final int HEIGHT = 120;
  private static final int LEFT = 48;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int TITLE = 22;
  private static final int BOTTOM = 24;

  /** The picture of a logo, as a whole file. */
  public String draw(LogoLayout logo) {
    int top = TOP + (title.isEmpty() ? 0 : TITLE);
    int width = LEFT + logo.columns() * COLUMN + RIGHT;
    int height = top + HEIGHT + BOTTOM;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " version=\"1.1\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\">\n",
            width,
            height));
    element(svg, "title", title);
    element(svg, "desc", description);
    svg.append("<defs>\n");
    for (int base = 0; base < Bases.COUNT; base++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<path id=\"%c\" fill=\"#%06X\" fill-rule=\"evenodd\" d=\"%s\"/>\n",
              Bases.letter(base),
              palette.rgb(base),
              LetterOutline.svgPath(base)));
    }
    svg.append("</defs>\n");
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n");
    if (!title.isEmpty()) {
      text(svg, LEFT, TOP + 8, "start", 14, title);
    }
    scale(svg, logo.maximum(), top);
    for (int column = 0; column < logo.columns(); column++) {
      double x = LEFT + (column + 0.5) * COLUMN;
      text(svg, x, top + HEIGHT + 16, "middle", 11, String.valueOf(column + 1));
    }
    double unitHeight = HEIGHT / logo.maximum();
    for (LogoLayout.Letter letter : logo.letters()) {
      double letterHeight = (letter.top() - letter.bottom()) * unitHeight;
      double y = top + HEIGHT - letter.top() * unitHeight;
      // A thousandth of a pixel cannot be seen.
      if (letterHeight >= 0.001) {
        svg.append("<use xlink:href=\"#")
            .append(Bases.letter(letter.base()))
            .append("\" transform=\"translate(")
            .append(number(LEFT + letter.column() * COLUMN + 0.5))
            .append(' ')
            .append(number(y))
            .append(") scale(")
            .append(COLUMN - 1)
            .append(' ')
            .append(number(letterHeight))
            .append(")\"/>\n");
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private void scale(StringBuilder svg, double maximum, int top) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<path d=\"M%1$d %2$dV%3$d\" stroke=\"#000000\" fill=\"none\"/>\n",
            LEFT - 4,
            top,
            top + HEIGHT));
    double step = maximum > 1 ? 1 : 0.5;
    for (double value = 0; value <= maximum + 1e-9; value += step) {
      double y = top + HEIGHT * (1 - value / maximum);
      svg.append("<path d=\"M")
          .append(LEFT - 9)
          .append(' ')
          .append(number(y))
          .append("H")
          .append(LEFT - 4)
          .append("\" stroke=\"#000000\" fill=\"none\"/>\n");
      text(svg, LEFT - 12, y + 4, "end", 11, number(value));
    }
    double middle = top + HEIGHT / 2.0;
    svg.append("<g transform=\"rotate(-90 12 ").append(number(middle)).append(")\">");
    text(svg, 12, middle, "middle", 11, unit);
    svg.append("</g>\n");
  }

  private static void element(StringBuilder svg, String name, String content) {
    if (!content.isEmpty()) {
      svg.append('<')
          .append(name)
          .append('>')
          .append(escaped(content))
          .append("</")
          .append(name)
          .append(">\n");
    }
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, int size, String content) {
    svg.append("<text x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" text-anchor=\"")
        .append(anchor)
        .append("\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"")
        .append(size)
        .append("\">")
        .append(escaped(content))
        .append("</text>\n");
  }

  private static String escaped(String text) {
    return XmlEscapers.xmlContentEscaper().escape(Shown.plain(text));
  }

  /** At most four decimals, none that is not needed. */
  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
