package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.training.gradient.BindingTargets;
import org.motiflens.training.gradient.NetworkGradient;
import org.motiflens.training.gradient.TaskTargets;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Loss and gradient are those of Deeplearning4j. */
class NetworkGradientTest {
  /** Neither a multiple of the windows that are taken at once, nor fewer. */
  private static final int BATCH = 29;

  private static final int TASKS = 19;
  private static final int SHORT_WINDOW = 27;

  /** Two convolutions and two hidden dense layers, of sizes that fill no vector. */
  private static final String HIDDEN = "hidden";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "small-cnn",
        "medium-cnn",
        "large-cnn",
        "small-rnn",
        "large-rnn",
        "small-cnn-rnn",
        "large-cnn-rnn",
        HIDDEN
      })
  void agreesWithDeeplearning4j(String name) {
    Architecture architecture = shortened(name);
    Dl4jNetwork network = Dl4jNetwork.forInference(architecture, 0.01, 5);
    NetworkGradient own = new NetworkGradient(architecture, 2, 1);
    assertEquals(network.parameters().length(), own.parameterCount());
    Random random = new Random(9);
    float[] gradient = new float[own.parameterCount()];
    for (int round = 0; round < 2; round++) {
      perturb(network, random);
      own.setParameters(network.parameters().toFloatVector());
      List<byte[]> windows = windows(random, architecture.windowLength());
      boolean[] bound = bound(random);
      INDArray input = Minibatch.oneHot(windows);
      float[] expected = gradient(network, input, Minibatch.labels(bound), null);
      double loss =
          own.loss(
              windows, new BindingTargets(bound, NetworkDefinition.POSITIVE_INDEX), 1, gradient);
      assertEquals(network.model().score(), loss / BATCH, 1e-5, "loss");
      assertTrue(largest(expected) > 1e-3, "a gradient to compare");
      assertArrayEquals(expected, gradient, 2e-5f * largest(expected), "gradient");
      float[][] sums = own.sums(windows);
      INDArray probabilities = Dl4jOracle.probabilities(network, input);
      for (int i = 0; i < BATCH; i++) {
        double margin =
            sums[i][NetworkDefinition.POSITIVE_INDEX]
                - sums[i][1 - NetworkDefinition.POSITIVE_INDEX];
        assertEquals(
            probabilities.getDouble(i, NetworkDefinition.POSITIVE_INDEX),
            1 / (1 + Math.exp(-margin)),
            2e-6,
            "output");
      }
    }
  }

  @Test
  void theBuildTestsTheVectorBackEndAndThePlainOne() {
    String requested = System.getProperty("motiflens.kernels");
    if (requested == null) {
      assertNotEquals("plain", Kernels.fastest().name());
    } else {
      assertEquals(requested, Kernels.fastest().name());
    }
  }

  /** The last batch of an epoch is shorter than the others; nothing of those must be left in it. */
  @ParameterizedTest
  @ValueSource(strings = {"large-cnn", "large-rnn", "large-cnn-rnn", HIDDEN})
  void takesBatchesOfAnySizeInTurn(String name) {
    Architecture architecture = shortened(name);
    Dl4jNetwork network = Dl4jNetwork.forInference(architecture, 0.01, 5);
    NetworkGradient own = new NetworkGradient(architecture, 2, 1);
    Random random = new Random(13);
    perturb(network, random);
    own.setParameters(network.parameters().toFloatVector());
    float[] gradient = new float[own.parameterCount()];
    for (int size : new int[] {BATCH, 1, 3, BATCH}) {
      List<byte[]> windows = windows(random, architecture.windowLength()).subList(0, size);
      boolean[] bound = Arrays.copyOf(bound(random), size);
      float[] expected =
          gradient(network, Minibatch.oneHot(windows), Minibatch.labels(bound), null);
      own.loss(windows, new BindingTargets(bound, NetworkDefinition.POSITIVE_INDEX), 1, gradient);
      assertArrayEquals(expected, gradient, 2e-5f * largest(expected), size + " windows");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-cnn", "large-rnn", "small-cnn-rnn", HIDDEN})
  void aStepIsTheOneOfDeeplearning4jsOwnTraining(String name) {
    Architecture architecture = shortened(name);
    Dl4jNetwork stock = Dl4jNetwork.forInference(architecture, 0.01, 5);
    Dl4jNetwork ours = Dl4jNetwork.forInference(architecture, 0.01, 5);
    Random random = new Random(12);
    List<byte[]> windows = windows(random, architecture.windowLength());
    boolean[] bound = bound(random);
    INDArray input = Minibatch.oneHot(windows);
    INDArray labels = Minibatch.labels(bound);
    float[] gradient = gradient(ours, input, labels, null);
    for (int step = 1; step <= 3; step++) {
      // The same gradient in both: Adam's first steps are the sign of gradients, however small.
      if (stock.model() instanceof ComputationGraph graph) {
        graph.fit(new INDArray[] {input}, new INDArray[] {labels});
      } else {
        ((MultiLayerNetwork) stock.model()).fit(input, labels);
      }
      ours.step(gradient, BATCH);
      assertEquals(stock.iteration(), ours.iteration());
      assertArrayEquals(
          stock.updaterState().toFloatVector(),
          ours.updaterState().toFloatVector(),
          1e-7f,
          "the optimiser's memory after step " + step);
      assertArrayEquals(
          stock.parameters().toFloatVector(),
          ours.parameters().toFloatVector(),
          1e-6f,
          "parameters after step " + step);
      gradient = gradient(ours, input, labels, null);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-cnn", "small-rnn", "small-cnn-rnn"})
  void agreesWithDeeplearning4jOnManyTasks(String name) {
    Architecture architecture = shortened(name);
    Dl4jNetwork network =
        Dl4jNetwork.of(
            architecture, NetworkDefinition.forTrainingOf(architecture, 0, TASKS), 0.01, 5);
    NetworkGradient own = new NetworkGradient(architecture, TASKS, 1);
    Random random = new Random(10);
    perturb(network, random);
    own.setParameters(network.parameters().toFloatVector());
    List<byte[]> windows = windows(random, architecture.windowLength());
    boolean[] bound = bound(random);
    List<int[]> known = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      known.add(random.ints(0, TASKS).distinct().limit(1 + i % 4).toArray());
    }
    float[] expected =
        gradient(
            network,
            Minibatch.oneHot(windows),
            Minibatch.taskLabels(known, bound, TASKS),
            Minibatch.taskMask(known, TASKS));
    float[] gradient = new float[own.parameterCount()];
    double loss = own.loss(windows, new TaskTargets(TASKS, known, bound), 1, gradient);
    assertEquals(network.model().score(), loss / BATCH, 1e-4, "loss");
    assertArrayEquals(expected, gradient, 2e-5f * largest(expected), "gradient");
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-cnn", "large-cnn", "small-rnn", "large-cnn-rnn", HIDDEN})
  void withDropoutItIsTheGradientOfTheLossOfTheSameDraws(String name) {
    Architecture architecture = shortened(name);
    Dl4jNetwork network = Dl4jNetwork.forInference(architecture, 0.01, 5);
    NetworkGradient own = new NetworkGradient(architecture, 2, 0.5);
    Random random = new Random(11);
    perturb(network, random);
    float[] parameters = network.parameters().toFloatVector();
    List<byte[]> windows = windows(random, architecture.windowLength());
    BindingTargets targets = new BindingTargets(bound(random), 1);
    own.setParameters(parameters);
    float[] gradient = new float[parameters.length];
    double loss = own.loss(windows, targets, 77, gradient);
    float[] unused = new float[parameters.length];
    assertTrue(
        Math.abs(own.loss(windows, targets, 78, unused) - loss) > 1e-4, "other draws, other loss");
    // Along the gradient itself: single precision leaves little of a single parameter's difference.
    double squared = 0;
    for (float g : gradient) {
      squared += (double) g * g;
    }
    double step = 0.002 / Math.sqrt(squared);
    double[] losses = new double[2];
    for (int side = 0; side < 2; side++) {
      float[] moved = parameters.clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] += (float) ((side == 0 ? -step : step) * gradient[i]);
      }
      own.setParameters(moved);
      losses[side] = own.loss(windows, targets, 77, unused);
    }
    assertEquals(1, (losses[1] - losses[0]) / (2 * step * squared), 0.03);
  }

  /** Deeplearning4j's own loop over time takes its time. */
  private static Architecture shortened(String name) {
    if (name.equals(HIDDEN)) {
      return new Architecture(
          name,
          LayeredFamily.CNN,
          List.of(new Convolution(21, 9, 2), new Convolution(13, 5, 1)),
          false,
          0,
          0,
          List.of(11, 6),
          SHORT_WINDOW);
    }
    Architecture published = Architecture.named(name);
    return published.isRecurrent()
        ? new Architecture(
            name,
            published.family(),
            published.convolutions(),
            published.recurrentLayers(),
            published.recurrentSize(),
            SHORT_WINDOW)
        : published;
  }

  private static void perturb(Dl4jNetwork network, Random random) {
    float[] values = network.parameters().toFloatVector();
    for (int i = 0; i < values.length; i++) {
      values[i] += 0.03f * (float) random.nextGaussian();
    }
    network.setParameters(Parameters.of(values).toRow());
  }

  private static float[] gradient(
      Dl4jNetwork network, INDArray windows, INDArray labels, INDArray mask) {
    if (network.model() instanceof ComputationGraph graph) {
      graph.setInput(0, windows);
      graph.setLabel(0, labels);
    } else {
      MultiLayerNetwork chain = (MultiLayerNetwork) network.model();
      chain.setInput(windows);
      chain.setLabels(labels);
      if (mask != null) {
        chain.setLayerMaskArrays(null, mask);
      }
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

  private static boolean[] bound(Random random) {
    boolean[] bound = new boolean[BATCH];
    for (int i = 0; i < BATCH; i++) {
      bound[i] = random.nextBoolean();
    }
    return bound;
  }

  private static List<byte[]> windows(Random random, int length) {
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      byte[] codes = new byte[length];
      for (int t = 0; t < codes.length; t++) {
        codes[t] = (byte) random.nextInt(Bases.COUNT + 1);
      }
      windows.add(codes);
    }
    return windows;
  }
}
