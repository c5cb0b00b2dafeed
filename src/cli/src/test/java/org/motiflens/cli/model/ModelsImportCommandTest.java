package org.motiflens.cli.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.TestModels;
import org.motiflens.fixture.Checkout;
import org.motiflens.network.deepbind.DeepBindText;

class ModelsImportCommandTest {
  private static final String LINE =
      "%s\t%s\tTF\tHomo sapiens\tARID\t\tChIP-seq\t"
          + "['CellLine=K562','Antibody=%s','Lab=Stanford']\tdeepbind 0.1\t\t\n";

  @TempDir Path folder;

  private Path models;
  private Path first;
  private Path second;
  private Path index;

  @BeforeEach
  void makeFiles() throws IOException {
    models = folder.resolve("models");
    first = folder.resolve("D00736.002.txt");
    second = folder.resolve("D00737.001.txt");
    index = folder.resolve("db.tsv");
    Files.write(first, DeepBindText.of(new DeepBindText.Shape(2, 16, 24, false, 0), 1));
    Files.write(second, DeepBindText.of(new DeepBindText.Shape(2, 16, 24, false, 32), 2));
    Files.writeString(
        index,
        "# comment\n"
            + LINE.formatted("D00736.002", "ARID3A", "ARID3A_(sc-8821)")
            + LINE.formatted("D00737.001", "ATF1", "ATF1"));
  }

  private Invocation imports(String... arguments) {
    String[] whole = new String[arguments.length + 4];
    whole[0] = "models";
    whole[1] = "import";
    whole[2] = "--out";
    whole[3] = models.toString();
    System.arraycopy(arguments, 0, whole, 4, arguments.length);
    return Invocation.of(whole);
  }

  @Test
  void filesWithAnIndexBecomeModelsThatOtherCommandsUse() throws IOException {
    List<String> lines =
        imports("--index", index.toString(), first.toString(), second.toString())
            .succeeds()
            .out()
            .lines()
            .toList();
    assertEquals(3, lines.size());
    assertEquals(
        "ARID3A_K562_ARID3A_sc-8821_Stanford/deepbind\tARID3A\tK562\tdeepbind\tNA\tNA\tNA\tNA\tNA\tNA\tNA",
        lines.get(1));
    String list = Invocation.of("models", "list", "--models", models.toString()).succeeds().out();
    assertEquals(lines, list.lines().toList());

    Path genome = Checkout.DEMO.resolve("hg19-demo.fa.gz");
    List<String> exported =
        Invocation.of(
                "export",
                "--genome",
                genome.toString(),
                "--locus",
                "chr20:30,200,800-30,200,900",
                "--model",
                "ATF1/deepbind",
                "--models",
                models.toString())
            .succeeds()
            .out()
            .lines()
            .toList();
    assertTrue(
        exported.contains("# units: DeepBind score, a number like a logit; see the formula"));
    assertTrue(exported.stream().anyMatch(line -> line.startsWith("# model imported by: ")));
    assertTrue(exported.stream().filter(line -> line.startsWith("chr20\t")).count() > 50);
  }

  @Test
  void oneFileMayBeNamedByHand() {
    imports(
            "--tf",
            "ARID3A",
            "--experiment",
            "mine",
            "--cell-line",
            "K562",
            "--licence",
            "MIT",
            first.toString())
        .succeeds();
    String shown =
        Invocation.of("models", "show", "mine/deepbind", "--models", models.toString())
            .succeeds()
            .out();
    assertTrue(shown.contains("licence\tMIT\n"), shown);
    assertTrue(shown.contains("training.accession\tD00736.002\n"), shown);
    for (String unknown :
        List.of(
            "training.trainingPositives",
            "training.bestEpoch",
            "evaluation.auc",
            "evaluation.aucInterval",
            "inGenome.averagePrecision",
            "inGenome.negativesAboveHalf")) {
      assertTrue(shown.contains(unknown + "\tNA\n"), unknown + " in " + shown);
    }
  }

  @Test
  void whenOneFileCannotBeUsedNoneIsWritten() throws IOException {
    String text = Files.readString(second, UTF_8);
    Files.writeString(second, text.replace("num_hidden = 32", "num_hidden = 33"));
    imports("--index", index.toString(), first.toString(), second.toString())
        .isRefused("D00737.001.txt: ", "weights1 are 512 values; expected 16 x 33 = 528");
    assertFalse(Files.exists(models));
  }

  @Test
  void whatIsNoModelIsRefusedWithWhatIsExpected() throws IOException {
    Files.writeString(first, "PK nonsense");
    imports("--index", index.toString(), first.toString())
        .isRefused("D00736.002.txt: ", "# deepbind 0.1");
    imports("--index", index.toString(), folder.resolve("none.txt").toString())
        .isRefused("none.txt: there is no such file");
    imports("--window", "20", "--index", index.toString(), second.toString())
        .isRefused("Windows of 20 bases are too short");
  }

