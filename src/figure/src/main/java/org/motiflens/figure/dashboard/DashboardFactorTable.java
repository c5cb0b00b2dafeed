package org.motiflens.figure.dashboard;

import java.util.List;
import java.util.Locale;
import org.motiflens.explain.factors.FactorCall;
import org.motiflens.explain.motif.Seqlet;
import org.motiflens.figure.Figure;
import org.motiflens.network.Evaluator;

/** The part of a dashboard that lists which factors bind in its window. */
final class DashboardFactorTable {
  private static final List<String> HEADINGS =
      List.of(
          "rank",
          "factor",
          "group",
          "P, both strands",
          "scores as high",
          "expected precision",
          "strand",
          "word",
          "known motif");
  private static final double[] COLUMNS = {0, 55, 215, 370, 475, 605, 725, 780, 890};
  private static final double TITLE = 13;
  private static final double TEXT = 11;
  private static final double LINE = 16;
  private static final double SECTION = 34;
  private static final int BLACK = 0x1A1A1A;
  private static final int GREY = 0x666666;

  private DashboardFactorTable() {}

  /**
   * Draws the table below {@code y}; nothing when there are no factors.
   *
   * @return where it ends
   */
  static double draw(
      Dashboard dashboard, double left, double margin, double y, List<Figure.Mark> marks) {
    if (dashboard.factors().isEmpty()) {
      return y;
    }
    double line = y + SECTION;
    marks.add(
        new Figure.Text(margin, line, TITLE, Figure.Anchor.START, true, BLACK, "Factors here"));
    row(HEADINGS, left, line, GREY, marks);
    for (Dashboard.Factor factor : dashboard.factors()) {
      line += LINE;
      row(cells(factor), left, line, BLACK, marks);
    }
    return line + LINE / 2;
  }

  private static void row(
      List<String> cells, double left, double y, int colour, List<Figure.Mark> marks) {
    for (int i = 0; i < cells.size(); i++) {
      marks.add(
          new Figure.Text(
              left + COLUMNS[i], y, TEXT, Figure.Anchor.START, false, colour, cells.get(i)));
    }
  }

  private static List<String> cells(Dashboard.Factor factor) {
    FactorCall call = factor.call();
    String own = call.card().tf();
    return List.of(
        String.format(Locale.ROOT, "%.1f", call.rank()),
        own + ", " + call.card().cellLine(),
        call.group().equals(own) ? "" : call.group(),
        String.format(Locale.ROOT, "%.3f", Evaluator.probability(call.score())),
        call.meaning().shortText(),
        call.meaning().precisionText(),
        call.reverse() ? "-" : "+",
        call.word().map(Seqlet::letters).orElse(""),
        factor.motif().orElse(""));
  }
}
