package org.motiflens.explain.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.motiflens.explain.resolve.MaxAffineHead.Piece;
import org.motiflens.explain.resolve.MaxAffineHead.Unit;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.LayerEvaluator.Layer;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;

/**
 * What lies above a layer of a convolutional network, where it is a difference of convex
 * piecewise-linear functions of one level:
 *
 * <table>
 * <caption>Layers and heads</caption>
 * <tr><td>maximum, no hidden layer<td>linear
 * <tr><td>maximum, one hidden layer<td>rectified sums of all features
 * <tr><td>last convolution (or its pool), no hidden layer<td>the maximum over positions of each
 * feature
 * <tr><td>what the last convolution reads, no hidden layer<td>the maximum over positions of each
 * rectified convolution
 * </table>
 */
final class Heads {
  private Heads() {}

  /**
   * The head above a layer.
   *
   * @throws InputException when the network is not of that kind: which, and what to do instead
   */
  static MaxAffineHead above(Network network, FeatureLayer layer) {
    Architecture architecture = network.architecture();
    if (architecture.isRecurrent()) {
      throw refused(
          architecture.name()
              + " is recurrent: what lies above its convolutions is not piecewise"
              + " linear");
    }
    NetworkWeights weights =
        network
            .weights()
            .orElseThrow(() -> refused(architecture.name() + " does not show its weights"));
    double[] output = outputWeights(weights);
    double bias = outputBias(weights);
    List<Layer> layers = network.newLayerEvaluator().layers();
    int maximum = layers.size() - 1 - architecture.hidden().size();
    if (layer.index() == maximum) {
      return overMaximum(architecture, weights, output, bias, layer.shape().channels());
    }
    if (!architecture.hidden().isEmpty()) {
      throw refused(
          "Between "
              + layer.shape().name()
              + " and the output of "
              + architecture.name()
              + " lie a maximum and a dense layer, more than one level");
    }
    int depth = architecture.convolutions().size();
    Layer top = layers.get(maximum - 1);
    if (layer.index() == maximum - 1) {
      return overPositions(output, bias, top.columns(), top.channels());
    }
    String lastConvolution = "convolution " + depth;
    int last = indexOf(layers, lastConvolution);
    if (layer.index() == last - 1 && architecture.convolutions().get(depth - 1).pool() == 1) {
      return overConvolution(architecture, weights, output, bias, layer.shape(), top.columns());
    }
    throw refused(
        "Above "
            + layer.shape().name()
            + " of "
            + architecture.name()
            + " lies more than one rectified layer");
  }

  private static InputException refused(String why) {
    return new InputException(
        why
            + ", which the step-free solver needs; use gradient ascent (--solver "
            + LineSearch.KEY
            + ", or "
            + GradientAscent.KEY
            + " as published).");
  }

  private static int indexOf(List<Layer> layers, String name) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException(name);
  }

  private static double[] outputWeights(NetworkWeights weights) {
    float[] raw = weights.output().weights();
    int features = raw.length / 2;
    int positive = weights.positiveIndex();
    double[] margin = new double[features];
    for (int i = 0; i < features; i++) {
      margin[i] = (double) raw[positive * features + i] - raw[(1 - positive) * features + i];
    }
    return margin;
  }

  private static double outputBias(NetworkWeights weights) {
    float[] bias = weights.output().bias();
    int positive = weights.positiveIndex();
    return (double) bias[positive] - bias[1 - positive];
  }

  private static MaxAffineHead overMaximum(
      Architecture architecture,
      NetworkWeights weights,
      double[] output,
      double bias,
      int channels) {
    if (architecture.hidden().isEmpty()) {
      return new MaxAffineHead(bias, output, List.of());
    }
    if (architecture.hidden().size() > 1) {
      throw refused(architecture.name() + " has more than one hidden dense layer");
    }
    double[] rows = doubles(weights.hidden().get(0).weights());
    float[] offsets = weights.hidden().get(0).bias();
    List<Unit> units = new ArrayList<>();
    for (int unit = 0; unit < offsets.length; unit++) {
      if (output[unit] != 0) {
        units.add(
            new Unit(
                output[unit],
                List.of(new Piece(0, rows, unit * channels, channels, offsets[unit]), Piece.ZERO)));
      }
    }
    return new MaxAffineHead(bias, new double[channels], units);
  }

  private static MaxAffineHead overPositions(
      double[] output, double bias, int columns, int channels) {
    double[] one = {1};
    List<Unit> units = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      if (output[channel] != 0) {
        List<Piece> pieces = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
          pieces.add(new Piece(column * channels + channel, one, 0, 1, 0));
        }
        units.add(new Unit(output[channel], pieces));
      }
    }
    return new MaxAffineHead(bias, new double[columns * channels], units);
  }

  private static MaxAffineHead overConvolution(
      Architecture architecture,
      NetworkWeights weights,
      double[] output,
      double bias,
      Layer below,
      int columns) {
    int depth = architecture.convolutions().size();
    int taps = architecture.convolutions().get(depth - 1).kernel();
    int padding = architecture.padded() ? taps / 2 : 0;
    float[] raw = weights.convolutions().get(depth - 1).weights();
    float[] offsets = weights.convolutions().get(depth - 1).bias();
    int inputs = below.channels();
    List<Unit> units = new ArrayList<>();
    for (int map = 0; map < output.length; map++) {
      if (output[map] == 0) {
        continue;
      }
      double[] kernel = new double[taps * inputs];
      for (int i = 0; i < kernel.length; i++) {
        kernel[i] = raw[i * output.length + map];
      }
      List<Piece> pieces = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        int first = Math.max(0, column - padding);
        int end = Math.min(below.columns(), column - padding + taps);
        pieces.add(
            new Piece(
                first * inputs,
                kernel,
                (first - column + padding) * inputs,
                (end - first) * inputs,
                offsets[map]));
      }
      pieces.add(Piece.ZERO);
      units.add(new Unit(output[map], pieces));
    }
    return new MaxAffineHead(bias, new double[below.size()], units);
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    Arrays.setAll(result, i -> values[i]);
    return result;
  }
}
