package org.motiflens.figure.dashboard;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod.Scale;
import org.motiflens.explain.attribution.TemporalOutput;
import org.motiflens.explain.attribution.TemporalOutput.Direction;
import org.motiflens.explain.motif.KnownMotif;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.figure.ColourMap;
import org.motiflens.figure.Figure;
import org.motiflens.figure.logo.LogoLayout;
import org.motiflens.figure.logo.LogoPalette;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.network.bundle.ModelCard;

/**
 * Lays a dashboard out as a picture in the order of Lanchantin et al. 2017, Figure 2: known motifs,
 * class-optimised sequences, the window with the motifs boxed in pink, saliency and temporal
 * output. Each base has one column from top to bottom; colours are the published ones, each with
 * its key.
 */
public final class DashboardFigure {
  private static final double CELL = 10;
  private static final double LEFT = 216;
  private static final double RIGHT = 190;
  private static final double MARGIN = 16;
  private static final double LOGO = 56;
  private static final double KNOWN_LOGO = 64;
  private static final double KNOWN_COLUMN = 14;
  private static final double ROW = 20;
  private static final double ROW_GAP = 5;
  private static final double SECTION_GAP = 18;
  private static final double SECTION = 20;
  private static final double LETTER = 13;
  private static final double TEXT = 12;
  private static final double SMALL = 10;
  private static final double KEY = 120;
  private static final int MOST_KNOWN = 3;
  private static final int TICK_EVERY = 10;

  private static final int BLACK = 0x1A1A1A;
  private static final int GREY = 0x666666;
  private static final int LINE = 0xBBBBBB;
  private static final int NO_VALUE = 0xE0E0E0;
  private static final int PINK = 0xFFC0E0;
  private static final int PINK_FRAME = 0xE0409A;

  private static final ColourMap MAGNITUDES = ColourMap.whiteToRed();
  private static final ColourMap PROBABILITIES = ColourMap.blueWhiteRed();

  private final Dashboard dashboard;
  private final LogoPalette palette;
  private final List<Figure.Mark> marks = new ArrayList<>();
  private double y = MARGIN;
  private int rows;

  private DashboardFigure(Dashboard dashboard, LogoPalette palette) {
    this.dashboard = dashboard;
    this.palette = palette;
  }

  /** The picture of a dashboard. */
  public static Figure of(Dashboard dashboard, LogoPalette palette) {
    return new DashboardFigure(dashboard, palette).draw();
  }

  private Figure draw() {
    DashboardWindow window = dashboard.window();
    y += 18;
    text(MARGIN, y, 18, Figure.Anchor.START, true, BLACK, dashboard.factor());
    text(LEFT, y, 14, Figure.Anchor.START, true, BLACK, window.title());
    ModelCard card = dashboard.saliency().get(0).model();
    y += 16;
    small(LEFT, y, "models of " + card.experiment() + ", cell line " + card.cellLine());
    y += SECTION_GAP / 2;
    knownMotifs();
    optima();
    sequence();
    saliency();
    temporal();
    y = DashboardFactorTable.draw(dashboard, LEFT, MARGIN, y, marks);
    provenance();
    double width = LEFT + window.length() * CELL + RIGHT;
    List<Figure.Mark> all = new ArrayList<>();
    all.add(new Figure.Box(0, 0, width, y + MARGIN, 0xFFFFFF, Figure.NONE, Optional.empty()));
    all.addAll(marks);
    return new Figure(
        width,
        y + MARGIN,
        "Dashboard of " + dashboard.factor() + ": " + window.title(),
        dashboard.provenance().commentLines(),
        all);
  }

  private void section(String title, String note) {
    y += SECTION;
    text(MARGIN, y, 13, Figure.Anchor.START, true, BLACK, title);
    small(LEFT + 20, y, note);
    y += 10;
  }

  private void knownMotifs() {
    String database = dashboard.provenance().entries().get("motifs");
    section("Known motifs", database.split(";", 2)[0]);
    if (dashboard.motifs().isEmpty()) {
      y += TEXT;
      text(
          LEFT,
          y,
          TEXT,
          Figure.Anchor.START,
          false,
          BLACK,
          "The database has no motif of the name " + dashboard.factor() + ".");
      y += ROW_GAP;
      return;
    }
    double x = LEFT;
    double right = LEFT + dashboard.window().length() * CELL;
    int shown = 0;
    for (MotifMatrix motif : dashboard.motifs()) {
      double width = motif.columns() * KNOWN_COLUMN;
      if (shown == MOST_KNOWN || x + width > right) {
        break;
      }
      logo(LogoLayout.bits(motif), x, y, KNOWN_COLUMN, KNOWN_LOGO);
      text(
          x,
          y + KNOWN_LOGO + 13,
          SMALL,
          Figure.Anchor.START,
          false,
          BLACK,
          motif.name() + ", " + motif.id());
      x += width + 60;
      shown++;
    }
    int hidden = dashboard.motifs().size() - shown;
    if (hidden > 0) {
      text(
          MARGIN,
          y + KNOWN_LOGO,
          SMALL,
          Figure.Anchor.START,
          false,
          GREY,
          "and " + hidden + " more");
    }
    y += KNOWN_LOGO + 20;
  }

