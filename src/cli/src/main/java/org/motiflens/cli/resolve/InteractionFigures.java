package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.interaction.AttributionChanges;
import org.motiflens.explain.interaction.Interaction;
import org.motiflens.explain.interaction.Planting;
import org.motiflens.figure.ColourMap;
import org.motiflens.figure.Figure;

/** How two features act together, as pictures. */
final class InteractionFigures {
  private static final int TEXT = 0x202020;
  private static final int FAINT = 0x999999;
  private static final int MEASURED = 0x08519C;
  private static final int EXPECTED = 0xC6C6C6;
  private static final int SIGNIFICANT = 0xC04000;
  private static final int BAND = 0x9ECAE1;

  private static final int WIDTH = 640;
  private static final int LEFT = 60;
  private static final int CURVE = 150;
  private static final double LEVEL = 0.05;

  private InteractionFigures() {}

  /** The same on paper: pictures without a ground are read on dark ones, too. */
  static Figure onWhite(Figure figure) {
    List<Figure.Mark> marks = new ArrayList<>();
    marks.add(
        new Figure.Box(
            0, 0, figure.width(), figure.height(), 0xFFFFFF, Figure.NONE, Optional.empty()));
    marks.addAll(figure.marks());
    return new Figure(figure.width(), figure.height(), figure.title(), figure.description(), marks);
  }

  private static Figure.Text text(double x, double y, Figure.Anchor anchor, String content) {
    return new Figure.Text(x, y, 11, anchor, false, TEXT, content);
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  /** The logit margin with neither, either and both, and what both would be if they added up. */
  static Figure terms(Interaction found, String title, String description) {
    record Bar(String name, double value, int colour) {}
    List<Bar> bars =
        List.of(
            new Bar("neither", found.neither(), MEASURED),
            new Bar("only first", found.onlyA(), MEASURED),
            new Bar("only second", found.onlyB(), MEASURED),
            new Bar(
                "both, if they added up",
                found.onlyA() + found.onlyB() - found.neither(),
                EXPECTED),
            new Bar("both", found.both(), MEASURED));
    double low = Math.min(0, bars.stream().mapToDouble(Bar::value).min().orElse(0));
    double high = Math.max(0, bars.stream().mapToDouble(Bar::value).max().orElse(0));
    double scale = (WIDTH - 240) / Math.max(1e-12, high - low);
    double zero = 170 - low * scale;
    List<Figure.Mark> marks = new ArrayList<>();
    marks.add(new Figure.Text(10, 20, 14, Figure.Anchor.START, true, TEXT, title));
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = 36 + 24.0 * i;
      double end = zero + bar.value() * scale;
      marks.add(text(150, y + 13, Figure.Anchor.END, bar.name()));
      marks.add(
          new Figure.Box(
              Math.min(zero, end),
              y,
              Math.max(1, Math.abs(end - zero)),
              17,
              bar.colour(),
              Figure.NONE,
              Optional.empty()));
      marks.add(text(Math.max(zero, end) + 5, y + 13, Figure.Anchor.START, digits(bar.value())));
    }
    marks.add(new Figure.Line(zero, 32, zero, 36 + 24.0 * bars.size(), FAINT));
    marks.add(
        text(
            10,
            54 + 24.0 * bars.size(),
            Figure.Anchor.START,
            String.format(
                Locale.ROOT,
                "eps = %+.3g, p = %s against %d others in either place; unit: logit margin",
                found.eps(),
                Double.isNaN(found.p()) ? "not known" : digits(found.p()),
                found.nullPairs())));
    return onWhite(new Figure(WIDTH, 66 + 24.0 * bars.size(), title, description, marks));
  }

