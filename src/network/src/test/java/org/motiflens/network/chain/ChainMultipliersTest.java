package org.motiflens.network.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.chain.ChainModel.Link;
import org.motiflens.network.chain.RecurrentLayer.Cell;
import org.motiflens.network.chain.RecurrentLayer.Direction;
import org.motiflens.network.chain.RecurrentLayer.Reading;
import org.motiflens.network.chain.RecurrentLayer.Setting;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.PlainKernels;

/**
 * DeepLIFT's multipliers of chains by the rescale rule, held to {@code chain_multipliers.py}:
 * NumPy, in double precision, of the same networks.
 */
class ChainMultipliersTest {
  private static final int WINDOW = 24;

  private static final Map<String, ChainModel> MODELS =
      Map.of(
          "softmax-of-three",
          model(
              Link.SOFTMAX,
              1,
              convolution(0.1, 5, 4, 6),
              new CurveLayer(Curve.RELU, 0),
              convolution(0.2, 3, 6, 5),
              new CurveLayer(Curve.RELU, 0.1f),
              new PoolLayer(true, 3, 2, 0, 0),
              new PoolLayer(false, 2, 2, 0, 0),
              new FlattenLayer(),
              convolution(0.3, 1, 20, 7),
              new CurveLayer(Curve.SIGMOID, 0),
              convolution(0.4, 1, 7, 3)),
          "sigmoid-of-one",
          model(
              Link.SIGMOID,
              0,
              convolution(0.5, 7, 4, 8),
              new CurveLayer(Curve.TANH, 0),
              PoolLayer.global(true),
              new FlattenLayer(),
              convolution(0.6, 1, 8, 5),
              new CurveLayer(Curve.RELU, 0),
              convolution(0.7, 1, 5, 1)));

  private static ChainModel model(Link link, int output, ChainLayer... layers) {
    return new ChainModel(WINDOW, List.of(2, 0, 3, 1), List.of(layers), link, output);
  }

  private static ConvolutionLayer convolution(double start, int taps, int inputs, int outputs) {
    return new ConvolutionLayer(
        taps,
        inputs,
        outputs,
        1,
        1,
        0,
        0,
        draw(start, taps * inputs * outputs),
        draw(start + 0.3, outputs));
  }

  /** The numbers that the reference draws. */
  private static float[] draw(double start, int count) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = (float) (StrictMath.sin(start + 0.7 * k * k) / 2);
    }
    return values;
  }

  /** Every line of the reference, on both back ends. */
  static Stream<Arguments> linesOnBothBackEnds() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ChainMultipliersTest.class.getResourceAsStream("multipliers.tsv"),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList().stream()
          .map(line -> line.split("\t", -1))
          .flatMap(
              line ->
                  Stream.of(Kernels.fastest(), new PlainKernels())
                      .map(kernels -> Arguments.of(line, kernels)));
    }
  }

  @ParameterizedTest
  @MethodSource("linesOnBothBackEnds")
  void multipliersAreThoseOfNumPyAndAddUpToTheDifference(String[] line, Kernels kernels) {
    Evaluator evaluator = ChainNetwork.of(MODELS.get(line[0]), kernels).newEvaluator();
    byte[] window = Bases.encode(line[1]);
    byte[] reference = Bases.encode(line[2]);
    double difference = Double.parseDouble(line[3]);
    double[] expected =
        Arrays.stream(line[4].split(",")).mapToDouble(Double::parseDouble).toArray();
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    evaluator.multipliers(
        window,
        0,
        List.of(reference),
        (r, change, multipliers) -> {
          assertEquals(difference, change, 1e-6, line[0]);
          double sum = 0;
          for (int t = 0; t < WINDOW; t++) {
            sum += multipliers[4 * t + window[t]] - multipliers[4 * t + reference[t]];
          }
          assertEquals(change, sum, 1e-6, line[0]);
          for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], multipliers[i], 1e-5 * largest, line[0] + " at " + i);
          }
        });
  }

  @Test
  void againstItselfAWindowHasItsGradient() {
    byte[] window = Bases.encode("ACGTTGCAACGGATTACCAGTTGA");
    MODELS.forEach(
        (name, model) -> {
          Evaluator evaluator = ChainNetwork.of(model).newEvaluator();
          float[] dense = new float[WINDOW * Bases.COUNT];
          for (int t = 0; t < WINDOW; t++) {
            dense[4 * t + window[t]] = 1;
          }
          float[] gradient = new float[dense.length];
          evaluator.gradientDense(dense, gradient);
          evaluator.multipliers(
              window,
              0,
              List.of(window),
              (r, difference, multipliers) -> {
                assertEquals(0, difference);
                for (int i = 0; i < gradient.length; i++) {
                  assertEquals(gradient[i], multipliers[i], 1e-6, name + " at " + i);
                }
              });
        });
  }

  @Test
  void aChainWithARecurrentLayerHasNone() {
    Setting setting =
        new Setting(Cell.GRU, 2, 4, Reading.FORWARD, false, Curve.TANH, Curve.SIGMOID, 0);
    ChainNetwork network =
        ChainNetwork.of(
            model(
                Link.SIGMOID,
                0,
                new RecurrentLayer(
                    setting, List.of(new Direction(draw(1, 24), draw(2, 12), draw(3, 6)))),
                convolution(4, 1, 2, 1)));
    assertFalse(network.architecture().family().hasMultipliers());
    Evaluator evaluator = network.newEvaluator();
    byte[] window = new byte[WINDOW];
    assertThrows(
        UnsupportedOperationException.class,
        () -> evaluator.multipliers(window, 0, List.of(window), (r, d, m) -> {}));
    assertTrue(
        ChainNetwork.of(MODELS.get("sigmoid-of-one")).architecture().family().hasMultipliers());
  }
}
