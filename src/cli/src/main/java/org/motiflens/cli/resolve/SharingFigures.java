package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.figure.ColourMap;
import org.motiflens.figure.Figure;
import org.motiflens.training.sharing.ClassSimilarity;
import org.motiflens.training.sharing.Dendrogram;

/**
 * Pictures of which classes are alike: a clustered heat map, and a network of nearest neighbours.
 */
final class SharingFigures {
  private static final int CELL = 5;
  private static final int MARGIN = 76;
  private static final int LINE = 0xB0B0B0;
  private static final int TEXT = 0x202020;
  private static final int CIRCLE = 420;
  private static final int LABEL = 110;

  /** Neighbours of a class that a line may go to, if the class is one of theirs. */
  private static final int NEIGHBOURS = 3;

  private SharingFigures() {}

  private static int colour(double correlation) {
    return ColourMap.signedBlueWhiteVermilion().rgb(correlation);
  }

  /** Classes in the order of their clusters; blue is −1, vermilion 1, grey not defined. */
  static Figure heatMap(ClassSimilarity similarity, String title, String description) {
    List<Integer> order = Dendrogram.order(similarity);
    List<Figure.Mark> marks = new ArrayList<>();
    int size = order.size() * CELL;
    for (int row = 0; row < order.size(); row++) {
      String name = similarity.names().get(order.get(row));
      marks.add(
          new Figure.Text(
              MARGIN - 3,
              MARGIN + (row + 1) * CELL - 0.5,
              CELL - 0.5,
              Figure.Anchor.END,
              false,
              TEXT,
              name));
      for (int column = 0; column < order.size(); column++) {
        int fill =
            similarity.correlation(order.get(row), order.get(column)).stream()
                .mapToInt(SharingFigures::colour)
                .findFirst()
                .orElse(LINE);
        marks.add(
            new Figure.Box(
                MARGIN + column * (double) CELL,
                MARGIN + row * (double) CELL,
                CELL,
                CELL,
                fill,
                Figure.NONE,
                Optional.empty()));
      }
    }
    marks.add(new Figure.Text(10, 24, 15, Figure.Anchor.START, true, TEXT, title));
    for (int i = 0; i <= 20; i++) {
      double value = -1 + i / 10.0;
      marks.add(
          new Figure.Box(10 + 10.0 * i, 40, 10, 10, colour(value), Figure.NONE, Optional.empty()));
    }
    marks.add(new Figure.Text(10, 64, 10, Figure.Anchor.START, false, TEXT, "−1"));
    marks.add(new Figure.Text(220, 64, 10, Figure.Anchor.END, false, TEXT, "1"));
    return InteractionFigures.onWhite(
        new Figure(MARGIN + size + 10, MARGIN + size + 10, title, description, marks));
  }

  /** A circle of classes in the order of their clusters, lines between mutual neighbours. */
  static Figure network(ClassSimilarity similarity, String title, String description) {
    List<Integer> order = Dendrogram.order(similarity);
    double centre = CIRCLE + LABEL;
    double[] x = new double[order.size()];
    double[] y = new double[order.size()];
    List<Figure.Mark> marks = new ArrayList<>();
    for (int place = 0; place < order.size(); place++) {
      double angle = 2 * Math.PI * place / order.size() - Math.PI / 2;
      x[order.get(place)] = centre + CIRCLE * Math.cos(angle);
      y[order.get(place)] = centre + CIRCLE * Math.sin(angle);
    }
    for (int a = 0; a < order.size(); a++) {
      for (int b : near(similarity, a)) {
        double value = similarity.correlation(a, b).orElse(0);
        if (b > a && value > 0 && near(similarity, b).contains(a)) {
          marks.add(new Figure.Line(x[a], y[a], x[b], y[b], colour(Math.max(0.25, value))));
        }
      }
    }
    for (int place = 0; place < order.size(); place++) {
      int a = order.get(place);
      String tip =
          similarity.names().get(a)
              + near(similarity, a).stream()
                  .map(
                      b ->
                          String.format(
                              Locale.ROOT,
                              ", %s %.2f",
                              similarity.names().get(b),
                              similarity.correlation(a, b).orElse(Double.NaN)))
                  .reduce("", String::concat);
      marks.add(new Figure.Dot(x[a], y[a], 3, 0x235A91, Figure.NONE, tip));
      boolean right = x[a] >= centre;
      double out = 1 + (place % 2 == 0 ? 10.0 : 34.0) / CIRCLE;
      marks.add(
          new Figure.Text(
              centre + (x[a] - centre) * out,
              centre + (y[a] - centre) * out + 3,
              7,
              right ? Figure.Anchor.START : Figure.Anchor.END,
              false,
              TEXT,
              similarity.names().get(a)));
    }
    marks.add(new Figure.Text(10, 24, 15, Figure.Anchor.START, true, TEXT, title));
    return InteractionFigures.onWhite(
        new Figure(2 * centre, 2 * centre, title, description, marks));
  }

  private static List<Integer> near(ClassSimilarity similarity, int a) {
    List<Integer> neighbours = similarity.neighbours(a);
    return neighbours.subList(0, Math.min(NEIGHBOURS, neighbours.size()));
  }
}