  private void optima() {
    section(
        "Class-optimised sequences",
        "what each model would like to see most, in bits; it may lie anywhere in the window");
    for (Dashboard.Optimum optimum : dashboard.optima()) {
      ClassOptimum found = optimum.optimum();
      double middle = y + LOGO / 2;
      label(middle - 14, words(optimum.model().architecture()), Optional.empty());
      small(MARGIN, middle + 5, heldOut(optimum.model()));
      small(
          MARGIN,
          middle + 18,
          String.format(
              Locale.ROOT,
              "P %.3f, of its letters %.3f",
              found.probability(),
              found.sequenceProbability()));
      bits(LogoLayout.bits(found.matrix()), y);
      if (optimum.known().isPresent()) {
        KnownMotif known = optimum.known().get();
        text(
            keyX(),
            middle,
            SMALL,
            Figure.Anchor.START,
            known.isSignificant(),
            BLACK,
            known.isSignificant() ? "resembles " + known.name() : "resembles no known motif");
        small(
            keyX(),
            middle + 13,
            String.format(
                Locale.ROOT,
                known.isSignificant() ? "%s, q = %.1e" : "nearest %s, q = %.2f",
                known.match().target().id(),
                known.match().qValue()));
      } else {
        small(keyX(), middle, "no column of half a bit:");
        small(keyX(), middle + 13, "nothing to compare");
      }
      y += LOGO + ROW_GAP;
    }
  }

  /** Among the windows of a chromosome, where that was measured, and only then from shuffles. */
  private static String heldOut(ModelCard card) {
    if (card.inGenome().isMeasured()) {
      String genome = String.format(Locale.ROOT, "auPRC %.3f", card.inGenome().averagePrecision());
      return card.evaluation().isMeasured()
          ? String.format(Locale.ROOT, "%s, AUC %.3f", genome, card.evaluation().auc())
          : "held-out " + genome;
    }
    return card.evaluation().isMeasured()
        ? String.format(Locale.ROOT, "held-out AUC %.3f", card.evaluation().auc())
        : "held-out AUC not measured";
  }

  /** A logo over all columns, with its base line and a scale of 0 and 2 bits. */
  private void bits(LogoLayout logo, double top) {
    logo(logo, LEFT, top, CELL, LOGO);
    double right = LEFT + logo.columns() * CELL;
    box(LEFT, top + LOGO, right - LEFT, 0.6, LINE);
    box(LEFT - 2, top, 0.6, LOGO, LINE);
    text(LEFT - 5, top + 8, SMALL, Figure.Anchor.END, false, GREY, number(logo.maximum()));
    text(LEFT - 5, top + LOGO, SMALL, Figure.Anchor.END, false, GREY, "0");
  }

  private void logo(LogoLayout logo, double x, double top, double column, double height) {
    double unit = height / logo.maximum();
    for (LogoLayout.Letter letter : logo.letters()) {
      double letterHeight = (letter.top() - letter.bottom()) * unit;
      // A twentieth of a pixel cannot be seen.
      if (letterHeight >= 0.05) {
        marks.add(
            new Figure.Letter(
                x + letter.column() * column + 0.25,
                top + height - letter.top() * unit,
                column - 0.5,
                letterHeight,
                letter.base(),
                palette.rgb(letter.base())));
      }
    }
  }

