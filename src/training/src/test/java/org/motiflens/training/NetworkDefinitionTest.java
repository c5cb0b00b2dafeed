package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.network.Architecture;
import org.nd4j.linalg.api.ndarray.INDArray;

class NetworkDefinitionTest {
  /**
   * Parameters counted from Table 1: a convolution has maps × (inputs × taps + 1), an LSTM 4 units
   * × (inputs + units + 1), the classifier 2 × (features + 1).
   */
  @ParameterizedTest
  @CsvSource({
    "small-cnn, 23042",
    "medium-cnn, 35394",
    "large-cnn, 47746",
    "small-rnn, 9602",
    "large-rnn, 26242",
    "small-cnn-rnn, 46082",
    "large-cnn-rnn, 128130"
  })
  void hasTheParametersOfTheArchitecture(String name, long expected) {
    Architecture architecture = Architecture.named(name);
    Dl4jNetwork training = Dl4jNetwork.forTraining(architecture, 0.003, 0.5, 1);
    Dl4jNetwork twin = Dl4jNetwork.forInference(architecture, 0.003, 1);
    assertEquals(expected, training.parameters().length());
    assertEquals(expected, twin.parameters().length());
    INDArray probabilities = Dl4jOracle.probabilities(twin, window());
    assertArrayEquals(new long[] {1, 2}, probabilities.shape());
    assertEquals(1, probabilities.sumNumber().doubleValue(), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"small-cnn", "large-rnn", "small-cnn-rnn"})
  void theInferenceTwinIsTheTrainedNetworkWithoutDropout(String name) {
    Architecture architecture = Architecture.named(name);
    Dl4jNetwork training = Dl4jNetwork.forTraining(architecture, 0.003, 0.25, 1);
    Dl4jNetwork twin = Dl4jNetwork.forInference(architecture, 0.003, 2);
    twin.setParameters(training.parameters());
    assertTrue(training.configurationJson().contains("DropoutLayer"));
    assertFalse(twin.configurationJson().contains("ropoutLayer"));
    // Deeplearning4j wants the share of units that stay.
    assertTrue(training.configurationJson().contains("\"p\" : 0.75"));
    assertEquals(
        Dl4jOracle.probabilities(training, window()), Dl4jOracle.probabilities(twin, window()));
  }

  @ParameterizedTest
  @CsvSource({"small-rnn, 4608", "small-cnn-rnn, 25216"})
  void forgetGatesStartOpen(String name, int forwardBiases) {
    Dl4jNetwork network = Dl4jNetwork.forTraining(Architecture.named(name), 0.01, 0.5, 1);
    float[] parameters = network.parameters().toFloatVector();
    for (int unit = 0; unit < 32; unit++) {
      assertEquals(0, parameters[forwardBiases + unit], "block input");
      assertEquals(1, parameters[forwardBiases + 32 + unit], "forget gate");
      assertEquals(0, parameters[forwardBiases + 64 + unit], "output gate");
    }
  }

  private static INDArray window() {
    byte[] codes = new byte[Architecture.PUBLISHED_WINDOW];
    Random random = new Random(4);
    for (int t = 0; t < codes.length; t++) {
      codes[t] = (byte) random.nextInt(4);
    }
    return Minibatch.oneHot(List.of(codes));
  }
}
