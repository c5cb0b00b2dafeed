package org.motiflens.cli.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.TestModels;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.ModelLibrary;

/** Scores of the models that come with the program. */
class ScoreCommandTest {
  private static final String MODELS = Checkout.ROOT.resolve("models").toString();
  private static final Path GENOME = Checkout.DEMO.resolve("hg19-demo.fa.gz");
  private static final Path PEAKS = Checkout.DEMO.resolve("CTCF_GM12878.narrowPeak");
  private static final String GATA1 = "GATA1_K562_GATA-1_USC/small-cnn";
  private static final String CTCF = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn";

  /** Around the summit of a strong CTCF peak, with as much on either side. */
  private static final Locus AROUND_SUMMIT = new Locus("chr20", 30_200_700, 30_201_003);

  @TempDir Path folder;

  private static ModelBundle model(String name) {
    return ModelLibrary.scan(Path.of(MODELS)).load(name);
  }

  private static String bases(Locus locus) {
    try (GenomeFile genome = GenomeFile.open(GENOME)) {
      return Bases.decode(genome.codes(locus));
    }
  }

  private static String window() {
    return bases(new Locus("chr20", 30_200_801, 30_200_902));
  }

  private static float margin(ModelBundle model, byte[] codes) {
    float[] margins = new float[1];
    model.network().newEvaluator().logitMargins(codes, WindowRun.single(0), margins);
    return margins[0];
  }

  private Path fasta(String text) throws IOException {
    return Files.writeString(folder.resolve("in.fa"), text);
  }

  private static Invocation score(String... more) {
    List<String> arguments = new ArrayList<>(List.of("score", "--models", MODELS, "--model", CTCF));
    arguments.addAll(List.of(more));
    return Invocation.of(arguments.toArray(String[]::new));
  }

  @Test
  void aLineIsNameProbabilityAndLogit() throws IOException {
    Path file = fasta(">one first\n" + window() + "\n>two\n" + "ACGTA".repeat(21).substring(4));
    List<String> lines = score("--fasta", file.toString()).succeeds().out().lines().toList();
    assertEquals(2, lines.size());
    ModelBundle model = model(CTCF);
    String[] one = lines.get(0).split("\t", -1);
    float margin = margin(model, Bases.encode(window()));
    assertEquals(List.of("one", "two"), lines.stream().map(l -> l.split("\t", -1)[0]).toList());
    assertEquals(5, one.length, "name, P, logit, rank, precision");
    assertEquals(Evaluator.probability(margin), Float.parseFloat(one[1]));
    assertEquals(margin, Float.parseFloat(one[2]));
    assertTrue(margin > 0, "a strong peak is bound: " + margin);
  }

  /** What the models say of the held-out benchmark is what their cards say. */
  @Test
  void theScoresOfTheOriginalSetGiveTheAucOfTheDocuments() {
    Path test = Checkout.sharedData().resolve("deepbind/GATA1_K562_GATA-1_USC.test.fasta");
    Invocation run =
        Invocation.of("score", "--models", MODELS, "--model", GATA1, "--fasta", test.toString());
    List<String[]> rows = run.succeeds().out().lines().map(l -> l.split("\t", -1)).toList();
    assertEquals(1000, rows.size());
    double wins = 0;
    for (String[] positive : rows) {
      for (String[] negative : rows) {
        if (positive[0].equals("1") && negative[0].equals("0")) {
          float difference = Float.parseFloat(positive[2]) - Float.parseFloat(negative[2]);
          wins += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
        }
      }
    }
    // docs/training.md, "On the benchmark's original sets"; shuffles are no hard negatives.
    assertEquals(0.939, wins / (500.0 * 500.0), 5e-4);
  }

  @Test
  void severalModelsAreToldApartByAColumn() throws IOException {
    Path file = fasta(">s\n" + window());
    List<String> lines =
        score("--fasta", file.toString(), "--model", GATA1 + "-rnn")
            .succeeds()
            .out()
            .lines()
            .toList();
    assertEquals(2, lines.size());
    for (int i = 0; i < 2; i++) {
      ModelBundle model = model(i == 0 ? CTCF : GATA1 + "-rnn");
      String[] cells = lines.get(i).split("\t", -1);
      assertEquals(model.id(), cells[1]);
      assertEquals(margin(model, Bases.encode(window())), Float.parseFloat(cells[3]));
    }
  }

  @Test
  void allModelsOfAFolderCanBeAsked() throws IOException {
    Path models = folder.resolve("models");
    TestModels.put("small-cnn", models);
    TestModels.put("small-rnn", models);
    Path file = fasta(">s\n" + window());
    List<String> lines =
        Invocation.of(
                "score",
                "--models",
                models.toString(),
                "--model",
                "all",
                "--fasta",
                file.toString())
            .succeeds()
            .out()
            .lines()
            .toList();
    assertEquals(
        ModelLibrary.scan(models).entries().stream().map(ModelLibrary.Entry::id).toList(),
        lines.stream().map(line -> line.split("\t", -1)[1]).toList());
    assertEquals(2, lines.size());
  }