  /** Eps over the gap, with its 95 % intervals, one panel for each orientation. */
  static Figure curves(List<Planting.Point> points, double[] q, String title, String description) {
    double low = Math.min(0, points.stream().mapToDouble(p -> p.eps().low()).min().orElse(0));
    double high = Math.max(0, points.stream().mapToDouble(p -> p.eps().high()).max().orElse(0));
    int first = points.stream().mapToInt(Planting.Point::gap).min().orElse(0);
    int last = points.stream().mapToInt(Planting.Point::gap).max().orElse(0);
    double step = (WIDTH - LEFT - 24.0) / Math.max(1, last - first);
    double scale = (CURVE - 44) / Math.max(1e-12, high - low);
    List<Figure.Mark> marks = new ArrayList<>();
    marks.add(new Figure.Text(10, 20, 14, Figure.Anchor.START, true, TEXT, title));
    int panel = -1;
    Planting.Point before = null;
    for (int i = 0; i < points.size(); i++) {
      Planting.Point point = points.get(i);
      if (before == null || before.orientation() != point.orientation()) {
        panel++;
        before = null;
        double top = 30.0 + panel * CURVE;
        double zero = top + 22 + high * scale;
        marks.add(
            new Figure.Text(
                LEFT, top + 14, 12, Figure.Anchor.START, true, TEXT, point.orientation().arrows()));
        marks.add(new Figure.Line(LEFT - 6, zero, WIDTH - 12, zero, FAINT));
        marks.add(text(LEFT - 10, top + 26, Figure.Anchor.END, digits(high)));
        marks.add(text(LEFT - 10, zero + 4, Figure.Anchor.END, "0"));
        if (low < 0) {
          marks.add(text(LEFT - 10, top + CURVE - 20, Figure.Anchor.END, digits(low)));
        }
        marks.add(text(LEFT, top + CURVE - 6, Figure.Anchor.START, "gap " + first));
        marks.add(text(WIDTH - 24, top + CURVE - 6, Figure.Anchor.END, String.valueOf(last)));
      }
      double zero = 30.0 + panel * CURVE + 22 + high * scale;
      double x = LEFT + (point.gap() - first) * step;
      double y = zero - point.eps().mean() * scale;
      marks.add(
          new Figure.Line(
              x, zero - point.eps().low() * scale, x, zero - point.eps().high() * scale, BAND));
      if (before != null) {
        marks.add(new Figure.Line(x - step, zero - before.eps().mean() * scale, x, y, MEASURED));
      }
      marks.add(
          new Figure.Dot(
              x,
              y,
              2.5,
              q[i] <= LEVEL ? SIGNIFICANT : MEASURED,
              Figure.NONE,
              String.format(
                  Locale.ROOT,
                  "gap %d: eps %.3g (%.3g to %.3g), p %.2g, q %.2g",
                  point.gap(),
                  point.eps().mean(),
                  point.eps().low(),
                  point.eps().high(),
                  point.eps().p(),
                  q[i])));
      before = point;
    }
    double end = 30.0 + (panel + 1) * CURVE;
    marks.add(
        text(
            10,
            end + 14,
            Figure.Anchor.START,
            "eps, logit margin, with 95 % intervals; vermilion dots: q at most " + LEVEL));
    return onWhite(new Figure(WIDTH, end + 24, title, description, marks));
  }

  /** Of each pair of parts eps, blue below 0 and vermilion above; framed where q is at most .05. */
  static Figure map(
      AttributionChanges changes, List<String> names, String title, String description) {
    int n = changes.parts().size();
    double largest = 1e-12;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        largest = Math.max(largest, Math.abs(changes.change(i, j)));
      }
    }
    int cell = Math.max(6, Math.min(40, 600 / n));
    int side = 200;
    ColourMap colours = ColourMap.blueWhiteVermilion();
    List<Figure.Mark> marks = new ArrayList<>();
    marks.add(new Figure.Text(10, 20, 14, Figure.Anchor.START, true, TEXT, title));
    List<Figure.Mark> frames = new ArrayList<>();
    double top = 34;
    for (int i = 0; i < n; i++) {
      if (cell >= 9 || i % 2 == 0) {
        marks.add(
            new Figure.Text(
                side - 6,
                top + i * cell + cell / 2.0 + 3,
                Math.min(10, cell),
                Figure.Anchor.END,
                false,
                TEXT,
                names.get(i)));
      }
      for (int j = 0; j < n; j++) {
        String words =
            i == j
                ? names.get(i)
                : String.format(
                    Locale.ROOT,
                    "%s is worth %+.3g more with %s there than without, q %.2g",
                    names.get(j),
                    changes.change(i, j),
                    names.get(i),
                    changes.qValue(i, j));
        int fill = i == j ? 0xF0F0F0 : colours.rgb(0.5 + changes.change(i, j) / largest / 2);
        boolean framed = changes.qValue(i, j) <= LEVEL;
        (framed ? frames : marks)
            .add(
                new Figure.Box(
                    side + j * (double) cell,
                    top + i * (double) cell,
                    cell - 1,
                    cell - 1,
                    fill,
                    framed ? SIGNIFICANT : Figure.NONE,
                    Optional.of(new Figure.Cell(i, j, words))));
      }
    }
    marks.addAll(frames);
    double bottom = top + n * (double) cell + 16;
    marks.add(
        text(
            10,
            bottom,
            Figure.Anchor.START,
            "what the part of a column is worth more with that of the row there: vermilion, up to "
                + digits(largest)
                + "; less: blue; framed: q at most "
                + LEVEL));
    double width = Math.max(WIDTH + 60, side + n * (double) cell + 10);
    return onWhite(new Figure(width, bottom + 12, title, description, marks));
  }
}
