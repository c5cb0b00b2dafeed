package org.motiflens.network.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.NetworkWeights;

/** Networks with random weights of a trained network's size, reproducible by a seed. */
public final class RandomWeights {
  private RandomWeights() {}

  /** Weights for an architecture, normal with variance 2 / fan-in; small random biases. */
  public static NetworkWeights of(Architecture architecture, long seed) {
    Random random = new Random(seed);
    List<NetworkWeights.Convolution> convolutions = new ArrayList<>();
    int channels = Bases.COUNT;
    for (Architecture.Convolution shape : architecture.convolutions()) {
      int fanIn = shape.kernel() * (convolutions.isEmpty() ? 1 : channels);
      convolutions.add(
          new NetworkWeights.Convolution(
              normal(random, shape.kernel() * channels * shape.maps(), Math.sqrt(2.0 / fanIn)),
              normal(random, shape.maps(), 0.1)));
      channels = shape.maps();
    }
    List<NetworkWeights.Lstm> forward = stack(architecture, channels, random);
    List<NetworkWeights.Lstm> backward = stack(architecture, channels, random);
    int features = architecture.isRecurrent() ? 2 * architecture.recurrentSize() : channels;
    List<NetworkWeights.Dense> hidden = new ArrayList<>();
    for (int units : architecture.hidden()) {
      hidden.add(
          new NetworkWeights.Dense(
              normal(random, units * features, Math.sqrt(2.0 / features)),
              normal(random, units, 0.1)));
      features = units;
    }
    NetworkWeights.Output output =
        new NetworkWeights.Output(
            normal(random, 2 * features, 1 / Math.sqrt(features)), normal(random, 2, 0.1));
    return new NetworkWeights(convolutions, forward, backward, hidden, output, random.nextInt(2));
  }

  private static List<NetworkWeights.Lstm> stack(
      Architecture architecture, int inputs, Random random) {
    List<NetworkWeights.Lstm> layers = new ArrayList<>();
    int units = architecture.recurrentSize();
    int width = inputs;
    for (int i = 0; i < architecture.recurrentLayers(); i++) {
      double scale = 1 / Math.sqrt(width == Bases.COUNT ? 1 : width);
      float[] bias = normal(random, 4 * units, 0.1);
      for (int j = units; j < 2 * units; j++) {
        // The forget gate starts open, as in the published code.
        bias[j] += 1;
      }
      layers.add(
          new NetworkWeights.Lstm(
              normal(random, 4 * units * width, scale),
              normal(random, 4 * units * units, 1 / Math.sqrt(units)),
              bias));
      width = units;
    }
    return layers;
  }

  private static float[] normal(Random random, int count, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }
}
