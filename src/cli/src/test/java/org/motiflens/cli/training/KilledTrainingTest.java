package org.motiflens.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.CommandProcess;
import org.motiflens.cli.Invocation;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.library.BundleReader;
import org.motiflens.training.TrainingTime;

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

  private static void assertSameBytes(Path expected, Path actual) throws IOException {
    assertTrue(
        Arrays.equals(Files.readAllBytes(expected), Files.readAllBytes(actual)),
        () -> actual + " is another model than " + expected);
  }

  /** Neither the time that it took nor the hour is in a bundle. */
  @Test
  void trainingTwiceGivesTheSameBytesAndTheCardNamesTheArithmetic() throws IOException {
    Path once = folder.resolve("once");
    Path twice = folder.resolve("twice");
    Invocation.of(train(once));
    Invocation.of(train(twice));
    Path bundle = files(once, ".zip").get(0);
    assertSameBytes(bundle, files(twice, ".zip").get(0));
    Map<String, String> recipe = BundleReader.readCard(bundle).training().recipe();
    assertEquals(Kernels.arithmetic(), recipe.get("arithmetic"));
    assertTrue(TrainingTime.read(bundle).isPresent(), "the time is beside the bundle");
  }

  /** At an epoch's end its state is on the disk; the epoch under way is lost, and no more. */
  @Test
  void aTrainingThatWasKilledEndsWithTheBytesOfOneThatWasNot() throws Exception {
    Path whole = folder.resolve("whole");
    Invocation first = Invocation.of(train(whole));
    assertEquals(0, first.status(), first.err());
    Path killed = folder.resolve("killed");
    Path checkpoint = killed.resolve(EXPERIMENT).resolve("small-cnn.checkpoint");
    new CommandProcess(folder).killWhen(() -> Files.exists(checkpoint), train(killed));
    assertTrue(Files.exists(checkpoint), "it was killed after an epoch");
    assertEquals(List.of(), files(killed, ".zip"), "it was through before it was killed");
    Invocation again = Invocation.of(train(killed));
    assertEquals(0, again.status(), again.err());
    assertSameBytes(files(whole, ".zip").get(0), files(killed, ".zip").get(0));
    assertEquals(List.of(), files(killed, ".part"));
    assertEquals(List.of(), files(killed, ".checkpoint"));
  }

  @Test
  void ofTwoTrainingsOfOneModelTheSecondIsRefusedAndTheFirstEnds() throws Exception {
    Path whole = folder.resolve("whole");
    assertEquals(0, Invocation.of(train(whole)).status());
    Path both = folder.resolve("both");
    Path claim = both.resolve(EXPERIMENT).resolve("small-cnn.zip.lock");
    CommandProcess process = new CommandProcess(folder);
    Process first = process.start(List.of(), train(both));
    try {
      while (!Files.exists(claim) && first.isAlive()) {
        Thread.sleep(1);
      }
      Invocation second = Invocation.of(train(both));
      // Where the first was through before the second began, both are.
      if (second.status() != 0) {
        second.isRefused("Another run is training " + EXPERIMENT + "/small-cnn", "--out");
      }
      assertEquals(0, first.waitFor(), process.output());
    } finally {
      first.destroyForcibly().waitFor();
    }
    assertSameBytes(files(whole, ".zip").get(0), files(both, ".zip").get(0));
    assertEquals(List.of(), files(both, ".lock"));
  }
}
