package org.motiflens.training.evaluation.chromosome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motiflens.figure.Figure;
import org.motiflens.figure.FigureSvg;

/**
 * Figures of the genome benchmark as SVG: precision-recall curves of some factors, and auPRC of our
 * models against that of imported ones. Kinds of scorers differ in colour (Okabe and Ito's) and in
 * the texts beside their curves.
 */
public final class BenchmarkFigures {
  private static final int BLACK = 0x000000;
  private static final int GREY = 0xB0B0B0;
  private static final Map<ScorerKind, Integer> COLOURS =
      Map.of(
          ScorerKind.MODEL, 0x0072B2,
          ScorerKind.IMPORTED, 0xD55E00,
          ScorerKind.MOTIF, 0x007A55,
          ScorerKind.PEAKS, 0x6A3D9A);
  private static final double FONT = 12;
  private static final double SIDE = 220;
  private static final double LEFT = 60;
  private static final double TOP = 60;
  private static final double CELL = 300;
  private static final int ACROSS = 3;
  private static final int DECADES = 4;

  private final BenchmarkReport report;
  private final String title;

  public BenchmarkFigures(BenchmarkResults results, Labelling labelling) {
    report = new BenchmarkReport(results, labelling);
    title = " on " + results.chromosome() + ", rule " + labelling.key();
  }

  /**
   * File names and SVG of all figures for which there are values.
   *
   * @param factors whose curves are drawn, of the experiment with most bound windows
   */
  public Map<String, String> svg(List<String> factors) {
    Map<String, String> files = new LinkedHashMap<>();
    List<List<BenchmarkRow>> shown = new ArrayList<>();
    for (String factor : factors) {
      report.byExperiment().values().stream()
          .filter(
              of ->
                  of.get(0).factor().equalsIgnoreCase(factor)
                      && BenchmarkReport.best(of, ScorerKind.MODEL).isPresent())
          .max((a, b) -> Integer.compare(a.get(0).positives(), b.get(0).positives()))
          .ifPresent(shown::add);
    }
    if (!shown.isEmpty()) {
      files.put("precision-recall.svg", FigureSvg.of(curves(shown)));
    }
    scatter().ifPresent(figure -> files.put("against-imported.svg", FigureSvg.of(figure)));
    return files;
  }

  private Figure curves(List<List<BenchmarkRow>> experiments) {
    List<Figure.Mark> marks = new ArrayList<>();
    for (int i = 0; i < experiments.size(); i++) {
      panel(
          experiments.get(i),
          LEFT + i % ACROSS * CELL,
          TOP + Math.floorDiv(i, ACROSS) * CELL,
          marks);
    }
    String name = "Precision (upright) by recall" + title;
    marks.add(heading(name));
    int rows = (experiments.size() + ACROSS - 1) / ACROSS;
    int columns = Math.min(ACROSS, experiments.size());
    return new Figure(
        Math.max(LEFT + columns * CELL, 560),
        TOP + rows * CELL,
        name,
        "motiflens genome-benchmark",
        marks);
  }

  private static void panel(
      List<BenchmarkRow> experiment, double x, double y, List<Figure.Mark> marks) {
    marks.add(new Figure.Box(x, y, SIDE, SIDE, Figure.NONE, BLACK, Optional.empty()));
    marks.add(
        new Figure.Text(
            x,
            y - 8,
            FONT,
            Figure.Anchor.START,
            true,
            BLACK,
            String.format(
                Locale.ROOT,
                "%s %s, %d bound",
                experiment.get(0).factor(),
                experiment.get(0).cellLine(),
                experiment.get(0).positives())));
    for (double tick : new double[] {0, 0.5, 1}) {
      String label = String.format(Locale.ROOT, "%.1f", tick);
      marks.add(text(x - 6, y + SIDE * (1 - tick) + 4, Figure.Anchor.END, BLACK, label));
      marks.add(text(x + SIDE * tick, y + SIDE + 16, Figure.Anchor.MIDDLE, BLACK, label));
    }
    double line = y + 16;
    for (ScorerKind kind : ScorerKind.values()) {
      Optional<BenchmarkRow> best = BenchmarkReport.best(experiment, kind);
      if (best.isPresent()) {
        curve(best.get(), x, y, marks);
        marks.add(
            text(
                x + SIDE - 6,
                line,
                Figure.Anchor.END,
                COLOURS.get(kind),
                String.format(
                    Locale.ROOT,
                    "%s %.3f",
                    kind == ScorerKind.MODEL
                        ? BenchmarkReport.column(best.get())
                        : best.get().architecture(),
                    best.get().averagePrecision())));
        line += 16;
      }
    }
  }

