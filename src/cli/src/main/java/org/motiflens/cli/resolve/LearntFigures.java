package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.instance.Instance;
import org.motiflens.explain.instance.SeqletMotifs;
import org.motiflens.explain.resolve.OverallImportance;
import org.motiflens.figure.Figure;
import org.motiflens.figure.logo.LogoLayout;
import org.motiflens.figure.logo.LogoPalette;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/** Ranked features, and stretches that carry attribution, as pictures. */
final class LearntFigures {
  private static final int TEXT = 0x202020;
  private static final int FAINT = 0x999999;
  private static final int FOR = 0x2A9D3A;
  private static final int AGAINST = 0xE08214;
  private static final int ROWS = 30;
  private static final int ROW = 26;
  private static final int BAR = 150;
  private static final int LETTER = 9;
  private static final double LARGEST_Q = 0.1;

  private LearntFigures() {}

  private static Figure.Text text(double x, double y, String content) {
    return new Figure.Text(x, y, 11, Figure.Anchor.START, false, TEXT, content);
  }

  /** The first features of each model: importance as a bar, motif as a logo, what it resembles. */
  static Figure features(List<ResolvedModel> models, String description) {
    List<Figure.Mark> marks = new ArrayList<>();
    double y = 8;
    for (ResolvedModel model : models) {
      marks.add(
          new Figure.Text(
              10,
              y + 14,
              14,
              Figure.Anchor.START,
              true,
              TEXT,
              "Features of " + model.bundle().id()));
      marks.add(
          text(
              10,
              y + 30,
              String.format(
                  Locale.ROOT,
                  "layer %s, %s, lambda %s, distinct optima %d of %d starts; bars: OFIV",
                  model.resolution().layer().shape().name(),
                  model.resolution().settings().solver(),
                  model.resolution().settings().lambda(),
                  model.resolution().distinctOptima(),
                  model.resolution().settings().starts())));
      marks.add(text(10, y + 45, model.resolution().convergence()));
      y = rows(model, y + 53, marks) + 12;
    }
    return InteractionFigures.onWhite(new Figure(720, y, "Features", description, marks));
  }

  private static double rows(ResolvedModel model, double top, List<Figure.Mark> marks) {
    OverallImportance overall = model.resolution().importance();
    List<Integer> ranked = model.resolution().ranked();
    double largest = Math.max(1e-12, Math.abs(overall.importance(ranked.get(0))));
    double zero = 60 + BAR;
    double y = top;
    for (int feature : ranked.subList(0, Math.min(ROWS, ranked.size()))) {
      double importance = overall.importance(feature);
      double end = zero + BAR * importance / largest;
      marks.add(text(10, y + 16, String.valueOf(feature + 1)));
      marks.add(
          new Figure.Box(
              Math.min(zero, end),
              y + 4,
              Math.max(0.5, Math.abs(end - zero)),
              ROW - 8,
              importance >= 0 ? FOR : AGAINST,
              Figure.NONE,
              Optional.of(
                  new Figure.Cell(
                      (int) y,
                      0,
                      String.format(
                          Locale.ROOT,
                          "feature %d: OFIV %.4g, IL %.3g",
                          feature + 1,
                          importance,
                          overall.inconsistency(feature))))));
      double right = y;
      model
          .motifs()
          .ifPresent(
              motifs -> {
                motifs
                    .features
                    .get(feature)
                    .stretch()
                    .ifPresent(stretch -> logo(stretch, zero + BAR + 20, right + 1, marks));
                motifs
                    .matches
                    .get(feature)
                    .filter(match -> match.qValue() <= LARGEST_Q)
                    .ifPresent(
                        match ->
                            marks.add(
                                text(
                                    zero + BAR + 240,
                                    right + 16,
                                    String.format(
                                        Locale.ROOT,
                                        "%s (q %.1g)",
                                        match.target().name(),
                                        match.qValue()))));
              });
      y += ROW;
    }
    marks.add(new Figure.Line(zero, top, zero, y, FAINT));
    return y;
  }

