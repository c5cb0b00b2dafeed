package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.Checkout;
import org.motiflens.network.bpnet.BpnetBundle;
import org.motiflens.network.bpnet.RandomBpnet;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.SharedBundle;

/** Calibration, benchmark and ranking of factors over a made-up genome. */
class CalibrateCommandTest {
  private static final int LENGTH = 1_100_000;

  /** Beside its TF, architecture and experiment a fixture's card says nothing. */
  private static final String TABLE = "wgEncodeTestUniPk";

  @TempDir static Path shared;

  private static Path genome;
  private static Path data;

  @TempDir Path folder;

  private Path models;

  @BeforeAll
  static void writeGenome() throws IOException {
    Random random = new Random(4);
    StringBuilder bases = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      bases.append("ACGT".charAt(random.nextInt(4)));
    }
    genome = shared.resolve("made-up.fa");
    Files.writeString(genome, ">chr20\n" + bases + "\n");
    Files.writeString(
        shared.resolve("made-up.fa.fai"),
        "chr20\t" + LENGTH + "\t7\t" + LENGTH + "\t" + (LENGTH + 1) + "\n");
    data = shared.resolve("data");
    Files.createDirectories(data.resolve("hg19"));
    Files.createDirectories(data.resolve("encode"));
    gzip(data.resolve("hg19/chr20.fa.gz"), ">chr20\n" + bases + "\n");
    gzip(data.resolve("hg19/chr21.fa.gz"), ">chr21\n" + bases.substring(0, 60_000) + "\n");
    StringBuilder peaks = new StringBuilder("table\tchrom\tsummit0\tsignalValue\n");
    for (int i = 0; i < 40; i++) {
      peaks.append(TABLE + "\tchr21\t").append(500 + 1400 * i).append("\t5\n");
    }
    gzip(data.resolve("encode/K562_unipk_summits.tsv.gz"), peaks.toString());
    Files.writeString(
        data.resolve("encode/deepbind_k562_map.tsv"),
        "deepbind_name\ttf\tuniPk_table\tstatus\nRANDOM_K562_made_up\tRANDOM\t"
            + TABLE
            + "\texact\n");
  }

  private static void gzip(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @BeforeEach
  void putModel() throws IOException {
    models = folder.resolve("models");
    TestModels.put("small-cnn", models);
  }

  private Path bundle() {
    return models.resolve("small-cnn.zip");
  }

  private ModelBundle model() {
    return BundleReader.read(bundle());
  }

  private Invocation calibrate(String... more) {
    String[] arguments = {
      "calibrate",
      "--genome",
      genome.toString(),
      "--any-genome",
      "--models",
      models.toString(),
      "--windows",
      "400",
      "--changes",
      "50"
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Invocation.of(all);
  }

  @Test
  void putsACalibrationIntoTheBundleAndPassesItOverTheNextTime() throws IOException {
    String id = model().id();
    assertEquals(
        id + "\tcalibrated\tno precision: no peaks of " + model().card().tf() + " are at hand\n",
        calibrate().succeeds().out());
    Calibration calibration = model().calibration().orElseThrow();
    assertTrue(calibration.windows() >= 400 && calibration.windows() < 410);
    assertEquals("made-up, 1,100,000 known bases in long stretches", calibration.sequence());
    byte[] first = Files.readAllBytes(bundle());
    assertTrue(calibrate().succeeds().out().startsWith(id + "\tup to date\t"));
    assertTrue(
        calibrate("--force", "--threads", "1").succeeds().out().startsWith(id + "\tcalibrated"));
    assertArrayEquals(first, Files.readAllBytes(bundle()));
  }

  /** All outputs of a network of many are read together, and kept in its one bundle. */
  @Test
  void calibratesOutputsThatHaveNoBundleOfTheirOwn() throws IOException {
    Path shared = Files.createDirectories(models.resolve("shared")).resolve("small-cnn.zip");
    Files.copy(Checkout.ROOT.resolve("models/shared/small-cnn.zip"), shared);
    String done = calibrate("--model", "shared/small-cnn", "--force").succeeds().out();
    assertEquals(174, done.lines().filter(line -> line.contains("\tcalibrated\t")).count(), done);
    SharedBundle bundle = SharedBundle.read(shared);
    Calibration one = bundle.model(5).calibration().orElseThrow();
    assertEquals("made-up, 1,100,000 known bases in long stretches", one.sequence());
    assertEquals(bundle.model(5).card().weightsSha256(), one.weightsSha256());
    String again = calibrate("--model", "shared/small-cnn").succeeds().out();
    assertEquals(174, again.lines().filter(line -> line.contains("\tup to date\t")).count(), again);
  }

  @Test
  void scoresThenSayWhatTheyMean() throws IOException {
    Path fasta =
        Files.writeString(folder.resolve("in.fa"), ">a\n" + "ACGTA".repeat(21).substring(4) + "\n");
    String[] score = {
      "score", "--models", models.toString(), "--model", model().id(), "--fasta", fasta.toString()
    };
    assertEquals(3, Invocation.of(score).succeeds().out().strip().split("\t").length);
    calibrate().succeeds();
    String[] cells = Invocation.of(score).succeeds().out().strip().split("\t", -1);
    assertEquals(5, cells.length);
    assertTrue(Double.parseDouble(cells[3]) >= 0);
    assertEquals("NA", cells[4]);
  }

  @Test
  void whatACalibrationPromisesIsHeldAgainstAnotherChromosome() throws IOException {
    Path report = folder.resolve("report");
    String[] check = {
      "check-calibration",
      "--data",
      data.toString(),
      "--models",
      models.toString(),
      "--report",
      report.toString()
    };
    Invocation refused = Invocation.of(check);
    assertEquals(1, refused.status());
    assertEquals(
        "motiflens: "
            + model().id()
            + " is not calibrated; run motiflens calibrate.\nmotiflens: No calibration could be checked on"
            + " chr21: it needs a calibrated model with peaks there; run motiflens calibrate.\n",
        refused.err());
    calibrate().succeeds();
    Invocation done = Invocation.of(check);
    assertEquals(0, done.status(), done.err());
    assertEquals("motiflens: " + model().id() + " checked\n", done.err());
    List<String> lines = Files.readAllLines(report.resolve("calibration.tsv"));
    assertTrue(lines.get(0).startsWith("model\tarchitecture\tpromise\tmark\tpromised\t"));
    // Both chromosomes are random bases, so that a tenth of the windows scores as high as a tenth.
    String promise = model().id() + "\tsmall-cnn\tshare\t0.1\t";
    List<String> tenth =
        List.of(
            lines.stream()
                .filter(line -> line.startsWith(promise))
                .findFirst()
                .orElseThrow()
                .split("\t", -1));
    assertEquals(0.1, Double.parseDouble(tenth.get(9)), 0.05);
    assertTrue(
        Files.readString(report.resolve("calibration.md"))
            .startsWith("1 calibrated models on chr21"));
  }

  @Test
  void rankIsExportedForACalibratedModelAlone() {
    String[] export = {
      "export",
      "--any-genome",
      "--genome",
      genome.toString(),
      "--models",
      models.toString(),
      "--model",
      model().id(),
      "--method",
      "rank",
      "--locus",
      "chr20:5,000-5,020",
      "--out",
      folder.resolve("rank.bedgraph").toString()
    };
    Invocation.of(export).isRefused("is not calibrated");
    calibrate().succeeds();
    Invocation.of(export).succeeds();
  }

  @Test
  void factorsAreRankedAtAPlace() {
    String[] factors = {
      "factors",
      "--any-genome",
      "--genome",
      genome.toString(),
      "--models",
      models.toString(),
      "--locus",
      "chr20:5,000",
      "--no-header"
    };
    Invocation.of(factors).isRefused("None of the models is calibrated");
    calibrate().succeeds();
    List<String> cells = List.of(Invocation.of(factors).succeeds().out().strip().split("\t", -1));
    assertEquals(13, cells.size());
    assertEquals(model().card().tf(), cells.get(1));
    assertEquals(model().card().tf(), cells.get(2));
    assertEquals("chr20:4950-5050", cells.get(9).replace(",", ""));
    assertEquals(9, cells.get(10).length());
  }

  @Test
  void aDashboardHasTheFactorsOfItsWindowWhenAskedForThem() throws IOException {
    Path sheet = folder.resolve("sheet.svg");
    Path fasta =
        Files.writeString(folder.resolve("in.fa"), ">a\n" + "ACGTA".repeat(21).substring(4) + "\n");
    String[] dashboard = {
      "dashboard",
      "--models",
      models.toString(),
      "--tf",
      model().card().tf(),
      "--fasta",
      fasta.toString(),
      "--factors",
      "--out",
      sheet.toString()
    };
    Invocation.of(dashboard).isRefused("None of the models is calibrated");
    calibrate().succeeds();
    Invocation.of(dashboard).succeeds();
    String svg = Files.readString(sheet);
    assertTrue(svg.contains(">Factors here<"), "heading");
    assertTrue(svg.contains("the 1 of highest rank of 1 calibrated experiments"), "provenance");
  }

  @Test
  void oneBundleThatCannotBeUsedHidesNoOther() throws IOException {
    Path broken = models.resolve("broken.zip");
    Files.copy(bundle(), broken);
    byte[] bytes = Files.readAllBytes(broken);
    Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Invocation first = calibrate();
    assertEquals(0, first.status(), "a file that is no bundle is not in the library");
    assertTrue(first.err().contains("broken.zip"), first.err());
    assertTrue(first.out().startsWith(model().id() + "\tcalibrated"));
  }

  @Test
  void piecesOfAGenomeAreNoSample() throws IOException {
    Path small = folder.resolve("small.fa");
    Files.writeString(small, ">chr20\nACGTACGT\n");
    Files.writeString(folder.resolve("small.fa.fai"), "chr20\t8\t7\t8\t9\n");
    Invocation.of(
            "calibrate",
            "--genome",
            small.toString(),
            "--any-genome",
            "--models",
            models.toString())
        .isRefused("has no stretch of 1000000 known bases");
  }

  @Test
  void aGenomeThatIsNotTheModelsIsRefusedUnlessItIsMeant() throws IOException {
    byte[] before = Files.readAllBytes(bundle());
    Invocation.of("calibrate", "--genome", genome.toString(), "--models", models.toString())
        .isRefused("1,100,000", "63,025,520", "hg19", model().id(), "--any-genome");
    assertArrayEquals(before, Files.readAllBytes(bundle()));
  }

  @Test
  void trainingDataAreNotOfTheGenomeOfAProfileModel() throws IOException {
    Path profiles = Files.createDirectory(folder.resolve("profiles"));
    BpnetBundle.of(
            RandomBpnet.models(5).get(0),
            new BpnetBundle.Declaration(
                BpnetBundle.CHROMBPNET,
                "ATAC",
                "tiny",
                "K562",
                "hg38",
                "tiny.h5",
                "0".repeat(64),
                Map.of(),
                "MIT"))
        .write(profiles);
    Invocation.of("calibrate", "--data", data.toString(), "--models", profiles.toString())
        .isRefused("was trained on hg38", "are of hg19", "--genome");
  }

  @Test
  void eitherTrainingDataOrAGenomeIsGiven() {
    calibrate("--data", data.toString()).isMisuse("either --data", "or --genome");
    Invocation.of("calibrate", "--models", models.toString()).isMisuse("either --data");
  }

  private Invocation benchmark(String... more) {
    String[] arguments = {
      "genome-benchmark",
      "--data",
      data.toString(),
      "--models",
      models.toString(),
      "--no-motifs",
      "--report",
      folder.resolve("report").toString()
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Invocation.of(all);
  }

  @Test
  void measuresEachModelOnceOnAWholeChromosome() throws IOException {
    Invocation first = benchmark();
    assertEquals(0, first.status());
    assertEquals("motiflens: RANDOM/small-cnn measured\n", first.err());
    Path results = folder.resolve("report/results.tsv");
    List<String> lines = Files.readAllLines(results);
    assertEquals(2, lines.size());
    List<String> cells = List.of(lines.get(1).split("\t"));
    assertEquals(List.of("summit", "chr21", TABLE, "K562", "RANDOM"), cells.subList(0, 5));
    // Summits lie 1400 bases apart, at middles of windows.
    assertEquals("40", cells.get(10));
    assertTrue(
        Files.readString(folder.resolve("report/report.md")).contains("| RANDOM | K562 | 40 |"));
    byte[] before = Files.readAllBytes(results);
    Invocation second = benchmark();
    assertEquals("", second.err());
    assertArrayEquals(before, Files.readAllBytes(results));
  }

  @Test
  void anExperimentWithoutPeaksThereIsPassedOverWithASentence() {
    Invocation passed = benchmark("--chromosome", "chr20");
    assertEquals(0, passed.status());
    assertEquals(
        "motiflens: RANDOM_K562_made_up has no peaks on chr20; choose another chromosome.\n",
        passed.err());
  }

  @Test
  void aGenomeWithoutTheTestChromosomeIsRefused() {
    benchmark("--chromosome", "chr22")
        .isRefused("has no chr22 to test on; choose one of chr20, chr21.");
  }

  @Test
  void anExperimentWithTooFewPeaksThatTrainedNothingHasNoPrecision() {
    Invocation calibrated =
        Invocation.of(
            "calibrate",
            "--data",
            data.toString(),
            "--models",
            models.toString(),
            "--windows",
            "400",
            "--changes",
            "50");
    String[] cells = calibrated.succeeds().out().strip().split("\t", -1);
    assertEquals("calibrated", cells[1]);
    assertEquals(
        "no precision: Of the 0 peaks of wgEncodeTestUniPk only 0 lie where the sequence is known"
            + " and trained no model; a precision needs 20.",
        cells[2]);
    assertTrue(model().calibration().orElseThrow().sequence().startsWith("hg19, 1,100,000 known"));
  }
}
