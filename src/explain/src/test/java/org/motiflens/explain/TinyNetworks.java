package org.motiflens.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.Family;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.engine.Networks;
import org.motiflens.network.kernel.Kernels;

/** The engine itself, with random weights in small networks of every family. */
public final class TinyNetworks {
  private final Random random;

  private TinyNetworks(Random random) {
    this.random = random;
  }

  /** One network a family, deep enough to have pools between convolutions. */
  public static List<Network> all(Random random, int windowLength) {
    Convolution pooled = new Convolution(8, 5, 2);
    Convolution last = new Convolution(6, 3, 1);
    Kernels kernels = Kernels.fastest();
    return List.of(
        of(random, "tiny-cnn", LayeredFamily.CNN, List.of(pooled, last), 0, windowLength, kernels),
        of(random, "tiny-rnn", LayeredFamily.RNN, List.of(), 2, windowLength, kernels),
        of(
            random,
            "tiny-cnn-rnn",
            LayeredFamily.CNN_RNN,
            List.of(pooled),
            1,
            windowLength,
            kernels));
  }

  /** A single convolution of 8 maps and 9 taps, on a chosen back end. */
  public static Network convolutional(Random random, int windowLength, Kernels kernels) {
    List<Convolution> convolutions = List.of(new Convolution(8, 9, 1));
    return of(random, "tiny-cnn", LayeredFamily.CNN, convolutions, 0, windowLength, kernels);
  }

  /** A network that differs in its last layer alone, as another output of a shared one does. */
  public static Network withAnotherOutput(Network network, Random random) {
    NetworkWeights weights = network.weights().orElseThrow();
    TinyNetworks fresh = new TinyNetworks(random);
    return Networks.of(
        network.architecture(),
        new NetworkWeights(
            weights.convolutions(),
            weights.forward(),
            weights.backward(),
            weights.hidden(),
            new NetworkWeights.Output(
                fresh.gaussian(weights.output().weights().length), fresh.gaussian(2)),
            weights.positiveIndex()));
  }

  private static Network of(
      Random random,
      String name,
      Family family,
      List<Convolution> convolutions,
      int recurrentLayers,
      int windowLength,
      Kernels kernels) {
    int units = recurrentLayers > 0 ? 5 : 0;
    Architecture architecture =
        new Architecture(name, family, convolutions, recurrentLayers, units, windowLength);
    return Networks.of(architecture, new TinyNetworks(random).weights(architecture), kernels);
  }

  private NetworkWeights weights(Architecture architecture) {
    int channels = Bases.COUNT;
    List<NetworkWeights.Convolution> convolutions = new ArrayList<>();
    for (Convolution shape : architecture.convolutions()) {
      convolutions.add(
          new NetworkWeights.Convolution(
              gaussian(shape.kernel() * channels * shape.maps()), gaussian(shape.maps())));
      channels = shape.maps();
    }
    List<NetworkWeights.Lstm> forward = stack(architecture, channels);
    List<NetworkWeights.Lstm> backward = stack(architecture, channels);
    int features = architecture.isRecurrent() ? 2 * architecture.recurrentSize() : channels;
    return new NetworkWeights(
        convolutions,
        forward,
        backward,
        new NetworkWeights.Output(gaussian(2 * features), gaussian(2)),
        1);
  }

  private List<NetworkWeights.Lstm> stack(Architecture architecture, int inputs) {
    List<NetworkWeights.Lstm> layers = new ArrayList<>();
    int units = architecture.recurrentSize();
    int width = inputs;
    for (int i = 0; i < architecture.recurrentLayers(); i++) {
      layers.add(
          new NetworkWeights.Lstm(
              gaussian(4 * units * width), gaussian(4 * units * units), gaussian(4 * units)));
      width = units;
    }
    return layers;
  }

  private float[] gaussian(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian() / 2;
    }
    return values;
  }
}
