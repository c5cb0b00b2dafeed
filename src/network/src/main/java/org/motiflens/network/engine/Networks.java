package org.motiflens.network.engine;

import java.util.List;
import java.util.Locale;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.kernel.Kernels;

/** Makes runnable networks from weights. */
public final class Networks {
  private Networks() {}

  /**
   * A network on the fastest back end that this Java runtime offers.
   *
   * @throws InputException when the architecture cannot be run, or a tensor of weights has the
   *     wrong size or holds a value that is not a finite number; the message names the tensor and
   *     the shape that was expected
   */
  public static Network of(Architecture architecture, NetworkWeights weights) {
    return of(architecture, weights, Kernels.fastest());
  }

  /**
   * A network on a chosen back end.
   *
   * @throws InputException as {@link #of(Architecture, NetworkWeights)}
   */
  public static Network of(Architecture architecture, NetworkWeights weights, Kernels kernels) {
    check(architecture, weights);
    return new CompiledNetwork(architecture, weights, kernels);
  }

  private static void check(Architecture architecture, NetworkWeights weights) {
    LayerGeometry.of(architecture);
    requireCount(architecture, "convolutions", weights.convolutions(), architecture.convolutions());
    int channels = Bases.COUNT;
    for (int i = 0; i < architecture.convolutions().size(); i++) {
      Architecture.Convolution shape = architecture.convolutions().get(i);
      NetworkWeights.Convolution convolution = weights.convolutions().get(i);
      String name = "convolution " + (i + 1) + " of " + architecture.name();
      requireShape(
          "weights of " + name, convolution.weights(), shape.kernel(), channels, shape.maps());
      requireShape("biases of " + name, convolution.bias(), shape.maps());
      channels = shape.maps();
    }
    int features = channels;
    if (architecture.isRecurrent()) {
      checkStack(architecture, "forward", weights.forward(), channels);
      checkStack(architecture, "backward", weights.backward(), channels);
      features = 2 * architecture.recurrentSize();
    } else if (!weights.forward().isEmpty() || !weights.backward().isEmpty()) {
      throw new InputException(
          "The weights hold LSTM layers, but "
              + architecture.name()
              + " has none; choose the weights of this architecture.");
    }
    requireCount(architecture, "hidden layers", weights.hidden(), architecture.hidden());
    for (int i = 0; i < architecture.hidden().size(); i++) {
      String name = "hidden layer " + (i + 1) + " of " + architecture.name();
      int units = architecture.hidden().get(i);
      requireShape("weights of " + name, weights.hidden().get(i).weights(), units, features);
      requireShape("biases of " + name, weights.hidden().get(i).bias(), units);
      features = units;
    }
    String output = "output layer of " + architecture.name();
    requireShape("weights of the " + output, weights.output().weights(), 2, features);
    requireShape("biases of the " + output, weights.output().bias(), 2);
    if (weights.positiveIndex() != 0 && weights.positiveIndex() != 1) {
      throw new InputException(
          "The positive class of "
              + architecture.name()
              + " is output "
              + weights.positiveIndex()
              + "; expected 0 or 1.");
    }
  }

  private static void checkStack(
      Architecture architecture, String direction, List<NetworkWeights.Lstm> stack, int inputs) {
    if (stack.size() != architecture.recurrentLayers()) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The %s stack of %s holds %d LSTM layers; expected %d.",
              direction,
              architecture.name(),
              stack.size(),
              architecture.recurrentLayers()));
    }
    int units = architecture.recurrentSize();
    int width = inputs;
    for (int i = 0; i < stack.size(); i++) {
      NetworkWeights.Lstm layer = stack.get(i);
      String name = direction + " LSTM " + (i + 1) + " of " + architecture.name();
      requireShape("input weights of " + name, layer.input(), 4 * units, width);
      requireShape("recurrent weights of " + name, layer.recurrent(), 4 * units, units);
      requireShape("biases of " + name, layer.bias(), 4 * units);
      width = units;
    }
  }

  private static void requireCount(
      Architecture architecture, String what, List<?> found, List<?> expected) {
    if (found.size() != expected.size()) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The weights hold %d %s; %s needs %d.",
              found.size(),
              what,
              architecture.name(),
              expected.size()));
    }
  }

  private static void requireShape(String tensor, float[] values, int... shape) {
    long size = 1;
    StringBuilder expected = new StringBuilder();
    for (int extent : shape) {
      size *= extent;
      expected.append(expected.length() == 0 ? "" : " x ").append(extent);
    }
    if (values.length != size) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The %s are %d values; expected %s = %d.",
              tensor,
              values.length,
              expected,
              size));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "The %s (%s) hold %s at index %d; every weight must be a finite number.",
                tensor,
                expected,
                values[i],
                i));
      }
    }
  }
}
