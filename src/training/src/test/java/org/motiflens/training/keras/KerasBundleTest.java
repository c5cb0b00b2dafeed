package org.motiflens.training.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.dl4j.Dl4jBundle;
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
        "TOY", "TOY_K562_Nobody", "K562", window, order, positiveOutput, "MIT");
  }

  private static Dl4jBundle read(String name, String order) {
    OptionalInt output = name.startsWith("many") ? OptionalInt.of(3) : OptionalInt.empty();
    return KerasBundle.read(FIXTURES.resolve(name), declaration(Optional.empty(), order, output));
  }

  /**
   * A Sequential model of Keras 2 with dropout, a convolution without biases and an activation of
   * its own; a functional one with one sigmoid output; a functional one of Keras 3 without biases,
   * whose channels are T G C A; and one in compressed chunks. Then hidden dense layers, a flattened
   * map with and without one, the mean over the map, convolutions that keep the length, batch
   * normalisation in all the places where it can be joined, one of five outputs, and cuDNN's LSTM.
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
    "cudnn,ACGT,custom-cnn-rnn,41"
  })
  void aSavedModelBecomesABundleWithTheSameScores(
      String name, String order, String architecture, int window) throws IOException {
    Dl4jBundle imported = read(name + ".h5", order);
    assertEquals("TOY_K562_Nobody/" + architecture, imported.card().id());
    assertEquals(window, imported.card().windowLength());
    assertEquals(name + ".h5", imported.card().training().accession());
    assertTrue(imported.card().isImported());
    ModelBundle bundle = BundleReader.read(imported.write(folder));
    int compared = 0;
    for (String line : Files.readAllLines(FIXTURES.resolve("scores.tsv"))) {
      List<String> fields = Splitter.on('\t').splitToList(line);
      if (fields.get(0).equals(name)) {
        float[] margin = new float[1];
        bundle
            .network()
            .newEvaluator()
            .logitMargins(Bases.encode(fields.get(1)), WindowRun.single(0), margin);
        double expected = Double.parseDouble(fields.get(2));
        assertEquals(expected, margin[0], 1e-5 * Math.max(1, Math.abs(expected)), line);
        compared++;
      }
    }
    assertEquals(4, compared);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lambda|Lambda \"activation\" is Python code",
        "batch-normalization|BatchNormalization \"activation\" has no gamma in the file",
        "negative-gamma|Its MaxPooling1D follows a BatchNormalization with a negative gamma",
        "shifted-padding|Conv1D \"conv1d_1\" keeps the length behind a batch normalization that moves",
        "padded-flatten|Flatten \"flatten\" follows convolutions that keep the length",
        "last-states|gives its last state alone (return_sequences = false)",
        "many-softmax|Dense \"dense\" has 5 outputs with activation softmax",
        "many-unsaid|Dense \"dense\" has 5 outputs with sigmoids; say which one means \"bound\" with"
            + " --positive-output, from 0 to 4",
        "strides|Conv1D \"conv1d\" has strides = 2; the engine has 1 alone",
        "same-padding|Conv1D \"conv1d_1\" has padding = valid and one before it has not",
        "causal-padding|Conv1D \"conv1d\" has padding = causal; the engine has valid and same",
        "tanh|Conv1D \"conv1d\" has activation = tanh; the engine has relu alone",
        "channels-first|last number must be 4",
        "hidden-dense|Dense \"dense\" has a kernel of shape (5, 2); expected (5, 32)",
        "wrong-shape|Conv1D \"conv1d\" has a kernel of shape (9, 4, 6); expected (9, 4, 7)",
        "keras1|Keras 1.2.2 saved it",
        "hard-sigmoid|has recurrent_activation = hard_sigmoid; the engine has sigmoid alone",
        "gru|GRU \"bidirectional/layer\" is not supported",
        "weights-only|save the whole model",
        "branch|Branches and several inputs are not supported",
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
}
