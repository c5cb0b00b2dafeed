package org.motiflens.network.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.network.chain.ChainModel.Link;
import org.motiflens.network.chain.RecurrentLayer.Cell;
import org.motiflens.network.chain.RecurrentLayer.Direction;
import org.motiflens.network.chain.RecurrentLayer.Reading;
import org.motiflens.network.chain.RecurrentLayer.Setting;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.PlainKernels;

/** Chains of layers: gradients, files, bits. What they score is held to Keras in training.keras. */
class ChainNetworkTest {
  private static final int WINDOW = 24;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  private float[] draw(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (0.5 * random.nextGaussian());
    }
    return values;
  }

  private ConvolutionLayer convolution(
      int taps, int inputs, int outputs, int stride, int dilation) {
    return new ConvolutionLayer(
        taps,
        inputs,
        outputs,
        stride,
        dilation,
        2,
        1,
        draw(taps * inputs * outputs),
        draw(outputs));
  }

  private RecurrentLayer recurrent(Cell cell, int inputs, Reading reading, boolean everywhere) {
    int units = 3;
    int row = (cell == Cell.LSTM ? 4 : 3) * units;
    List<Direction> directions = new ArrayList<>();
    boolean two = reading != Reading.FORWARD && reading != Reading.BACKWARD;
    for (int i = 0; i < (two ? 2 : 1); i++) {
      directions.add(
          new Direction(
              draw(inputs * row),
              draw(units * row),
              draw(cell == Cell.GRU_RESET_AFTER ? 2 * row : row)));
    }
    return new RecurrentLayer(
        new Setting(cell, units, inputs, reading, everywhere, Curve.TANH, Curve.SIGMOID, 0),
        directions);
  }

  private static ChainModel model(Link link, int output, ChainLayer... layers) {
    return new ChainModel(WINDOW, List.of(2, 0, 3, 1), List.of(layers), link, output);
  }

  /** The margin's slope along a random direction, by central differences, and by the gradient. */
  private void requireGradient(ChainModel model) {
    Evaluator evaluator = ChainNetwork.of(model).newEvaluator();
    float[] input = draw(WINDOW * Bases.COUNT);
    float[] gradient = new float[input.length];
    evaluator.gradientDense(input, gradient);
    for (int trial = 0; trial < 8; trial++) {
      float[] direction = draw(input.length);
      double expected = 0;
      for (int i = 0; i < input.length; i++) {
        expected += (double) gradient[i] * direction[i];
      }
      double step = 1e-2;
      double slope =
          (at(evaluator, input, direction, step) - at(evaluator, input, direction, -step))
              / (2 * step);
      assertEquals(expected, slope, 2e-2 * Math.max(1, Math.abs(expected)), "seed " + seed);
    }
  }

  private static double at(Evaluator evaluator, float[] input, float[] direction, double step) {
    float[] moved = new float[input.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) (input[i] + step * direction[i]);
    }
    return evaluator.gradientDense(moved, new float[input.length]);
  }

  @Test
  void gradientsOfConvolutionsPoolsAndScalesAreThoseOfDifferences() {
    requireGradient(
        model(
            Link.SOFTMAX,
            1,
            convolution(4, 4, 5, 2, 1),
            new CurveLayer(Curve.ELU, 1),
            new ScaleLayer(draw(5), draw(5)),
            new PoolLayer(false, 3, 2, 1, 1),
            convolution(3, 5, 17, 1, 2),
            new CurveLayer(Curve.SWISH, 0),
            new FlattenLayer(),
            ConvolutionLayer.dense(5 * 17, 3, draw(5 * 17 * 3), draw(3))));
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void gradientsOfRecurrentLayersAreThoseOfDifferences(Cell cell) {
    requireGradient(
        model(
            Link.SIGMOID,
            0,
            recurrent(cell, 4, Reading.CONCATENATED, true),
            recurrent(cell, 6, Reading.MEAN, true),
            recurrent(cell, 3, Reading.BACKWARD, true),
            recurrent(cell, 3, Reading.SUM, false),
            ConvolutionLayer.dense(3, 1, draw(3), draw(1))));
  }

  @ParameterizedTest
  @EnumSource(Curve.class)
  void slopesOfCurvesAreThoseOfDifferences(Curve curve) {
    double parameter = curve == Curve.HARD_SIGMOID ? 0.2 : curve == Curve.RELU ? 0.1 : 1;
    for (double x : new double[] {-2.2, -0.7, 0.3, 1.9}) {
      double slope = (curve.at(x + 1e-5, parameter) - curve.at(x - 1e-5, parameter)) / 2e-5;
      assertEquals(slope, curve.slope(x, curve.at(x, parameter), parameter), 1e-6, curve + " " + x);
    }
  }

  private ChainModel some() {
    return model(
        Link.SIGMOID,
        1,
        convolution(5, 4, 6, 1, 1),
        new CurveLayer(Curve.RELU, 0),
        new PoolLayer(true, 4, 4, 0, 0),
        recurrent(Cell.LSTM, 6, Reading.CONCATENATED, false),
        ConvolutionLayer.dense(6, 2, draw(12), draw(2)));
  }

  private byte[] codes(int length) {
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(5);
    }
    return codes;
  }

  @Test
  void everyBackEndAndEveryRunGiveTheSameBits() {
    ChainModel model = some();
    byte[] codes = codes(60);
    WindowRun run = new WindowRun(1, 7, 5);
    float[] fastest = new float[5];
    ChainNetwork.of(model, Kernels.fastest()).newEvaluator().logitMargins(codes, run, fastest);
    Evaluator plain = ChainNetwork.of(model, new PlainKernels()).newEvaluator();
    plain.gradients(
        codes,
        run,
        (window, margin, gradient) -> {
          assertEquals(fastest[window], margin, "seed " + seed);
          float[] alone = new float[1];
          plain.logitMargins(codes, WindowRun.single(run.start(window)), alone);
          assertEquals(fastest[window], alone[0], "seed " + seed);
        });
  }

  @Test
  void aFileHoldsTheModelToTheLastByte() {
    ChainModel model = some();
    byte[] bytes = ChainFormat.write(model);
    ChainModel read = ChainFormat.read(bytes);
    assertArrayEquals(bytes, ChainFormat.write(read));
    float[] before = new float[1];
    float[] after = new float[1];
    byte[] codes = codes(WINDOW);
    ChainNetwork.of(model).newEvaluator().logitMargins(codes, WindowRun.single(0), before);
    ChainNetwork.of(read).newEvaluator().logitMargins(codes, WindowRun.single(0), after);
    assertEquals(before[0], after[0]);
  }

  /** Each cut and each changed byte gives a model or a sentence, and nothing large is allocated. */
  @Test
  void damagedFilesAreRefused() {
    byte[] whole = ChainFormat.write(some());
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] bytes =
          random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (bytes.length > 4) {
        int at = random.nextInt(Math.min(bytes.length, 400));
        bytes[at] = (byte) random.nextInt();
      }
      try {
        ChainFormat.read(bytes);
      } catch (InputException e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", file " + i, e);
      }
    }
    assertTrue(refused > 800, "seed " + seed + ": " + refused);
  }

  @Test
  void layersThatDoNotFitAreRefused() {
    assertEquals(
        "chain.bin has a layer of 4 taps and 5 channels behind 24 x 4; fetch or import the model"
            + " again.",
        assertThrows(InputException.class, () -> model(Link.SIGMOID, 0, convolution(4, 5, 2, 1, 1)))
            .getMessage());
  }
}
