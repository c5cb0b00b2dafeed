package org.motiflens.cli.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.training.data.BenchmarkFile;
import org.motiflens.training.data.WindowSet;

/** On the demo's 24 CTCF peaks. */
class DatasetCommandTest {
  private static final Path PEAKS = Checkout.DEMO.resolve("CTCF_GM12878.narrowPeak");
  private static final Path GENOME = Checkout.DEMO.resolve("hg19-demo.fa.gz");

  @TempDir Path folder;

  private static Invocation dataset(Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "dataset",
                "--peaks",
                PEAKS.toString(),
                "--genome",
                GENOME.toString(),
                "--out",
                out.toString()));
    arguments.addAll(List.of(more));
    return Invocation.of(arguments.toArray(String[]::new));
  }

  private static WindowSet set(Path out, String name) {
    return BenchmarkFile.read(out.resolve(name + ".seq.gz"));
  }

  @Test
  void setsAreCutAroundSummitsAndAModelIsMeasuredOnThem() {
    Path out = folder.resolve("new/sets");
    assertEquals(
        List.of("set\tpositives\tnegatives", "train\t11\t11", "validation\t1\t1", "test\t12\t12"),
        dataset(out).succeeds().out().lines().toList());
    List<String> windows = new ArrayList<>();
    try (GenomeFile genome = GenomeFile.open(GENOME)) {
      PeakReader.read(PEAKS)
          .forEach(
              peak ->
                  windows.add(
                      Bases.decode(
                          genome.codes(Locus.around(peak.chromosome(), peak.summit(), 101)))));
    }
    for (String name : List.of("train", "validation", "test")) {
      for (byte[] codes : set(out, name).positives()) {
        assertTrue(windows.remove(Bases.decode(codes)), name);
      }
    }
    assertEquals(List.of(), windows);

    List<String> measured =
        Invocation.of(
                "evaluate",
                "--models",
                Checkout.ROOT.resolve("models").toString(),
                "--model",
                "CTCF/small-cnn,CTCF/small-rnn",
                "--test",
                out.resolve("test.seq.gz").toString())
            .succeeds()
            .out()
            .lines()
            .toList();
    assertEquals("model\ttest\tpositives\tnegatives\tauc\tauc_low\tauc_high", measured.get(0));
    assertEquals(3, measured.size());
    String[] row = measured.get(1).split("\t", -1);
    assertEquals("test.seq.gz", row[1]);
    assertEquals("12", row[2]);
    assertTrue(Double.parseDouble(row[4]) > 0.9, measured.get(1));
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Path other = folder.resolve("other");
    dataset(one).succeeds();
    dataset(two).succeeds();
    dataset(other, "--seed", "2").succeeds();
    for (String name : List.of("train.seq.gz", "validation.seq.gz", "test.seq.gz")) {
      assertArrayEquals(
          Files.readAllBytes(one.resolve(name)), Files.readAllBytes(two.resolve(name)), name);
    }
    assertFalse(
        java.util.Arrays.equals(
            Files.readAllBytes(one.resolve("test.seq.gz")),
            Files.readAllBytes(other.resolve("test.seq.gz"))));
    assertTrue(Files.readString(one.resolve("provenance.txt")).contains("# seed: 1\n"));
  }

  @Test
  void chromosomesAreHeldOut() {
    Path out = folder.resolve("sets");
    long onChr21 =
        PeakReader.read(PEAKS).stream().filter(p -> p.chromosome().equals("chr21")).count();
    dataset(out, "--test-chromosomes", "chr21", "--validation", "0").succeeds();
    assertEquals(onChr21, set(out, "test").positives().size());
    assertEquals(24 - onChr21, set(out, "train").positives().size());
  }

  @Test
  void whatCannotBeDoneIsRefused() throws IOException {
    Path out = folder.resolve("none");
    dataset(out, "--validation", "1").isMisuse("--validation");
    dataset(out, "--validation-chromosomes", "chr21").isMisuse("--test-chromosomes");
    dataset(out, "--test-chromosomes", "chr9").isRefused("no peak on chr9");
    Path elsewhere = Files.writeString(folder.resolve("e.bed"), "chr9\t10\t500\n");
    Invocation.of(
            "dataset",
            "--peaks",
            elsewhere.toString(),
            "--genome",
            GENOME.toString(),
            "--out",
            out.toString())
        .isRefused("same assembly");
    assertFalse(Files.exists(out));
  }

  @Test
  void testsOfAnotherLengthOrOfOneClassAreRefused() throws IOException {
    Path shortOnes = Files.writeString(folder.resolve("s.fa"), ">1\nACGT\n>0\nACGA\n");
    Path one = Files.writeString(folder.resolve("o.fa"), ">1\nACGT\n");
    for (Path test : List.of(shortOnes, one)) {
      Invocation.of(
              "evaluate",
              "--models",
              Checkout.ROOT.resolve("models").toString(),
              "--model",
              "CTCF/small-cnn",
              "--test",
              test.toString())
          .isRefused(test.toString(), test.equals(one) ? "negatives" : "4 bases");
    }
  }
}
