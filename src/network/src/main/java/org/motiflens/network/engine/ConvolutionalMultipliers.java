package org.motiflens.network.engine;

import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * DeepLIFT's multipliers of a convolutional network by the rescale rule: a workspace for one
 * thread.
 *
 * <p>A rectifier's multiplier is (ρ(z) − ρ(z′)) / (z − z′). The difference of two maxima, y of the
 * window and y′ of the reference, is given to one position: that of the window's maximum where y ≥
 * y′, else that of the reference's; of equal values the first. Its multiplier is (y − y′) / (a −
 * a′) of the values there, between 0 and 1, and 1 where a = a′. So the multipliers times (X − B)
 * add up to Δ(X) − Δ(B).
 */
final class ConvolutionalMultipliers {
  private final CompiledNetwork network;
  private final Kernels kernels;
  private final List<LayerGeometry> geometries;
  private final List<ConvolutionLayer> layers;
  private final float[][] hiddenWeights;
  private final float[][] hiddenBias;
  private final Pass window;
  private final Pass reference;
  private final float[][] inputMultipliers;
  private final float[][] sumMultipliers;
  private final float[] products;
  private final double[] features;
  private final float[] result;

  /** One sequence's sums before each rectifier. */
  private final class Pass {
    final float[][] inputs = new float[layers.size()][];
    final float[][] sums = new float[layers.size()][];
    final double[][] hidden = new double[hiddenBias.length][];
    final double[] maxima;
    final int[] where;
    double margin;

