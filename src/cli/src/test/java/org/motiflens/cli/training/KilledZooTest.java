package org.motiflens.cli.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.CommandProcess;
import org.motiflens.cli.Invocation;

/**
 * The making of all models, whose process is killed at several places: what was finished is not
 * made again, and in the end nothing tells that it was ever killed.
 */
class KilledZooTest {
  /** So many that some of them validate. */
  private static final int CHROMOSOMES = 60;

  private static final int PEAKS = 16;
  private static final int SPACING = 300;
  private static final List<String> EXPERIMENTS = List.of("GATA_K562_made_up", "JUN_K562_made_up");

  @TempDir Path folder;
  private Path data;

  /** Two factors on a made-up genome, each with its own motif at its peaks. */
  @BeforeEach
  void makeGenomeAndPeaks() throws IOException {
    data = folder.resolve("data");
    Random random = new Random(4);
    StringBuilder fasta = new StringBuilder();
    StringBuilder summits = new StringBuilder("table\tchrom\tsummit0\tsignalValue\n");
    for (int chromosome = 1; chromosome <= CHROMOSOMES; chromosome++) {
      StringBuilder bases = new StringBuilder();
      for (int i = 0; i < (PEAKS + 1) * SPACING; i++) {
        bases.append("ACGT".charAt(random.nextInt(4)));
      }
      for (int peak = 1; peak <= PEAKS; peak++) {
        int at = peak * SPACING;
        boolean jun = peak % 2 == 0;
        String motif = jun ? "TGACTCATGACTCA" : "AGATAAGGAGATAAGG";
        bases.replace(at, at + motif.length(), motif);
        summits
            .append(jun ? "junTable" : "gataTable")
            .append("\tchr" + chromosome + "\t" + at + "\t" + random.nextInt(1_000_000) + "\n");
      }
      fasta.append(">chr").append(chromosome).append('\n').append(bases).append('\n');
    }
    Files.createDirectories(data.resolve("encode"));
    Files.createDirectories(data.resolve("hg19"));
    write(data.resolve("hg19/all.fa.gz"), fasta.toString());
    write(data.resolve("encode/K562_unipk_summits.tsv.gz"), summits.toString());
    Files.writeString(
        data.resolve("encode/deepbind_k562_map.tsv"),
        "deepbind_name\ttf\tuniPk_table\tstatus\n"
            + (EXPERIMENTS.get(0) + "\tGATA\tgataTable\texact\n")
            + (EXPERIMENTS.get(1) + "\tJUN\tjunTable\texact\n"));
  }

  private static void write(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String[] train(Path out) {
    return new String[] {
      "train",
      "--data",
      data.toString(),
      "--all",
      "--architecture",
      "small-cnn",
      "--max-epochs",
      "3",
      "--out",
      out.toString()
    };
  }

  private void killWhenThereIs(Path file, Path out) throws Exception {
    new CommandProcess(folder).killWhen(() -> Files.exists(file), train(out));
    assertTrue(Files.exists(file), () -> "ended by itself: " + file);
  }

  /** Everything but how long it took, which of a training that was killed is not known. */
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.endsWith(".cpu-seconds"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aZooThatIsKilledAgainAndAgainIsThatOfARunThatWasNot() throws Exception {
    Path whole = folder.resolve("whole");
    Invocation first = Invocation.of(train(whole));
    assertEquals(0, first.status(), first.err());

    Path killed = folder.resolve("killed");
    killWhenThereIs(killed.resolve("shared/small-cnn.checkpoint"), killed);
    killWhenThereIs(killed.resolve("shared/small-cnn.start"), killed);
    killWhenThereIs(killed.resolve(EXPERIMENTS.get(0)).resolve("small-cnn.checkpoint"), killed);
    killWhenThereIs(killed.resolve(EXPERIMENTS.get(0)).resolve("small-cnn.zip"), killed);
    Invocation last = Invocation.of(train(killed));
    assertEquals(0, last.status(), last.err());
    assertEquals(files(whole), files(killed), "nothing is left, nothing is missing");
    for (String name : files(whole)) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(name)), Files.readAllBytes(killed.resolve(name)), name);
    }
  }

  /** What one of them is at the other leaves to it. */
  @Test
  void twoRunsSideBySideMakeTheZooOfOne() throws Exception {
    Path whole = folder.resolve("whole");
    assertEquals(0, Invocation.of(train(whole)).status());
    Path both = folder.resolve("both");
    List<CommandProcess> processes = new ArrayList<>();
    List<Process> running = new ArrayList<>();
    for (String home : List.of("first", "second")) {
      CommandProcess process = new CommandProcess(Files.createDirectory(folder.resolve(home)));
      processes.add(process);
      running.add(process.start(List.of(), train(both)));
    }
    for (int i = 0; i < running.size(); i++) {
      assertTrue(running.get(i).waitFor(5, TimeUnit.MINUTES), processes.get(i).output());
      assertEquals(0, running.get(i).exitValue(), processes.get(i).output());
    }
    assertEquals(files(whole), files(both));
    for (String name : files(whole)) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(name)), Files.readAllBytes(both.resolve(name)), name);
    }
    long trained =
        (processes.get(0).output() + processes.get(1).output())
            .lines()
            .filter(line -> line.startsWith("experiment "))
            .count();
    assertEquals(EXPERIMENTS.size(), trained, "each is trained by one of them");
  }
}
