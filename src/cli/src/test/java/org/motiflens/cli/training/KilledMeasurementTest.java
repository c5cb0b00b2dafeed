package org.motiflens.cli.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.CommandProcess;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.TestModels;
import org.motiflens.network.library.BundleReader;

/**
 * {@code calibrate} and {@code genome-benchmark}, killed between two models: what was said to be
 * done is on the disk, and the same command does the rest.
 */
class KilledMeasurementTest {
  private static final int LENGTH = 1_100_000;
  private static final String TABLE = "wgEncodeTestUniPk";

  /** Of different sizes, so that each is calibrated for itself; in this order. */
  private static final List<String> ARCHITECTURES = List.of("small-cnn", "small-rnn");

  @TempDir Path folder;

  private Path genome;
  private Path data;

  @BeforeEach
  void makeGenomeAndPeaks() throws IOException {
    Random random = new Random(4);
    StringBuilder bases = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      bases.append("ACGT".charAt(random.nextInt(4)));
    }
    genome = Files.writeString(folder.resolve("made-up.fa"), ">chr20\n" + bases + "\n");
    Files.writeString(
        folder.resolve("made-up.fa.fai"),
        "chr20\t" + LENGTH + "\t7\t" + LENGTH + "\t" + (LENGTH + 1) + "\n");
    data = folder.resolve("data");
    Files.createDirectories(data.resolve("hg19"));
    Files.createDirectories(data.resolve("encode"));
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

  private Path models(String name) throws IOException {
    Path models = folder.resolve(name);
    for (String architecture : ARCHITECTURES) {
      TestModels.put(architecture, models);
    }
    return models;
  }

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String[] calibrate(Path models) {
    return new String[] {
      "calibrate",
      "--genome",
      genome.toString(),
      "--any-genome",
      "--models",
      models.toString(),
      "--windows",
      "4000",
      "--changes",
      "50"
    };
  }

  private boolean hasSaid(CommandProcess process, String word) {
    try {
      return process.output().contains(word);
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void whatCalibrateSaidIsCalibratedAndTheRestIsDoneByTheSameCommand() throws Exception {
    Path whole = models("whole");
    Invocation.of(calibrate(whole)).succeeds();
    Path killed = models("killed");
    CommandProcess process = new CommandProcess(folder);
    process.killWhen(() -> hasSaid(process, "\tcalibrated\t"), calibrate(killed));
    assertTrue(
        process.output().startsWith("RANDOM/small-cnn\tcalibrated\t"),
        "the first is done: " + process.output());
    assertTrue(BundleReader.read(killed.resolve("small-cnn.zip")).calibration().isPresent());
    Invocation again = Invocation.of(calibrate(killed)).succeeds();
    assertTrue(again.out().startsWith("RANDOM/small-cnn\tup to date\t"), again.out());
    for (String architecture : ARCHITECTURES) {
      String name = architecture + ".zip";
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(name)), Files.readAllBytes(killed.resolve(name)), name);
    }
    assertEquals(names(whole), names(killed));
  }

  private String[] benchmark(Path models, Path report) {
    return new String[] {
      "genome-benchmark",
      "--data",
      data.toString(),
      "--models",
      models.toString(),
      "--no-motifs",
      "--report",
      report.toString()
    };
  }

  @Test
  void whatTheGenomeBenchmarkSaidIsInItsTableAndIsNotMeasuredAgain() throws Exception {
    Path models = models("models");
    Path whole = folder.resolve("whole-report");
    assertEquals(0, Invocation.of(benchmark(models, whole)).status());
    Path killed = folder.resolve("killed-report");
    CommandProcess process = new CommandProcess(folder);
    process.killWhen(
        () -> hasSaid(process, "RANDOM/small-cnn measured"), benchmark(models, killed));
    List<String> rows = Files.readAllLines(killed.resolve("results.tsv"));
    assertTrue(rows.stream().anyMatch(row -> row.contains("small-cnn")), rows.toString());
    Invocation again = Invocation.of(benchmark(models, killed));
    assertEquals(0, again.status(), again.err());
    assertTrue(!again.err().contains("RANDOM/small-cnn measured"), again.err());
    assertEquals(names(whole), names(killed));
    for (String name : names(whole)) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(name)), Files.readAllBytes(killed.resolve(name)), name);
    }
  }
}
