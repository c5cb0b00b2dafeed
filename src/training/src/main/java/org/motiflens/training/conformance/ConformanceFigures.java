package org.motiflens.training.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.interaction.Interaction;
import org.motiflens.explain.interaction.Planting.Orientation;
import org.motiflens.explain.interaction.Planting.Point;
import org.motiflens.figure.Figure;

/** Pictures of the suite's results. */
public final class ConformanceFigures {
  private static final int TEXT = 0x202020;
  private static final int GREY = 0x909090;
  private static final int PALE = 0xE0E0E0;
  private static final int BLUE = 0x235A91;
  private static final int VERMILION = 0xD55E00;
  private static final List<Orientation> ORIENTATIONS = List.of(Orientation.values());
  private static final int[] COLOURS = {0x235A91, 0xD55E00, 0x009E73, 0x808080};

  private static final int LEFT = 150;
  private static final int WIDTH = 480;
  private static final int ROW = 34;
  private static final double MOST_EPS = 15;

  private static final int PANEL = 170;
  private static final int PANEL_WIDTH = 290;

  private ConformanceFigures() {}

  /** Planted and found eps of a and b of every rule, and of a and the decoy. */
  public static Figure eps(Conformance conformance) {
    List<Figure.Mark> marks = new ArrayList<>();
    int rows = conformance.rules().size();
    int top = 64;
    int bottom = top + rows * ROW;
    marks.add(text(10, 22, 15, true, TEXT, "Interaction of a and b, planted and found"));
    marks.add(new Figure.Line(LEFT, 40, LEFT + 16, 40, TEXT));
    marks.add(text(LEFT + 22, 44, 11, false, TEXT, "planted"));
    marks.add(new Figure.Dot(LEFT + 90, 40, 4, BLUE, Figure.NONE, ""));
    marks.add(text(LEFT + 100, 44, 11, false, TEXT, "words in neutral windows"));
    marks.add(new Figure.Dot(LEFT + 262, 40, 4, Figure.NONE, VERMILION, ""));
    marks.add(text(LEFT + 272, 44, 11, false, TEXT, "knock-outs, median and quartiles"));
    for (int value = -15; value <= 15; value += 5) {
      marks.add(new Figure.Line(x(value), top, x(value), bottom, value == 0 ? GREY : PALE));
      marks.add(
          new Figure.Text(
              x(value),
              bottom + 16,
              11,
              Figure.Anchor.MIDDLE,
              false,
              TEXT,
              String.valueOf(value).replace('-', '−')));
    }
    marks.add(
        new Figure.Text(
            x(0), bottom + 34, 11, Figure.Anchor.MIDDLE, false, TEXT, "eps, logit margin"));
    for (int row = 0; row < rows; row++) {
      RuleResult result = conformance.rules().get(row);
      Rule rule = result.trained().rule();
      double y = top + (row + 0.5) * ROW;
      marks.add(text(10, y + 4, 12, false, TEXT, rule.words()));
      marks.add(new Figure.Line(x(rule.eps()), y - 13, x(rule.eps()), y + 13, TEXT));
      double mean =
          PlantedCurves.mean(
              result
                  .curves()
                  .points(PlantedPair.A_B, point -> PlantedCurves.isWanted(rule, point)));
      marks.add(new Figure.Dot(x(mean), y - 6, 4, BLUE, Figure.NONE, tip("planted words", mean)));
      double[] sorted =
          result.knockedOut().of(PlantedPair.A_B).stream()
              .mapToDouble(Interaction::eps)
              .sorted()
              .toArray();
      double median = sorted[sorted.length / 2];
      marks.add(
          new Figure.Line(
              x(sorted[sorted.length / 4]),
              y + 6,
              x(sorted[3 * sorted.length / 4]),
              y + 6,
              VERMILION));
      marks.add(
          new Figure.Dot(x(median), y + 6, 4, Figure.NONE, VERMILION, tip("knock-outs", median)));
    }
    return new Figure(
        LEFT + WIDTH + 20, bottom + 44, "Interaction, planted and found", "conformance", marks);
  }

  private static double x(double eps) {
    double within = Math.max(-MOST_EPS, Math.min(MOST_EPS, eps));
    return LEFT + WIDTH * (within + MOST_EPS) / (2 * MOST_EPS);
  }