  private void sequence() {
    DashboardWindow window = dashboard.window();
    section(
        "Window",
        "known motifs with p ≤ "
            + String.format(Locale.ROOT, "%.0e", MotifScanner.DEFAULT_P_VALUE)
            + " on either strand in pink");
    y += 12;
    int half = window.length() / 2;
    for (int column = 0; column < window.length(); column++) {
      if (window.position(column) % TICK_EVERY == 0) {
        double middle = LEFT + (column + 0.5) * CELL;
        box(middle - 0.3, y - 2, 0.6, 5, GREY);
        if (window.position(column) % (2 * TICK_EVERY) == 0) {
          text(
              middle,
              y - 4,
              SMALL,
              Figure.Anchor.MIDDLE,
              false,
              GREY,
              String.format(Locale.ROOT, "%,d", window.position(column)));
        }
      }
    }
    y += 8;
    double top = y;
    // All grounds before all frames: where hits overlap, each keeps its whole frame.
    dashboard.hits().forEach(hit -> hitBox(hit, top, PINK, Figure.NONE));
    dashboard.hits().forEach(hit -> hitBox(hit, top, Figure.NONE, PINK_FRAME));
    label(top + LETTER / 2, "sequence", Optional.empty());
    for (int column = 0; column < window.length(); column++) {
      int base = window.code(column);
      if (base == Bases.N) {
        text(
            LEFT + (column + 0.5) * CELL,
            top + LETTER - 1,
            TEXT,
            Figure.Anchor.MIDDLE,
            false,
            GREY,
            "N");
      } else {
        marks.add(
            new Figure.Letter(
                LEFT + column * CELL + 1, top, CELL - 2, LETTER, base, palette.rgb(base)));
      }
      // Nothing is filled: the box is there to be pointed at.
      marks.add(
          new Figure.Box(
              LEFT + column * CELL,
              top - 3,
              CELL,
              LETTER + 6,
              Figure.NONE,
              Figure.NONE,
              Optional.of(
                  new Figure.Cell(rows, column, window.describe(column) + hitsAt(column)))));
    }
    rows++;
    small(
        keyX(), top + 3, String.format(Locale.ROOT, "centre of window %,d", window.position(half)));
    small(keyX(), top + 16, hitCount());
    y = top + LETTER + ROW_GAP + hitNames(top + LETTER + ROW_GAP);
  }

  private void hitBox(Dashboard.Hit hit, double top, int fill, int frame) {
    marks.add(
        new Figure.Box(
            LEFT + hit.column() * CELL,
            top - 3,
            hit.motif().columns() * CELL,
            LETTER + 6,
            fill,
            frame,
            Optional.empty()));
  }

  /** Name and strand of each hit below it, in as many lines as names need; returns their height. */
  private double hitNames(double top) {
    List<Double> ends = new ArrayList<>();
    for (Dashboard.Hit hit : dashboard.hits()) {
      String name = hit.motif().name();
      double x = LEFT + hit.column() * CELL;
      int line = 0;
      while (line < ends.size() && ends.get(line) > x) {
        line++;
      }
      double end = x + (name.length() + 1) * SMALL * 0.7;
      if (line < ends.size()) {
        ends.set(line, end);
      } else {
        ends.add(end);
      }
      text(
          x,
          top + 9 + line * 12,
          SMALL,
          Figure.Anchor.START,
          false,
          PINK_FRAME,
          hit.reverse() ? "◀ " + name : name + " ▶");
    }
    return ends.isEmpty() ? 0 : ends.size() * 12 + ROW_GAP;
  }

  private String hitCount() {
    int count = dashboard.hits().size();
    return count == 0 ? "no motif found" : count == 1 ? "1 motif hit" : count + " motif hits";
  }

  private String hitsAt(int column) {
    StringBuilder found = new StringBuilder();
    for (Dashboard.Hit hit : dashboard.hits()) {
      if (hit.column() <= column && column < hit.end()) {
        found.append(
            String.format(
                Locale.ROOT,
                "; in %s %s, %s strand, p = %.1e",
                hit.motif().name(),
                hit.motif().id(),
                hit.reverse() ? "reverse" : "forward",
                hit.pValue()));
      }
    }
    return found.toString();
  }

  private void saliency() {
    section(
        "Saliency",
        "how much the logit margin would change with the base: |∂(z₊ − z₋)/∂X| at the base");
    for (DashboardRow row : dashboard.saliency()) {
      label(
          y + ROW / 2 - row.meaning().map(known -> SMALL / 2).orElse(0.0),
          words(row.model().architecture()),
          Optional.of(String.format(Locale.ROOT, "P %.3f", row.probability())));
      row.meaning()
          .ifPresent(
              known ->
                  text(
                      LEFT - 10,
                      y + ROW,
                      SMALL,
                      Figure.Anchor.END,
                      false,
                      GREY,
                      known.shortText()));
      double maximum = row.maximum();
      cells(row, value -> maximum > 0 ? MAGNITUDES.of(value / maximum) : Color.WHITE);
      key(MAGNITUDES, "0", number(maximum));
      y += ROW + ROW_GAP;
    }
    y += 6;
  }

