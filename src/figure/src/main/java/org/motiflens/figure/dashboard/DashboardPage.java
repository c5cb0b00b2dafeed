package org.motiflens.figure.dashboard;

import com.google.common.html.HtmlEscapers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.motiflens.figure.Figure;
import org.motiflens.figure.FigureSvg;
import org.motiflens.genome.Shown;

/**
 * A figure as a page of its own: one file that needs no other and asks no network. A person reads
 * each cell by pointing at it or with the arrow keys; {@code #ROW,COLUMN} behind the address opens
 * the page at a cell. The same figure gives the same bytes.
 */
public final class DashboardPage {
  private DashboardPage() {}

  /** A whole file. */
  public static String of(Figure figure) {
    return resource("page.html")
        .replace("%TITLE%", HtmlEscapers.htmlEscaper().escape(Shown.plain(figure.title())))
        .replace("%FIGURE%", FigureSvg.inPage(figure));
  }

  private static String resource(String name) {
    try (InputStream stream = DashboardPage.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page of dashboards cannot be read", e);
    }
  }
}