  private static String tip(String what, double value) {
    return String.format(Locale.ROOT, "%s: %.2f", what, value);
  }

  private static Figure.Text text(
      double x, double y, double size, boolean bold, int colour, String content) {
    return new Figure.Text(x, y, size, Figure.Anchor.START, bold, colour, content);
  }

  /** eps of a and b over gap and orientation, a panel a rule. */
  public static Figure curves(Conformance conformance) {
    List<Figure.Mark> marks = new ArrayList<>();
    marks.add(
        text(
            10, 22, 15, true, TEXT, "eps of two words over the gap between them (95 % intervals)"));
    for (int i = 0; i < ORIENTATIONS.size(); i++) {
      marks.add(new Figure.Dot(20 + 90 * i, 40, 4, COLOURS[i], Figure.NONE, ""));
      marks.add(text(30 + 90 * i, 44, 11, false, TEXT, ORIENTATIONS.get(i).arrows()));
    }
    int rows = (conformance.rules().size() + 1) / 2;
    for (int i = 0; i < conformance.rules().size(); i++) {
      panel(
          conformance.rules().get(i),
          50 + i % 2 * (PANEL_WIDTH + 50.0),
          76 + rowOf(i) * (PANEL + 40.0),
          marks);
    }
    return new Figure(
        2 * (PANEL_WIDTH + 50) + 30,
        80 + rows * (PANEL + 40.0),
        "eps over gap and orientation",
        "conformance",
        marks);
  }

  private static int rowOf(int panel) {
    return panel / 2;
  }

  private static void panel(RuleResult result, double left, double top, List<Figure.Mark> marks) {
    List<Point> points = result.curves().points(PlantedPair.A_B, point -> true);
    double low = Math.min(-2, points.stream().mapToDouble(p -> p.eps().low()).min().orElseThrow());
    double high = Math.max(2, points.stream().mapToDouble(p -> p.eps().high()).max().orElseThrow());
    int last = points.stream().mapToInt(Point::gap).max().orElseThrow();
    double zero = top + PANEL * high / (high - low);
    marks.add(text(left, top - 6, 12, true, TEXT, result.trained().rule().words()));
    marks.add(new Figure.Box(left, top, PANEL_WIDTH, PANEL, Figure.NONE, PALE, Optional.empty()));
    marks.add(new Figure.Line(left, zero, left + PANEL_WIDTH, zero, GREY));
    for (double value : new double[] {low, 0, high}) {
      marks.add(
          new Figure.Text(
              left - 4,
              top + PANEL * (high - value) / (high - low) + 4,
              10,
              Figure.Anchor.END,
              false,
              TEXT,
              String.format(Locale.ROOT, "%.1f", value).replace('-', '−')));
    }
    for (int gap = 0; gap <= last; gap += 10) {
      marks.add(
          new Figure.Text(
              left + 10 + (PANEL_WIDTH - 20.0) * gap / last,
              top + PANEL + 13,
              10,
              Figure.Anchor.MIDDLE,
              false,
              TEXT,
              gap == 0 ? "gap 0" : String.valueOf(gap)));
    }
    for (int i = 0; i < ORIENTATIONS.size(); i++) {
      Orientation orientation = ORIENTATIONS.get(i);
      int colour = COLOURS[i];
      Point before = null;
      for (Point point : points) {
        if (point.orientation() != orientation) {
          continue;
        }
        double x = left + 10 + (PANEL_WIDTH - 20.0) * point.gap() / last + i;
        double y = top + PANEL * (high - point.eps().mean()) / (high - low);
        marks.add(
            new Figure.Line(
                x,
                top + PANEL * (high - point.eps().low()) / (high - low),
                x,
                top + PANEL * (high - point.eps().high()) / (high - low),
                colour));
        if (before != null) {
          double beforeX = left + 10 + (PANEL_WIDTH - 20.0) * before.gap() / last + i;
          double beforeY = top + PANEL * (high - before.eps().mean()) / (high - low);
          marks.add(new Figure.Line(beforeX, beforeY, x, y, colour));
        }
        marks.add(
            new Figure.Dot(
                x,
                y,
                2.5,
                colour,
                Figure.NONE,
                tip(orientation.arrows() + " gap " + point.gap(), point.eps().mean())));
        before = point;
      }
    }
  }
}