  private void temporal() {
    if (dashboard.temporal().isEmpty()) {
      return;
    }
    section(
        "Temporal output",
        "P of the window's beginning up to the base (forward), of the base up to its end"
            + " (backward)");
    for (DashboardRow row : dashboard.temporal()) {
      boolean forward = row.method().key().equals(new TemporalOutput(Direction.FORWARD).key());
      label(
          y + ROW / 2,
          words(row.model().architecture()),
          Optional.of(forward ? "forward →" : "← backward"));
      cells(row, PROBABILITIES::of);
      key(PROBABILITIES, "0", "1");
      text(keyX() + KEY / 2, y + ROW, SMALL, Figure.Anchor.MIDDLE, false, GREY, "½");
      y += ROW + ROW_GAP;
    }
    y += 6;
  }

  /** A colour for a value. */
  @FunctionalInterface
  private interface Colouring {
    Color of(double value);
  }

  private void cells(DashboardRow row, Colouring colouring) {
    DashboardWindow window = dashboard.window();
    String what =
        ", "
            + words(row.model().architecture())
            + ", "
            + row.method().label().toLowerCase(Locale.ROOT)
            + ": ";
    for (int column = 0; column < window.length(); column++) {
      float value = row.at(column);
      int fill = Float.isNaN(value) ? NO_VALUE : colouring.of(value).getRGB() & 0xFFFFFF;
      String text =
          window.describe(column) + what + (Float.isNaN(value) ? "no value" : reading(row, value));
      marks.add(
          new Figure.Box(
              LEFT + column * CELL,
              y,
              CELL,
              ROW,
              fill,
              Figure.NONE,
              Optional.of(new Figure.Cell(rows, column, text))));
    }
    marks.add(
        new Figure.Box(LEFT, y, window.length() * CELL, ROW, Figure.NONE, LINE, Optional.empty()));
    rows++;
  }

  private static String reading(DashboardRow row, float value) {
    return row.method().scale() == Scale.PROBABILITY
        ? String.format(Locale.ROOT, "P %.4f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  private double keyX() {
    return LEFT + dashboard.window().length() * CELL + 14;
  }

  private void key(ColourMap map, String low, String high) {
    double step = KEY / ColourMap.STEPS;
    for (int i = 0; i < ColourMap.STEPS; i++) {
      box(keyX() + i * step, y + 1, step + 0.2, 8, map.rgb((i + 0.5) / ColourMap.STEPS));
    }
    marks.add(new Figure.Box(keyX(), y + 1, KEY, 8, Figure.NONE, LINE, Optional.empty()));
    text(keyX(), y + ROW, SMALL, Figure.Anchor.START, false, GREY, low);
    text(keyX() + KEY, y + ROW, SMALL, Figure.Anchor.END, false, GREY, high);
  }

  private void provenance() {
    y += SECTION_GAP;
    box(MARGIN, y - 12, LEFT + dashboard.window().length() * CELL + RIGHT - 2 * MARGIN, 0.6, LINE);
    for (String line : dashboard.provenance().commentLines().lines().toList()) {
      text(MARGIN, y, 9, Figure.Anchor.START, false, GREY, line.substring(2));
      y += 12;
    }
  }

  private void label(double middle, String name, Optional<String> reading) {
    text(MARGIN, middle + 4, TEXT, Figure.Anchor.START, false, BLACK, name);
    reading.ifPresent(
        value -> text(LEFT - 10, middle + 4, TEXT, Figure.Anchor.END, true, BLACK, value));
  }

  /** An architecture as people say it: {@code small CNN-RNN}. */
  private static String words(String architecture) {
    int dash = architecture.indexOf('-');
    return dash < 0
        ? architecture
        : architecture.substring(0, dash)
            + " "
            + architecture.substring(dash + 1).toUpperCase(Locale.ROOT);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  private void box(double x, double top, double width, double height, int fill) {
    marks.add(new Figure.Box(x, top, width, height, fill, Figure.NONE, Optional.empty()));
  }

  private void small(double x, double baseline, String content) {
    text(x, baseline, SMALL, Figure.Anchor.START, false, GREY, content);
  }

  private void text(
      double x,
      double baseline,
      double size,
      Figure.Anchor anchor,
      boolean bold,
      int colour,
      String content) {
    if (!content.isEmpty()) {
      marks.add(new Figure.Text(x, baseline, size, anchor, bold, colour, content));
    }
  }
}
