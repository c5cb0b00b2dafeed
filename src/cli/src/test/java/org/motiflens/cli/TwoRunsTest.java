package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.file.FileClaim;

/**
 * Two processes that write one thing: each ends well, or is refused in the sentence that says so,
 * and what lies there in the end is whole. Exports and trainings have tests of their own ({@code
 * ResumedExportTest}, {@code KilledZooTest}).
 */
class TwoRunsTest {
  private static final String MODEL = "CTCF_K562_CTCF_SC-5916_HudsonAlpha";
  private static final String HELD = "nother run is writing";

  @TempDir Path folder;

  private Path results;
  private final List<Process> running = new ArrayList<>();

  @BeforeEach
  void makeInputs() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
    Path models = Files.createDirectory(folder.resolve("models"));
    Files.copy(
        Checkout.ROOT.resolve("models").resolve(MODEL).resolve("small-cnn.zip"),
        models.resolve("small-cnn.zip"));
    Files.writeString(folder.resolve("windows.fa"), ">w\n" + "ACGTA".repeat(20) + "C\n");
  }

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String[] filledIn(String command, Path out) {
    return command
        .replace("OUT", out.toString())
        .replace("MODELS", folder.resolve("models").toString())
        .replace("GENOME", Checkout.DEMO.resolve("hg19-demo.fa.gz").toString())
        .replace("EXAMPLES", Checkout.ROOT.resolve("docs/examples").toString())
        .replace("WINDOWS", folder.resolve("windows.fa").toString())
        .split(" ");
  }

  /** One process, at home in a folder of its own. */
  private CommandProcess start(String home, String... arguments) throws IOException {
    CommandProcess process =
        new CommandProcess(Files.createDirectories(folder.resolve("home").resolve(home)));
    running.add(process.start(List.of(), arguments));
    return process;
  }

  /** Whether the process of this place ended well; otherwise it said that another is writing. */
  private boolean endedWell(int index, CommandProcess process) throws Exception {
    Process system = running.get(index);
    assertTrue(system.waitFor(5, TimeUnit.MINUTES), process.output());
    if (system.exitValue() == 0) {
      return true;
    }
    assertEquals(1, system.exitValue(), process.output());
    List<String> refusals = process.output().lines().filter(line -> line.contains(HELD)).toList();
    assertEquals(1, refusals.size(), process.output());
    return false;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "variants --models MODELS --model CTCF/small-cnn --genome GENOME --vcf"
            + " EXAMPLES/variants.vcf --out OUT",
        "dashboard --models MODELS --database bundled --recipe demo-exact --tf CTCF --genome GENOME"
            + " --locus chr20:30,200,852 --out OUT.svg",
        "resolve --models MODELS --model CTCF/small-cnn --out OUT.tsv --report OUT",
        "score --models MODELS --model CTCF/small-cnn --fasta WINDOWS --out OUT.tsv",
      })
  void filesAreThoseOfOneOfThem(String command) throws Exception {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    Invocation one = Invocation.of(filledIn(command, alone.resolve("x")));
    assertTrue(names(alone).size() > 0, one.err());
    String[] line = filledIn(command, results.resolve("x"));
    CommandProcess first = start("first", line);
    CommandProcess second = start("second", line);
    boolean firstWell = endedWell(0, first);
    boolean secondWell = endedWell(1, second);
    assertTrue(
        firstWell || secondWell || one.status() != 0, "both were refused: " + first.output());
    assertEquals(names(alone), names(results), "nothing hidden is left");
    for (String name : names(alone)) {
      assertArrayEquals(
          Files.readAllBytes(alone.resolve(name)), Files.readAllBytes(results.resolve(name)), name);
    }
  }

  /** What a folder gets belongs together. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dashboard --models MODELS --database bundled --recipe demo-exact --tf CTCF --fasta"
            + " EXAMPLES/windows.fa --out OUT",
        "evaluate-models --models MODELS --report OUT",
      })
  void aFolderThatIsBeingWrittenToIsRefused(String command) throws Exception {
    Path target = Files.createDirectory(results.resolve("sheets"));
    try (FileClaim other = FileClaim.onFolder(target)) {
      assertTrue(!other.wasAbandoned());
      CommandProcess process = start("first", filledIn(command, target));
      assertTrue(!endedWell(0, process), process.output());
      assertEquals(List.of(".lock"), names(target));
    }
    CommandProcess again = start("first", filledIn(command, target));
    assertTrue(endedWell(1, again), again.output());
    assertTrue(names(target).size() > 1 && !names(target).contains(".lock"), "" + names(target));
  }

  @Test
  void twoCalibrationsOfOneFolderGiveTheBundlesOfOne() throws Exception {
    Path genome = folder.resolve("made-up.fa");
    int length = 1_100_000;
    Files.writeString(genome, ">chr20\n" + "ACGGTTCAAG".repeat(length / 10) + "\n");
    Files.writeString(
        folder.resolve("made-up.fa.fai"),
        "chr20\t" + length + "\t7\t" + length + "\t" + (length + 1) + "\n");
    Path alone = folder.resolve("alone");
    Path both = folder.resolve("both");
    for (Path models : List.of(alone, both)) {
      TestModels.put("small-cnn", models);
    }
    String command =
        "calibrate --any-genome --genome " + genome + " --windows 2000 --changes 50 --models OUT";
    Invocation.of(filledIn(command, alone)).succeeds();
    CommandProcess first = start("first", filledIn(command, both));
    CommandProcess second = start("second", filledIn(command, both));
    assertTrue(endedWell(0, first), first.output());
    assertTrue(endedWell(1, second), second.output());
    assertArrayEquals(
        Files.readAllBytes(alone.resolve("small-cnn.zip")),
        Files.readAllBytes(both.resolve("small-cnn.zip")));
    assertEquals(List.of("small-cnn.zip"), names(both));
  }

  private Path database(String name, int count) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(String.format(Locale.ROOT, ">%s%d m%d%n", name, i, i));
      for (String base : List.of("A", "C", "G", "T")) {
        text.append(base).append(" [ 1 2 3 4 5 6 7 8 9 10 ]\n");
      }
    }
    return Files.writeString(folder.resolve(name + ".jaspar"), text);
  }

  /** Who ended well has its database in the library, whole; one of them is the current one. */
  @Test
  void twoDatabasesThatAreAddedAtOnceAreBothThereOrOneWasRefused() throws Exception {
    Path one = database("one", 3_000);
    Path two = database("two", 3_000);
    // What they print goes to two places, the library is one.
    Path home = Files.createDirectory(folder.resolve("shared"));
    List<String> atHome = List.of("env", "_JAVA_OPTIONS=-Duser.home=" + home);
    List<CommandProcess> processes = new ArrayList<>();
    for (Path database : List.of(one, two)) {
      CommandProcess process =
          new CommandProcess(
              Files.createDirectory(folder.resolve("home-of-" + database.getFileName())));
      running.add(process.start(atHome, "motifs", "add", database.toString()));
      processes.add(process);
    }
    Path library = home.resolve(".motiflens/motifs");
    List<String> there = new ArrayList<>();
    for (int i = 0; i < processes.size(); i++) {
      Path database = List.of(one, two).get(i);
      if (endedWell(i, processes.get(i))) {
        String name = database.getFileName().toString();
        there.add(name);
        there.add(name + ".properties");
        assertArrayEquals(
            Files.readAllBytes(database), Files.readAllBytes(library.resolve(name)), name);
      }
    }
    assertTrue(!there.isEmpty(), "both were refused");
    String current = Files.readString(library.resolve("current")).strip();
    assertTrue(there.contains(current), current);
    there.add("current");
    assertEquals(there.stream().sorted().toList(), names(library));
  }
}
