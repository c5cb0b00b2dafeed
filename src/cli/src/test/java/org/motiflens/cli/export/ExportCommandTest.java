package org.motiflens.cli.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.TestModels;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Product;
import org.motiflens.genome.Python;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.ModelLibrary;

class ExportCommandTest {
  /** Around the summit of a strong CTCF peak. */
  private static final String LOCUS = "chr20:30,200,701-30,201,000";

  private static final String GENOME = Checkout.DEMO.resolve("hg19-demo.fa.gz").toString();

  @TempDir Path folder;

  private Path models;
  private Path results;

  @BeforeEach
  void makeModels() throws IOException {
    models = folder.resolve("models");
    results = Files.createDirectory(folder.resolve("results"));
    TestModels.put("small-cnn", models);
    TestModels.put("small-cnn-rnn", models);
  }

  private ModelBundle model(String architecture) {
    ModelLibrary library = ModelLibrary.scan(models);
    return library.load(
        library.entries().stream()
            .filter(entry -> entry.card().architecture().equals(architecture))
            .findFirst()
            .orElseThrow()
            .id());
  }

  /** The options that all tests share, then others; the later of two wins. */
  private Invocation export(String... more) {
    return exportFrom(GENOME, LOCUS, model("small-cnn").id(), more);
  }

  private Invocation exportFrom(String genome, String locus, String model, String... more) {
    String[] common = {
      "export",
      "--models",
      models.toString(),
      "--genome",
      genome,
      "--locus",
      locus,
      "--model",
      model
    };
    return Invocation.of(
        Stream.concat(Arrays.stream(common), Arrays.stream(more)).toArray(String[]::new));
  }

  private static List<String> rows(String text) {
    return text.lines().filter(line -> line.startsWith("chr")).toList();
  }

  /** What a reader of the file knows of each base of a locus. */
  private static float[] valuesIn(String text, Locus locus) {
    float[] values = new float[locus.length()];
    Arrays.fill(values, Float.NaN);
    int last = 0;
    for (String row : rows(text)) {
      String[] columns = row.split("\t", -1);
      assertEquals(4, columns.length, row);
      assertEquals(locus.chromosome(), columns[0]);
      int start = Integer.parseInt(columns[1]);
      int end = Integer.parseInt(columns[2]);
      assertTrue(start >= last && start < end, "order: " + row);
      last = end;
      Arrays.fill(values, start - locus.start(), end - locus.start(), Float.parseFloat(columns[3]));
    }
    return values;
  }

  private static float[] computed(
      ModelBundle model, String method, WindowLayout layout, Locus locus) {
    AttributionMethod chosen = AttributionRegistry.STANDARD.named(method);
    try (GenomeFile genome = GenomeFile.open(Path.of(GENOME))) {
      return new ProfileComputer(genome, model.network(), chosen, layout)
          .compute(locus, Monitor.NONE)
          .values();
    }
  }

  private static WindowLayout usual(ModelBundle model, String method) {
    return WindowLayout.forMethod(
        AttributionRegistry.STANDARD.named(method), model.network().architecture());
  }

  @Test
  void theHeaderSaysWhereTheValuesComeFrom() {
    ModelBundle model = model("small-cnn");
    String text = export("--anchor", "30,200,852").succeeds().out();
    List<String> header = text.lines().takeWhile(line -> !line.startsWith("chr")).toList();
    assertEquals(
        List.of(
            "# product: MotifLens " + Product.version(),
            "# genome: hg19-demo",
            "# locus: " + LOCUS,
            "# coordinates: below 0-based, end exclusive; in these comments 1-based, inclusive",
            "# model: " + model.id(),
            "# model sha256: " + model.card().weightsSha256(),
            "# model trained by: MotifLens " + model.card().productVersion(),
            "# method: saliency",
            "# formula: " + AttributionRegistry.STANDARD.named("saliency").formula(),
            "# units: logits of the margin, positive minus negative class; see the formula",
            "# window: 101 bases",
            "# stride: 25",
            "# rule: windows start at multiples of the stride; a base has the value of the window"
                + " whose centre is nearest, ties go left",
            "# anchor: chr20:30,200,852-30,200,852: the window centred here owns all of its bases",
            "# strand: +",
            "# left out: N bases, and windows that are more than half N",
            "track type=bedGraph name=\""
                + model.card().tf()
                + " small-cnn saliency\" description=\"Saliency of "
                + model.id()
                + "\" graphType=bar color=178,24,43 windowingFunction=maximum"),
        header);
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({
    "small-cnn, saliency",
    "small-cnn, input-x-gradient",
    "small-cnn, prediction",
    "small-cnn-rnn, saliency",
    "small-cnn-rnn, temporal-forward",
    "small-cnn-rnn, temporal-backward"
  })
  void theValueOfABaseIsThatOfTheProfileToTheLastBit(String architecture, String method) {
    ModelBundle model = model(architecture);
    Locus locus = Locus.parse(LOCUS);
    String text = exportFrom(GENOME, LOCUS, model.id(), "--method", method).succeeds().out();
    assertArrayEquals(computed(model, method, usual(model, method), locus), valuesIn(text, locus));
  }

  @Test
  void strideAndAnchorAreThoseOfTheProfile() {
    ModelBundle model = model("small-cnn");
    Locus locus = Locus.parse(LOCUS);
    String text = export("--stride", "7", "--anchor", "30,200,852").succeeds().out();
    WindowLayout layout = WindowLayout.everyBases(101, 7).anchoredAt(30_200_851);
    assertArrayEquals(computed(model, "saliency", layout, locus), valuesIn(text, locus));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chr20:30,190,001-30,257,000",
        // The first of its pieces has no known base.
        "chr21:36,030,000-36,100,999"
      })
  void aLocusLongerThanWhatIsComputedAtATimeHasNoSeams(String text) {
    ModelBundle model = model("small-cnn");
    Locus locus = Locus.parse(text);
    String written = exportFrom(GENOME, text, model.id(), "--stride", "101").succeeds().out();
    WindowLayout layout = WindowLayout.everyBases(101, 101);
    assertArrayEquals(computed(model, "saliency", layout, locus), valuesIn(written, locus));
  }

