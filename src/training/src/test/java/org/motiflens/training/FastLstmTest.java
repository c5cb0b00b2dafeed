package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.network.Architecture;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The helper computes what Deeplearning4j's own loop computes. */
class FastLstmTest {
  private static final int BATCH = 7;

  /** Deeplearning4j's own loop takes its time. */
  private static final int WINDOW = 24;

  @ParameterizedTest
  @ValueSource(strings = {"small-rnn", "large-rnn", "small-cnn-rnn", "large-cnn-rnn"})
  void agreesWithDeeplearning4jOnOutputsAndGradients(String name) {
    Architecture architecture = shortened(name);
    Dl4jNetwork stock = Dl4jNetwork.forInference(architecture, 0.01, 5);
    Dl4jNetwork fast = Dl4jNetwork.forInference(architecture, 0.01, 5);
    assertTrue(fast.accelerate(), "Deeplearning4j has no socket for the helper any more");
    Random random = new Random(9);
    // Several steps: weights change between them, which a stale forward pass would not notice.
    for (int step = 0; step < 3; step++) {
      INDArray windows = Minibatch.oneHot(windows(random));
      INDArray labels =
          Minibatch.labels(new boolean[] {true, false, true, false, true, true, false});
      assertArrayEquals(
          stock.probabilities(windows).dup().data().asFloat(),
          fast.probabilities(windows).dup().data().asFloat(),
          2e-6f,
          "outputs in step " + step);
      float[] expected = gradient(stock, windows, labels);
      float[] actual = gradient(fast, windows, labels);
      assertArrayEquals(expected, actual, 2e-5f * largest(expected), "gradients in step " + step);
      assertTrue(largest(expected) > 1e-3, "a gradient to compare");
      stock.fit(windows, labels);
      // The same weights in both: Adam's first steps are the sign of gradients, however small.
      fast.setParameters(stock.parameters());
    }
  }

  @Test
  void takesMinibatchesOfAnySizeInTurn() {
    Architecture architecture = shortened("small-rnn");
    Dl4jNetwork stock = Dl4jNetwork.forInference(architecture, 0.01, 5);
    Dl4jNetwork fast = Dl4jNetwork.forInference(architecture, 0.01, 5);
    fast.accelerate();
    List<byte[]> windows = windows(new Random(3));
    for (int size : new int[] {BATCH, 1, 3, BATCH}) {
      INDArray batch = Minibatch.oneHot(windows.subList(0, size));
      assertArrayEquals(
          stock.probabilities(batch).dup().data().asFloat(),
          fast.probabilities(batch).dup().data().asFloat(),
          2e-6f);
    }
  }

  @Test
  void leavesConfigurationAndParametersAsTheyWere() {
    Architecture architecture = shortened("small-cnn-rnn");
    Dl4jNetwork stock = Dl4jNetwork.forInference(architecture, 0.01, 5);
    Dl4jNetwork fast = Dl4jNetwork.forInference(architecture, 0.01, 5);
    fast.accelerate();
    assertEquals(stock.configurationJson(), fast.configurationJson());
    assertEquals(stock.parameters(), fast.parameters());
    assertFalse(Arrays.equals(new float[1], stock.parameters().toFloatVector()));
  }

  private static Architecture shortened(String name) {
    Architecture published = Architecture.named(name);
    return new Architecture(
        name,
        published.family(),
        published.convolutions(),
        published.recurrentLayers(),
        published.recurrentSize(),
        WINDOW);
  }

  private static float[] gradient(Dl4jNetwork network, INDArray windows, INDArray labels) {
    if (network.model() instanceof ComputationGraph graph) {
      graph.setInput(0, windows);
      graph.setLabel(0, labels);
    } else {
      MultiLayerNetwork chain = (MultiLayerNetwork) network.model();
      chain.setInput(windows);
      chain.setLabels(labels);
    }
    network.model().computeGradientAndScore(null);
    return network.model().gradient().gradient().toFloatVector();
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static List<byte[]> windows(Random random) {
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      byte[] codes = new byte[WINDOW];
      for (int t = 0; t < codes.length; t++) {
        codes[t] = (byte) random.nextInt(5);
      }
      windows.add(codes);
    }
    return windows;
  }
}
