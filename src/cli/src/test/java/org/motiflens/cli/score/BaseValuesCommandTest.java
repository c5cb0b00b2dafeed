package org.motiflens.cli.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.TestModels;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.sequence.NamedSequence;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.ModelLibrary;

/** The commands saliency and temporal, with the models that come with the program. */
class BaseValuesCommandTest {
  private static final String MODELS = Checkout.ROOT.resolve("models").toString();
  private static final Path GENOME = Checkout.DEMO.resolve("hg19-demo.fa.gz");
  private static final String MODEL = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn-rnn";

  /** The window around a summit; the peak begins and ends elsewhere. */
  private static final Locus WINDOW = new Locus("chr20", 30_200_801, 30_200_902);

  private static final String PEAK =
      "chr20\t30200680\t30200991\tpeak\t1\t.\t66.379\t222.62\t216.15\t171\n";

  @TempDir Path folder;

  private static ModelBundle model() {
    return ModelLibrary.scan(Path.of(MODELS)).load(MODEL);
  }

  private static byte[] codes(Locus locus) {
    try (GenomeFile genome = GenomeFile.open(GENOME)) {
      return genome.codes(locus);
    }
  }

  private static Invocation run(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(command, "--models", MODELS, "--model", MODEL));
    arguments.addAll(List.of(more));
    return Invocation.of(arguments.toArray(String[]::new));
  }

  private Path peaks() throws IOException {
    return Files.writeString(folder.resolve("one.narrowPeak"), PEAK);
  }

  private static List<String[]> rows(Invocation run) {
    return run.succeeds()
        .out()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  static List<String> methods() {
    return AttributionRegistry.STANDARD.supporting(model().network().architecture()).stream()
        .filter(method -> !method.needsCalibration())
        .map(AttributionMethod::key)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodWritesItsValuesOfTheWindowAroundASummit(String key) throws IOException {
    AttributionMethod method = AttributionRegistry.STANDARD.named(key);
    float[] expected = new float[101];
    method.attribute(
        model().network().newEvaluator(),
        codes(WINDOW),
        WindowRun.single(0),
        (window, values) -> System.arraycopy(values, 0, expected, 0, 101));
    List<String[]> rows =
        rows(
            run(
                "saliency",
                "--method",
                key,
                "--peaks",
                peaks().toString(),
                "--genome",
                GENOME.toString()));
    assertArrayEquals(new String[] {"name", "chromosome", "position", "base", key}, rows.get(0));
    assertEquals(102, rows.size());
    String bases = Bases.decode(codes(WINDOW));
    for (int i = 0; i < 101; i++) {
      String[] row = rows.get(i + 1);
      assertEquals("peak", row[0]);
      assertEquals("chr20", row[1]);
      assertEquals(WINDOW.start() + i + 1, Integer.parseInt(row[2]));
      assertEquals(String.valueOf(bases.charAt(i)), row[3]);
      assertEquals(expected[i], Float.parseFloat(row[4]), key + " at " + i);
    }
  }

  @Test
  void temporalWritesBothDirectionsThatMeetInTheScore() throws IOException {
    List<String[]> rows =
        rows(run("temporal", "--peaks", peaks().toString(), "--genome", GENOME.toString()));
    assertArrayEquals(
        new String[] {
          "name", "chromosome", "position", "base", "temporal-forward", "temporal-backward"
        },
        rows.get(0));
    float[] forward = new float[101];
    float[] backward = new float[101];
    Evaluator evaluator = model().network().newEvaluator();
    evaluator.temporalForward(codes(WINDOW), 0, forward);
    evaluator.temporalBackward(codes(WINDOW), 0, backward);
    for (int i = 0; i < 101; i++) {
      assertEquals(forward[i], Float.parseFloat(rows.get(i + 1)[4]));
      assertEquals(backward[i], Float.parseFloat(rows.get(i + 1)[5]));
    }
    String score =
        run("score", "--peaks", peaks().toString(), "--genome", GENOME.toString())
            .succeeds()
            .out()
            .split("\t", -1)[1];
    assertEquals(score, rows.get(101)[4]);
    assertEquals(score, rows.get(1)[5]);
  }

  /** Windows are laid over a longer sequence as over a chromosome. */
  @Test
  void aLongerSequenceIsAChromosomeOfItsOwn() throws IOException {
    byte[] codes = codes(new Locus("chr20", 30_200_700, 30_201_003));
    codes[7] = Bases.N;
    Path fasta =
        Files.writeString(folder.resolve("long.fa"), ">long\n" + Bases.decode(codes) + "\n");
    List<String[]> rows = rows(run("saliency", "--fasta", fasta.toString(), "--stride", "10"));
    float[] expected =
        new ProfileComputer(
                new NamedSequence("long", codes),
                model().network(),
                AttributionRegistry.STANDARD.named("saliency"),
                WindowLayout.everyBases(101, 10))
            .compute(new Locus("long", 0, codes.length), Monitor.NONE)
            .values();
    assertEquals(codes.length + 1, rows.size());
    int without = 0;
    for (int i = 0; i < expected.length; i++) {
      String[] row = rows.get(i + 1);
      assertEquals(".", row[1]);
      assertEquals(i + 1, Integer.parseInt(row[2]));
      if (Float.isNaN(expected[i])) {
        assertEquals("NA", row[4]);
        without++;
      } else {
        assertEquals(expected[i], Float.parseFloat(row[4]));
      }
    }
    // The unknown base, and the last two, which no window at a multiple of ten reaches.
    assertEquals(1 + 2, without);
  }

  @Test
  void wideTableAndJsonHoldTheSameValues() throws IOException {
    String peaks = peaks().toString();
    List<String[]> tall = rows(run("temporal", "--peaks", peaks, "--genome", GENOME.toString()));
    List<String[]> wide =
        rows(run("temporal", "--peaks", peaks, "--genome", GENOME.toString(), "--wide"));
    assertArrayEquals(new String[] {"name", "column", "values"}, wide.get(0));
    JsonObject row =
        JsonParser.parseString(
                run("temporal", "--peaks", peaks, "--genome", GENOME.toString(), "--json")
                    .succeeds()
                    .out())
            .getAsJsonObject()
            .getAsJsonArray("rows")
            .get(0)
            .getAsJsonObject();
    assertEquals("chr20", row.get("chromosome").getAsString());
    assertEquals(WINDOW.start() + 1, row.get("start").getAsInt());
    assertEquals(Bases.decode(codes(WINDOW)), row.get("sequence").getAsString());
    List<String> columns = List.of("temporal-forward", "temporal-backward");
    for (int column = 0; column < 2; column++) {
      String[] line = wide.get(column + 1);
      assertEquals("peak", line[0]);
      assertEquals(columns.get(column), line[1]);
      assertEquals(103, line.length);
      for (int i = 0; i < 101; i++) {
        assertEquals(tall.get(i + 1)[4 + column], line[2 + i]);
        assertEquals(
            Float.parseFloat(line[2 + i]),
            row.getAsJsonArray(columns.get(column)).get(i).getAsFloat());
      }
    }
  }

  @Test
  void severalModelsAreSeveralColumns() throws IOException {
    List<String[]> rows =
        rows(
            run(
                "saliency",
                "--model",
                "MAX_K562_Max_HudsonAlpha/small-cnn",
                "--peaks",
                peaks().toString(),
                "--genome",
                GENOME.toString()));
    assertEquals(MODEL + ":saliency", rows.get(0)[4]);
    assertEquals("MAX_K562_Max_HudsonAlpha/small-cnn:saliency", rows.get(0)[5]);
    assertEquals(6, rows.get(50).length);
  }

  @Test
  void amongAllModelsThoseWithoutTheMethodArePassedOver() throws IOException {
    Path models = folder.resolve("models");
    TestModels.put("small-cnn", models);
    TestModels.put("small-rnn", models);
    String[] arguments = {
      "temporal",
      "--models",
      models.toString(),
      "--model",
      "all",
      "--peaks",
      peaks().toString(),
      "--genome",
      GENOME.toString()
    };
    String[] heading = rows(Invocation.of(arguments)).get(0);
    assertEquals(6, heading.length);
    assertTrue(heading[4].endsWith("/small-rnn:temporal-forward"), heading[4]);
  }

  @Test
  void theHeaderSaysWhereTheValuesComeFrom() throws IOException {
    String peaks = peaks().toString();
    String[] arguments = {"--peaks", peaks, "--genome", GENOME.toString(), "--strand", "mean"};
    List<String> lines = run("saliency", arguments).succeeds().out().lines().toList();
    for (String expected :
        List.of(
            "# genome: hg19-demo",
            "# windows centred on: summits",
            "# model: " + MODEL,
            "# model sha256: " + model().card().weightsSha256(),
            "# saliency: |∂Δ/∂X| ⊙ X",
            "# strand: mean of + and -, at each base")) {
      assertTrue(lines.contains(expected), expected + " in " + lines.subList(0, 12));
    }
    List<String> bare = new ArrayList<>(List.of(arguments));
    bare.add("--no-header");
    assertEquals(
        lines.subList(lines.size() - 101, lines.size()),
        run("saliency", bare.toArray(String[]::new)).succeeds().out().lines().toList());
  }

  @Test
  void whatHasNoValueIsLeftOutAndCounted() throws IOException {
    Path bed =
        Files.writeString(
            folder.resolve("in.bed"),
            "chr20\t30200801\t30200902\tfine\nchr20\t1000000\t1000101\tunknown\n");
    Invocation run = run("saliency", "--bed", bed.toString(), "--genome", GENOME.toString());
    assertEquals(0, run.status());
    assertTrue(run.err().contains("1 of 2 sequences refused"), run.err());
    assertTrue(run.err().contains("unknown: fewer than half"), run.err());
    assertTrue(run.out().lines().noneMatch(line -> line.startsWith("unknown\t")));
  }

  @Test
  void whatCannotBeComputedIsRefused() throws IOException {
    Path fasta = Files.writeString(folder.resolve("short.fa"), ">short\nACGT\n");
    run("saliency", "--fasta", fasta.toString()).isRefused("short", "4 bases", "101");
    run("saliency", "--fasta", fasta.toString(), "--method", "guess").isRefused("guess");
    run(
            "temporal",
            "--fasta",
            fasta.toString(),
            "--model",
            "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn")
        .isRefused("recurrent", "small-cnn");
    run("saliency", "--fasta", fasta.toString(), "--stride", "0").isMisuse("--stride");
    run("saliency", "--fasta", fasta.toString(), "--wide", "--json").isMisuse("--wide");
  }
}