  @Test
  void aModelOfKerasBecomesAModelThatScores() {
    Path file = Path.of("../training/src/test/resources/org/motiflens/training/keras/cnn-rnn.h5");
    String[] named = {"--tf", "CTCF", "--experiment", "mine", "--cell-line", "K562"};
    imports(with(named, file.toString())).isRefused("cnn-rnn.h5: ", "--base-order");
    imports(with(named, "--base-order", "TGCA", "--window", "101", file.toString()))
        .isRefused("cnn-rnn.h5: ", "windows of 61 bases, not 101");
    assertFalse(Files.exists(models));
    imports(with(named, "--base-order", "TGCA", file.toString())).succeeds();
    List<String> exported =
        Invocation.of(
                "export",
                "--genome",
                Checkout.DEMO.resolve("hg19-demo.fa.gz").toString(),
                "--locus",
                "chr20:30,200,800-30,200,900",
                "--model",
                "mine/custom-cnn-rnn",
                "--models",
                models.toString())
            .succeeds()
            .out()
            .lines()
            .toList();
    assertTrue(exported.stream().filter(line -> line.startsWith("chr20\t")).count() > 20);
  }

  /**
   * A folder as Keras 1 leaves it: layers in JSON beside weights alone; neither can be imported.
   */
  @Test
  void aFolderOfKerasIsRefusedAndSoAreItsFilesAlone() throws IOException {
    String[] named = {
      "--tf", "CTCF", "--experiment", "mine", "--cell-line", "K562", "--base-order", "ACGT"
    };
    Path keras = Files.createDirectory(folder.resolve("keras"));
    imports(with(named, keras.toString())).isRefused("keras: it is a folder", "name a file in it");
    Path json = Files.writeString(keras.resolve("model.json"), "{\"class_name\": \"Sequential\"}");
    imports(with(named, json.toString()))
        .isRefused("model.json: ", "no model that can be imported", ".h5 that Keras saved");
    Path weights =
        Path.of(
            "../training/src/test/resources/org/motiflens/training/keras/refused-weights-only.h5");
    imports(with(named, weights.toString()))
        .isRefused("refused-weights-only.h5: ", "maybe weights alone", "model.save");
    imports(with(named, keras.resolve("model.h5").toString()))
        .isRefused("model.h5: there is no such file");
    assertFalse(Files.exists(models));
  }

  @Test
  void kerassOwnArchiveIsToBeSavedAsHdf5() throws IOException {
    Path archive = folder.resolve("model.keras");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      out.putNextEntry(new ZipEntry("model.weights.h5"));
    }
    imports(
            "--tf",
            "CTCF",
            "--experiment",
            "mine",
            "--cell-line",
            "K562",
            "--base-order",
            "ACGT",
            archive.toString())
        .isRefused("model.keras: ", "save it as .h5");
  }

  @Test
  void aModelOfDeeplearning4jNeedsItsBaseOrder() throws IOException {
    Path saved = folder.resolve("saved.zip");
    withoutCard(TestModels.put("small-rnn", folder), saved);
    String[] named = {"--tf", "CTCF", "--experiment", "mine", "--cell-line", "K562"};
    String file = saved.toString();
    imports(with(named, file)).isRefused("saved.zip: ", "--base-order");
    imports(with(named, "--base-order", "AGCT", file)).isRefused("AGCT", "expected ACGT");
    imports(with(named, "--base-order", "ACGT", "--positive-output", "2", file))
        .isMisuse("--positive-output");
    imports("--base-order", "ACGT", "--index", index.toString(), file).isRefused("--tf");
    assertFalse(Files.exists(models));
    assertEquals(
        "mine/small-rnn\tCTCF\tK562\tsmall-rnn\tNA\tNA\tNA\tNA\tNA\tNA\tNA",
        imports(with(named, "--base-order", "ACGT", file))
            .succeeds()
            .out()
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow());
  }

  @Test
  void aBundleOfADeepBindModelIsNotImportedAsAnotherProgramsFile() {
    imports("--index", index.toString(), first.toString()).succeeds();
    Path bundle = models.resolve("ARID3A_K562_ARID3A_sc-8821_Stanford/deepbind.zip");
    imports("--tf", "X", "--experiment", "mine", "--cell-line", "K562", bundle.toString())
        .isRefused("deepbind.zip: ", "bundle already", "folder of models");
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  /** A bundle as Deeplearning4j had saved it. */
  private static void withoutCard(Path bundle, Path saved) throws IOException {
    try (ZipFile zip = new ZipFile(bundle.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(saved))) {
      for (String name : List.of("configuration.json", "coefficients.bin")) {
        out.putNextEntry(new ZipEntry(name));
        zip.getInputStream(zip.getEntry(name)).transferTo(out);
        out.closeEntry();
      }
    }
  }

  @Test
  void aModelMustBeSaidToBeOfSomething() {
    imports(first.toString()).isMisuse("--index");
    imports("--tf", "X", "--index", index.toString(), first.toString()).isMisuse("--index");
  }
}
