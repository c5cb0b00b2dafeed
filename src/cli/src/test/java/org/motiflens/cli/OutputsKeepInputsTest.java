package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.cli.output.InputsOfCommand;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.FastaFixture;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whatever is read is not written: every command, every input of it, under every name. */
class OutputsKeepInputsTest {
  private static final String MODEL = "RANDOM/small-cnn";

  @TempDir Path folder;

  private Path inputs;
  private Path names;
  private Map<String, String> before;

  @BeforeEach
  void makeInputs() throws IOException {
    inputs = Files.createDirectory(folder.resolve("inputs"));
    names = Files.createDirectory(folder.resolve("names"));
    TestModels.put("small-cnn", inputs.resolve("models"));
    FastaFixture genome = new FastaFixture().withRandom("chr1", 3_000, new Random(5));
    genome.write(inputs.resolve("genome.fa.gz"));
    String window = "ACGTTGCAAC".repeat(10) + "A";
    Files.writeString(inputs.resolve("windows.fa"), ">one\n" + window + "\n");
    Files.writeString(inputs.resolve("peaks.bed"), "chr1\t1000\t1200\tp\t9\n");
    String base = genome.sequence("chr1").substring(1_000, 1_001).toUpperCase(Locale.ROOT);
    Files.writeString(
        inputs.resolve("variants.vcf"),
        "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
            + ("chr1\t1001\t.\t" + (base.equals("N") ? "A" : base) + "\tG\t.\t.\t.\n"));
    Files.writeString(
        inputs.resolve("mine.jaspar"),
        ">M1 one\nA [ 9 0 0 1 ]\nC [ 0 9 0 1 ]\nG [ 0 0 9 1 ]\nT [ 1 1 1 7 ]\n");
    Files.writeString(inputs.resolve("genome.fa.gz.tbi"), "somebody's");
    before = content();
  }