  @Test
  void basesThatAreNotKnownAreLeftOut() {
    List<String> rows =
        rows(exportFrom(GENOME, "chr21:36,099,900-36,100,099", model("small-cnn").id()).out());
    assertTrue(rows.get(0).startsWith("chr21\t36099999\t"), rows.get(0));
  }

  @Test
  void aFileHoldsWhatStandardOutputWouldGet() throws IOException {
    String text = export().succeeds().out();
    Path plain = results.resolve("x.bedgraph");
    Path compressed = results.resolve("x.bedgraph.gz");
    assertEquals("", export("--out", plain.toString()).succeeds().out());
    export("--out", compressed.toString()).succeeds();
    assertEquals(text, Files.readString(plain));
    try (BlockCompressedInputStream in = new BlockCompressedInputStream(compressed)) {
      assertEquals(text, new String(in.readAllBytes(), UTF_8));
    }
    assertEquals(text, export("--out", "-").succeeds().out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.bw", "x.bigWig"})
  void aBigWigFileHoldsTheValuesOfTheBedGraphToTheLastBit(String name) throws Exception {
    Python.assumeModule("pyBigWig");
    Locus locus = Locus.parse(LOCUS);
    Path path = results.resolve(name);
    assertEquals(
        "", export("--method", "input-x-gradient", "--out", path.toString()).succeeds().out());
    List<String> bases =
        Python.run(
            """
            import pyBigWig, sys, struct
            file = pyBigWig.open(sys.argv[1])
            print(*file.chroms().items())
            for start, end, value in file.intervals(sys.argv[2]):
                assert end == start + 1
                print(start, struct.unpack(">i", struct.pack(">f", value))[0])
            """,
            path,
            locus.chromosome());
    assertTrue(bases.get(0).contains("('chr21', 48129895)"), bases.get(0));
    float[] values = new float[locus.length()];
    Arrays.fill(values, Float.NaN);
    for (String base : bases.subList(1, bases.size())) {
      String[] columns = base.split(" ", -1);
      values[Integer.parseInt(columns[0]) - locus.start()] =
          Float.intBitsToFloat(Integer.parseInt(columns[1]));
    }
    assertArrayEquals(
        valuesIn(export("--method", "input-x-gradient").succeeds().out(), locus), values);
  }

  @Test
  void aJsonFileSaysOfABigWigWhatABedGraphSaysItself() throws IOException {
    Path path = results.resolve("x.bw");
    String header = export().succeeds().out();
    export("--out", path.toString()).succeeds();
    JsonObject sidecar =
        JsonParser.parseString(Files.readString(results.resolve("x.bw.json"))).getAsJsonObject();
    assertEquals("x.bw", sidecar.get("file").getAsString());
    assertEquals(
        header.lines().filter(line -> line.startsWith("# ")).toList(),
        sidecar.getAsJsonObject("provenance").entrySet().stream()
            .map(entry -> "# " + entry.getKey() + ": " + entry.getValue().getAsString())
            .toList());
    assertEquals(
        "178,24,43", sidecar.getAsJsonObject("track").get("color").getAsString(), "colour");
  }

  @Test
  void theChromosomeMayBeSpeltTheOtherWay() {
    assertEquals(
        export().succeeds().out(),
        exportFrom(GENOME, LOCUS.replace("chr", ""), model("small-cnn").id()).succeeds().out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "102", "many"})
  void aStrideThatIsNoneIsMisuse(String stride) {
    export("--stride", stride).isMisuse("--stride");
  }

  /** Each ends with one sentence and status 1, and leaves no file. */
  @Nested
  class Refuses {
    private void isRefused(Invocation invocation, String... words) throws IOException {
      invocation.isRefused(words);
      try (Stream<Path> files = Files.list(results)) {
        assertEquals(List.of(), files.toList());
      }
    }

    private String target() {
      return results.resolve("x.bedgraph").toString();
    }

    private Invocation at(String locus) {
      return exportFrom(GENOME, locus, model("small-cnn").id(), "--out", target());
    }

    @Test
    void aModelThatIsNotThere() throws IOException {
      isRefused(
          exportFrom(GENOME, LOCUS, "CTFC/small-cnn", "--out", target()), "\"CTFC/small-cnn\"");
    }

    @Test
    void aFolderOfModelsThatIsNotThere() throws IOException {
      String id = model("small-cnn").id();
      models = folder.resolve("none");
      isRefused(exportFrom(GENOME, LOCUS, id, "--out", target()), "none");
    }

    @Test
    void aMethodThatIsNotThere() throws IOException {
      isRefused(export("--method", "magic", "--out", target()), "\"magic\"", "saliency");
    }

    @Test
    void aMethodThatMeansNothingForTheModel() throws IOException {
      isRefused(export("--method", "temporal-forward", "--out", target()), "recurrent");
    }

    @Test
    void whatIsNoLocus() throws IOException {
      isRefused(at("chr20:200-100"), "chr20:200-100");
    }

    @Test
    void aLocusOutsideItsChromosome() throws IOException {
      isRefused(at("chr21:48,129,000-48,130,000"), "48,129,895 bases");
    }

    @Test
    void aChromosomeThatIsNotThere() throws IOException {
      isRefused(at("chr22:100-200"), "chr22", "chr20, chr21, chrX");
    }

    @Test
    void aLocusWithoutAnyKnownBase() throws IOException {
      isRefused(at("chr21:10,000,000-10,000,500"), "not known (N)");
      isRefused(at("chr21:10,000,000-10,200,000"), "not known (N)");
    }

    @Test
    void anAnchorBesideTheLocus() throws IOException {
      isRefused(export("--anchor", "100", "--out", target()), "anchor");
      isRefused(export("--anchor", "here", "--out", target()), "here");
    }

    @Test
    void aFastaWithoutIndex() throws IOException {
      Path alone = Files.writeString(folder.resolve("alone.fa"), ">chr20\nACGT\n");
      isRefused(
          exportFrom(alone.toString(), LOCUS, model("small-cnn").id(), "--out", target()),
          "samtools faidx");
    }

    @Test
    void aBundleThatIsCutOff() throws IOException {
      String id = model("small-cnn").id();
      Path bundle = models.resolve(id + ".zip");
      Files.createDirectories(bundle.getParent());
      byte[] whole = Files.readAllBytes(models.resolve("small-cnn.zip"));
      Files.delete(models.resolve("small-cnn.zip"));
      Files.write(bundle, Arrays.copyOf(whole, whole.length / 2));
      isRefused(exportFrom(GENOME, LOCUS, id, "--out", target()), bundle.toString());
    }

    @Test
    void aBundleOfAnotherProgram() throws IOException {
      String id = model("small-cnn").id();
      Path bundle = models.resolve(id + ".zip");
      Files.createDirectories(bundle.getParent());
      Files.delete(models.resolve("small-cnn.zip"));
      Files.copy(Path.of(GENOME), bundle);
      isRefused(exportFrom(GENOME, LOCUS, id, "--out", target()), bundle.toString());
    }

    @Test
    void toGoOnWhenStopped() throws IOException {
      Monitor stopped =
          new Monitor() {
            @Override
            public void progress(long done, long total) {}

            @Override
            public boolean isCancelled() {
              return true;
            }
          };
      String id = model("small-cnn").id();
      for (String name : List.of("x.bedgraph", "x.bw")) {
        isRefused(
            Invocation.under(
                stopped,
                "export",
                "--models",
                models.toString(),
                "--genome",
                GENOME,
                "--locus",
                LOCUS,
                "--model",
                id,
                "--out",
                results.resolve(name).toString()),
            "stopped");
      }
    }

    @Test
    void aTargetThatCannotBeWritten() throws IOException {
      isRefused(export("--out", results.resolve("none/x.bedgraph").toString()), "none");
      isRefused(export("--out", results.resolve("none/x.bw").toString()), "none");
      Path taken = Files.writeString(folder.resolve("taken"), "");
      isRefused(export("--out", taken + "/"), "taken", "folder");
      isRefused(
          export("--out", taken.resolve("x.bw").toString()), "taken is a file; name a folder.");
    }
  }
}