  /** Bits, up to two. */
  private static void logo(MotifMatrix matrix, double x, double y, List<Figure.Mark> marks) {
    LogoLayout layout = LogoLayout.bits(matrix);
    double scale = (ROW - 3) / layout.maximum();
    for (LogoLayout.Letter letter : layout.letters()) {
      marks.add(
          new Figure.Letter(
              x + letter.column() * (double) LETTER,
              y + (layout.maximum() - letter.top()) * scale,
              LETTER,
              (letter.top() - letter.bottom()) * scale,
              letter.base(),
              LogoPalette.WEBLOGO.rgb(letter.base())));
    }
  }

  /** The motifs that stretches were gathered into: count, logo, name of what it resembles. */
  static Figure motifs(
      List<SeqletMotifs.Motif> motifs, List<String> names, String title, String description) {
    List<Figure.Mark> marks = new ArrayList<>();
    marks.add(new Figure.Text(10, 20, 14, Figure.Anchor.START, true, TEXT, title));
    double y = 32;
    for (int i = 0; i < motifs.size(); i++) {
      SeqletMotifs.Motif motif = motifs.get(i);
      double at = y;
      marks.add(text(10, y + 16, (motif.positive() ? "+ " : "- ") + motif.members().size()));
      motif.stretch().ifPresent(stretch -> logo(stretch, 70, at + 1, marks));
      marks.add(text(310, y + 16, names.get(i)));
      y += ROW;
    }
    if (motifs.isEmpty()) {
      marks.add(text(10, y + 16, "No motif has as many stretches as are shown."));
      y += ROW;
    }
    return InteractionFigures.onWhite(
        new Figure(Math.max(560, 30 + 9.0 * title.length()), y + 8, title, description, marks));
  }

  /** The letters of one window by their contribution, its stretches as labelled bars above. */
  static Figure window(
      Locus locus,
      byte[] codes,
      double[] contributions,
      List<Instance> instances,
      String title,
      String description) {
    List<Figure.Mark> marks = new ArrayList<>();
    double high = 0;
    double low = 0;
    for (double value : contributions) {
      high = Math.max(high, value);
      low = Math.min(low, value);
    }
    double scale = 120 / Math.max(1e-12, high - low);
    double axis = 76 + high * scale;
    marks.add(new Figure.Text(10, 20, 14, Figure.Anchor.START, true, TEXT, title));
    for (int i = 0; i < instances.size(); i++) {
      Instance instance = instances.get(i);
      double x = 10 + (instance.locus().start() - locus.start()) * (double) LETTER;
      double y = 36 + 14.0 * (i % 2);
      double q = instance.seqlet().q();
      marks.add(
          new Figure.Box(
              x,
              y + 9,
              instance.locus().length() * (double) LETTER,
              4,
              instance.seqlet().sum() > 0 ? FOR : AGAINST,
              Figure.NONE,
              Optional.of(
                  new Figure.Cell(
                      i,
                      0,
                      String.format(
                          Locale.ROOT,
                          "%s %s, sum %.3g, q %.2g",
                          instance.locus(),
                          instance.name(),
                          instance.seqlet().sum(),
                          q)))));
      marks.add(new Figure.Text(x, y + 6, 9, Figure.Anchor.START, false, TEXT, instance.name()));
    }
    for (int t = 0; t < codes.length; t++) {
      double height = Math.abs(contributions[t]) * scale;
      if (codes[t] < Bases.COUNT && height > 0) {
        marks.add(
            new Figure.Letter(
                10 + t * (double) LETTER,
                contributions[t] > 0 ? axis - height : axis,
                LETTER,
                height,
                codes[t],
                LogoPalette.WEBLOGO.rgb(codes[t])));
      }
    }
    double right = 10 + codes.length * (double) LETTER;
    marks.add(new Figure.Line(10, axis, right, axis, FAINT));
    marks.add(text(10, 76 + 120 + 20, locus + ", contribution to the logit margin"));
    return InteractionFigures.onWhite(
        new Figure(Math.max(420, right + 10), 76 + 120 + 30, title, description, marks));
  }
}
