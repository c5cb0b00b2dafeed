package org.motiflens.network.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.LayerEvaluator.Layer;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;

/** Every layer can be read, differentiated and replaced. */
class LayerEvaluatorTest {
  private static final long SEED = 21;

  private static Network network(Architecture architecture) {
    return Networks.of(architecture, RandomWeights.of(architecture, SEED));
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void theGradientOfTheInputIsTheReferences(Architecture architecture) {
    byte[] codes = Sequences.random(architecture.windowLength(), 0.05, SEED);
    LayerEvaluator layers = network(architecture).newLayerEvaluator();
    float margin = layers.evaluate(codes, 0);
    float[] gradient = new float[codes.length * Bases.COUNT];
    layers.gradient(0, gradient);
    double[][] x = ReferenceNetwork.oneHot(codes, 0, codes.length);
    ReferenceNetwork reference =
        new ReferenceNetwork(architecture, RandomWeights.of(architecture, SEED));
    assertEquals(reference.logitMargin(x), margin, 2e-5);
    double[][] expected = reference.gradient(x);
    float largest = largest(gradient);
    for (int i = 0; i < gradient.length; i++) {
      assertEquals(
          expected[i / Bases.COUNT][i % Bases.COUNT], gradient[i], 2e-5 * largest, "value " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void activationsOfEveryLayerAreTheReferences(Architecture architecture) {
    byte[] codes = Sequences.random(architecture.windowLength() + 7, 0.05, SEED);
    LayerEvaluator layers = network(architecture).newLayerEvaluator();
    layers.evaluate(codes, 7);
    List<double[][]> expected =
        new ReferenceNetwork(architecture, RandomWeights.of(architecture, SEED))
            .layers(ReferenceNetwork.oneHot(codes, 7, architecture.windowLength()));
    assertEquals(expected.size(), layers.layers().size());
    for (int i = 0; i < expected.size(); i++) {
      Layer layer = layers.layers().get(i);
      float[] activations = new float[layer.size()];
      layers.activations(i, activations);
      assertEquals(expected.get(i).length, layer.columns(), layer.name());
      for (int j = 0; j < activations.length; j++) {
        double value = expected.get(i)[j / layer.channels()][j % layer.channels()];
        assertEquals(value, activations[j], 1e-5 * (1 + Math.abs(value)), layer.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void aLayerReplacedByItselfChangesNothing(Architecture architecture) {
    byte[] codes = Sequences.random(architecture.windowLength(), 0, SEED);
    Network network = network(architecture);
    LayerEvaluator layers = network.newLayerEvaluator();
    float margin = layers.evaluate(codes, 0);
    LayerEvaluator replaced = network.newLayerEvaluator();
    for (int i = 0; i < layers.layers().size(); i++) {
      int size = layers.layers().get(i).size();
      float[] activations = new float[size];
      float[] gradient = new float[size];
      float[] again = new float[size];
      layers.activations(i, activations);
      layers.gradient(i, gradient);
      assertEquals(margin, replaced.evaluate(i, activations), 0f, layers.layers().get(i).name());
      replaced.gradient(i, again);
      assertArrayEquals(gradient, again, layers.layers().get(i).name());
    }
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void gradientsOfArbitraryActivationsAreTheLimitOfFiniteDifferences(Architecture architecture) {
    LayerEvaluator layers = network(architecture).newLayerEvaluator();
    Random random = new Random(SEED);
    for (int i = 0; i < layers.layers().size(); i++) {
      int size = layers.layers().get(i).size();
      float[] values = new float[size];
      float[] direction = new float[size];
      for (int j = 0; j < size; j++) {
        values[j] = (float) random.nextGaussian();
      }
      layers.evaluate(i, values);
      float[] gradient = new float[size];
      layers.gradient(i, gradient);
      // Along the gradient the margin changes fastest, so that float arithmetic can show it.
      double norm = 0;
      for (float g : gradient) {
        norm += (double) g * g;
      }
      norm = Math.sqrt(norm);
      double step = 2e-3;
      float[] above = values.clone();
      float[] below = values.clone();
      for (int j = 0; j < size; j++) {
        direction[j] = (float) (gradient[j] / norm);
        above[j] += (float) (step * direction[j]);
        below[j] -= (float) (step * direction[j]);
      }
      double slope = (layers.evaluate(i, above) - layers.evaluate(i, below)) / (2 * step);
      assertEquals(norm, slope, 0.03 * norm, layers.layers().get(i).name() + ", seed " + SEED);
    }
  }

  @Test
  void layersSayWhereTheirColumnsLook() {
    List<Layer> cnn = network(Architecture.named("medium-cnn")).newLayerEvaluator().layers();
    assertEquals(
        List.of(
            new Layer("input", 101, 4, 0, 1, 1),
            new Layer("convolution 1", 93, 64, 0, 1, 9),
            new Layer("pool 1", 46, 64, 0, 2, 10),
            new Layer("convolution 2", 42, 64, 0, 2, 18),
            new Layer("pool 2", 21, 64, 0, 4, 20),
            new Layer("convolution 3", 19, 64, 0, 4, 28),
            new Layer("maximum", 1, 64, 0, 0, 101)),
        cnn);
    List<Layer> recurrent =
        network(Architecture.named("large-cnn-rnn")).newLayerEvaluator().layers();
    assertEquals(
        List.of(
            new Layer("input", 101, 4, 0, 1, 1),
            new Layer("convolution 1", 101, 128, -4, 1, 9),
            new Layer("pool 1", 50, 128, -4, 2, 10),
            new Layer("convolution 2", 50, 128, -8, 2, 18),
            new Layer("pool 2", 25, 128, -8, 4, 20),
            new Layer("lstm 1", 25, 64, 0, 0, 101),
            new Layer("mean", 1, 64, 0, 0, 101)),
        recurrent);
  }

  @Test
  void aColumnOfTheFirstConvolutionIsItsKernelOnTheBasesItLooksAt() {
    Architecture architecture = Architecture.named("small-cnn-rnn");
    NetworkWeights.Convolution convolution =
        RandomWeights.of(architecture, SEED).convolutions().get(0);
    byte[] codes = Sequences.random(101, 0, SEED);
    LayerEvaluator layers = network(architecture).newLayerEvaluator();
    layers.evaluate(codes, 0);
    Layer first = layers.layers().get(1);
    float[] activations = new float[first.size()];
    layers.activations(1, activations);
    for (int column : new int[] {0, 50, 100}) {
      for (int map = 0; map < 128; map += 37) {
        double sum = convolution.bias()[map];
        for (int k = 0; k < first.span(); k++) {
          int base = first.firstBase(column) + k;
          if (base >= 0 && base < 101) {
            sum += convolution.weights()[(k * 4 + codes[base]) * 128 + map];
          }
        }
        assertEquals(Math.max(0, sum), activations[column * 128 + map], 1e-5);
      }
    }
  }

  @Test
  void refusesActivationsOfTheWrongSize() {
    LayerEvaluator layers = network(Architecture.named("small-cnn")).newLayerEvaluator();
    InputException refusal =
        assertThrows(InputException.class, () -> layers.evaluate(2, new float[5]));
    assertEquals(
        "Layer pool 1 of small-cnn has 2944 values, got 5; expected 46 x 64.",
        refusal.getMessage());
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
