package org.motiflens.cli.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.Motiflens;
import org.motiflens.cli.TestModels;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.FastaFixture;

/** Exports that end before they are through: killed, stopped, or out of disk. */
class ResumedExportTest {
  private static final String MODEL = "RANDOM/small-cnn-rnn";

  @TempDir Path folder;

  private Path models;
  private Path genome;
  private Path results;

  /** A first chromosome that is soon finished, two that take longer. */
  @BeforeEach
  void makeInputs() throws IOException {
    models = folder.resolve("models");
    results = Files.createDirectory(folder.resolve("results"));
    TestModels.put("small-cnn-rnn", models);
    TestModels.put("small-cnn", models);
    Random random = new Random(17);
    genome =
        new FastaFixture()
            .with("chr1", letters(random, 2_000))
            .with("chr2", letters(random, 12_000))
            .with("chr3", letters(random, 6_000))
            .write(folder.resolve("small.fa"));
  }

  private static String letters(Random random, int length) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append("ACGT".charAt(random.nextInt(4)));
    }
    return letters.toString();
  }

  private String[] export(Path target, String... more) {
    String[] common = {
      "export",
      "--models",
      models.toString(),
      "--genome",
      genome.toString(),
      "--any-genome",
      "--all",
      "--model",
      MODEL,
      "--stride",
      "10",
      "--out",
      target.toString()
    };
    return Stream.concat(Arrays.stream(common), Arrays.stream(more)).toArray(String[]::new);
  }

  /** The command as a process of its own, after a prefix of the command line. */
  private Process start(List<String> prefix, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The data of that name would be the first file that is too large.
    command.add("-XX:-UsePerfData");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Motiflens.class.getName());
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void killAfterTheFirstChromosome(Path target) throws Exception {
    Path first = target.resolveSibling("x.bw.unfinished").resolve("track-0.chromosome-0.values");
    Process process = start(List.of(), export(target));
    try {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (!Files.exists(first)) {
        assertTrue(process.isAlive(), "ended by itself: " + output());
        assertTrue(System.nanoTime() < deadline, "nothing finished in two minutes: " + output());
        Thread.sleep(2);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertFalse(Files.exists(target), "it was through before it was killed");
  }

  @Test
  void anExportThatWasKilledGoesOnAndEndsWithTheBytesOfOneThatWasNot() throws Exception {
    Path whole = folder.resolve("whole.bw");
    Invocation.of(export(whole)).succeeds();
    Path target = results.resolve("x.bw");
    killAfterTheFirstChromosome(target);

    Invocation resumed = Invocation.of(export(target));
    assertEquals(0, resumed.status(), resumed.err());
    assertTrue(resumed.err().startsWith("motiflens: going on from what "), resumed.err());
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(target));
    assertEquals(List.of("x.bw", "x.bw.json"), left());
  }

  @Test
  void whatIsKeptIsTakenForAnEqualExportOnly() throws Exception {
    Path target = results.resolve("x.bw");
    killAfterTheFirstChromosome(target);
    Invocation.of(export(target, "--strand", "mean")).isRefused("x.bw.unfinished", "--restart");
    Invocation restarted = Invocation.of(export(target, "--strand", "mean", "--restart"));
    restarted.succeeds();
    Path whole = folder.resolve("whole.bw");
    Invocation.of(export(whole, "--strand", "mean")).succeeds();
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(target));
  }

  @Test
  void anExportIsNotResumedOnAGenomeOfOtherBases() throws Exception {
    Path target = results.resolve("x.bw");
    killAfterTheFirstChromosome(target);
    Random other = new Random(18);
    // The same names and lengths.
    new FastaFixture()
        .with("chr1", letters(other, 2_000))
        .with("chr2", letters(other, 12_000))
        .with("chr3", letters(other, 6_000))
        .write(genome);
    Invocation.of(export(target)).isRefused("a genome with other bases", "--restart");
    Invocation.of(export(target, "--restart")).succeeds();
    Path whole = folder.resolve("whole.bw");
    Invocation.of(export(whole)).succeeds();
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(target));
  }

  @Test
  void ofTwoExportsToOneTargetTheSecondIsRefusedAndTheFirstEnds() throws Exception {
    Path target = results.resolve("x.bw");
    Process first = start(List.of(), export(target));
    try {
      Path claim = results.resolve("x.bw.unfinished/.lock");
      while (!Files.exists(claim) && first.isAlive()) {
        Thread.sleep(1);
      }
      Invocation second = Invocation.of(export(target, "--restart"));
      // Where the first was through before the second began, both are.
      if (second.status() != 0) {
        second.isRefused("nother run is writing");
      }
      assertEquals(0, first.waitFor(), output());
    } finally {
      first.destroyForcibly().waitFor();
    }
    assertEquals(List.of("x.bw", "x.bw.json"), left());
  }

  @Test
  void keptValuesThatWereDamagedAreComputedAgain() throws Exception {
    Path target = results.resolve("x.bw");
    killAfterTheFirstChromosome(target);
    Path kept = results.resolve("x.bw.unfinished/track-0.chromosome-0.values");
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);
    assertEquals(0, Invocation.of(export(target)).status());
    Path whole = folder.resolve("whole.bw");
    Invocation.of(export(whole)).succeeds();
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(target));
  }

  /**
   * Of a clock that jumped, files have times of the past and of the future: nothing hangs on them.
   */
  @Test
  void aClockThatJumpsChangesNothing() throws Exception {
    Path target = results.resolve("x.bw");
    killAfterTheFirstChromosome(target);
    Path unfinished = results.resolve("x.bw.unfinished");
    Files.setLastModifiedTime(
        unfinished.resolve("track-0.chromosome-0.values"), FileTime.fromMillis(0));
    Files.setLastModifiedTime(
        unfinished.resolve("manifest.json"), FileTime.from(Instant.parse("2199-01-01T00:00:00Z")));
    Invocation resumed = Invocation.of(export(target));
    assertEquals(0, resumed.status(), resumed.err());
    assertTrue(resumed.err().startsWith("motiflens: going on from what "), resumed.err());
    Path whole = folder.resolve("whole.bw");
    Invocation.of(export(whole)).succeeds();
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(target));
  }

  /**
   * In containers every program is number 1: the number of the one that was killed says nothing of
   * the one that comes after.
   */
  @Test
  void aProgramOfTheSameNumberGoesOnFromWhatAKilledOneLeft() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "no unshare");
    Path target = results.resolve("x.bw");
    Path first = results.resolve("x.bw.unfinished").resolve("track-0.chromosome-0.values");
    List<String> container =
        List.of(
            "unshare",
            "--map-root-user",
            "--pid",
            "--fork",
            "--kill-child",
            "sh",
            "-c",
            "echo number $$; exec \"$@\"",
            "sh");
    Process killed = start(container, export(target));
    try {
      while (killed.isAlive() && !Files.exists(first)) {
        Thread.sleep(2);
      }
    } finally {
      killed.destroyForcibly().waitFor();
    }
    assumeTrue(output().contains("number 1\n"), "this system gives nobody numbers of his own");
    assertFalse(Files.exists(target), "it was through before it was killed");
    // The system ends what was inside a moment later.
    Process again = start(container, export(target));
    assertEquals(0, again.waitFor(), output());
    assertTrue(output().startsWith("number 1\nmotiflens: going on from what "), output());
    Path whole = folder.resolve("whole.bw");
    Invocation.of(export(whole)).succeeds();
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(target));
    assertEquals(List.of("x.bw", "x.bw.json"), left());
  }

  @Test
  void anExportThatIsStoppedBeforeAnythingIsFinishedLeavesNothing() throws IOException {
    Monitor stopped =
        new Monitor() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    Invocation.under(stopped, export(results.resolve("x.bw"))).isRefused("stopped");
    assertEquals(List.of(), left());
  }

  @Test
  void ofSeveralTracksThoseThatAreFinishedAreNotComputedAgain() throws IOException {
    String[] options = {"--model", "RANDOM/small-cnn", "--format", "bedgraph"};
    Path target = results.resolve("tracks");
    Files.createDirectory(target);
    Path first = target.resolve("RANDOM.small-cnn-rnn.saliency.bedgraph");
    Monitor stopsInTheSecond =
        new Monitor() {
          @Override
          public void progress(long done, long all) {}

          @Override
          public boolean isCancelled() {
            return Files.exists(first);
          }
        };
    Invocation stopped = Invocation.under(stopsInTheSecond, export(target, options));
    assertEquals(1, stopped.status());
    assertTrue(stopped.err().contains("the same command goes on from there"), stopped.err());
    var written = Files.getLastModifiedTime(first);
    assertEquals(0, Invocation.of(export(target, options)).status());
    assertEquals(written, Files.getLastModifiedTime(first), "it was written again");
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Invocation.of(export(whole, options)).succeeds();
    for (String name :
        List.of("RANDOM.small-cnn-rnn.saliency.bedgraph", "RANDOM.small-cnn.saliency.bedgraph")) {
      assertEquals(Files.readString(whole.resolve(name)), Files.readString(target.resolve(name)));
    }
    assertFalse(Files.exists(target.resolve("unfinished")));
  }

  /** A limit on the size of files stands for a disk that is full. */
  @Test
  void aFullDiskEndsWithOneSentenceAndNoHalfFile() throws Exception {
    Path target = results.resolve("x.bw");
    String shell = "ulimit -f 20; exec \"$@\"";
    Process process =
        start(
            List.of("bash", "-c", shell, "limited"),
            "export",
            "--models",
            models.toString(),
            "--genome",
            genome.toString(),
            "--any-genome",
            "--locus",
            "chr2:1-12,000",
            "--model",
            "RANDOM/small-cnn",
            "--method",
            "input-x-gradient",
            "--out",
            target.toString());
    assertEquals(1, process.waitFor(), output());
    String message =
        output().lines().filter(line -> line.startsWith("motiflens: ")).findFirst().orElseThrow();
    assertTrue(message.contains("Cannot write " + target), message);
    assertFalse(message.contains("defect"), message);
    assertEquals(List.of(), left());
  }
}