  /** SHA-256 by name of everything below the folder of inputs. */
  private Map<String, String> content() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(inputs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(
            inputs.relativize(file).toString(),
            Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString());
      }
    }
    return hashes;
  }

  private String[] line(String command, Path out) {
    String filled =
        command
            .replace("GENOME", "--any-genome --genome " + inputs.resolve("genome.fa.gz"))
            .replace("WINDOWS", inputs.resolve("windows.fa").toString())
            .replace("PEAKS", inputs.resolve("peaks.bed").toString())
            .replace("VCF", inputs.resolve("variants.vcf").toString())
            .replace("MINE", inputs.resolve("mine.jaspar").toString())
            .replace("MODELS", inputs.resolve("models").toString())
            .replace("MODEL", "--models " + inputs.resolve("models") + " --model " + MODEL);
    return Stream.concat(Arrays.stream(filled.split(" ")), Stream.of("--out", out.toString()))
        .toArray(String[]::new);
  }

  /** Its own name, and in turn one of the others under which a file can be meant. */
  private List<Path> namesOf(Path file, int number) throws IOException {
    List<Path> all = new ArrayList<>();
    all.add(file);
    all.add(inputs.resolve("models/..").resolve(inputs.relativize(file)));
    Path link = names.resolve("link" + number);
    all.add(Files.createSymbolicLink(link, file));
    all.add(Files.createSymbolicLink(names.resolve("second" + number), link));
    // A second name of a bundle, outside its folder, is replaced and the bundle stays.
    if (Files.exists(file) && !file.startsWith(inputs.resolve("models"))) {
      all.add(Files.createLink(names.resolve("hard" + number), file));
    }
    return List.of(file, all.get(1 + number % (all.size() - 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score MODEL --fasta WINDOWS",
        "score MODEL GENOME --peaks PEAKS",
        "saliency MODEL --fasta WINDOWS",
        "variants MODEL GENOME --vcf VCF",
        "variants MODEL GENOME --vcf VCF --annotate",
        "export MODEL GENOME --locus chr1:1-400",
        "export MODEL GENOME --bed PEAKS",
        "export MODEL GENOME --peaks PEAKS --threshold 0.1",
        "optimise MODEL --recipe demo-exact --database MINE",
        "motifs scan --database MINE --motif M1 GENOME --locus chr1:1-400",
        "extract-motifs MODEL GENOME --peaks PEAKS --database MINE",
        "extract-motifs MODEL --fasta WINDOWS --database MINE",
        "dataset --window 101 --genome GENOMEFILE --peaks PEAKS"
      })
  void noInputIsWritten(String command) throws IOException {
    String whole = command.replace("--genome GENOMEFILE", "GENOME").replace("--any-genome ", "");
    int number = 0;
    for (String name :
        List.of(
            "genome.fa.gz",
            "genome.fa.gz.fai",
            "genome.fa.gz.gzi",
            "genome.fa.gz.tbi",
            "genome.fa.gz.csi",
            "windows.fa",
            "windows.fa.fai",
            "peaks.bed",
            "variants.vcf",
            "variants.vcf.tbi",
            "mine.jaspar",
            "models/small-cnn.zip")) {
      String input = name.replaceFirst("\\.(fai|gzi|tbi|csi)$", "");
      boolean read =
          Arrays.stream(line(whole, folder.resolve("x")))
              .anyMatch(
                  word ->
                      word.equals(inputs.resolve(input).toString())
                          || (word.equals(inputs.resolve("models").toString())
                              && input.startsWith("models")));
      if (!read) {
        continue;
      }
      for (Path out : namesOf(inputs.resolve(name), number++)) {
        Invocation run = Invocation.of(line(whole, out));
        assertNotEquals(0, run.status(), whole + " --out " + out);
        assertEquals(1, run.err().lines().filter(l -> l.startsWith("motiflens: ")).count());
        assertTrue(!run.err().contains("defect"), run.err());
        assertEquals(before, content(), whole + " --out " + out);
      }
    }
    assertTrue(number > 0, "no input of " + whole + " was tried");
  }

  /** What is written beside the table spares inputs as the table does, and replaces all else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "instances MODEL GENOME --peaks PEAKS --shuffles 20 --motifs",
        "instances MODEL GENOME --peaks PEAKS --shuffles 20 --report",
        "resolve MODEL GENOME --locus chr1:1000 --maps"
      })
  void whatIsWrittenBesideTheTableSparesInputsToo(String command) throws IOException {
    for (String name : List.of("genome.fa.gz", "peaks.bed", "models/small-cnn.zip")) {
      if (!command.contains("PEAKS") && name.equals("peaks.bed")) {
        continue;
      }
      String whole = command + " " + inputs.resolve(name);
      Invocation.of(line(whole, folder.resolve("table.txt"))).isRefused("Cannot write", "it is ");
      assertEquals(before, content(), whole);
    }
  }

  /** A picture, a file of motifs and a page are outputs, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "instances MODEL GENOME --peaks PEAKS --motifs TARGET",
        "instances MODEL GENOME --peaks PEAKS --report TARGET",
        "instances MODEL GENOME --peaks PEAKS --figure TARGET",
        "interactions plant MODEL --first GATAAG --second CACCTG GENOME --peaks PEAKS --figure"
            + " TARGET",
        "resolve MODEL GENOME --peaks PEAKS --figure TARGET",
        "resolve MODEL GENOME --peaks PEAKS --report TARGET",
      })
  void noInputIsWrittenBesideTheTable(String command) throws IOException {
    for (String name : List.of("genome.fa.gz.gzi", "peaks.bed", "models/small-cnn.zip")) {
      // The ending that a picture needs, with the input behind it.
      Path target = names.resolve(name.replace('/', '-') + ".svg");
      Files.createSymbolicLink(target, inputs.resolve(name));
      Invocation run =
          Invocation.of(
              line(command.replace("TARGET", target.toString()), folder.resolve("table.tsv")));
      run.isRefused("Cannot write " + target + ": it is ");
      assertEquals(before, content(), command);
    }
  }

  @Test
  void twoOutputsAreTwoFiles() throws IOException {
    Path table = folder.resolve("table.tsv");
    Path link = Files.createSymbolicLink(folder.resolve("page.html"), table);
    for (Path page : List.of(table, link, folder.resolve("inputs/../table.tsv"))) {
      Invocation.of(line("resolve MODEL --report " + page, table)).isRefused("twice");
      assertTrue(!Files.exists(table), "nothing is written");
    }
  }

  /** Options that name what is read, so that whoever adds one says which it is. */
  private static final Set<String> READ =
      Set.of(
          "--bed",
          "--control",
          "--data",
          "--fasta",
          "--genome",
          "--index",
          "--models",
          "--network",
          "--output-names",
          "--peaks",
          "--query",
          "--results",
          "--test");

  @Test
  void everyOptionThatNamesAFileIsReadOrWritten() {
    CommandLine root =
        Motiflens.commandLine(
            new String[0],
            InputStream.nullInputStream(),
            System.out,
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Monitor.NONE);
    Set<String> unknown = new TreeSet<>();
    addPaths(root, unknown);
    unknown.removeAll(READ);
    unknown.removeAll(InputsOfCommand.OUTPUTS);
    assertEquals(Set.of(), unknown, "say in InputsOfCommand or here which of the two they are");
  }

  private static void addPaths(CommandLine command, Set<String> names) {
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (option.type() == Path.class || List.of(option.auxiliaryTypes()).contains(Path.class)) {
        names.add(option.longestName());
      }
    }
    command.getSubcommands().values().forEach(below -> addPaths(below, names));
  }

  @Test
  void namesThatAreMadeOfModelsAndMethodsSpareInputsToo() throws IOException {
    Path peaks = inputs.resolve("RANDOM.small-cnn.saliency.bedgraph");
    Files.copy(inputs.resolve("peaks.bed"), peaks);
    before = content();
    String[] common = line("export MODEL GENOME --format bedgraph --bed " + peaks, inputs);
    Invocation run = Invocation.of(common);
    run.isRefused("it is the input");
    assertEquals(before, content());
  }

  @Test
  void theJsonBesideABigWigSparesInputsToo() throws IOException {
    Path peaks = inputs.resolve("x.bw.json");
    Files.copy(inputs.resolve("peaks.bed"), peaks);
    before = content();
    Invocation.of(line("export MODEL GENOME --bed " + peaks, inputs.resolve("x.bw")))
        .isRefused("it is the input");
    assertEquals(before, content());
  }

  @ParameterizedTest
  @ValueSource(strings = {"unfinished", "x.bw.unfinished"})
  void anExportTouchesNoFolderOfSomebodyElse(String name) throws IOException {
    Path results = Files.createDirectory(folder.resolve("results"));
    Path theirs = Files.createDirectory(results.resolve(name));
    Path thesis = Files.writeString(theirs.resolve("thesis.txt"), "years of work");
    Path manifest = Files.writeString(theirs.resolve("manifest.json"), "{\"name\": \"theirs\"}");
    Path target = name.startsWith("x.bw") ? results.resolve("x.bw") : results;
    String two = "export MODEL GENOME --all --method saliency --method ism --stride 50";
    String one = "export MODEL GENOME --all --stride 50";
    FastaFixture more = new FastaFixture().withRandom("chr1", 900, new Random(1));
    more.withRandom("chr2", 900, new Random(2)).write(inputs.resolve("genome.fa.gz"));
    for (String restart : List.of("", " --restart")) {
      Invocation.of(line((name.equals("unfinished") ? two : one) + restart, target))
          .isRefused(name, "was not made by one");
      assertEquals("years of work", Files.readString(thesis));
      assertEquals("{\"name\": \"theirs\"}", Files.readString(manifest));
    }
  }

  @Test
  void aLinkInThePlaceOfAnExportsFolderIsNotFollowed() throws IOException {
    Path results = Files.createDirectory(folder.resolve("results"));
    Path theirs = Files.createDirectory(folder.resolve("theirs"));
    Files.createSymbolicLink(results.resolve("x.bw.unfinished"), theirs);
    FastaFixture more = new FastaFixture().withRandom("chr1", 900, new Random(1));
    more.withRandom("chr2", 900, new Random(2)).write(inputs.resolve("genome.fa.gz"));
    Invocation.of(line("export MODEL GENOME --all --stride 50", results.resolve("x.bw")))
        .isRefused("was not made by one");
    assertTrue(Files.exists(theirs));
  }
}
