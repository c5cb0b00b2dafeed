package org.motiflens.network.engine;

import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/** The way back from a window's features to its input, through all convolutions: a workspace. */
final class ConvolutionBackward {
  private final Kernels kernels;
  private final List<ConvolutionLayer> layers;
  private final int windowLength;
  private final float[][] inputGradients;
  private final float[][] sumGradients;
  private final float[] products;

  ConvolutionBackward(CompiledNetwork network) {
    kernels = network.kernels().forThread();
    layers = network.convolutions();
    windowLength = network.architecture().windowLength();
    inputGradients = new float[layers.size()][];
    sumGradients = new float[layers.size()][];
    int mostProducts = 0;
    for (int i = 0; i < layers.size(); i++) {
      LayerGeometry geometry = layers.get(i).geometry();
      int columns = geometry.inputLength() + 2 * geometry.padding();
      int reach = layers.get(i).reach();
      inputGradients[i] = new float[columns * geometry.inputStride() + reach + Matrix.LANES];
      sumGradients[i] = new float[geometry.convolvedLength() * geometry.outputStride()];
      mostProducts = Math.max(mostProducts, geometry.convolvedLength() * reach);
    }
    products = new float[mostProducts];
  }

  /**
   * From a maximum over time, which leaves one live column a map.
   *
   * @param rectified each layer's activations
   * @param offsets where the window's first column begins in each of them
   * @param maxima of each map; a map whose maximum is 0 has no gradient
   * @param where column of the maximum, counted in the window
   * @param gradient with respect to the maxima
   * @param inputGradient receives T × 4 values
   */
  void fromMaxima(
      float[][] rectified,
      int[] offsets,
      float[] maxima,
      float[] where,
      float[] gradient,
      float[] inputGradient) {
    int last = layers.size() - 1;
    ConvolutionLayer layer = layers.get(last);
    Arrays.fill(inputGradients[last], 0);
    for (int map = 0; map < layer.geometry().maps(); map++) {
      if (maxima[map] > 0) {
        layer.backward(gradient[map], map, (int) where[map], inputGradients[last], kernels);
      }
    }
    throughLayers(last - 1, rectified, offsets);
    copyInputGradient(inputGradient);
  }

  /**
   * From a gradient with respect to all features.
   *
   * @param rectified each layer's activations of this window
   * @param featureGradient columns × stride of the last layer after its pool
   */
  void fromFeatures(
      float[][] rectified, int[] offsets, float[] featureGradient, float[] inputGradient) {
    int last = layers.size() - 1;
    throughLayer(last, rectified[last], offsets[last], featureGradient, 0);
    throughLayers(last - 1, rectified, offsets);
    copyInputGradient(inputGradient);
  }

  private void throughLayers(int from, float[][] rectified, int[] offsets) {
    for (int i = from; i >= 0; i--) {
      LayerGeometry above = layers.get(i + 1).geometry();
      throughLayer(
          i,
          rectified[i],
          offsets[i],
          inputGradients[i + 1],
          above.padding() * above.inputStride());
    }
  }

  private void throughLayer(
      int i, float[] rectified, int offset, float[] outputGradient, int outputGradientOffset) {
    ConvolutionLayer layer = layers.get(i);
    LayerGeometry geometry = layer.geometry();
    int width = geometry.outputStride();
    kernels.maxPoolBackward(
        rectified,
        offset,
        outputGradient,
        outputGradientOffset,
        width,
        geometry.outputLength(),
        geometry.pool(),
        sumGradients[i],
        0);
    int columns = geometry.outputLength() * geometry.pool();
    layer.backward(sumGradients[i], columns, products, inputGradients[i], kernels);
  }

  private void copyInputGradient(float[] inputGradient) {
    int offset = layers.get(0).geometry().padding() * Bases.COUNT;
    System.arraycopy(inputGradients[0], offset, inputGradient, 0, windowLength * Bases.COUNT);
  }
}
