package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.Checkout;

/**
 * Commands whose process is killed, or whose disk is full: what was reported as written is there,
 * what was there before is there, and the same command goes through afterwards. Exports have tests
 * of their own ({@code ResumedExportTest}).
 */
class FaultsTest {
  private static final String MODELS = Checkout.ROOT.resolve("models").toString();

  @TempDir Path folder;

  private CommandProcess process() {
    return new CommandProcess(folder);
  }

  private static boolean holds(Path place, String ending) {
    try (Stream<Path> files = Files.list(place)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(ending));
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Many motifs, so that reading and writing them takes a while. */
  private Path database(int count) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(String.format(Locale.ROOT, ">M%d m%d%n", i, i));
      for (String base : List.of("A", "C", "G", "T")) {
        text.append(base).append(" [ 1 2 3 4 5 6 7 8 9 10 ]\n");
      }
    }
    return Files.writeString(folder.resolve("many.jaspar"), text);
  }

  private Invocation inThisHome(String... arguments) {
    String home = System.getProperty("user.home");
    System.setProperty("user.home", folder.toString());
    try {
      return Invocation.of(arguments);
    } finally {
      System.setProperty("user.home", home);
    }
  }

  /** Killed wherever it is: the library is the one before or the one after, and is whole. */
  @Test
  void motifsAddThatIsKilledAddsAllOrNothing() throws Exception {
    Path library = folder.resolve(".motiflens/motifs");
    String[] add = {"motifs", "add", database(20_000).toString()};
    process().killWhen(() -> holds(library, ".part") || holds(library, "many.jaspar"), add);
    Invocation after = inThisHome("motifs", "list");
    assertEquals(0, after.status(), after.err());
    if (Files.exists(library.resolve("many.jaspar"))) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("many.jaspar")),
          Files.readAllBytes(library.resolve("many.jaspar")));
    }
    Invocation again = inThisHome(add);
    assertEquals(0, again.status(), again.err());
    assertTrue(inThisHome("motifs", "list").out().contains("many.jaspar"));
    assertFalse(holds(library, ".part"), () -> "left: " + library);
  }

  private String[] dashboard(Path target) throws IOException {
    Path models = Files.createDirectories(folder.resolve("models"));
    Path model = models.resolve("small-cnn.zip");
    if (!Files.exists(model)) {
      Files.copy(Path.of(MODELS, "CTCF_K562_CTCF_SC-5916_HudsonAlpha", "small-cnn.zip"), model);
    }
    return new String[] {
      "dashboard",
      "--models",
      models.toString(),
      "--database",
      "bundled",
      "--recipe",
      "demo-exact",
      "--tf",
      "CTCF",
      "--genome",
      Checkout.DEMO.resolve("hg19-demo.fa.gz").toString(),
      "--locus",
      "chr20:30,200,852",
      "--out",
      target.toString()
    };
  }

  @Test
  void aSheetThatIsKilledLeavesTheOneBefore() throws Exception {
    Path results = Files.createDirectory(folder.resolve("results"));
    Path target = Files.writeString(results.resolve("x.svg"), "the one before");
    process().killWhen(() -> holds(results, ".part"), dashboard(target));
    String text = Files.readString(target);
    assertTrue(text.equals("the one before") || text.strip().endsWith("</svg>"), "half a sheet");
    Invocation again = Invocation.of(dashboard(target));
    assertEquals(0, again.status(), again.err());
    assertTrue(Files.readString(target).strip().endsWith("</svg>"));
    assertEquals(List.of("x.svg"), names(results));
  }

  /** A disk of its own, of 256 KiB, where this system lets somebody have one. */
  @Test
  void motifsAddOnAFullDiskAddsNothingAndSaysWhy() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "no unshare");
    Path disk = Files.createDirectory(folder.resolve(".motiflens"));
    String shell =
        "mount -t tmpfs -o size=256k none \"$0\" && echo mounted; \"$@\"; echo \"status $?\";"
            + " ls \"$0/motifs\"; echo end";
    Process process =
        process()
            .start(
                List.of(
                    "unshare", "--map-root-user", "--mount", "sh", "-c", shell, disk.toString()),
                "motifs",
                "add",
                database(5_000).toString());
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    List<String> said = process().output().lines().toList();
    assumeTrue(said.contains("mounted"), "this system lets nobody mount a disk");
    List<String> sentences = said.stream().filter(line -> line.startsWith("motiflens: ")).toList();
    assertEquals(1, sentences.size(), process().output());
    assertTrue(sentences.get(0).contains(disk.toString()), process().output());
    assertTrue(sentences.get(0).contains("No space left on device"), process().output());
    assertEquals(
        List.of("status 1", "end"),
        said.subList(said.size() - 2, said.size()),
        "nothing is left in the library");
  }

  /** A file stands where the folder should be: nobody can make it, not even the superuser. */
  @Test
  void aHomeThatCannotBeWrittenToIsSaid() throws Exception {
    Files.writeString(folder.resolve(".motiflens"), "in the way");
    Invocation refused = inThisHome("motifs", "add", database(1).toString());
    refused.isRefused(".motiflens");
    assertEquals("in the way", Files.readString(folder.resolve(".motiflens")));
    assertEquals(0, inThisHome("motifs", "list").status(), "what needs no home works");
  }

  @Test
  void aGenomeThatCannotBeReadIsSaid() throws IOException {
    Path genome = Files.createDirectory(folder.resolve("genome.fa"));
    Invocation.of(
            "export",
            "--models",
            MODELS,
            "--model",
            "CTCF/small-cnn",
            "--genome",
            genome.toString(),
            "--locus",
            "chr1:1-200",
            "--out",
            folder.resolve("x.bw").toString())
        .isRefused("genome.fa");
    assertEquals(List.of("genome.fa"), names(folder));
  }
}
