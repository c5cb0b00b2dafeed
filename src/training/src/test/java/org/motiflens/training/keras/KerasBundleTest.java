package org.motiflens.training.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.BundleReader;

/**
 * Files in Keras's layout, made by {@code keras_fixtures.py}, which also computed their scores in
 * double precision, by formulas of its own.
 */
class KerasBundleTest {
  private static final Path FIXTURES = Path.of("src/test/resources/org/motiflens/training/keras");

  @TempDir Path folder;

  private static KerasBundle.Declaration declaration(
      Optional<Integer> window, String order, int positiveOutput) {
    return declaration(window, order, OptionalInt.of(positiveOutput));
  }

  private static KerasBundle.Declaration declaration(
      Optional<Integer> window, String order, OptionalInt positiveOutput) {
    return new KerasBundle.Declaration(
        "TOY", "TOY_K562_Nobody", "K562", window, order, OutputChoice.of(positiveOutput), "MIT");
  }

  private static ImportedBundle read(String name, String order) {
    OptionalInt output = name.startsWith("many") ? OptionalInt.of(3) : OptionalInt.empty();
    return KerasBundle.read(FIXTURES.resolve(name), declaration(Optional.empty(), order, output));
  }

  /**
   * A Sequential model of Keras 2 with dropout, a convolution without biases and an activation of
   * its own; a functional one with one sigmoid output; a functional one of Keras 3 without biases,
   * whose channels are T G C A; and one in compressed chunks. Then hidden dense layers, a flattened
   * map with and without one, the mean over the map, convolutions that keep the length, batch
   * normalisation in all the places where it can be joined, one of five outputs, and cuDNN's LSTM.
   * Then what is computed layer by layer.
   */
  @ParameterizedTest
  @CsvSource({
    "cnn,ACGT,custom-cnn,101",
    "rnn,ACGT,custom-rnn,40",
    "cnn-rnn,TGCA,custom-cnn-rnn,61",
    "small-rnn,acgt,small-rnn,101",
    "hidden,ACGT,custom-cnn,101",
    "flatten,GTCA,custom-cnn,50",
    "flatten-only,ACGT,custom-cnn,30",
    "average,ACGT,custom-cnn,40",
    "same,ACGT,custom-cnn,60",
    "normalized,ACGT,custom-cnn,70",
    "normalized-flatten,ACGT,custom-cnn,45",
    "many,ACGT,custom-cnn,40",
    "cudnn,ACGT,custom-cnn-rnn,41",
    "negative-gamma,ACGT,custom-chain,30",
    "shifted-padding,ACGT,custom-chain,30",
    "padded-flatten,ACGT,custom-chain,30",
    "last-states,ACGT,custom-chain,30",
    "hard-sigmoid,ACGT,custom-chain,30"
  })
  void aSavedModelBecomesABundleWithTheSameScores(
      String name, String order, String architecture, int window) throws IOException {
    ImportedBundle imported = read(name + ".h5", order);
    assertEquals("TOY_K562_Nobody/" + architecture, imported.card().id());
    assertEquals(window, imported.card().windowLength());
    assertEquals(name + ".h5", imported.card().training().accession());
    assertTrue(imported.card().isImported());
    ModelBundle bundle = BundleReader.read(imported.write(folder));
    int compared = 0;
    for (String line : Files.readAllLines(FIXTURES.resolve("scores.tsv"))) {
      List<String> fields = Splitter.on('\t').splitToList(line);
      if (fields.get(0).equals(name)) {
        requireScore(bundle, fields);
        compared++;
      }
    }
    assertEquals(4, compared);
  }

