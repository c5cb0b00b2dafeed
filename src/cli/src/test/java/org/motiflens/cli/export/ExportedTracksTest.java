package org.motiflens.cli.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.TestModels;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.Python;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.FastaFixture;
import org.motiflens.genome.sequence.TwoBitFixture;

/** Exports of many regions, models and methods, in every format, from the demo's real bases. */
class ExportedTracksTest {
  private static final Path DEMO = Checkout.DEMO.resolve("hg19-demo.fa.gz");
  private static final Path PEAKS = Checkout.DEMO.resolve("CTCF_GM12878.narrowPeak");
  private static final String CNN = "RANDOM/small-cnn";
  private static final String RECURRENT = "RANDOM/small-cnn-rnn";

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

  private Invocation export(Path genome, String... more) {
    String[] common = {"export", "--models", models.toString(), "--genome", genome.toString()};
    return Invocation.of(
        Stream.concat(Arrays.stream(common), Arrays.stream(more)).toArray(String[]::new));
  }

  private String cnn(String... more) {
    return export(DEMO, withModel(more)).succeeds().out();
  }

  private static String[] withModel(String... more) {
    return Stream.concat(Stream.of("--model", CNN), Arrays.stream(more)).toArray(String[]::new);
  }

  /** Position, as {@code chromosome:base}, to the text of its value. */
  private static Map<String, String> values(String bedGraph) {
    Map<String, String> values = new TreeMap<>();
    for (String row : bedGraph.lines().toList()) {
      if (row.startsWith("#") || row.startsWith("track")) {
        continue;
      }
      String[] columns = row.split("\t", -1);
      for (int i = Integer.parseInt(columns[1]); i < Integer.parseInt(columns[2]); i++) {
        assertEquals(null, values.put(columns[0] + ":" + i, columns[3]), row);
      }
    }
    return values;
  }

