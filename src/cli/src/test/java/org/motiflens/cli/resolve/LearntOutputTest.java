package org.motiflens.cli.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;

/** resolve, interactions and instances: each as TSV, as JSON, as a picture and as one page. */
class LearntOutputTest {
  private static final String CTCF = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn";
  private static final Path DEMO = Checkout.ROOT.resolve("resources/demo");
  private static final String GENOME = DEMO.resolve("hg19-demo.fa.gz").toString();
  private static final String PEAKS = DEMO.resolve("CTCF_GM12878.narrowPeak").toString();
  private static final String SITE = "chr20:30,222,227";
  private static final List<String> LOCUS =
      List.of(
          "interactions",
          "locus",
          "--genome",
          GENOME,
          "--first",
          "chr20:30,222,222-30,222,229",
          "--second",
          "chr20:30,222,230-30,222,238");
  private static final List<String> PLANT =
      List.of(
          "interactions",
          "plant",
          "--first",
          "CCACTAGG",
          "--second",
          "GGCGCC",
          "--gaps",
          "0-2",
          "--sequences",
          "60");
  private static final List<String> MAP =
      List.of(
          "interactions",
          "map",
          "--genome",
          GENOME,
          "--window",
          SITE,
          "--piece",
          "20",
          "--nulls",
          "4");
  private static final List<String> INSTANCES =
      List.of("instances", "--genome", GENOME, "--locus", SITE, "--shuffles", "60");
  private static final List<String> RESOLVE = List.of("resolve");

  @TempDir private static Path models;

  @TempDir private Path folder;

  /** One model alone: a folder of hundreds takes longer to look through than all else here. */
  @BeforeAll
  static void copyTheModel() throws IOException {
    Path copy = models.resolve(CTCF + ".zip");
    Files.createDirectories(copy.getParent());
    Files.copy(Checkout.ROOT.resolve("models").resolve(CTCF + ".zip"), copy);
  }

