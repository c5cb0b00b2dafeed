package org.motiflens.cli.resolve;

import java.util.List;
import java.util.Locale;
import org.motiflens.explain.interaction.Planting.Point;

/** Eps over the gap between two words, with its interval, as SVG. */
final class Curve {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 180;
  private static final int MARGIN = 44;

  private Curve() {}

  static String svg(List<Point> points) {
    double low = Math.min(0, points.stream().mapToDouble(p -> p.eps().low()).min().orElse(0));
    double high = Math.max(0, points.stream().mapToDouble(p -> p.eps().high()).max().orElse(0));
    double range = high > low ? high - low : 1;
    int first = points.get(0).gap();
    int last = Math.max(first + 1, points.get(points.size() - 1).gap());
    StringBuilder band = new StringBuilder();
    StringBuilder line = new StringBuilder();
    StringBuilder back = new StringBuilder();
    for (Point point : points) {
      double x = MARGIN + (WIDTH - 2.0 * MARGIN) * (point.gap() - first) / (last - first);
      line.append(at(x, point.eps().mean(), low, range));
      band.append(at(x, point.eps().high(), low, range));
      back.insert(0, at(x, point.eps().low(), low, range));
    }
    String zero = String.format(Locale.ROOT, "%.1f", y(0, low, range));
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-size=\"11\""
            + " font-family=\"Helvetica, Arial, sans-serif\"><path d=\"M%d %sH%d\""
            + " stroke=\"#999\"/><polygon points=\"%s%s\" fill=\"#9ecae1\"/><polyline points=\"%s\""
            + " fill=\"none\" stroke=\"#08519c\" stroke-width=\"1.5\"/><text x=\"%d\" y=\"%d\">gap"
            + " %d</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text><text x=\"2\""
            + " y=\"%d\">%.3g</text><text x=\"2\" y=\"%d\">%.3g</text></svg>",
        WIDTH,
        HEIGHT,
        MARGIN,
        zero,
        WIDTH - MARGIN,
        band,
        back,
        line,
        MARGIN,
        HEIGHT - 6,
        first,
        WIDTH - MARGIN,
        HEIGHT - 6,
        points.get(points.size() - 1).gap(),
        22,
        high,
        HEIGHT - 26,
        low);
  }

  private static double y(double value, double low, double range) {
    return 18 + (HEIGHT - 46) * (1 - (value - low) / range);
  }

  private static String at(double x, double value, double low, double range) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x, y(value, low, range));
  }
}
