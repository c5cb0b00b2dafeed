package org.motiflens.figure.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motiflens.figure.ColourMap;
import org.motiflens.figure.Figure;
import org.motiflens.figure.FigureSvg;
import org.motiflens.figure.logo.LogoPalette;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.ModelLibrary;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the dashboard of a real CTCF site shows, and where. */
class DashboardTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path MODELS = ROOT.resolve("models");
  private static final Locus SITE = new Locus("chr20", 30_200_801, 30_200_902);
  private static final int PINK_FRAME = 0xE0409A;
  private static final int RED = 0xFF0000;

  private static MotifDatabase jaspar;
  private static List<ModelBundle> models;
  private static byte[] codes;

  @BeforeAll
  static void readSite() {
    assumeTrue(Files.isDirectory(MODELS), "no bundled models");
    jaspar =
        MotifDatabase.read(ROOT.resolve("resources/motifs/JASPAR2014_CORE_vertebrates.jaspar"));
    ModelLibrary library = ModelLibrary.scan(MODELS);
    models = List.of(library.load("CTCF/small-cnn"), library.load("CTCF/small-rnn"));
    try (GenomeFile genome = GenomeFile.open(ROOT.resolve("resources/demo/hg19-demo.fa.gz"))) {
      codes = genome.codes(SITE);
    }
  }

  private static Dashboard dashboard(byte[] bases) {
    return maker("CTCF").make(DashboardWindow.of("", SITE, bases), "hg19");
  }

  private static DashboardMaker maker(String factor) {
    return new DashboardMaker(factor, models, List.of(), jaspar);
  }

  private static Figure figure(Dashboard dashboard) {
    return DashboardFigure.of(dashboard, LogoPalette.WEBLOGO);
  }

  private static List<Figure.Box> cells(Figure figure) {
    return boxes(figure).stream().filter(box -> box.cell().isPresent()).toList();
  }

  private static List<Figure.Box> boxes(Figure figure) {
    return figure.marks().stream()
        .filter(mark -> mark instanceof Figure.Box)
        .map(mark -> (Figure.Box) mark)
        .toList();
  }

  private static List<Figure.Box> row(Figure figure, int row) {
    return cells(figure).stream().filter(box -> box.cell().get().row() == row).toList();
  }

  private static List<String> texts(Figure figure) {
    return figure.marks().stream()
        .filter(mark -> mark instanceof Figure.Text)
        .map(mark -> ((Figure.Text) mark).content())
        .toList();
  }

  @Test
  void inEveryRowColumnTIsBaseT() {
    Figure figure = figure(dashboard(codes));
    Set<Integer> rows = new HashSet<>();
    double left = row(figure, 0).get(0).x();
    double width = row(figure, 0).get(0).width();
    for (Figure.Box box : cells(figure)) {
      Figure.Cell cell = box.cell().get();
      rows.add(cell.row());
      assertEquals(left + cell.column() * width, box.x(), 1e-9);
      String place =
          String.format(
              Locale.ROOT,
              "chr20:%,d %c",
              SITE.start() + cell.column() + 1,
              Bases.letter(codes[cell.column()]));
      assertTrue(cell.text().startsWith(place), cell.text() + " is not " + place);
    }
    // Sequence, two saliency rows, forward and backward of the recurrent model.
    assertEquals(Set.of(0, 1, 2, 3, 4), rows);
    for (int row : rows) {
      assertEquals(101, row(figure, row).size());
    }
  }

  @Test
  void theLettersOfTheSequenceStandInTheirColumns() {
    Figure figure = figure(dashboard(codes));
    Figure.Box first = row(figure, 0).get(0);
    StringBuilder letters = new StringBuilder();
    for (Figure.Mark mark : figure.marks()) {
      if (mark instanceof Figure.Letter letter
          && letter.y() >= first.y()
          && letter.y() + letter.height() <= first.y() + first.height()) {
        double middle = letter.x() + letter.width() / 2;
        assertEquals(letters.length(), (int) ((middle - first.x()) / first.width()));
        letters.append(Bases.letter(letter.base()));
      }
    }
    assertEquals(Bases.decode(codes), letters.toString());
  }

  /** A score of the beginning up to base t cannot know of later bases, nor one of the end. */
  @Test
  void temporalColumnsSeeTheBasesOnTheirSideOnly() {
    int changed = 60;
    byte[] other = codes.clone();
    other[changed] = Bases.complement(other[changed]);
    Dashboard before = dashboard(codes);
    Dashboard after = dashboard(other);
    DashboardRow forward = before.temporal().get(0);
    DashboardRow backward = before.temporal().get(1);
    for (int column = 0; column < codes.length; column++) {
      if (column < changed) {
        assertEquals(forward.at(column), after.temporal().get(0).at(column), "column " + column);
      }
      if (column > changed) {
        assertEquals(backward.at(column), after.temporal().get(1).at(column), "column " + column);
      }
    }
    assertNotEquals(forward.at(changed), after.temporal().get(0).at(changed));
    assertNotEquals(backward.at(changed), after.temporal().get(1).at(changed));
    assertEquals(forward.probability(), forward.at(100), 1e-5);
    assertEquals(backward.probability(), backward.at(0), 1e-5);
  }

  @Test
  void coloursAreThoseOfTheValues() {
    Dashboard dashboard = dashboard(codes);
    Figure figure = figure(dashboard);
    for (int model = 0; model < 2; model++) {
      DashboardRow row = dashboard.saliency().get(model);
      int reddest = 0;
      for (int column = 0; column < codes.length; column++) {
        int fill = row(figure, 1 + model).get(column).fill();
        assertEquals(
            ColourMap.whiteToRed().of(row.at(column) / row.maximum()).getRGB() & 0xFFFFFF, fill);
        reddest += fill == RED && row.at(column) == row.maximum() ? 1 : 0;
      }
      assertTrue(reddest >= 1, "the largest value is red");
    }
    for (int direction = 0; direction < 2; direction++) {
      DashboardRow row = dashboard.temporal().get(direction);
      for (int column = 0; column < codes.length; column++) {
        int fill = row(figure, 3 + direction).get(column).fill();
        int red = fill >> 16;
        int blue = fill & 0xFF;
        assertEquals(ColourMap.blueWhiteRed().of(row.at(column)).getRGB() & 0xFFFFFF, fill);
        assertTrue(row.at(column) > 0.5 ? red == 255 : blue == 255, "above one half is red");
      }
    }
  }

  @Test
  void hitsAreFramedWhereTheScannerFindsThemOnBothStrands() {
    for (byte[] bases : List.of(codes, Bases.reverseComplement(codes))) {
      MotifScanner scanner = new MotifScanner(jaspar.motif("MA0139.1"));
      List<MotifHit> found = scanner.scan(bases, SITE, MotifScanner.DEFAULT_P_VALUE);
      assertFalse(found.isEmpty());
      Figure figure = figure(dashboard(bases));
      Figure.Box first = row(figure, 0).get(0);
      List<Figure.Box> frames =
          boxes(figure).stream().filter(box -> box.frame() == PINK_FRAME).toList();
      assertEquals(found.size(), frames.size());
      for (MotifHit hit : found) {
        double x = first.x() + (hit.locus().start() - SITE.start()) * first.width();
        double width = hit.locus().length() * first.width();
        assertTrue(
            frames.stream()
                .anyMatch(
                    box -> Math.abs(box.x() - x) < 1e-9 && Math.abs(box.width() - width) < 1e-9),
            hit.toString());
        String strand = hit.reverse() ? "reverse strand" : "forward strand";
        String text = row(figure, 0).get(hit.locus().start() - SITE.start()).cell().get().text();
        assertTrue(text.contains("CTCF MA0139.1, " + strand), text);
      }
    }
    Set<Boolean> strands =
        List.of(codes, Bases.reverseComplement(codes)).stream()
            .flatMap(bases -> dashboard(bases).hits().stream())
            .map(Dashboard.Hit::reverse)
            .collect(Collectors.toSet());
    assertEquals(Set.of(true, false), strands);
  }

  /** Where hits overlap, a ground painted later would hide an earlier frame. */
  @Test
  void noGroundIsPaintedOverAFrame() {
    List<Figure.Box> boxes = new ArrayList<>(boxes(figure(dashboard(codes))));
    boolean framed = false;
    for (Figure.Box box : boxes) {
      framed |= box.frame() == PINK_FRAME;
      assertFalse(framed && box.fill() == 0xFFC0E0, "a ground after a frame");
    }
    assertTrue(framed);
  }

  @Test
  void aFactorWithoutMotifSaysSo() {
    Figure figure = figure(maker("NOSUCH").make(DashboardWindow.of("a", codes), "sequences.fa"));
    List<String> texts = texts(figure);
    assertTrue(texts.contains("The database has no motif of the name NOSUCH."), texts.toString());
    assertTrue(texts.contains("no motif found"), texts.toString());
    assertTrue(row(figure, 0).get(14).cell().get().text().startsWith("15 "));
  }

  @Test
  void theHeadingNamesExperimentAndCellLine() {
    List<String> texts = texts(figure(dashboard(codes)));
    assertTrue(texts.contains("chr20:30,200,802-30,200,902"), texts.toString());
    assertTrue(
        texts.contains("models of " + models.get(0).card().experiment() + ", cell line K562"),
        texts.toString());
  }

  @Test
  void aWindowOfWhichMoreThanHalfIsUnknownIsRefused() {
    byte[] half = codes.clone();
    Arrays.fill(half, 0, 50, Bases.N);
    dashboard(half);
    half[50] = Bases.N;
    InputException refusal = assertThrows(InputException.class, () -> dashboard(half));
    assertTrue(refusal.getMessage().contains("only 50 of its 101 bases"), refusal.getMessage());
  }

  @Test
  void aWindowOfAnotherLengthIsRefused() {
    DashboardWindow shorter = DashboardWindow.of("short", Arrays.copyOf(codes, 100));
    InputException refusal =
        assertThrows(InputException.class, () -> maker("CTCF").make(shorter, "a file"));
    assertTrue(refusal.getMessage().startsWith("short has 100 bases"), refusal.getMessage());
  }

  @Test
  void svgIsWellFormedAndTheSameEachTime() throws Exception {
    String svg = FigureSvg.of(figure(dashboard(codes)));
    assertEquals(svg, FigureSvg.of(figure(dashboard(codes))));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    NodeList boxes = document.getElementsByTagName("rect");
    int titled = 0;
    for (int i = 0; i < boxes.getLength(); i++) {
      titled += boxes.item(i).getTextContent().startsWith("chr20:") ? 1 : 0;
    }
    assertEquals(5 * 101, titled);
  }
}
