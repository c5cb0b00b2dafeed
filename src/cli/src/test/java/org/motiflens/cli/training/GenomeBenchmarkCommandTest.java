package org.motiflens.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.TestModels;

/**
 * What else the genome benchmark can be asked, on a made-up chromosome: a factor has two
 * experiments, of 40 peaks each, of which every second is at the same place.
 */
class GenomeBenchmarkCommandTest {
  private static final String JUDGE = "wgEncodeTestUniPk";
  private static final String OTHER = "wgEncodeOtherUniPk";
  private static final int APART = 1400;

  @TempDir static Path data;

  @TempDir Path folder;

  @BeforeAll
  static void writeData() throws IOException {
    Random random = new Random(4);
    StringBuilder bases = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      bases.append("ACGT".charAt(random.nextInt(4)));
    }
    Files.createDirectories(data.resolve("hg19"));
    Files.createDirectories(data.resolve("encode"));
    gzip(data.resolve("hg19/chr21.fa.gz"), ">chr21\n" + bases + "\n");
    StringBuilder peaks = new StringBuilder("table\tchrom\tsummit0\tsignalValue\n");
    for (int i = 0; i < 40; i++) {
      int at = 500 + APART * i;
      peaks.append(JUDGE + "\tchr21\t").append(at).append("\t5\n");
      peaks.append(OTHER + "\tchr21\t").append(i % 2 == 0 ? at : at + APART / 2).append("\t5\n");
    }
    gzip(data.resolve("encode/K562_unipk_summits.tsv.gz"), peaks.toString());
    Files.writeString(
        data.resolve("encode/deepbind_k562_map.tsv"),
        "deepbind_name\ttf\tuniPk_table\tstatus\n"
            + ("RANDOM_K562_made_up\tRANDOM\t" + JUDGE + "\texact\n")
            + ("RANDOM_K562_other\tRANDOM\t" + OTHER + "\texact\n"));
  }

  private static void gzip(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @BeforeEach
  void putModel() throws IOException {
    TestModels.put("small-cnn", folder.resolve("models"));
  }

  private Invocation benchmark(String... more) {
    String[] arguments = {
      "genome-benchmark",
      "--data",
      data.toString(),
      "--models",
      folder.resolve("models").toString(),
      "--no-motifs",
      "--report",
      folder.resolve("report").toString()
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Invocation.of(all);
  }

  private List<List<String>> results() throws IOException {
    return Files.readAllLines(folder.resolve("report/results.tsv")).stream()
        .skip(1)
        .map(line -> List.of(line.split("\t")))
        .toList();
  }

  /** Those by the one experiment; the model's card names none, so that both judge it. */
  private List<List<String>> ofJudge() throws IOException {
    return results().stream().filter(row -> row.get(2).equals(JUDGE)).toList();
  }

  /** The curve of a row: precision at evenly spaced recalls up to 1. */
  private static List<Double> precision(List<String> row) {
    return Splitter.on(',').splitToStream(row.get(25)).map(Double::valueOf).toList();
  }

  private String report() throws IOException {
    return Files.readString(folder.resolve("report/report.md"));
  }

  @Test
  void windowsNearPeaksThatAreSetAsideAreAMeasurementOfTheirOwn() throws IOException {
    assertEquals(0, benchmark().status());
    assertEquals("motiflens: RANDOM/small-cnn measured\n", benchmark("--set-aside", OTHER).err());
    List<String> before = ofJudge().get(0);
    List<String> after = ofJudge().get(1);
    assertEquals("summit", before.get(0));
    assertEquals("summit without " + OTHER, after.get(0));
    assertEquals("40", after.get(10), "bound windows stay");
    // Twenty peaks where the experiment has none; each sets 13 windows aside, 600 bases of middles.
    assertEquals(
        20 * 13, Integer.parseInt(before.get(11)) - Integer.parseInt(after.get(11)), "unbound");
    assertTrue(report().startsWith("2 experiments, 2 measurements on chr21."), report());
    assertTrue(
        report().contains(" Unbound windows near peaks of " + OTHER + " are set aside"), report());
    assertEquals("", benchmark("--set-aside", OTHER).err(), "not measured again");
  }

  @Test
  void factorsAndFilesAndAllCanBeSetAside() throws IOException {
    Path file = folder.resolve("others.bed");
    StringBuilder bed = new StringBuilder();
    for (int i = 1; i < 40; i += 2) {
      int at = 500 + APART * i + APART / 2;
      bed.append("chr21\t").append(at - 20).append('\t').append(at + 20).append('\n');
    }
    Files.writeString(file, bed);
    for (String peaks : List.of("random", file.toString(), "all", "K562,-" + JUDGE, OTHER)) {
      assertEquals(0, benchmark("--set-aside", peaks).status());
    }
    assertEquals(5, ofJudge().size());
    assertEquals(1, ofJudge().stream().map(row -> row.get(11)).distinct().count());
    List<String> keys = results().stream().map(row -> row.get(0)).toList();
    assertTrue(
        keys.stream().anyMatch(key -> key.matches("summit without others\\.bed \\([0-9a-f]{8}\\)")),
        keys.toString());
  }

  @Test
  void windowsAwayFromPeaksThatMustBeNearAreNotFound() throws IOException {
    assertEquals(0, benchmark("--near", "K562,-" + JUDGE).status());
    List<String> row = ofJudge().get(0);
    assertEquals("summit near K562+-" + JUDGE, row.get(0));
    // Half of the 40 bound windows have a peak of the other experiment. The rest come last, with
    // all
    // that is unbound, so that precision at any higher recall is the share of bound windows.
    double share = 40.0 / (40 + Integer.parseInt(row.get(11)));
    List<Double> precision = precision(row);
    int half = precision.size() / 2;
    assertTrue(precision.get(half - 1) > share + 0.001, precision.toString());
    assertEquals(share, precision.get(half), 1e-4, "of the first bound window that is away");
    assertTrue(report().contains(" Windows away from peaks of K562, -" + JUDGE), report());
  }

  @Test
  void precisionCanBeStatedAtAnotherShareOfBoundWindows() throws IOException {
    assertEquals(0, benchmark("--share", "0.5").status());
    List<String> row = ofJudge().get(0);
    assertEquals("summit at share 0.5", row.get(0));
    List<Double> precision = precision(row);
    assertEquals(0.5, precision.get(precision.size() - 1), 0.02);
    assertTrue(report().contains(" Precision is stated as if 0.5 of the windows"), report());
  }

  @Test
  void aShareThatIsNoneIsRefused() {
    benchmark("--share", "1").isMisuse("--share must be above 0 and below 1");
  }

  @Test
  void peaksToSetAsideThatAreNoneAreRefused() {
    benchmark("--set-aside", "NOSUCH")
        .isRefused(
            "There are no peaks \"NOSUCH\"; name a file of peaks, an experiment, a factor or a cell"
                + " line that motiflens experiments lists, or all.");
    benchmark("--near", "K562,-NOSUCH").isRefused("There are no peaks \"-NOSUCH\"");
  }

  @Test
  void theOtherExperimentsOfAFactorAreJudgedAsScorers() throws IOException {
    assertEquals(0, benchmark("--other-experiments").status());
    List<List<String>> peaks =
        results().stream().filter(row -> row.get(5).equals("peaks")).toList();
    assertEquals(
        List.of("RANDOM_K562_made_up", "RANDOM_K562_other"),
        peaks.stream().map(row -> row.get(6)).sorted().toList());
    // Half of the bound windows have a peak of the other experiment. So have half of all that do:
    // in the gaps three windows lie within 50 bases of a summit, at shared places one is bound and
    // the others are not counted.
    double share = 40.0 / (Integer.parseInt(peaks.get(0).get(11)) + 40);
    for (List<String> row : peaks) {
      assertEquals(0.5 * 20 / (20 + 60) + 0.5 * share, Double.parseDouble(row.get(12)), 1e-4);
    }
    assertTrue(report().contains("## Peaks of other experiments of the factor"), report());
  }

  @Test
  void whatIsAtTheHighestWindowsIsWrittenForModelsThatWereMeasuredBefore() throws IOException {
    assertEquals(0, benchmark().status());
    assertEquals("", benchmark("--false-calls").err());
    List<String> calls =
        Files.readAllLines(folder.resolve("report/false-calls.tsv")).stream()
            .filter(line -> !line.startsWith(OTHER))
            .toList();
    assertEquals(41, calls.size(), "as many as are bound, and a header");
    assertTrue(
        calls.get(1).startsWith(JUDGE + "\tK562\tRANDOM\tRANDOM/small-cnn\t1\tchr21\t"),
        calls.get(1));
    assertTrue(
        Files.readString(folder.resolve("report/false-calls.md"))
            .contains("| RANDOM | K562 | RANDOM/small-cnn | 40 | "));
  }
}
