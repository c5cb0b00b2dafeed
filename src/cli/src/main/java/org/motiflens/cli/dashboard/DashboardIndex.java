package org.motiflens.cli.dashboard;

import com.google.common.html.HtmlEscapers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.motiflens.cli.output.FigureFormat;
import org.motiflens.figure.dashboard.Dashboard;
import org.motiflens.figure.dashboard.DashboardRow;
import org.motiflens.figure.dashboard.DashboardWindow;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;
import org.motiflens.genome.file.AtomicOutput;

/** The page that lists the dashboards of a folder with what each model says of each window. */
final class DashboardIndex {
  private final String factor;
  private final List<String> rows = new ArrayList<>();
  private String heading = "";

  DashboardIndex(String factor) {
    this.factor = factor;
  }

  /**
   * The file of a window: its number, so that names sort as the input, and what it is called.
   *
   * @param number counted from 1
   * @param count of all windows
   */
  static String fileName(int number, int count, DashboardWindow window, FigureFormat format) {
    int digits = String.valueOf(count).length();
    String name =
        window.locus().isPresent()
            ? window.locus().get().chromosome() + "-" + window.position(0)
            : window.name();
    return String.format(Locale.ROOT, "%0" + digits + "d-", number)
        + name.replaceAll("[^A-Za-z0-9._-]", "_")
        + format.extension();
  }

  void add(String file, Dashboard dashboard) {
    StringBuilder models = new StringBuilder("<tr><th>window</th><th>motif hits</th>");
    StringBuilder row =
        new StringBuilder("<tr><td><a href=\"")
            .append(escaped(file))
            .append("\">")
            .append(escaped(dashboard.window().title()))
            .append("</a></td><td>")
            .append(dashboard.hits().size())
            .append("</td>");
    for (DashboardRow saliency : dashboard.saliency()) {
      models.append("<th>P, ").append(escaped(saliency.model().architecture())).append("</th>");
      row.append(String.format(Locale.ROOT, "<td>%.3f</td>", saliency.probability()));
    }
    heading = models + "</tr>\n";
    rows.add(row + "</tr>\n");
  }

  /**
   * Writes the page.
   *
   * @throws InputException when that cannot be
   */
  void write(Path target) {
    String title = "Dashboards of " + factor;
    String page =
        String.format(
            Locale.ROOT,
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>%1$s</title>
            <style>
            body { font: 14px Helvetica, Arial, sans-serif; margin: 2em; }
            table { border-collapse: collapse; }
            th, td { padding: .3em .8em; text-align: left; border-bottom: 1px solid #ccc; }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            <table>
            %2$s%3$s</table>
            </body>
            </html>
            """,
            escaped(title),
            heading,
            String.join("", rows));
    AtomicOutput.write(target, page);
  }

  private static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(Shown.plain(text));
  }
}
