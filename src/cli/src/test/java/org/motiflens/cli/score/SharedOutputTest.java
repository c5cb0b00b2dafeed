package org.motiflens.cli.score;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;

/** Outputs of the network that all experiments share, asked by their names. */
class SharedOutputTest {
  private static final String BUNDLE = "ARID3A_K562_ARID3A_sc-8821_Stanford/small-cnn";
  private static final String SHARED = "shared/small-cnn.zip";
  private static final String RECURRENT = "shared/small-rnn.zip";

  @TempDir private static Path folder;

  @BeforeAll
  static void copyWhatIsNeeded() throws IOException {
    for (String file : new String[] {BUNDLE + ".zip", SHARED, RECURRENT}) {
      Path copy = folder.resolve("models").resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Checkout.ROOT.resolve("models").resolve(file), copy);
    }
    Files.writeString(
        folder.resolve("x.fa"), ">x\n" + "ACGTTGACGTCAGGAT".repeat(7).substring(0, 101) + "\n");
  }

  private static Invocation score(String... models) {
    String[] arguments = new String[models.length + 5];
    arguments[0] = "score";
    arguments[1] = "--fasta";
    arguments[2] = folder.resolve("x.fa").toString();
    arguments[3] = "--models";
    arguments[4] = folder.resolve("models").toString();
    System.arraycopy(models, 0, arguments, 5, models.length);
    return Invocation.of(arguments);
  }

  /** It has the same weights, and so the same calibration, too. */
  @Test
  void anOutputScoresAsItsBundleDoes() {
    String bundle = score("--model", BUNDLE).succeeds().out();
    for (String[] output :
        new String[][] {
          {"--model", "shared", "--output", "ARID3A K562"},
          {"--model", "shared/small-cnn", "--output", "arid3a k562"},
          {
            "--model",
            "Shared/small-CNN",
            "--output",
            "wgEncodeAwgTfbsSydhK562Arid3asc8821IggrabUniPk"
          }
        }) {
      assertEquals(bundle, score(output).succeeds().out());
    }
  }

  /** GATA1 has a bundle with other weights, so that its calibration lies with the network. */
  @Test
  void anOutputWithoutABundleIsCalibratedToo() {
    String[] cells =
        score("--model", "shared", "--output", "GATA1 K562").succeeds().out().split("\t", -1);
    assertEquals(5, cells.length);
    assertTrue(Double.parseDouble(cells[3]) >= 0, cells[3]);
  }

  @Test
  void severalOutputsStandBesideEachOther() {
    String out =
        score("--model", "shared", "--output", "0", "--output", "CTCF K562", "--output", "0")
            .succeeds()
            .out();
    assertEquals(2, out.lines().count(), out);
  }

  /** A recurrent network of many has outputs as any other, and no features. */
  @Test
  void everyCommandOfOneModelTakesAnOutput() {
    score("--model", "shared/small-rnn", "--output", "CTCF K562").succeeds();
    String models = folder.resolve("models").toString();
    String[] resolve = {
      "resolve", "--models", models, "--model", "shared/small-cnn", "--output", "CTCF K562"
    };
    Invocation own = Invocation.of(resolve);
    assertEquals(0, own.status(), own.err());
    assertTrue(own.out().contains("shared_CTCF_K562/small-cnn"), own.out());
    resolve[4] = "shared/small-rnn";
    Invocation.of(resolve).isRefused("no convolution");
    Invocation.of(
            "interactions",
            "plant",
            "--models",
            models,
            "--model",
            "shared/small-cnn",
            "--output",
            "CTCF K562",
            "--first",
            "CCACCAGGGGGCGC",
            "--second",
            "TGACTCA",
            "--gaps",
            "4",
            "--sequences",
            "40")
        .succeeds();
  }

  /** Its weights are those of its bundle, so that the values are, too; Spark would read bundles. */
  @Test
  void anOutputIsExportedAsItsBundleIs() throws IOException {
    StringBuilder bases = new StringBuilder(">chr1\n");
    Random random = new Random(1);
    random.ints(400, 0, 4).forEach(base -> bases.append("ACGT".charAt(base)));
    Path genome = Files.writeString(folder.resolve("genome.fa"), bases.append('\n'));
    Files.writeString(folder.resolve("genome.fa.fai"), "chr1\t400\t6\t400\t401\n");
    String bundle = export(genome, "--model", BUNDLE).succeeds().out();
    String output = export(genome, "--model", "shared", "--output", "ARID3A K562").succeeds().out();
    assertEquals(values(bundle), values(output));
    assertTrue(values(output).lines().count() > 50, output);
    export(genome, "--model", "shared", "--output", "ARID3A K562", "--engine", "spark")
        .isMisuse("--output is not passed on to --engine spark");
    export(genome, "--model", "shared", "--model", BUNDLE, "--output", "ARID3A K562")
        .isRefused("give that one by --model and no other");
  }

  private Invocation export(Path genome, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "export",
                "--any-genome",
                "--genome",
                genome.toString(),
                "--locus",
                "chr1:100-300"));
    arguments.addAll(List.of("--models", folder.resolve("models").toString()));
    arguments.addAll(List.of(more));
    return Invocation.of(arguments.toArray(new String[0]));
  }

  private static String values(String bedGraph) {
    return bedGraph.lines().filter(line -> line.startsWith("chr1\t")).collect(joining("\n"));
  }

  /** Behind a recurrent layer no feature has one importance. */
  @Test
  void onlyOutputsOfConvolutionsAreCompared() {
    Invocation.of(
            "resolve",
            "sharing",
            "--models",
            folder.resolve("models").toString(),
            "--network",
            folder.resolve("models").resolve(RECURRENT).toString(),
            "--out",
            folder.resolve("sharing").toString())
        .isRefused("shared/small-rnn.zip is small-rnn", "name a network of convolutions alone");
  }

  @Test
  void listAndShowTellWhatItsOutputsAre() {
    String models = folder.resolve("models").toString();
    String list = Invocation.of("models", "list", "--models", models).succeeds().out();
    assertTrue(list.contains("\nshared/small-cnn\tshared\tGM12878, K562\tsmall-cnn\tNA"), list);
    String card =
        Invocation.of("models", "show", "shared/small-cnn", "--models", models).succeeds().out();
    assertTrue(
        card.contains("\noutputs.0\tCTCF GM12878, wgEncodeAwgTfbsBroadGm12878CtcfUniPk\n"), card);
    assertTrue(card.contains("\nlicence\tMIT\n"), card);
  }

  @Test
  void whatDoesNotExistOrGoTogetherIsRefused() {
    score("--model", "shared", "--output", "ARID3A HeLa")
        .isRefused("no output \"ARID3A HeLa\"", "ARID3A K562");
    score("--model", "shared", "--output", "174").isRefused("no output \"174\"", "from 0");
    score("--model", "shared").isRefused("many outputs", "--output");
    score("--model", "shared/small-cnn").isRefused("many outputs", "--output");
    score("--model", BUNDLE, "--output", "ARID3A K562").isRefused("has one output");
    score("--model", "shared/large-cnn", "--output", "0")
        .isRefused("no network of many outputs", "shared/small-cnn");
    score("--model", "shared", "--model", BUNDLE, "--output", "ARID3A K562")
        .isRefused("one network of many");
  }
}