  @Test
  void theStrandsAreThoseOfTheSequence() throws IOException {
    byte[] codes = Bases.encode(window());
    ModelBundle model = model(CTCF);
    float forward = margin(model, codes);
    float reverse = margin(model, Bases.reverseComplement(codes));
    Path file = fasta(">s\n" + window());
    for (String rule : List.of("forward", "reverse", "mean", "max")) {
      float expected =
          switch (rule) {
            case "forward" -> forward;
            case "reverse" -> reverse;
            case "mean" -> (forward + reverse) / 2;
            default -> Math.max(forward, reverse);
          };
      String out = score("--fasta", file.toString(), "--strand", rule).succeeds().out();
      assertEquals(expected, Float.parseFloat(out.trim().split("\t", -1)[2]), rule);
    }
    assertTrue(forward != reverse);
  }

  @Test
  void aScanWritesTheBestWindowAndItsCentre() throws IOException {
    Path file = fasta(">s\n" + bases(AROUND_SUMMIT));
    String[] cells =
        score("--fasta", file.toString(), "--scan").succeeds().out().trim().split("\t", -1);
    ModelBundle model = model(CTCF);
    byte[] codes = Bases.encode(bases(AROUND_SUMMIT));
    int best = 0;
    float[] margins = new float[codes.length - 100];
    model
        .network()
        .newEvaluator()
        .logitMargins(codes, new WindowRun(0, 1, margins.length), margins);
    for (int i = 0; i < margins.length; i++) {
      best = margins[i] > margins[best] ? i : best;
    }
    assertEquals(margins[best], Float.parseFloat(cells[2]));
    assertEquals(best + 51, Integer.parseInt(cells[3]));

    Path bed = Files.writeString(folder.resolve("in.bed"), "chr20\t30200700\t30201003\tpeak\n");
    String[] placed =
        score("--bed", bed.toString(), "--genome", GENOME.toString(), "--scan")
            .succeeds()
            .out()
            .trim()
            .split("\t", -1);
    assertEquals("peak", placed[0]);
    assertEquals(cells[2], placed[2]);
    assertEquals(30_200_700 + best + 51, Integer.parseInt(placed[3]));
  }

  /** The score of a peak is the value of the prediction track at its summit. */
  @Test
  void aPeakIsScoredAtItsSummit() {
    List<Peak> peaks = PeakReader.read(PEAKS);
    List<String> lines =
        score("--peaks", PEAKS.toString(), "--genome", GENOME.toString())
            .succeeds()
            .out()
            .lines()
            .toList();
    assertEquals(peaks.size(), lines.size());
    ModelBundle model = model(CTCF);
    try (GenomeFile genome = GenomeFile.open(GENOME)) {
      ProfileComputer prediction =
          new ProfileComputer(
              genome,
              model.network(),
              AttributionRegistry.STANDARD.named("prediction"),
              WindowLayout.everyBases(101, 1));
      for (int i = 0; i < peaks.size(); i++) {
        Peak peak = peaks.get(i);
        String[] cells = lines.get(i).split("\t", -1);
        assertEquals(peak.name(), cells[0]);
        Locus summit = new Locus(peak.chromosome(), peak.summit(), peak.summit() + 1);
        assertEquals(
            prediction.compute(summit, Monitor.NONE).at(summit.start()),
            Float.parseFloat(cells[1]),
            peak.name());
      }
    }
  }

  @Test
  void jsonSaysWhereItComesFrom() throws IOException {
    Path file = fasta(">s\n" + window() + "\n>unknown\n" + "N".repeat(101));
    Invocation run = score("--fasta", file.toString(), "--json");
    assertEquals(0, run.status());
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    JsonObject provenance = json.getAsJsonObject("provenance");
    assertEquals(CTCF, provenance.get("model").getAsString());
    assertEquals(model(CTCF).card().weightsSha256(), provenance.get("model sha256").getAsString());
    assertEquals("forward", provenance.get("strand").getAsString());
    JsonObject row = json.getAsJsonArray("rows").get(0).getAsJsonObject();
    assertEquals("s", row.get("name").getAsString());
    assertEquals(CTCF, row.get("model").getAsString());
    assertEquals(margin(model(CTCF), Bases.encode(window())), row.get("logit").getAsFloat());
    JsonElement none = json.getAsJsonArray("rows").get(1).getAsJsonObject().get("p");
    assertTrue(none.isJsonNull());
  }

  @Test
  void aHeaderComesOnRequest() throws IOException {
    Path file = fasta(">s\n" + window());
    List<String> lines =
        score("--fasta", file.toString(), "--header").succeeds().out().lines().toList();
    assertTrue(lines.get(0).startsWith("# product: MotifLens"), lines.get(0));
    assertTrue(lines.contains("# model: " + CTCF), lines.toString());
    assertEquals("name\tp\tlogit\trank\tprecision", lines.get(lines.size() - 2));
  }

