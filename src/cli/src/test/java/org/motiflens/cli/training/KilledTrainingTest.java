package org.motiflens.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.Motiflens;

/**
 * A training whose process is killed: the same command goes on, and nothing tells the difference.
 */
class KilledTrainingTest {
  private static final String EXPERIMENT = "TOY_K562_toy_Nobody";
  private static final int WINDOW = 101;

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void makeData() throws IOException {
    data = folder.resolve("data");
    Files.createDirectories(data.resolve("encode"));
    Files.createDirectories(data.resolve("deepbind"));
    Files.writeString(
        data.resolve("encode/deepbind_k562_map.tsv"),
        "deepbind_name\ttf\tuniPk_table\tstatus\n" + EXPERIMENT + "\tTOY\ttoyTable\texact\n");
    Random random = new Random(7);
    for (String set : List.of("train", "test")) {
      StringBuilder fasta = new StringBuilder();
      for (int i = 0; i < 300; i++) {
        StringBuilder positive = bases(random);
        positive.replace(40, 54, "CCACTAGGGGGCGC");
        fasta.append("> 1\n").append(positive).append("\n> 0\n").append(bases(random)).append('\n');
      }
      Files.writeString(data.resolve("deepbind/" + EXPERIMENT + "." + set + ".fasta"), fasta);
    }
  }

  private static StringBuilder bases(Random random) {
    StringBuilder bases = new StringBuilder();
    for (int i = 0; i < WINDOW; i++) {
      bases.append("ACGT".charAt(random.nextInt(4)));
    }
    return bases;
  }

  private String[] train(Path out) {
    return new String[] {
      "train",
      "--data",
      data.toString(),
      "--out",
      out.toString(),
      "--experiment",
      EXPERIMENT,
      "--architecture",
      "small-cnn",
      "--max-epochs",
      "3"
    };
  }

  private static List<Path> files(Path place, String ending) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /**
   * All entries, as text of their bytes, but for the processor time: a training that was taken up
   * does not know all of it, and tells none.
   */
  private static Map<String, String> content(Path bundle) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1);
        content.put(entry.getName(), text.replaceFirst("\"cpuSeconds\": \"[0-9]*\",\\s*", ""));
      }
    }
    return content;
  }

  /** At an epoch's end its state is on the disk; the epoch under way is lost, and no more. */
  @Test
  void aTrainingThatWasKilledEndsWithTheBytesOfOneThatWasNot() throws Exception {
    Path whole = folder.resolve("whole");
    Invocation first = Invocation.of(train(whole));
    assertEquals(0, first.status(), first.err());
    Path killed = folder.resolve("killed");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Motiflens.class.getName());
    command.addAll(Arrays.asList(train(killed)));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
      Path checkpoint = killed.resolve(EXPERIMENT).resolve("small-cnn.checkpoint");
      while (!Files.exists(checkpoint)) {
        assertTrue(process.isAlive(), () -> "ended by itself: " + output);
        assertTrue(System.nanoTime() < deadline, "no epoch ended in four minutes");
        Thread.sleep(1);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertEquals(List.of(), files(killed, ".zip"), "it was through before it was killed");
    Invocation again = Invocation.of(train(killed));
    assertEquals(0, again.status(), again.err());
    Path bundle = files(killed, ".zip").get(0);
    assertTrue(content(files(whole, ".zip").get(0)).equals(content(bundle)), "another network");
    assertEquals(List.of(), files(killed, ".part"));
    assertEquals(List.of(), files(killed, ".checkpoint"));
  }
}
