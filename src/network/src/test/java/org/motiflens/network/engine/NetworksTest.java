package org.motiflens.network.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.WindowRun;

/** Weights that do not fit are refused with the tensor's name and the shape that was expected. */
class NetworksTest {
  private static final Architecture CNN = Architecture.named("small-cnn");
  private static final Architecture CNN_RNN = Architecture.named("small-cnn-rnn");

  private static String refusal(Architecture architecture, NetworkWeights weights) {
    return assertThrows(InputException.class, () -> Networks.of(architecture, weights))
        .getMessage();
  }

  @Test
  void refusesAConvolutionOfTheWrongSize() {
    NetworkWeights good = RandomWeights.of(CNN, 1);
    NetworkWeights.Convolution second = good.convolutions().get(1);
    NetworkWeights bad =
        new NetworkWeights(
            List.of(
                new NetworkWeights.Convolution(new float[9 * 4 * 64 - 1], new float[64]), second),
            List.of(),
            List.of(),
            good.output(),
            0);
    assertEquals(
        "The weights of convolution 1 of small-cnn are 2303 values; expected 9 x 4 x 64 = 2304.",
        refusal(CNN, bad));
  }

  @Test
  void refusesWeightsThatAreNoNumbers() {
    NetworkWeights good = RandomWeights.of(CNN_RNN, 1);
    float[] recurrent = good.backward().get(0).recurrent();
    recurrent[17] = Float.NaN;
    NetworkWeights bad =
        new NetworkWeights(
            good.convolutions(),
            good.forward(),
            List.of(
                new NetworkWeights.Lstm(
                    good.backward().get(0).input(), recurrent, good.backward().get(0).bias())),
            good.output(),
            0);
    assertEquals(
        "The recurrent weights of backward LSTM 1 of small-cnn-rnn (128 x 32) hold NaN at index"
            + " 17; every weight must be a finite number.",
        refusal(CNN_RNN, bad));
    float[] bias = {0, Float.NEGATIVE_INFINITY};
    assertEquals(
        "The biases of the output layer of small-cnn-rnn (2) hold -Infinity at index 1; every"
            + " weight must be a finite number.",
        refusal(
            CNN_RNN,
            new NetworkWeights(
                good.convolutions(),
                good.forward(),
                good.backward(),
                new NetworkWeights.Output(good.output().weights(), bias),
                0)));
  }

  @Test
  void refusesWeightsOfAnotherArchitecture() {
    assertEquals(
        "The weights hold 1 convolutions; small-cnn needs 2.",
        refusal(CNN, RandomWeights.of(CNN_RNN, 1)));
    assertEquals(
        "The forward stack of large-rnn holds 1 LSTM layers; expected 2.",
        refusal(
            Architecture.named("large-rnn"), RandomWeights.of(Architecture.named("small-rnn"), 1)));
  }

  @Test
  void refusesAPositiveClassThatIsNoOutput() {
    NetworkWeights good = RandomWeights.of(CNN, 1);
    assertEquals(
        "The positive class of small-cnn is output 2; expected 0 or 1.",
        refusal(
            CNN, new NetworkWeights(good.convolutions(), List.of(), List.of(), good.output(), 2)));
  }

  @Test
  void refusesArchitecturesThatLeaveNothingOver() {
    Architecture tooShort = TestArchitectures.withWindow(CNN, 15);
    assertEquals(
        "Windows of 15 bases are too short for the architecture small-cnn: nothing is left after"
            + " convolution 2; choose longer windows.",
        refusal(tooShort, RandomWeights.of(tooShort, 1)));
  }

  @Test
  void theMarginIsPositiveLessNegativeWhicheverComesFirst() {
    NetworkWeights weights = RandomWeights.of(CNN, 1);
    byte[] codes = Sequences.random(101, 0, 1);
    float[] margins = new float[2];
    for (int positive = 0; positive < 2; positive++) {
      float[] margin = new float[1];
      Networks.of(
              CNN,
              new NetworkWeights(
                  weights.convolutions(), List.of(), List.of(), weights.output(), positive))
          .newEvaluator()
          .logitMargins(codes, WindowRun.single(0), margin);
      margins[positive] = margin[0];
    }
    assertEquals(margins[0], -margins[1], 0f);
  }
}
