package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.sequence.FastaFixture;

/**
 * Every kind of output on a disk that is full, and on one that is read-only: one sentence, status
 * 1, and the disk is as it was. A small disk of their own (tmpfs), where this system lets somebody
 * have one; passed over elsewhere.
 */
class FullDiskTest {
  private static final String BEFORE = "the one before";

  /** Places of the command lines that are filled in. */
  private static final List<String> COMMANDS =
      List.of(
          "export --any-genome --models MODELS --genome GENOME --model RANDOM/small-cnn --locus"
              + " chr1:1-1,000 --out DISK/x.bedgraph.gz",
          "export --any-genome --models MODELS --genome GENOME --model RANDOM/small-cnn --locus"
              + " chr1:1-1,000 --out DISK/x.bw",
          "export --any-genome --models MODELS --genome GENOME --model RANDOM/small-cnn --all --out"
              + " DISK/x.wig",
          "score --models MODELS --model RANDOM/small-cnn --fasta WINDOWS --out DISK/x.tsv",
          "variants --models MODELS --model RANDOM/small-cnn --any-genome --genome GENOME --vcf VCF"
              + " --out DISK/x.vcf",
          "dashboard --models MODELS --tf RANDOM --any-genome --genome GENOME --locus chr1:500 --out"
              + " DISK/x.svg",
          "dashboard --models MODELS --tf RANDOM --any-genome --genome GENOME --locus chr1:500 --out"
              + " DISK/x.png",
          "dashboard --models MODELS --tf RANDOM --any-genome --genome GENOME --locus chr1:500 --out"
              + " DISK/x.pdf",
          "dashboard --models MODELS --tf RANDOM --any-genome --genome GENOME --locus chr1:500 --out"
              + " DISK/x.html",
          "motifs logo --motif MA0139.1 --out DISK/x.svg",
          "calibrate --any-genome --genome GENOME2 --models DISK/models --windows 200 --changes 20",
          "train --data DATA --experiment TOY_K562_toy_Nobody --architecture small-cnn --max-epochs 1"
              + " --out DISK/zoo");

  @TempDir Path folder;

  private Path disk;
  private Path stage;

  static Stream<Arguments> disks() {
    Stream<Arguments> full = COMMANDS.stream().map(command -> Arguments.of("full", command));
    Stream<Arguments> readOnly =
        COMMANDS.stream()
            .filter(
                command -> command.matches("(calibrate|train|calibrate|train|variants|motifs) .*"))
            .map(command -> Arguments.of("read-only", command));
    return Stream.concat(full, readOnly);
  }

  @BeforeEach
  void makeInputs() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "no unshare");
    disk = Files.createDirectory(folder.resolve("disk"));
    stage = Files.createDirectory(folder.resolve("stage"));
    TestModels.put("small-cnn", folder.resolve("models"));
    TestModels.put("small-cnn", stage.resolve("models"));
    for (String name :
        List.of("bedgraph.gz", "bw", "wig", "tsv", "vcf", "svg", "png", "pdf", "html")) {
      Files.writeString(stage.resolve("x." + name), BEFORE);
    }
    Random random = new Random(3);
    new FastaFixture().withRandom("chr1", 3_000, random).write(folder.resolve("small.fa"));
    Files.writeString(folder.resolve("large.fa"), ">chr20\n" + bases(random, 1_100_000) + "\n");
    Files.writeString(folder.resolve("large.fa.fai"), "chr20\t1100000\t7\t1100000\t1100001\n");
    Files.writeString(
        folder.resolve("windows.fa"), ">a\n" + "ACGTA".repeat(21).substring(4) + "\n");
    Files.writeString(
        folder.resolve("v.vcf"),
        "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("encode"));
    Files.createDirectories(data.resolve("deepbind"));
    Files.writeString(
        data.resolve("encode/deepbind_k562_map.tsv"),
        "deepbind_name\ttf\tuniPk_table\tstatus\nTOY_K562_toy_Nobody\tTOY\ttoyTable\texact\n");
    for (String set : List.of("train", "test")) {
      StringBuilder fasta = new StringBuilder();
      for (int i = 0; i < 250; i++) {
        fasta
            .append("> 1\n")
            .append(bases(random, 101))
            .append("\n> 0\n")
            .append(bases(random, 101));
        fasta.append('\n');
      }
      Files.writeString(data.resolve("deepbind/TOY_K562_toy_Nobody." + set + ".fasta"), fasta);
    }
  }

  private static String bases(Random random, int length) {
    StringBuilder bases = new StringBuilder();
    for (int i = 0; i < length; i++) {
      bases.append("ACGT".charAt(random.nextInt(4)));
    }
    return bases.toString();
  }

  private String[] filledIn(String command) {
    List<String> words = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      words.add(
          word.replace("DISK", disk.toString())
              .replace("MODELS", folder.resolve("models").toString())
              .replace("GENOME2", folder.resolve("large.fa").toString())
              .replace("GENOME", folder.resolve("small.fa").toString())
              .replace("WINDOWS", folder.resolve("windows.fa").toString())
              .replace("VCF", folder.resolve("v.vcf").toString())
              .replace("DATA", folder.resolve("data").toString()));
    }
    return words.toArray(String[]::new);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("disks")
  void oneSentenceSaysSoAndTheDiskIsAsItWas(String state, String command) throws Exception {
    String shell =
        "mount -t tmpfs -o size=512k none \"$0\" && cp -r \"$1\"/. \"$0\" && echo mounted;"
            + (state.equals("full")
                ? " cat /dev/zero >\"$0/filled\" 2>/dev/null;"
                : " mount -o remount,ro \"$0\";")
            + " (cd \"$0\"; find . -type f | sort; cat x.*; cksum models/*) >\"$2/before\";"
            + " out=$2; disk=$0; shift 2; \"$@\"; echo \"status $?\";"
            + " (cd \"$disk\"; find . -type f | sort; cat x.*; cksum models/*) >\"$out/after\"";
    CommandProcess process = new CommandProcess(folder);
    Process running =
        process.start(
            List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                shell,
                disk.toString(),
                stage.toString(),
                folder.toString()),
            filledIn(command));
    assertTrue(running.waitFor(5, TimeUnit.MINUTES), process.output());
    String said = process.output();
    assumeTrue(said.contains("mounted"), "this system lets nobody mount a disk");
    assertTrue(said.endsWith("status 1\n"), said);
    List<String> sentences =
        said.lines()
            .filter(line -> line.startsWith("motiflens: "))
            .filter(line -> line.contains(disk.toString()))
            .toList();
    assertEquals(1, sentences.size(), said);
    String words = sentences.get(0);
    assertTrue(
        state.equals("full")
            ? words.contains("No space left on device")
            : words.contains("Read-only file system") || words.contains("is write-protected"),
        said);
    assertFalse(said.contains("defect") || said.contains("\tat "), said);
    assertEquals(
        Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
  }
}
