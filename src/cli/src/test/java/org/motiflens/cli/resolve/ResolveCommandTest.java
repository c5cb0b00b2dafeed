package org.motiflens.cli.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;

class ResolveCommandTest {
  private static final String CTCF = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn";
  private static final String RNN = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-rnn";
  private static final Path DEMO = Checkout.ROOT.resolve("resources/demo");
  private static final String GENOME = DEMO.resolve("hg19-demo.fa.gz").toString();
  private static final String PEAKS = DEMO.resolve("CTCF_GM12878.narrowPeak").toString();
  private static final String MODELS = Checkout.ROOT.resolve("models").toString();

  @TempDir private Path folder;

  /** All went well; standard error says how far to trust the result. */
  private static Invocation ok(String... arguments) {
    Invocation run = Invocation.of(arguments);
    assertEquals(0, run.status(), run.err());
    return run;
  }

  /** The example of the issue: the model of CTCF has features that look like CTCF's motif. */
  @Test
  void featuresOfTheModelOfCtcfAreTheMotifOfCtcf() throws IOException {
    Path report = folder.resolve("report.html");
    Invocation run =
        ok(
            "resolve",
            "--model",
            CTCF,
            "--models",
            MODELS,
            "--genome",
            GENOME,
            "--peaks",
            PEAKS,
            "--report",
            report.toString());
    List<String[]> rows =
        run.out()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t"))
            .toList();
    assertEquals(1 + 64, rows.size());
    long ctcf =
        rows.stream()
            .skip(1)
            .filter(row -> row[12].equals("CTCF") && Double.parseDouble(row[14]) < 0.01)
            .count();
    assertTrue(ctcf >= 2, "features like CTCF: " + ctcf);
    double before = Double.POSITIVE_INFINITY;
    for (String[] row : rows.subList(1, rows.size())) {
      double size = Math.abs(Double.parseDouble(row[5]));
      assertTrue(size <= before);
      assertEquals(Double.parseDouble(row[5]) > 0 ? "+" : "-", row[4]);
      before = size;
    }
    assertTrue(run.err().contains("distinct optima 1 of 10"), run.err());
    String html = Files.readString(report);
    assertTrue(html.contains("data:image/svg+xml") && html.contains("lambda: 2.84"));
  }

  @Test
  void jsonHoldsTheSameRows() {
    Invocation run = ok("resolve", "--model", CTCF, "--models", MODELS, "--format", "json");
    String strongest =
        ok("resolve", "--model", CTCF, "--models", MODELS)
            .out()
            .lines()
            .filter(line -> !line.startsWith("#") && !line.startsWith("model\t"))
            .findFirst()
            .orElseThrow()
            .split("\t", -1)[5];
    assertTrue(run.out().contains("\"importance\":" + strongest), run.out());
  }

  @Test
  void whatCannotBeResolvedIsToldInOneSentence() {
    Invocation.of("resolve", "--model", RNN, "--models", MODELS).isRefused("no convolution");
    Invocation.of("resolve", "--model", CTCF, "--models", MODELS, "--layer", "pool 9")
        .isRefused("no layer \"pool 9\"", "choose one of");
    Invocation.of("resolve", "--model", CTCF, "--models", MODELS, "--lambda", "0")
        .isRefused("above 0");
    Invocation.of(
            "resolve",
            "--model",
            "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn-rnn",
            "--models",
            MODELS,
            "--solver",
            "step-free")
        .isRefused("recurrent", "deepresolve-exact");
    Invocation.of("resolve").isMisuse("--model");
  }

  @Test
  void theFolderOfThePublishedNetworksNeedNotBeThere() {
    Invocation run = ok("resolve", "published", folder.toString());
    assertEquals("", run.out());
    assertTrue(run.err().contains("nothing was compared"), run.err());
  }