  /**
   * Two files, whose kernels are those of Theano, and what they must score: keras_before_one.py.
   */
  @Test
  void aModelOfKerasBeforeOneIsReadWithItsLayersBesideIt() throws IOException {
    ImportedBundle imported = read("before-one_weights.h5", "ACGT");
    assertEquals("TOY_K562_Nobody/custom-cnn", imported.card().id());
    assertEquals(30, imported.card().windowLength());
    ModelBundle bundle = BundleReader.read(imported.write(folder));
    List<String> lines = Files.readAllLines(FIXTURES.resolve("before-one-scores.tsv"));
    assertEquals(4, lines.size());
    lines.forEach(line -> requireScore(bundle, Splitter.on('\t').splitToList(line)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"MaxPooling1D\"|\"BatchNormalization\"|\"layer_1\" is not supported in a file of Keras before 1.0",
        "\"filter_length\": 6|\"filter_length\": 7|kernel of shape (6, 4, 5); expected (7, 4, 5)",
        "\"valid\", \"activation\"|\"same\", \"activation\"|even number of taps",
        "\"layers\"|\"node_config\"|a Graph of Keras before 1.0",
        "\"Convolution1D\"|\"MaxPooling1D\"|pool_size"
      })
  void whatWasOtherwiseBeforeOneIsRefused(String text, String other, String why)
      throws IOException {
    Path weights = folder.resolve("before-one_weights.h5");
    Files.copy(FIXTURES.resolve("before-one_weights.h5"), weights);
    String json = Files.readString(FIXTURES.resolve("before-one_architecture.json"));
    assertTrue(json.contains(text), json);
    Files.writeString(
        folder.resolve("before-one_architecture.json"),
        json.replaceFirst(Pattern.quote(text), other));
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                KerasBundle.read(
                    weights, declaration(Optional.empty(), "ACGT", OptionalInt.empty())));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  private static void requireScore(ModelBundle bundle, List<String> fields) {
    float[] margin = new float[1];
    bundle
        .network()
        .newEvaluator()
        .logitMargins(Bases.encode(fields.get(1)), WindowRun.single(0), margin);
    double expected = Double.parseDouble(fields.get(2));
    assertEquals(expected, margin[0], 1e-5 * Math.max(1, Math.abs(expected)), fields.get(0));
  }

  /**
   * Models that Keras 3.15 itself built and saved ({@code keras_models.py}), with the margins that
   * it computed on JAX: last states of both directions; hidden layers behind an LSTM; DanQ's order
   * of layers with one of six outputs; GRUs of both kinds, stacked, one backwards; an LSTM of one
   * direction with hard sigmoids, below the mean of two, and one of three outputs of a softmax;
   * strides, dilation, even kernels, padded pools; dense layers at each position; and one of
   * several output layers, by its name.
   */
  @ParameterizedTest
  @CsvSource({
    "k-bilstm-last,''",
    "k-lstm-hidden,''",
    "k-danq,4",
    "k-stacked-gru,''",
    "k-one-way,1",
    "k-strides,''",
    "k-positions,''",
    "k-heads,GATA1"
  })
  void whatKerasSavedScoresAsInKeras(String name, String output) throws IOException {
    OutputChoice choice =
        new OutputChoice(Optional.of(output).filter(said -> !said.isEmpty()), List.of());
    ModelBundle bundle =
        BundleReader.read(
            KerasBundle.read(
                    FIXTURES.resolve(name + ".h5"),
                    new KerasBundle.Declaration(
                        "TOY", "TOY_K562_Nobody", "K562", Optional.empty(), "ACGT", choice, "MIT"))
                .write(folder));
    List<List<String>> rows =
        Files.readAllLines(FIXTURES.resolve("keras-scores.tsv")).stream()
            .map(line -> Splitter.on('\t').splitToList(line))
            .filter(fields -> fields.get(0).equals(name))
            .toList();
    assertEquals(3, rows.size());
    rows.forEach(fields -> requireScore(bundle, fields));
  }

  /**
   * Architectures that public models of DNA have, as a collection outside the repository has them.
   */
  @Test
  void commonArchitecturesAreImported() throws IOException {
    Path cases = Path.of("../../../shared/cases/keras-common-architectures");
    assumeTrue(Files.isDirectory(cases), "no collection of cases here");
    try (Stream<Path> files = Files.list(cases)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".h5")).toList()) {
        OptionalInt output =
            file.getFileName().toString().contains("multilabel")
                ? OptionalInt.of(2)
                : OptionalInt.empty();
        BundleReader.read(
            KerasBundle.read(file, declaration(Optional.empty(), "ACGT", output)).write(folder));
      }
    }
  }

  @Test
  void anOutputIsNamedByItsLayerOrByAList() {
    Path heads = FIXTURES.resolve("k-heads.h5");
    assertRefused(
        heads,
        new OutputChoice(Optional.empty(), List.of()),
        "It has 3 output layers (CTCF, GATA1, REST); name the one that means \"bound\" with"
            + " --positive-output, by its name or number.");
    assertRefused(
        heads,
        new OutputChoice(Optional.of("SP1"), List.of()),
        "It has no output layer \"SP1\"; name with --positive-output one of CTCF, GATA1, REST, or its"
            + " number, from 0.");
    Path many = FIXTURES.resolve("many.h5");
    List<String> names = List.of("A", "B", "C", "D", "E");
    assertRefused(
        many,
        new OutputChoice(Optional.of("F"), names),
        "Its layer Dense \"dense\" has 5 outputs with activation sigmoid and none \"F\"; say which one means"
            + " \"bound\" with --positive-output, by its name or from 0 to 4.");
    assertRefused(
        many,
        new OutputChoice(Optional.of("A"), names.subList(0, 4)),
        "Its layer Dense \"dense\" has 5 outputs, and the list of names has 4 lines; give one for each.");
    ImportedBundle byName =
        KerasBundle.read(many, named(new OutputChoice(Optional.of("D"), names)));
    assertEquals(read("many.h5", "ACGT").card().weightsSha256(), byName.card().weightsSha256());
  }

  private static KerasBundle.Declaration named(OutputChoice choice) {
    return new KerasBundle.Declaration(
        "TOY", "TOY_K562_Nobody", "K562", Optional.empty(), "ACGT", choice, "MIT");
  }

  private static void assertRefused(Path file, OutputChoice choice, String sentence) {
    assertEquals(
        file + ": " + sentence,
        assertThrows(InputException.class, () -> KerasBundle.read(file, named(choice)))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lambda|Lambda \"activation\" is Python code",
        "batch-normalization|BatchNormalization \"activation\" has no gamma in the file",
        "many-softmax|Dense \"dense\" has 5 outputs with activation softmax; say which one means",
        "many-unsaid|Dense \"dense\" has 5 outputs with activation sigmoid; say which one means \"bound\" with"
            + " --positive-output, from 0 to 4",
        "channels-first|last number must be 4",
        "hidden-dense|Dense \"dense\" has a kernel of shape (5, 2); expected (5, 32)",
        "wrong-shape|Conv1D \"conv1d\" has a kernel of shape (9, 4, 6); expected (9, 4, 7)",
        "keras1|Keras 1.2.2 saved it; files of Keras 2 and later can be imported: load it with Keras 2,"
            + " which reads those of Keras 1, and save it again",
        "weights-only|save the whole model",
        "branch|branches and several inputs cannot be imported",
        "link|is a link, which is not followed",
        "nan|holds NaN",
        "compressed|is compressed (lzf)",
        "endless|its structure leads in circles"
      })
  void whatTheEngineCannotComputeIsRefusedWithTheLayersName(String fixture, String why) {
    String file = "refused-" + fixture + ".h5";
    InputException refused = assertThrows(InputException.class, () -> read(file, "ACGT"));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertTrue(
        refused.getMessage().startsWith(FIXTURES.resolve(file) + ": "), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACG", "ACGU", "AACG", "ACGTT", ""})
  void anOrderThatIsNoneIsRefused(String order) {
    assertTrue(
        assertThrows(InputException.class, () -> read("cnn.h5", order))
            .getMessage()
            .contains("is no order of the bases"));
  }

  @Test
  void anotherWindowThanTheFilesIsRefused() {
    Path file = FIXTURES.resolve("rnn.h5");
    String message =
        assertThrows(
                InputException.class,
                () -> KerasBundle.read(file, declaration(Optional.of(101), "ACGT", 1)))
            .getMessage();
    assertTrue(message.contains("windows of 40 bases, not 101"), message);
  }

  @Test
  void aSingleOutputMeansBound() {
    Path file = FIXTURES.resolve("rnn.h5");
    String message =
        assertThrows(
                InputException.class,
                () -> KerasBundle.read(file, declaration(Optional.empty(), "ACGT", 0)))
            .getMessage();
    assertTrue(message.contains("one output, which means \"bound\""), message);
  }

  /** Each cut and each changed byte either gives a model or a sentence, never another exception. */
  @Test
  void damagedFilesAreRefusedInOneSentence() throws IOException {
    byte[] whole = Files.readAllBytes(FIXTURES.resolve("cnn-rnn.h5"));
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Path damaged = folder.resolve("damaged.h5");
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      byte[] bytes =
          random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int j = 0; j < 20 && bytes.length > 0; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(damaged, bytes);
      try {
        KerasBundle.read(damaged, declaration(Optional.empty(), "TGCA", 1));
      } catch (InputException e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", file " + i, e);
      }
    }
    assertTrue(refused > 75, "seed " + seed + ": " + refused + " refused");
  }

  private String refusalOfWeights(String weights, String layers, String json) throws IOException {
    Path file = Files.copy(FIXTURES.resolve("refused-weights-only.h5"), folder.resolve(weights));
    Files.writeString(folder.resolve(layers), json);
    return assertThrows(
            InputException.class,
            () ->
                KerasBundle.read(file, declaration(Optional.empty(), "ACGT", OptionalInt.empty())))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "m.h5, m.json",
    "someWeights.h5, someJson.json",
    "m.weights.h5, m.arch.json",
    "model_weights.h5, model_architecture.json",
    "m_weights.hdf5, m.json",
    "weights.h5, model.json",
    "final_model.hdf5, model.json"
  })
  void layersHaveTheNamesThatPeopleGiveThem(String weights, String layers) throws IOException {
    String message = refusalOfWeights(weights, layers, "{\"class_name\": \"Nonsense\"}");
    assertTrue(message.contains("Nonsense"), message);
  }

  @Test
  void layersUnderAnotherNameAreNotTaken() throws IOException {
    assertEquals(
        folder.resolve("a.h5")
            + ": It has no layers (attribute model_config), maybe weights alone; save the whole"
            + " model: model.save(\"model.h5\"), or put what model.to_json() gives beside it, under"
            + " its name with .json (or model.json).",
        refusalOfWeights("a.h5", "b.json", "{\"class_name\": \"Nonsense\"}"));
  }
}
