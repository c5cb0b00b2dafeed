package org.motiflens.network.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;

/** The oracle itself: its gradient is that of its own forward pass. */
class ReferenceNetworkTest {
  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void gradientIsTheLimitOfFiniteDifferences(Architecture architecture) {
    long seed = 11;
    ReferenceNetwork network =
        new ReferenceNetwork(architecture, RandomWeights.of(architecture, seed));
    // Away from one-hot corners, where equal sub-sequences tie in the maxima.
    double[][] x = Sequences.rows(Sequences.dense(architecture.windowLength(), seed));
    double[][] gradient = network.gradient(x);
    double largest = 0;
    for (double[] row : gradient) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    Random random = new Random(seed);
    double step = 1e-6;
    for (int i = 0; i < 40; i++) {
      int t = random.nextInt(x.length);
      int b = random.nextInt(Bases.COUNT);
      double at = x[t][b];
      x[t][b] = at + step;
      double above = network.logitMargin(x);
      x[t][b] = at - step;
      double below = network.logitMargin(x);
      x[t][b] = at;
      assertEquals(
          (above - below) / (2 * step),
          gradient[t][b],
          1e-7 * largest,
          "position " + t + " base " + b + " seed " + seed);
    }
  }
}
