package org.motiflens.training.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;
import org.motiflens.figure.Figure;
import org.motiflens.figure.FigureSvg;
import org.motiflens.network.LayeredFamily;

/**
 * Figures of measured models as SVG. Families differ in colour (Okabe and Ito's, told apart with
 * any colour vision) and in shape: CNN a filled circle, RNN a square, CNN-RNN a ring.
 */
public final class EvaluationFigures {
  private static final int BLACK = 0x000000;
  private static final int GREY = 0xB0B0B0;
  private static final int CNN_BLUE = 0x0072B2;
  private static final int RNN_VERMILION = 0xD55E00;
  private static final int MIXED_GREEN = 0x007A55;
  private static final double RADIUS = 4.5;
  private static final double FONT = 13;
  private static final double SIDE = 420;
  private static final double LEFT = 70;
  private static final double TOP = 50;
  private static final double ROW = 34;
  private static final double LABELS = 150;
  private static final List<LayeredFamily> FAMILIES =
      List.of(LayeredFamily.CNN, LayeredFamily.RNN, LayeredFamily.CNN_RNN);

  private final MeasuredModels models;
  private final List<String> architectures;

  /**
   * @param architectures to show, in order
   */
  public EvaluationFigures(MeasuredModels models, List<String> architectures) {
    this.architectures = List.copyOf(architectures);
    this.models =
        new MeasuredModels(
            models.models().stream()
                .filter(model -> architectures.contains(model.architecture()))
                .toList());
  }

  /** File names and SVG of all figures for which there are values. */
  public Map<String, String> svg() {
    Map<String, String> files = new LinkedHashMap<>();
    againstDeepBind()
        .ifPresent(figure -> files.put("auc-against-deepbind.svg", FigureSvg.of(figure)));
    if (!models.models().isEmpty()) {
      files.put("auc-by-positives.svg", FigureSvg.of(byPositives()));
      files.put("auc-by-architecture.svg", FigureSvg.of(byArchitecture()));
    }
    return files;
  }

  /** Of each set and family the model of best validation AUC, against DeepBind. */
  private Optional<Figure> againstDeepBind() {
    List<MeasuredModel> shown =
        models.models().stream().filter(model -> model.deepBind().isPresent()).toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    double low =
        floor(
            shown.stream()
                .mapToDouble(model -> Math.min(model.auc().value(), model.deepBind().getAsDouble()))
                .min()
                .getAsDouble());
    Axis axis = new Axis(low, 1, SIDE);
    List<Figure.Mark> marks = new ArrayList<>();
    frame(axis, marks);
    for (double tick : ticks(low)) {
      marks.add(text(LEFT + axis.at(tick), TOP + SIDE + 18, Figure.Anchor.MIDDLE, label(tick)));
    }
    marks.add(new Figure.Line(LEFT, TOP + SIDE, LEFT + SIDE, TOP, GREY));
    marks.add(
        text(LEFT + SIDE / 2, TOP + SIDE + 40, Figure.Anchor.MIDDLE, "AUC of published DeepBind"));
    for (MeasuredModel model : chosenByFamily(shown)) {
      marks.add(
          point(
              LEFT + axis.at(model.deepBind().getAsDouble()),
              TOP + SIDE - axis.at(model.auc().value()),
              model));
    }
    return Optional.of(
        figure("AUC of our models (upright) and DeepBind on original test sets", marks));
  }

  /** Of each set and family the model of best validation AUC, by how much it was trained on. */
  private Figure byPositives() {
    List<MeasuredModel> shown = chosenByFamily(models.models());
    Axis axis =
        new Axis(
            floor(shown.stream().mapToDouble(model -> model.auc().value()).min().getAsDouble()),
            1,
            SIDE);
    double fewest =
        Math.floor(
            Math.log10(
                Math.max(1, shown.stream().mapToInt(MeasuredModel::positives).min().getAsInt())));
    double most =
        Math.max(
            fewest + 1,
            Math.ceil(
                Math.log10(shown.stream().mapToInt(MeasuredModel::positives).max().getAsInt())));
    Axis positives = new Axis(fewest, most, SIDE);
    List<Figure.Mark> marks = new ArrayList<>();
    frame(axis, marks);
    for (int decade = (int) fewest; decade <= most; decade++) {
      for (int step : decade == most ? new int[] {1} : new int[] {1, 2, 5}) {
        double value = step * Math.pow(10, decade);
        double x = LEFT + positives.at(Math.log10(value));
        marks.add(new Figure.Line(x, TOP + SIDE, x, TOP + SIDE + 4, BLACK));
        marks.add(
            text(
                x,
                TOP + SIDE + 18,
                Figure.Anchor.MIDDLE,
                String.format(Locale.ROOT, "%.0f", value)));
      }
    }
    marks.add(
        text(
            LEFT + SIDE / 2,
            TOP + SIDE + 40,
            Figure.Anchor.MIDDLE,
            "positives for training and validation (logarithmic)"));
    for (MeasuredModel model : shown) {
      marks.add(
          point(
              LEFT + positives.at(Math.log10(Math.max(1, model.positives()))),
              TOP + SIDE - axis.at(model.auc().value()),
              model));
    }
    return figure("Held-out AUC (upright) by number of positives", marks);
  }

  private Figure figure(String title, List<Figure.Mark> marks) {
    double x = LEFT;
    for (LayeredFamily family : FAMILIES) {
      marks.add(mark(x, TOP - 14, family, ""));
      marks.add(text(x + 12, TOP - 9, Figure.Anchor.START, EvaluationReport.name(family)));
      x += 90;
    }
    marks.add(heading(title));
    return new Figure(LEFT + SIDE + 30, TOP + SIDE + 55, title, "motiflens evaluate-models", marks);
  }