  @Test
  void standardInputAndFilesAreTheSame() throws IOException {
    String text = ">s\n" + window().toLowerCase(Locale.ROOT) + "\n";
    String expected = score("--fasta", fasta(text).toString()).succeeds().out();
    Invocation piped =
        Invocation.reading(
            text, "score", "--models", MODELS, "--model", CTCF, "--fasta", "-", "--out", "-");
    assertEquals(expected, piped.succeeds().out());
    Path target = folder.resolve("scores.tsv.gz");
    Invocation filed = score("--fasta", fasta(text).toString(), "--out", target.toString());
    assertEquals("", filed.succeeds().out());
    assertTrue(
        BlockCompressedInputStream.isValidFile(
            new java.io.BufferedInputStream(Files.newInputStream(target))));
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(target))) {
      assertEquals(expected, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    String bed = "chr20\t30200801\t30200902\n";
    Invocation places =
        Invocation.reading(
            bed,
            "score",
            "--models",
            MODELS,
            "--model",
            CTCF,
            "--bed",
            "-",
            "--genome",
            GENOME.toString());
    assertEquals(expected.replaceFirst("^s", "chr20:30200802-30200902"), places.succeeds().out());
  }

  @Test
  void whatHasNoScoreHasNaAndIsCounted() throws IOException {
    Path bed =
        Files.writeString(
            folder.resolve("in.bed"),
            """
            chr20\t30200801\t30200902\tfine
            chr20\t0\t40\tedge
            chr20\t1000000\t1000101\tunknown
            chr9\t100\t201\telsewhere
            20\t30200801\t30200902\talias
            """);
    Invocation run = score("--bed", bed.toString(), "--genome", GENOME.toString());
    assertEquals(0, run.status(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("edge\tNA\tNA\tNA\tNA", lines.get(1));
    assertEquals("unknown\tNA\tNA\tNA\tNA", lines.get(2));
    assertEquals("elsewhere\tNA\tNA\tNA\tNA", lines.get(3));
    assertEquals(lines.get(0).replaceFirst("fine", "alias"), lines.get(4), "both spellings");
    assertTrue(run.err().contains("3 of 5 sequences refused"), run.err());
    assertTrue(run.err().contains("edge: bases"), run.err());
    assertTrue(run.err().contains("chr9"), run.err());
  }

  @Test
  void withoutASingleScoreTheStatusIsOne() throws IOException {
    Path file = fasta(">unknown\n" + "N".repeat(101));
    Invocation run = score("--fasta", file.toString());
    assertEquals(1, run.status());
    assertEquals("unknown\tNA\tNA\tNA\tNA\n", run.out());
    assertTrue(run.err().contains("1 of 1 sequences refused"), run.err());
  }

  @Test
  void whatIsNotAWindowIsRefusedByName() throws IOException {
    score("--fasta", fasta(">short\nACGT").toString())
        .isRefused("short", "4 bases", "101", CTCF, "--scan");
    score("--fasta", fasta(">short\nACGT").toString(), "--scan")
        .isRefused("short", "4 bases", "101");
    score("--fasta", fasta(">s\nACGU").toString()).isRefused("Line 2", "'U'", "in.fa");
    score("--fasta", fasta(">\nACGT").toString()).isRefused("Line 1", "name");
    score("--fasta", fasta(">a\n>b\nACGT").toString()).isRefused("a has no bases");
    score("--fasta", fasta("ACGT").toString()).isRefused("Line 1", "must begin with >");
    score("--fasta", fasta("").toString()).isRefused("no sequence");
    score("--fasta", folder.resolve("nowhere.fa").toString()).isRefused("no such file");
  }

  @Test
  void aFileThatCannotBeScoredLeavesNothing() throws IOException {
    Path target = folder.resolve("scores.tsv");
    score("--fasta", fasta(">short\nACGT").toString(), "--out", target.toString())
        .isRefused("short");
    score("--fasta", fasta(">s\n" + window()).toString(), "--out", folder + "/no/such/x.tsv")
        .isRefused("does not exist");
    try (var files = Files.list(folder)) {
      assertEquals(List.of("in.fa"), files.map(f -> f.getFileName().toString()).toList());
    }
  }

  @Test
  void optionsThatDoNotGoTogetherAreMisuse() {
    score().isMisuse("--fasta");
    score("--fasta", "a.fa", "--bed", "b.bed").isMisuse("--fasta", "--bed");
    score("--bed", "b.bed").isMisuse("--genome");
    score("--fasta", "a.fa", "--genome", "g.fa").isMisuse("--genome");
    score("--fasta", "a.fa", "--strand", "sideways").isMisuse("--strand");
  }
}