    Pass() {
      for (int l = 0; l < layers.size(); l++) {
        LayerGeometry geometry = geometries.get(l);
        int columns = geometry.inputLength() + 2 * geometry.padding();
        inputs[l] = new float[columns * geometry.inputStride()];
        sums[l] = new float[geometry.convolvedLength() * geometry.outputStride()];
      }
      int maps = geometries.get(geometries.size() - 1).maps();
      maxima = new double[maps];
      where = new int[maps];
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] = new double[hiddenBias[i].length];
      }
    }

    void run(byte[] codes, int start) {
      LayerGeometry first = geometries.get(0);
      Arrays.fill(inputs[0], 0);
      for (int t = 0; t < first.inputLength(); t++) {
        int code = codes[start + t];
        if (code < Bases.COUNT) {
          inputs[0][(first.padding() + t) * Bases.COUNT + code] = 1;
        }
      }
      for (int l = 0; l < layers.size(); l++) {
        layers.get(l).sums(inputs[l], 0, geometries.get(l).convolvedLength(), sums[l], 0, kernels);
        if (l + 1 < layers.size()) {
          pool(l);
        }
      }
      globalMaximum();
      head();
    }

    private void pool(int l) {
      LayerGeometry geometry = geometries.get(l);
      LayerGeometry above = geometries.get(l + 1);
      int stride = geometry.outputStride();
      for (int p = 0; p < geometry.outputLength(); p++) {
        int to = (above.padding() + p) * stride;
        for (int f = 0; f < geometry.maps(); f++) {
          int best = largest(l, p * geometry.pool(), geometry.pool(), f);
          inputs[l + 1][to + f] = Math.max(0, sums[l][best * stride + f]);
        }
      }
    }

    /** The first column of the largest rectified value. */
    int largest(int l, int from, int count, int map) {
      int stride = geometries.get(l).outputStride();
      int best = from;
      for (int t = from + 1; t < from + count; t++) {
        if (Math.max(0, sums[l][t * stride + map]) > Math.max(0, sums[l][best * stride + map])) {
          best = t;
        }
      }
      return best;
    }

    private void globalMaximum() {
      int last = layers.size() - 1;
      LayerGeometry geometry = geometries.get(last);
      int columns = geometry.outputLength() * geometry.pool();
      for (int f = 0; f < maxima.length; f++) {
        where[f] = largest(last, 0, columns, f);
        maxima[f] = Math.max(0, sums[last][where[f] * geometry.outputStride() + f]);
      }
    }

    private void head() {
      double[] below = maxima;
      for (int i = 0; i < hidden.length; i++) {
        float[] weights = hiddenWeights[i];
        float[] bias = hiddenBias[i];
        double[] rectified = new double[bias.length];
        for (int u = 0; u < bias.length; u++) {
          double sum = bias[u];
          for (int f = 0; f < below.length; f++) {
            sum += weights[u * below.length + f] * below[f];
          }
          hidden[i][u] = sum;
          rectified[u] = Math.max(0, sum);
        }
        below = rectified;
      }
      margin = network.marginBias();
      for (int f = 0; f < below.length; f++) {
        margin += network.marginWeights()[f] * below[f];
      }
    }
  }

  ConvolutionalMultipliers(CompiledNetwork network) {
    this.network = network;
    kernels = network.kernels().forThread();
    layers = network.convolutions();
    geometries = layers.stream().map(ConvolutionLayer::geometry).toList();
    List<NetworkWeights.Dense> dense = network.weights().orElseThrow().hidden();
    hiddenWeights = dense.stream().map(NetworkWeights.Dense::weights).toArray(float[][]::new);
    hiddenBias = dense.stream().map(NetworkWeights.Dense::bias).toArray(float[][]::new);
    window = new Pass();
    reference = new Pass();
    inputMultipliers = new float[layers.size()][];
    sumMultipliers = new float[layers.size()][];
    int mostProducts = 0;
    for (int l = 0; l < layers.size(); l++) {
      LayerGeometry geometry = geometries.get(l);
      int reach = layers.get(l).reach();
      inputMultipliers[l] = new float[window.inputs[l].length + reach + Matrix.LANES];
      sumMultipliers[l] = new float[window.sums[l].length];
      mostProducts = Math.max(mostProducts, geometry.convolvedLength() * reach);
    }
    products = new float[mostProducts];
    features = new double[window.maxima.length];
    result = new float[geometries.get(0).inputLength() * Bases.COUNT];
  }

  /** As {@link Evaluator#multipliers}. */
  void compute(byte[] codes, int start, List<byte[]> references, Evaluator.MultiplierSink sink) {
    window.run(codes, start);
    for (int r = 0; r < references.size(); r++) {
      reference.run(references.get(r), 0);
      throughHead();
      throughGlobalMaximum();
      for (int l = layers.size() - 1; l >= 0; l--) {
        if (l < layers.size() - 1) {
          throughPool(l);
        }
        int columns = geometries.get(l).convolvedLength();
        layers.get(l).backward(sumMultipliers[l], columns, products, inputMultipliers[l], kernels);
      }
      int offset = geometries.get(0).padding() * Bases.COUNT;
      System.arraycopy(inputMultipliers[0], offset, result, 0, result.length);
      sink.accept(r, window.margin - reference.margin, result);
    }
  }

  /** Leaves the multipliers of the maxima over time. */
  private void throughHead() {
    int depth = hiddenBias.length;
    double[] above = new double[depth == 0 ? features.length : hiddenBias[depth - 1].length];
    for (int u = 0; u < above.length; u++) {
      above[u] = network.marginWeights()[u];
    }
    for (int i = depth - 1; i >= 0; i--) {
      double[] below = new double[i == 0 ? features.length : hiddenBias[i - 1].length];
      for (int u = 0; u < above.length; u++) {
        double multiplier = above[u] * rectifier(window.hidden[i][u], reference.hidden[i][u]);
        for (int f = 0; f < below.length; f++) {
          below[f] += multiplier * hiddenWeights[i][u * below.length + f];
        }
      }
      above = below;
    }
    System.arraycopy(above, 0, features, 0, features.length);
  }

  private void throughGlobalMaximum() {
    int last = layers.size() - 1;
    Arrays.fill(sumMultipliers[last], 0);
    for (int f = 0; f < features.length; f++) {
      boolean own = window.maxima[f] >= reference.maxima[f];
      give(
          last,
          own ? window.where[f] : reference.where[f],
          f,
          features[f],
          window.maxima[f] - reference.maxima[f]);
    }
  }

  private void throughPool(int l) {
    LayerGeometry geometry = geometries.get(l);
    LayerGeometry above = geometries.get(l + 1);
    int stride = geometry.outputStride();
    Arrays.fill(sumMultipliers[l], 0);
    for (int p = 0; p < geometry.outputLength(); p++) {
      int from = (above.padding() + p) * stride;
      for (int f = 0; f < geometry.maps(); f++) {
        double y = window.inputs[l + 1][from + f];
        double other = reference.inputs[l + 1][from + f];
        Pass larger = y >= other ? window : reference;
        int column = larger.largest(l, p * geometry.pool(), geometry.pool(), f);
        give(l, column, f, inputMultipliers[l + 1][from + f], y - other);
      }
    }
  }

  /** Gives a maximum's difference to one column, through its rectifier. */
  private void give(int l, int column, int map, double multiplier, double difference) {
    int at = column * geometries.get(l).outputStride() + map;
    float z = window.sums[l][at];
    float other = reference.sums[l][at];
    double between = Math.max(0, z) - (double) Math.max(0, other);
    double share = between == 0 ? 1 : difference / between;
    sumMultipliers[l][at] += (float) (multiplier * share * rectifier(z, other));
  }

  /** Of a rectifier between two sums: no difference of nearly equal numbers is taken. */
  private static double rectifier(double sum, double other) {
    if (sum > 0) {
      return other > 0 ? 1 : sum / (sum - other);
    }
    return other > 0 ? other / (other - sum) : 0;
  }
}