  /**
   * A folder that has the names and not what belongs there: each file is named, none is passed
   * over.
   */
  @Test
  void missingAndForeignFilesOfThePublishedNetworksAreNamed() throws IOException {
    Path network = Files.createDirectories(folder.resolve("models/422tf/wgEncodeOne"));
    Files.createDirectories(folder.resolve("statistics"));
    Path table = Files.writeString(folder.resolve("statistics/422-ONIV.pkl"), "no pickle");
    Invocation.of("resolve", "published", folder.toString())
        .isRefused(table.toString(), "not the table of importance");
    String[] bundles = {
      "resolve", "published", "--bundles", folder.resolve("out").toString(), folder.toString()
    };
    Path json = network.resolve("16_G_best_archit.json");
    Invocation.of(bundles).isRefused(json.toString(), "there is no ");
    Files.writeString(json, "PNG");
    Invocation.of(bundles).isRefused(json.toString(), "not the JSON of a model of Keras 1");
    Files.writeString(json, "{\"layers\": [{\"name\": \"Convolution1D\"}]}");
    Invocation.of(bundles).isRefused(json.toString(), "not a Sequential model of Keras 1");
    Files.writeString(json, "{\"class_name\": \"Sequential\", \"config\": []}");
    Invocation.of(bundles).isRefused("16_G_bestmodel_weights.h5", "no such file");
    Files.writeString(network.resolve("16_G_bestmodel_weights.h5"), "PNG");
    Invocation.of(bundles).isRefused("16_G_bestmodel_weights.h5", "not an HDF5 file");
  }

  @Test
  void stretchesThatOverlapOrLieApartAreRefused() {
    String[] common = {
      "interactions",
      "locus",
      "--model",
      CTCF,
      "--models",
      MODELS,
      "--genome",
      GENOME,
      "--first",
      "chr20:30,222,222-30,222,229",
      "--second"
    };
    Invocation.of(with(common, "chr20:30,222,225-30,222,235")).isRefused("overlap");
    Invocation.of(with(common, "chr20:30,322,225-30,322,235"))
        .isRefused("do not lie in one window");
  }

  private static String[] with(String[] common, String last) {
    String[] all = Arrays.copyOf(common, common.length + 1);
    all[common.length] = last;
    return all;
  }

  @Test
  void aSuiteThatIsTooSmallOrHasNowhereToGoIsRefused() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    Invocation.of("resolve", "conformance", "--out", taken.toString())
        .isRefused("The folder " + taken + " cannot be made; choose another.");
    assertEquals("a file", Files.readString(taken));
    Invocation.of("resolve", "conformance", "--out", folder.toString(), "--windows", "9")
        .isRefused("at least 100 windows");
    Invocation.of("resolve", "conformance", "--out", folder.toString(), "--rule", "NAND")
        .isMisuse("--rule");
  }

  @Test
  void wordsThatAreNoneAreRefused() {
    Invocation.of(
            "interactions",
            "plant",
            "--model",
            CTCF,
            "--models",
            MODELS,
            "--first",
            "TGAXTCA",
            "--second",
            "CCCC")
        .isRefused("TGAXTCA");
  }

  @Test
  void instancesOfPeaksAreNamedAndGathered() throws IOException {
    Path motifs = folder.resolve("motifs.meme");
    Invocation run =
        ok(
            "instances",
            "--model",
            CTCF,
            "--models",
            MODELS,
            "--genome",
            GENOME,
            "--peaks",
            PEAKS,
            "--motifs",
            motifs.toString());
    List<String[]> rows =
        run.out()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t"))
            .toList();
    assertTrue(rows.stream().filter(row -> row[11].equals("motif1")).count() >= 5, run.out());
    for (String[] row : rows) {
      assertEquals(row[9].length(), Integer.parseInt(row[2]) - Integer.parseInt(row[1]), row[9]);
      assertTrue(Double.parseDouble(row[8]) <= 0.1);
    }
    assertTrue(Files.readString(motifs).contains("MOTIF motif1"));
  }
}