  private static Invocation run(List<String> command, String... more) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--model", CTCF, "--models", models.toString()));
    arguments.addAll(Arrays.asList(more));
    return Invocation.of(arguments.toArray(String[]::new));
  }

  private static List<String> lines(Invocation run) {
    assertEquals(0, run.status(), run.err());
    return run.out().lines().filter(line -> !line.startsWith("#")).toList();
  }

  /** Each value of a row of text is that of the same row of JSON. */
  private void holdsTheSameInEveryForm(List<String> command, String... inPicture)
      throws IOException {
    Path picture = folder.resolve("picture.svg");
    Path page = folder.resolve("page.html");
    List<String> tsv = lines(run(command, "--format", "tsv", "--out", "-"));
    Invocation json =
        run(
            command,
            "--format",
            "json",
            "--figure",
            picture.toString(),
            "--report",
            page.toString());
    assertEquals(0, json.status(), json.err());
    JsonObject read = JsonParser.parseString(json.out()).getAsJsonObject();
    assertTrue(read.getAsJsonObject("provenance").size() > 3);
    JsonArray rows = read.getAsJsonArray("rows");
    assertEquals(tsv.size() - 1, rows.size());
    String[] columns = tsv.get(0).split("\t", -1);
    for (int i = 0; i < rows.size(); i++) {
      String[] cells = tsv.get(i + 1).split("\t", -1);
      for (int j = 0; j < columns.length; j++) {
        var value = rows.get(i).getAsJsonObject().get(columns[j]);
        assertTrue(
            value.isJsonNull()
                ? cells[j].equals("NA")
                : value.getAsJsonPrimitive().isNumber()
                    ? value.getAsFloat() == Float.parseFloat(cells[j])
                    : value.getAsString().equals(cells[j]),
            columns[j] + ": " + cells[j] + " and " + value);
      }
    }
    String svg = Files.readString(picture);
    String html = Files.readString(page);
    assertTrue(svg.startsWith("<?xml") && svg.contains("<title>"));
    for (String word : inPicture) {
      assertTrue(svg.contains(word), word);
      assertTrue(html.contains(word), word);
    }
    assertTrue(html.contains("<svg") && html.contains("<table>") && html.contains("sha256"));
    assertFalse(html.replace("http://www.w3.org", "").contains("http"), "reads nothing else");
  }

  @Test
  void twoStretchesOfALocus() throws IOException {
    holdsTheSameInEveryForm(LOCUS, "both, if they added up", "eps = +");
  }

  /** However sure, no p is 0. */
  @Test
  void noPOfAWordIsZero() {
    String[] words = {"--first", "CCACTAGGGGGCGC", "--second", "GGCGCC", "--gaps", "0-2"};
    List<String> rows = lines(run(List.of("interactions", "plant"), words));
    for (String row : rows.subList(1, rows.size())) {
      double p = Double.parseDouble(row.split("\t", -1)[6]);
      assertTrue(p > 0, row);
    }
  }

  @Test
  void twoPlantedWords() throws IOException {
    holdsTheSameInEveryForm(PLANT, "a&gt; b&gt;", "gap 0");
  }

  @Test
  void aMapOfWhatChangesWhat() throws IOException {
    holdsTheSameInEveryForm(MAP, "what the part of a column is worth more");
  }

  @Test
  void featuresOfAModel() throws IOException {
    holdsTheSameInEveryForm(RESOLVE, "OFIV", "lambda 2.84", "distinct optima 1", "largest gap");
  }

  /**
   * A row a start and feature; importance and IL of the table are their weighted mean and variance.
   */
  @Test
  void theMapsThemselvesAndHowEachStartEnded() throws IOException {
    Path maps = folder.resolve("maps.tsv");
    String[] solver = {"--layer", "convolution 2", "--starts", "3", "--maps", maps.toString()};
    List<String> table = lines(run(RESOLVE, solver));
    String[] first = table.get(1).split("\t", -1);
    List<String> all = Files.readAllLines(maps);
    assertTrue(all.stream().anyMatch(line -> line.startsWith("# lambda: 2.84")));
    List<String[]> rows =
        all.stream()
            .filter(line -> !line.startsWith("#") && !line.startsWith("model\t"))
            .map(line -> line.split("\t", -1))
            .toList();
    assertEquals(3 * (table.size() - 1), rows.size());
    double importance = 0;
    double weights = 0;
    for (String[] row : rows) {
      assertEquals("yes", row[7]);
      assertTrue(Double.parseDouble(row[9]) <= 1e-6, "gap " + row[9]);
      String[] values = row[13].split(",", -1);
      double mean = Arrays.stream(values).mapToDouble(Double::parseDouble).average().orElseThrow();
      assertEquals(Double.parseDouble(row[12]), mean, 1e-6);
      if (row[11].equals(first[3])) {
        importance += Double.parseDouble(row[4]) * Double.parseDouble(row[12]);
        weights += Double.parseDouble(row[4]);
      }
    }
    assertEquals(Double.parseDouble(first[5]), importance / weights, 1e-6);
  }

  /** Another reader can tell which file and genome motifs came from, and which step was taken. */
  @Test
  void whatTheMotifsCameFromIsTold() {
    Invocation run =
        run(
            RESOLVE,
            "--genome",
            GENOME,
            "--peaks",
            PEAKS,
            "--most-peaks",
            "30",
            "--starts",
            "1",
            "--solver",
            "deepresolve-exact",
            "--step",
            "0.02");
    assertEquals(0, run.status(), run.err());
    for (String told : List.of("# peaks: CTCF_GM12878.narrowPeak", "# genome: ", "# step: 0.02")) {
      assertTrue(run.out().contains(told), told);
    }
  }

  @Test
  void stretchesOfAWindow() throws IOException {
    holdsTheSameInEveryForm(INSTANCES, "contribution to the logit margin");
  }

  /** A page is no picture, and a format that is none is told before anything is computed. */
  @Test
  void formsThatAreNoneAreRefused() {
    run(LOCUS, "--format", "xml").isRefused("--format is xml", "tsv or json");
    run(RESOLVE, "--figure", "picture.html").isRefused("picture.html", ".svg, .png or .pdf");
    run(INSTANCES, "--figure", "picture.txt").isMisuse(".svg, .png or .pdf");
    run(PLANT, "--gaps", "9-3").isMisuse("--gaps");
  }

  @Test
  void tooFewPeaksForAMotifAreCounted() throws IOException {
    Path few = folder.resolve("few.narrowPeak");
    Files.write(few, Files.readAllLines(Path.of(PEAKS)).subList(0, 7));
    run(RESOLVE, "--genome", GENOME, "--peaks", few.toString())
        .isRefused("There are 7 windows", "at least 20");
  }
}
