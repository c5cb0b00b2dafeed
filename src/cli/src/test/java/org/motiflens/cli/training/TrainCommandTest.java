package org.motiflens.cli.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;

/** On a data set made for the purpose: positives hold CCACTAGGGGGCGC, negatives are random. */
class TrainCommandTest {
  private static final long SEED = 12;
  private static final String EXPERIMENT = "TOY_K562_Nobody";

  @TempDir Path data;
  @TempDir Path models;

  private final Random random = new Random(SEED);

  @BeforeEach
  void makeData() throws IOException {
    Files.createDirectories(data.resolve("encode"));
    Files.createDirectories(data.resolve("deepbind"));
    Files.writeString(
        data.resolve("encode/deepbind_k562_map.tsv"),
        "deepbind_name\ttf\tuniPk_table\tstatus\n" + EXPERIMENT + "\tTOY\ttoyTable\texact\n");
    Files.writeString(data.resolve("deepbind/" + EXPERIMENT + ".train.fasta"), sequences(600));
    Files.writeString(data.resolve("deepbind/" + EXPERIMENT + ".test.fasta"), sequences(100));
  }

  private String sequences(int pairs) {
    StringBuilder fasta = new StringBuilder();
    for (int i = 0; i < pairs; i++) {
      StringBuilder positive = randomBases();
      int at = 20 + random.nextInt(50);
      positive.replace(at, at + 14, "CCACTAGGGGGCGC");
      fasta.append("> 1\n").append(positive).append("\n> 0\n").append(randomBases()).append('\n');
    }
    return fasta.toString();
  }

  private StringBuilder randomBases() {
    StringBuilder bases = new StringBuilder();
    for (int t = 0; t < 101; t++) {
      bases.append("ACGT".charAt(random.nextInt(4)));
    }
    return bases;
  }

  private Invocation train(String... more) {
    String[] common = {"train", "--data", data.toString(), "--out", models.toString()};
    String[] all = new String[common.length + more.length];
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return Invocation.of(all);
  }

  @Test
  void aTrainedModelIsListedAndCanBeUsed() {
    Invocation run =
        train("--experiment", EXPERIMENT, "--architecture", "small-cnn", "--max-epochs", "12");
    assertEquals(0, run.status(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(2, lines.size(), run.out());
    String[] row = lines.get(1).split("\t", -1);
    assertEquals(EXPERIMENT + "/small-cnn", row[0]);
    assertTrue(Double.parseDouble(row[4]) > 0.95, "held-out AUC " + row[4] + ", seed " + SEED);
    assertTrue(run.err().contains("small-cnn epoch 1 of at most 12"), run.err());

    Invocation list = Invocation.of("models", "list", "--models", models.toString()).succeeds();
    assertEquals(run.out(), list.out());
    String value =
        Invocation.of(
                "export",
                "--models",
                models.toString(),
                "--genome",
                Checkout.DEMO.resolve("hg19-demo.fa.gz").toString(),
                "--locus",
                "chr20:30,200,852",
                "--model",
                "TOY/small-cnn",
                "--method",
                "prediction")
            .succeeds()
            .out();
    assertTrue(value.contains("\nchr20\t30200851\t30200852\t"), value);
  }

  @Test
  void theWholeZooIsTrainedAndWhatIsFinishedIsPassedOver() throws IOException {
    String[] zoo = {"--all", "--architecture", "small-cnn", "--max-epochs", "2"};
    String few = "FEW_K562_Nobody";
    Files.writeString(
        data.resolve("encode/deepbind_k562_map.tsv"),
        few + "\tFEW\tfewTable\texact\n",
        StandardOpenOption.APPEND);
    Files.writeString(data.resolve("deepbind/" + few + ".train.fasta"), sequences(60));
    Files.writeString(data.resolve("deepbind/" + few + ".test.fasta"), sequences(50));
    Invocation first = train(zoo);
    assertEquals(0, first.status(), first.err());
    assertEquals(2, first.out().lines().count(), first.out());
    assertTrue(first.err().contains("experiment 1 of 1: " + EXPERIMENT + ", 600 positives"));
    List<String> catalogue = Files.readAllLines(models.resolve("catalogue.tsv"));
    assertEquals(3, catalogue.size());
    assertTrue(
        catalogue
            .get(1)
            .startsWith(EXPERIMENT + "\tTOY\tK562\ttoyTable\t600\tsmall-cnn\ttrained\t0."),
        catalogue.get(1));
    assertEquals(
        few
            + "\tFEW\tK562\tfewTable\t60\tsmall-cnn\tnot trained\tNA\tNA\tNA\tNA\tNA\tNA\tNA"
            + "\ta model needs at least 200 positives",
        catalogue.get(2));

    byte[] bundle = Files.readAllBytes(models.resolve(EXPERIMENT).resolve("small-cnn.zip"));
    Invocation again = train(zoo);
    assertEquals("", again.out(), "nothing is trained twice");
    assertArrayEquals(
        bundle, Files.readAllBytes(models.resolve(EXPERIMENT).resolve("small-cnn.zip")));
  }

  @Test
  void whatCanBeTrainedOnIsListed() {
    assertEquals(
        List.of("id\ttf\tcell_line\ttable\tbenchmark", EXPERIMENT + "\tTOY\tK562\ttoyTable\tyes"),
        Invocation.of("experiments", "--data", data.toString()).succeeds().out().lines().toList());
  }

  @Test
  void whatDoesNotExistIsRefused() throws IOException {
    train("--experiment", "NONE_K562_Nobody").isRefused("NONE_K562_Nobody");
    train("--experiment", EXPERIMENT, "--architecture", "huge-cnn")
        .isRefused("huge-cnn", "small-cnn");
    Invocation.of("experiments", "--data", data.resolve("none").toString()).isRefused("none");
    assertFalse(Files.exists(models.resolve(EXPERIMENT)));
  }

  @Test
  void optionsThatWouldBeIgnoredAreRefused() {
    train("--experiment", EXPERIMENT, "--genome-negatives", "--max-epochs", "3")
        .isMisuse("--max-epochs does not go with --genome-negatives");
    train("--experiment", EXPERIMENT, "--max-positives", "0")
        .isMisuse("--max-positives is at least 1.");
  }

  @Test
  void tooFewPositivesAreRefused() throws IOException {
    Files.writeString(data.resolve("deepbind/" + EXPERIMENT + ".train.fasta"), sequences(50));
    train("--experiment", EXPERIMENT).isRefused("50 usable training positives");
  }
}