  /** A strip of dots for each architecture, with a bar at the median. */
  private Figure byArchitecture() {
    Map<String, List<MeasuredModel>> rows = new LinkedHashMap<>();
    for (String architecture : architectures) {
      List<MeasuredModel> of =
          models.models().stream()
              .filter(model -> model.architecture().equals(architecture))
              .toList();
      if (!of.isEmpty()) {
        rows.put(architecture, of);
      }
    }
    double low =
        floor(
            models.models().stream().mapToDouble(model -> model.auc().value()).min().getAsDouble());
    Axis axis = new Axis(low, 1, SIDE);
    double bottom = TOP + ROW * rows.size();
    List<Figure.Mark> marks = new ArrayList<>();
    for (double tick : ticks(low)) {
      double x = LABELS + axis.at(tick);
      marks.add(new Figure.Line(x, TOP - 8, x, bottom, 0xE4E4E4));
      marks.add(text(x, bottom + 18, Figure.Anchor.MIDDLE, label(tick)));
    }
    marks.add(
        text(LABELS + SIDE / 2, bottom + 38, Figure.Anchor.MIDDLE, "held-out AUC; bar: median"));
    double y = TOP + ROW / 2 - 4;
    for (Map.Entry<String, List<MeasuredModel>> row : rows.entrySet()) {
      marks.add(
          text(
              LABELS - 12,
              y + 4,
              Figure.Anchor.END,
              row.getKey() + " (" + row.getValue().size() + ")"));
      double median =
          StatUtils.percentile(
              row.getValue().stream().mapToDouble(model -> model.auc().value()).toArray(), 50);
      marks.add(
          new Figure.Box(
              LABELS + axis.at(median) - 1, y - 13, 2, 26, BLACK, Figure.NONE, Optional.empty()));
      int number = 0;
      for (MeasuredModel model : row.getValue()) {
        // A fixed small displacement, so that equal values are seen.
        double shift = (number++ % 5 - 2) * 3.5;
        marks.add(point(LABELS + axis.at(model.auc().value()), y + shift, model));
      }
      y += ROW;
    }
    String title = "Held-out AUC by architecture (number of sets)";
    marks.add(heading(title));
    return new Figure(LABELS + SIDE + 30, bottom + 52, title, "motiflens evaluate-models", marks);
  }

  private static List<MeasuredModel> chosenByFamily(List<MeasuredModel> shown) {
    ModelSelection selection = new ModelSelection(shown);
    return FAMILIES.stream()
        .flatMap(family -> selection.byValidation(model -> model.family() == family).stream())
        .toList();
  }

  private static void frame(Axis axis, List<Figure.Mark> marks) {
    marks.add(new Figure.Box(LEFT, TOP, SIDE, SIDE, Figure.NONE, BLACK, Optional.empty()));
    for (double tick : ticks(axis.low)) {
      double y = TOP + SIDE - axis.at(tick);
      marks.add(new Figure.Line(LEFT - 4, y, LEFT, y, BLACK));
      marks.add(text(LEFT - 8, y + 4, Figure.Anchor.END, label(tick)));
    }
  }

  private static Figure.Mark point(double x, double y, MeasuredModel model) {
    OptionalDouble deepBind = model.deepBind();
    return mark(
        x,
        y,
        model.family(),
        String.format(
            Locale.ROOT,
            "%s %s: AUC %.3f, %d positives%s",
            model.set(),
            model.architecture(),
            model.auc().value(),
            model.positives(),
            deepBind.isPresent()
                ? String.format(Locale.ROOT, ", DeepBind %.3f", deepBind.getAsDouble())
                : ""));
  }

  private static Figure.Mark mark(double x, double y, LayeredFamily family, String text) {
    return switch (family) {
      case RNN ->
          new Figure.Box(
              x - RADIUS + 0.5,
              y - RADIUS + 0.5,
              2 * RADIUS - 1,
              2 * RADIUS - 1,
              RNN_VERMILION,
              Figure.NONE,
              text.isEmpty() ? Optional.empty() : Optional.of(new Figure.Cell(0, 0, text)));
      case CNN_RNN -> new Figure.Dot(x, y, RADIUS, Figure.NONE, MIXED_GREEN, text);
      default -> new Figure.Dot(x, y, RADIUS, CNN_BLUE, Figure.NONE, text);
    };
  }

  private static Figure.Text heading(String title) {
    return new Figure.Text(10, 20, FONT + 1, Figure.Anchor.START, true, BLACK, title);
  }

  private static Figure.Text text(double x, double y, Figure.Anchor anchor, String content) {
    return new Figure.Text(x, y, FONT, anchor, false, BLACK, content);
  }

  private static String label(double tick) {
    return String.format(Locale.ROOT, "%.2f", tick);
  }

  /** The next lower multiple of .05, so that the axis begins at a tick. */
  private static double floor(double auc) {
    return Math.min(0.95, Math.floor(auc * 20) / 20);
  }

  private static List<Double> ticks(double low) {
    List<Double> ticks = new ArrayList<>();
    double step = 1 - low > 0.31 ? 0.1 : 0.05;
    for (double tick = 1; tick > low - 1e-9; tick -= step) {
      ticks.add(tick);
    }
    return ticks;
  }

  /** A linear scale. */
  private record Axis(double low, double high, double length) {
    double at(double value) {
      return (value - low) / (high - low) * length;
    }
  }
}