  private Map<String, String> valuesOf(String locus, String... more) {
    return values(
        cnn(
            Stream.concat(Stream.of("--locus", locus), Arrays.stream(more))
                .toArray(String[]::new)));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  // ---- Which bases ----

  @Test
  void severalLociHoldTheValuesOfEach() {
    Map<String, String> expected = valuesOf("chr20:30,200,001-30,200,400");
    expected.putAll(valuesOf("chr21:36,200,001-36,200,050"));
    String text =
        cnn("--locus", "chr20:30,200,001-30,200,400", "--locus", "chr21:36,200,001-36,200,050");
    assertEquals(expected, values(text));
    assertTrue(text.contains("# regions: 2 intervals of the command line; 450 bases\n"), text);
  }

  @Test
  void aBedFileInAnyOrderUnderAnyNamesIsSortedAndMergedAndThatIsSaid() throws IOException {
    Path bed =
        Files.writeString(
            folder.resolve("mixed.bed"),
            """
            track name=mixed
            21\t36200000\t36200050
            chr20\t30200100\t30200200
            chr20\t30200000\t30200150
            """);
    Invocation export = export(DEMO, withModel("--bed", bed.toString()));
    assertEquals(0, export.status(), export.err());
    assertEquals(
        List.of(
            "motiflens: the intervals of mixed.bed are not in order; they were sorted.",
            "motiflens: 1 of 3 intervals of mixed.bed overlap others; they were merged."),
        export.err().lines().toList());
    Map<String, String> expected = valuesOf("chr20:30,200,001-30,200,200");
    expected.putAll(valuesOf("chr21:36,200,001-36,200,050"));
    assertEquals(expected, values(export.out()));
  }

  @Test
  void aroundSummitsEachWindowIsThatOfAnAnchor() {
    Map<String, String> exported = values(cnn("--peaks", PEAKS.toString(), "--summits"));
    List<Peak> peaks = PeakReader.read(PEAKS);
    assertEquals(101 * peaks.size(), exported.size());
    for (Peak peak : peaks.subList(0, 5)) {
      int summit = peak.summit();
      Map<String, String> alone =
          valuesOf(
              peak.chromosome() + ":" + (summit - 49) + "-" + (summit + 51),
              "--anchor",
              Integer.toString(summit + 1));
      assertEquals(101, alone.size());
      alone.forEach((base, value) -> assertEquals(value, exported.get(base), base));
    }
  }

  @Test
  void peaksWithoutSummitsAreIntervals() {
    Map<String, String> exported = values(cnn("--peaks", PEAKS.toString()));
    int bases = PeakReader.read(PEAKS).stream().mapToInt(peak -> peak.locus().length()).sum();
    assertEquals(bases, exported.size());
  }

  /** Two chromosomes and one that is too short for any window. */
  private FastaFixture small() {
    Random random = new Random(5);
    return new FastaFixture()
        .with("chr1", letters(random, 3000))
        .with("short", letters(random, 60))
        .with("chr2", letters(random, 900));
  }

  private static String letters(Random random, int length) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append("ACGTacgt".charAt(random.nextInt(8)));
    }
    return letters.toString();
  }

  @Test
  void theWholeGenomeIsAllOfItsChromosomes() throws IOException {
    Path fasta = small().write(folder.resolve("small.fa"));
    String text = export(fasta, withModel("--all", "--any-genome")).succeeds().out();
    // The last of the windows at multiples of 25 ends before the chromosome does.
    assertEquals(2875 + 101 + 775 + 101, values(text).size());
    assertTrue(text.contains("# regions: the whole genome; 3,960 bases\n"), text);
  }

  @Test
  void a2bitFileGivesTheSameValues() throws IOException {
    FastaFixture fixture = small();
    Path fasta = fixture.write(folder.resolve("small.fa"));
    Path twoBit =
        new TwoBitFixture()
            .with("chr1", fixture.sequence("chr1"))
            .with("short", fixture.sequence("short"))
            .with("chr2", fixture.sequence("chr2"))
            .write(folder.resolve("small.2bit"));
    assertEquals(
        export(fasta, withModel("--all", "--any-genome")).succeeds().out(),
        export(twoBit, withModel("--all", "--any-genome")).succeeds().out());
  }

  // ---- Which strand ----

  @Test
  void theStrandIsInTheHeaderAndMeanAndMaxFollowFromBoth() {
    String locus = "chr20:30,200,001-30,200,300";
    Map<String, String> forward = valuesOf(locus, "--method", "input-x-gradient");
    Map<String, String> reverse =
        valuesOf(locus, "--method", "input-x-gradient", "--strand", "reverse");
    Map<String, String> mean = valuesOf(locus, "--method", "input-x-gradient", "--strand", "mean");
    Map<String, String> max = valuesOf(locus, "--method", "input-x-gradient", "--strand", "max");
    assertFalse(forward.equals(reverse));
    for (String base : forward.keySet()) {
      float plus = Float.parseFloat(forward.get(base));
      float minus = Float.parseFloat(reverse.get(base));
      assertEquals((plus + minus) / 2, Float.parseFloat(mean.get(base)), base);
      assertEquals(
          Math.abs(minus) > Math.abs(plus) ? minus : plus, Float.parseFloat(max.get(base)), base);
    }
    assertTrue(cnn("--locus", locus, "--strand", "mean").contains("# strand: mean of + and -"));
  }

  // ---- Which files ----

  @Test
  void severalModelsAndMethodsGetAFileEach() throws IOException {
    String locus = "chr20:30,200,001-30,200,300";
    export(
            DEMO,
            "--locus",
            locus,
            "--model",
            "all",
            "--method",
            "saliency",
            "--method",
            "temporal-forward",
            "--format",
            "bedgraph",
            "--out",
            results.toString())
        .succeeds();
    assertEquals(
        List.of(
            "RANDOM.small-cnn-rnn.saliency.bedgraph",
            "RANDOM.small-cnn-rnn.temporal-forward.bedgraph",
            "RANDOM.small-cnn.saliency.bedgraph"),
        names(results));
    assertEquals(
        cnn("--locus", locus),
        Files.readString(results.resolve("RANDOM.small-cnn.saliency.bedgraph")));
    assertEquals(
        export(DEMO, "--model", RECURRENT, "--method", "temporal-forward", "--locus", locus)
            .succeeds()
            .out(),
        Files.readString(results.resolve("RANDOM.small-cnn-rnn.temporal-forward.bedgraph")));
  }

  @Test
  void wiggleHoldsTheValuesOfTheBedGraph() throws IOException {
    // Half a window of the first slice of chr21 has no bases.
    String[] regions = {
      "--locus", "chr21:36,099,950-36,100,200", "--locus", "chr21:36,100,301-36,100,310"
    };
    Path wiggle = results.resolve("x.wig.gz");
    cnn(
        Stream.concat(Arrays.stream(regions), Stream.of("--out", wiggle.toString()))
            .toArray(String[]::new));
    Map<String, String> read = new TreeMap<>();
    String chromosome = "";
    int position = 0;
    try (BlockCompressedInputStream in = new BlockCompressedInputStream(wiggle)) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (line.startsWith("fixedStep")) {
          String[] words = line.split("[ =]", -1);
          chromosome = words[2];
          position = Integer.parseInt(words[4]) - 1;
        } else if (!line.startsWith("#") && !line.startsWith("track type=wiggle_0 ")) {
          read.put(chromosome + ":" + position, line);
          position++;
        }
      }
    }
    assertEquals(values(cnn(regions)), read);
  }

  @Test
  void intervalsAreWhereTheThresholdIsReached() {
    String locus = "chr20:30,200,001-30,204,000";
    String[] prediction = {"--locus", locus, "--method", "prediction"};
    Map<String, String> values = values(cnn(prediction));
    List<Float> sorted = values.values().stream().map(Float::valueOf).sorted().toList();
    float threshold = sorted.get(sorted.size() * 9 / 10);
    Path file = results.resolve("x.narrowPeak");
    cnn(
        Stream.concat(
                Arrays.stream(prediction),
                Stream.of("--threshold", Float.toString(threshold), "--out", file.toString()))
            .toArray(String[]::new));
    List<Peak> peaks = PeakReader.read(file);
    assertTrue(peaks.size() > 1, peaks.size() + " intervals");
    List<Integer> covered = new ArrayList<>();
    for (Peak peak : peaks) {
      float largest = 0;
      for (int base = peak.start(); base < peak.end(); base++) {
        covered.add(base);
        largest = Math.max(largest, Float.parseFloat(values.get("chr20:" + base)));
      }
      assertEquals(largest, (float) peak.signal());
      assertEquals(largest, Float.parseFloat(values.get("chr20:" + peak.summit())));
      assertEquals(Math.round(1000 * largest), peak.score());
    }
    List<Integer> expected = new ArrayList<>();
    for (int base = 30_200_000; base < 30_204_000; base++) {
      if (Float.parseFloat(values.get("chr20:" + base)) >= threshold) {
        expected.add(base);
      }
    }
    assertEquals(expected, covered);
    for (int i = 1; i < peaks.size(); i++) {
      assertTrue(peaks.get(i).start() > peaks.get(i - 1).end(), "two intervals that touch");
    }
  }

  @Test
  void aHubHasTheTracksAndTheirLetters() throws Exception {
    Python.assumeModule("pyBigWig");
    String locus = "chr20:30,200,001-30,200,300";
    export(
            DEMO,
            withModel(
                "--locus",
                locus,
                "--method",
                "input-x-gradient",
                "--method",
                "prediction",
                "--hub",
                "someone@example.org",
                "--out",
                results.toString()))
        .succeeds();
    List<String> files = names(results);
    assertTrue(
        files.containsAll(
            List.of(
                "hub.txt",
                "genomes.txt",
                "hg19/trackDb.txt",
                "hg19/RANDOM.small-cnn.prediction.bw")),
        files.toString());
    assertFalse(files.toString().contains("prediction.A.bw"), "letters of a probability");
    String tracks = Files.readString(results.resolve("hg19/trackDb.txt"));
    for (String line : tracks.lines().filter(row -> row.startsWith("bigDataUrl")).toList()) {
      assertTrue(files.contains("hg19/" + line.split(" ", -1)[1]), line);
    }
    assertTrue(tracks.contains("logo on"), tracks);
    // The letters together are the track.
    assertEquals(
        List.of("300 bases agree"),
        Python.run(
            """
            import pyBigWig, sys, math
            stem = sys.argv[1]
            read = lambda name: pyBigWig.open(name).values("chr20", 30200000, 30200300)
            whole = read(stem + ".bw")
            letters = [read(stem + "." + base + ".bw") for base in "ACGT"]
            agree = 0
            for value, column in zip(whole, zip(*letters)):
                present = [x for x in column if not math.isnan(x)]
                agree += present == [value]
            print(agree, "bases agree")
            """,
            results.resolve("hg19/RANDOM.small-cnn.input-x-gradient")));
  }

  @Test
  void noByteDependsOnTheNumberOfThreads() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String threads : List.of("1", "2", "5")) {
      Path file = results.resolve(threads + ".bw");
      cnn("--peaks", PEAKS.toString(), "--threads", threads, "--out", file.toString());
      files.add(Files.readAllBytes(file));
    }
    assertArrayEquals(files.get(0), files.get(1));
    assertArrayEquals(files.get(0), files.get(2));
  }

  // ---- What is not accepted ----

  @Test
  void regionsAreSaidInOneWay() {
    export(DEMO, withModel()).isMisuse("--locus", "--bed", "--peaks", "--all");
    export(DEMO, withModel("--all", "--locus", "chr20:1-2")).isMisuse("one of");
    export(DEMO, withModel("--all", "--summits")).isMisuse("--peaks");
    export(DEMO, withModel("--locus", "chr20:1-2", "--locus", "chr20:5-6", "--anchor", "1"))
        .isMisuse("--anchor");
  }

  @Test
  void outputsThatCannotBeMeantAreMisuse() {
    String[] two = {
      "--locus", "chr20:30,200,001-30,200,100", "--method", "input-x-gradient", "--method"
    };
    export(
            DEMO,
            withModel(
                Stream.concat(Arrays.stream(two), Stream.of("saliency")).toArray(String[]::new)))
        .isMisuse("--out DIR");
    String[] one = {"--locus", "chr20:30,200,001-30,200,100", "--out"};
    for (String[] more :
        List.of(
            new String[] {results.resolve("x.bed").toString()},
            new String[] {results.resolve("x.bw").toString(), "--threshold", "0.5"},
            new String[] {results.resolve("x.bw").toString(), "--format", "bw"},
            new String[] {results.toString(), "--format", "bam"},
            new String[] {results.toString(), "--hub", "a@b", "--format", "wig"})) {
      Invocation refused =
          export(
              DEMO,
              withModel(
                  Stream.concat(Arrays.stream(one), Arrays.stream(more)).toArray(String[]::new)));
      assertEquals(2, refused.status(), refused.err());
    }
  }

  @Test
  void engineOptionsThatCannotBeMeantAreMisuse() {
    String[] locus = {"--locus", "chr20:30,200,001-30,200,100"};
    export(DEMO, withModel(locus[0], locus[1], "--threads", "0")).isMisuse("--threads");
    export(DEMO, withModel(locus[0], locus[1], "--master", "spark://x:1")).isMisuse("--engine");
    export(DEMO, withModel(locus[0], locus[1], "--engine", "warp")).isRefused("warp", "local");
  }

  @Test
  void anotherBuildIsRefusedUnlessItIsMeant() throws IOException {
    Path other =
        new FastaFixture()
            .with("chr21", letters(new Random(1), 2000))
            .write(folder.resolve("o.fa"));
    String[] options = withModel("--locus", "21:1-300");
    export(other, options).isRefused("2,000", "48,129,895", "hg19", "--any-genome");
    String meant = export(other, withModel("--locus", "21:1-300", "--any-genome")).succeeds().out();
    assertEquals(300, values(meant).size());
    assertTrue(meant.contains("# genome of the model: hg19, which the one above is not\n"), meant);
    for (String[] command :
        new String[][] {
          {"dashboard", "--tf", "CTCF", "--out", folder.resolve("x.svg").toString()},
          {"extract-motifs", "--model", "CTCF/small-cnn"}
        }) {
      List<String> arguments = new ArrayList<>(List.of(command));
      arguments.addAll(
          List.of(
              "--genome",
              other.toString(),
              "--locus",
              "21:500",
              "--models",
              Checkout.ROOT.resolve("models").toString()));
      Invocation.of(arguments.toArray(String[]::new))
          .isRefused("2,000", "48,129,895", "hg19", "--any-genome");
    }
  }

  @Test
  void aPeakFileThatDoesNotFitIsRefused() throws IOException {
    Path beyond = Files.writeString(folder.resolve("beyond.bed"), "chr21\t48129800\t48129900\n");
    export(DEMO, withModel("--bed", beyond.toString())).isRefused("48,129,895 bases");
    Path unknown = Files.writeString(folder.resolve("unknown.bed"), "chr22\t1\t2\n");
    export(DEMO, withModel("--bed", unknown.toString())).isRefused("chr22");
    Path empty = Files.writeString(folder.resolve("empty.bed"), "# nothing\n");
    export(DEMO, withModel("--bed", empty.toString())).isRefused("no peak", "empty.bed");
    Path damaged = Files.writeString(folder.resolve("damaged.bed"), "chr20\t9\t8\n");
    export(DEMO, withModel("--bed", damaged.toString())).isRefused("Line 1", "damaged.bed");
  }

  @Test
  void genomesThatWereCutOffAreRefused() throws IOException {
    FastaFixture fixture = small();
    byte[] twoBit = new TwoBitFixture().with("chr1", fixture.sequence("chr1")).bytes();
    Path cut2bit =
        Files.write(folder.resolve("cut.2bit"), Arrays.copyOf(twoBit, twoBit.length / 2));
    export(cut2bit, withModel("--all", "--any-genome")).isRefused("cut.2bit", "cut off");
    Path compressed = fixture.write(folder.resolve("cut.fa.gz"));
    byte[] whole = Files.readAllBytes(compressed);
    Files.write(compressed, Arrays.copyOf(whole, whole.length / 2));
    export(compressed, withModel("--all", "--any-genome")).isRefused("cut.fa.gz");
  }
}
