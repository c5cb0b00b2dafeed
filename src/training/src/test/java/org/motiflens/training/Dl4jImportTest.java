package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.dl4j.Dl4jBundle;
import org.motiflens.network.library.BundleReader;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Networks as Deeplearning4j itself saves them, dropout and updater state included. */
class Dl4jImportTest {
  private static final long SEED = 31;

  @TempDir Path folder;

  private static Dl4jBundle.Declaration declaration(int windowLength) {
    return new Dl4jBundle.Declaration("TOY", "TOY_K562_Nobody", "K562", windowLength, 1, "MIT");
  }

  private Path saved(Model model) throws IOException {
    Path file = folder.resolve("saved.zip");
    ModelSerializer.writeModel(model, file.toFile(), true);
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "small-cnn",
        "medium-cnn",
        "large-cnn",
        "small-rnn",
        "small-cnn-rnn",
        "large-cnn-rnn"
      })
  void aTrainingNetworkBecomesAModelWithTheSameScores(String name) throws IOException {
    Architecture architecture = Architecture.named(name);
    Dl4jNetwork network = Dl4jNetwork.forTraining(architecture, 0.01, 0.5, SEED);
    Dl4jBundle imported = Dl4jBundle.read(saved(network.model()), declaration(101));
    assertEquals("TOY_K562_Nobody/" + name, imported.card().id());
    assertTrue(imported.card().isImported());
    ModelBundle bundle = BundleReader.read(imported.write(folder.resolve("models")));

    Random random = new Random(SEED);
    byte[] codes = new byte[101];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    float[] margin = new float[1];
    bundle.network().newEvaluator().logitMargins(codes, WindowRun.single(0), margin);
    INDArray probabilities = Dl4jOracle.probabilities(network, Minibatch.oneHot(List.of(codes)));
    double expected =
        Math.log(probabilities.getDouble(0, 1)) - Math.log(probabilities.getDouble(0, 0));
    assertEquals(expected, margin[0], 2e-5, "seed " + SEED);
  }

  @Test
  void otherSizesOfAFamilyAreNamedCustom() throws IOException {
    Architecture published = Architecture.named("small-rnn");
    Architecture other =
        new Architecture("mine", published.family(), published.convolutions(), 1, 16, 60);
    Path file = saved(Dl4jNetwork.forInference(other, 0.01, SEED).model());
    assertEquals("TOY_K562_Nobody/custom-rnn", Dl4jBundle.read(file, declaration(60)).card().id());
  }

  @Test
  void aLayerThatTheEngineDoesNotKnowIsNamed() throws IOException {
    MultiLayerNetwork dense =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder().nOut(3).activation(Activation.RELU).build())
                .layer(new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.feedForward(404))
                .build());
    dense.init();
    Path file = saved(dense);
    InputException refused =
        assertThrows(InputException.class, () -> Dl4jBundle.read(file, declaration(101)));
    assertTrue(refused.getMessage().contains("DenseLayer"), refused.getMessage());
    assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
  }
}
