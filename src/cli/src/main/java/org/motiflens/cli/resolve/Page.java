package org.motiflens.cli.resolve;

import com.google.common.html.HtmlEscapers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.motiflens.figure.Figure;
import org.motiflens.figure.FigureSvg;
import org.motiflens.figure.logo.LogoLayout;
import org.motiflens.figure.logo.LogoPalette;
import org.motiflens.figure.logo.LogoSvg;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.Shown;
import org.motiflens.motif.MotifMatrix;

/** A report of one page that needs no other file. */
final class Page {
  private static final String STYLE =
      "body{font-family:Helvetica,Arial,sans-serif;margin:2em;color:#222}"
          + "table{border-collapse:collapse;margin:1em 0}"
          + "td,th{border-bottom:1px solid #ddd;padding:.25em .6em;text-align:left;font-size:.9em}"
          + "th{background:#f4f4f4}td.n{text-align:right;font-variant-numeric:tabular-nums}"
          + "img{height:60px}p.note{color:#555;max-width:60em}";

  private final StringBuilder body = new StringBuilder();
  private final String title;

  Page(String title) {
    this.title = title;
    body.append("<h1>").append(escaped(title)).append("</h1>\n");
  }

  static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(Shown.plain(text));
  }

  /** A number with four digits, or a dash. */
  static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4g", value);
  }

  void heading(String text) {
    body.append("<h2>").append(escaped(text)).append("</h2>\n");
  }

  void paragraph(String text) {
    body.append("<p class=\"note\">").append(escaped(text)).append("</p>\n");
  }

  /** A picture; what there is to read in it shows when a person points at it. */
  void figure(Figure figure) {
    String svg = FigureSvg.of(figure);
    body.append(svg.substring(svg.indexOf("<svg"))).append('\n');
  }

  void beginTable(List<String> columns) {
    body.append("<table><tr>");
    columns.forEach(column -> body.append("<th>").append(escaped(column)).append("</th>"));
    body.append("</tr>\n");
  }

  /** Cells of which those that begin with {@code <img} are HTML. */
  void row(List<String> cells) {
    body.append("<tr>");
    for (String cell : cells) {
      boolean html = cell.startsWith("<img");
      body.append("<td>").append(html ? cell : escaped(cell)).append("</td>");
    }
    body.append("</tr>\n");
  }

  void endTable() {
    body.append("</table>\n");
  }

  /** A logo as an image of its own, so that several can stand on one page. */
  static String logo(MotifMatrix matrix) {
    String svg =
        new LogoSvg(LogoPalette.WEBLOGO, "bits", "", matrix.consensus())
            .draw(LogoLayout.bits(matrix));
    return "<img alt=\""
        + matrix.consensus()
        + "\" src=\"data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8))
        + "\">";
  }

  /** The whole page, with where it came from. */
  String html(Provenance provenance) {
    StringBuilder origin = new StringBuilder();
    provenance
        .entries()
        .forEach(
            (name, value) ->
                origin
                    .append(escaped(name))
                    .append(": ")
                    .append(escaped(String.valueOf(value)))
                    .append("<br>\n"));
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + escaped(title)
        + "</title><style>"
        + STYLE
        + "</style></head><body>\n"
        + body
        + "<h2>Where this comes from</h2>\n<p class=\"note\">"
        + origin
        + "</p>\n</body></html>\n";
  }
}
