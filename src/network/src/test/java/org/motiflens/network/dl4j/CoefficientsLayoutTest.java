package org.motiflens.network.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.dl4j.ParameterBlock.Kind;

/** Every number of a row has one place in the engine's layout. */
class CoefficientsLayoutTest {
  /** A row of the numbers from 0 up. */
  private static float[] counting(int length) {
    float[] row = new float[length];
    for (int i = 0; i < length; i++) {
      row[i] = i;
    }
    return row;
  }

  @Test
  void convolutionsComeWithTheirBiasesFirst() {
    Configuration configuration =
        new Configuration(
            new Architecture(
                "tiny", LayeredFamily.CNN, List.of(new Convolution(2, 3, 1)), 0, 0, 10),
            List.of(new ParameterBlock(Kind.CONVOLUTION, 0), new ParameterBlock(Kind.OUTPUT, 0)));
    NetworkWeights weights = CoefficientsLayout.weights(configuration, counting(2 + 24 + 6), 1);
    assertArrayEquals(new float[] {0, 1}, weights.convolutions().get(0).bias());
    // Tap 1, base C, map 0 is at (1 * 4 + 1) * 2 after the two biases.
    assertEquals(2 + 10, weights.convolutions().get(0).weights()[10]);
    assertArrayEquals(new float[] {26, 27, 28, 29}, weights.output().weights());
    assertArrayEquals(new float[] {30, 31}, weights.output().bias());
    assertEquals(1, weights.positiveIndex());
  }

  @Test
  void gatesChangePlacesAndStacksStayApart() {
    Configuration configuration =
        new Configuration(
            new Architecture("tiny", LayeredFamily.RNN, List.of(), 2, 1, 10),
            List.of(
                new ParameterBlock(Kind.FORWARD_LSTM, 0),
                new ParameterBlock(Kind.BACKWARD_LSTM, 0),
                new ParameterBlock(Kind.FORWARD_LSTM, 1),
                new ParameterBlock(Kind.BACKWARD_LSTM, 1),
                new ParameterBlock(Kind.OUTPUT, 0)));
    // One unit: 4 gates of 4 input weights, 1 recurrent weight and 1 bias below; of 1, 1, 1 above.
    int below = 16 + 4 + 4;
    int above = 4 + 4 + 4;
    NetworkWeights weights =
        CoefficientsLayout.weights(configuration, counting(2 * below + 2 * above + 6), 0);
    NetworkWeights.Lstm forward = weights.forward().get(0);
    // File: block input 0..3, forget 4..7, output 8..11, input gate 12..15.
    assertArrayEquals(
        new float[] {12, 13, 14, 15, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3}, forward.input());
    assertArrayEquals(new float[] {19, 17, 18, 16}, forward.recurrent());
    assertArrayEquals(new float[] {23, 21, 22, 20}, forward.bias());
    assertEquals(below + 12, weights.backward().get(0).input()[0]);
    assertEquals(2 * below + 3, weights.forward().get(1).input()[0]);
    assertEquals(2 * below + above + 3, weights.backward().get(1).input()[0]);
    assertEquals(2 * below + 2 * above, weights.output().weights()[0]);
  }
}