  private static void curve(BenchmarkRow row, double x, double y, List<Figure.Mark> marks) {
    List<Double> curve = row.curve();
    double step = SIDE / curve.size();
    int colour = COLOURS.get(row.kind());
    double before = y + SIDE * (1 - curve.get(0));
    double at = x;
    for (int i = 0; i < curve.size(); i++) {
      double here = y + SIDE * (1 - curve.get(i));
      marks.add(new Figure.Line(at, before, x + (i + 1) * step, here, colour));
      at = x + (i + 1) * step;
      before = here;
    }
  }

  private Optional<Figure> scatter() {
    List<Figure.Mark> marks = new ArrayList<>();
    double side = 2 * SIDE;
    int shown = 0;
    for (List<BenchmarkRow> experiment : report.byExperiment().values()) {
      Optional<BenchmarkRow> ours = BenchmarkReport.best(experiment, ScorerKind.MODEL);
      Optional<BenchmarkRow> imported = BenchmarkReport.best(experiment, ScorerKind.IMPORTED);
      if (ours.isPresent() && imported.isPresent()) {
        shown++;
        marks.add(
            new Figure.Dot(
                LEFT + side * logarithmic(imported.get()),
                TOP + side * (1 - logarithmic(ours.get())),
                4,
                COLOURS.get(ScorerKind.MODEL),
                Figure.NONE,
                String.format(
                    Locale.ROOT,
                    "%s %s: ours %.4f (%s), imported %.4f",
                    ours.get().factor(),
                    ours.get().cellLine(),
                    ours.get().averagePrecision(),
                    BenchmarkReport.column(ours.get()),
                    imported.get().averagePrecision())));
      }
    }
    if (shown == 0) {
      return Optional.empty();
    }
    marks.add(0, new Figure.Line(LEFT, TOP + side, LEFT + side, TOP, GREY));
    marks.add(0, new Figure.Box(LEFT, TOP, side, side, Figure.NONE, BLACK, Optional.empty()));
    for (int decade = 0; decade <= DECADES; decade++) {
      double part = (double) decade / DECADES;
      String label = decade == DECADES ? "1" : "1e-" + (DECADES - decade);
      marks.add(text(LEFT - 6, TOP + side * (1 - part) + 4, Figure.Anchor.END, BLACK, label));
      marks.add(text(LEFT + side * part, TOP + side + 16, Figure.Anchor.MIDDLE, BLACK, label));
    }
    marks.add(
        text(
            LEFT + side / 2,
            TOP + side + 36,
            Figure.Anchor.MIDDLE,
            BLACK,
            "auPRC of the best imported model of the factor"));
    String name = "auPRC of our best model (upright)" + title;
    marks.add(heading(name));
    return Optional.of(
        new Figure(LEFT + side + 30, TOP + side + 50, name, "motiflens genome-benchmark", marks));
  }

  private static double logarithmic(BenchmarkRow row) {
    double value = Math.max(Math.pow(10, -DECADES), row.averagePrecision());
    return 1 + Math.log10(value) / DECADES;
  }

  private static Figure.Text heading(String title) {
    return new Figure.Text(10, 22, FONT + 2, Figure.Anchor.START, true, BLACK, title);
  }

  private static Figure.Text text(
      double x, double y, Figure.Anchor anchor, int colour, String content) {
    return new Figure.Text(x, y, FONT, anchor, false, colour, content);
  }
}
