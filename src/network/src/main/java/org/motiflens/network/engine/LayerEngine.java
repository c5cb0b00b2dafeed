package org.motiflens.network.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.DenseLayer;
import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/** A network as a chain of operations whose every layer can be read and replaced. */
public final class LayerEngine implements LayerEvaluator {
  private final CompiledNetwork network;
  private final Kernels kernels;
  private final List<Layer> layers = new ArrayList<>();

  /** How many blocks a column consists of, each padded by itself: one, or one a direction. */
  private final List<Integer> blocks = new ArrayList<>();

  /** Operation i leads from layer i to layer i + 1. */
  private final List<LayerOperation> operations = new ArrayList<>();

  private final List<float[]> activations = new ArrayList<>();
  private final List<float[]> gradients = new ArrayList<>();
  private final float[] scratch = new float[Matrix.LANES];

  public LayerEngine(CompiledNetwork network) {
    this.network = network;
    kernels = network.kernels().forThread();
    int window = network.architecture().windowLength();
    add(new Layer("input", window, Bases.COUNT, 0, 1, 1), 1);
    int number = 0;
    for (ConvolutionLayer convolution : network.convolutions()) {
      addConvolution(convolution, ++number);
    }
    int columns = top().columns();
    if (!network.architecture().isRecurrent()) {
      int channels = top().channels();
      operations.add(new LayerOperation.Pool(Matrix.padded(channels), 1, columns));
      add(new Layer("maximum", 1, channels, 0, 0, window), 1);
      for (int i = 0; i < network.hidden().size(); i++) {
        DenseLayer dense = network.hidden().get(i);
        operations.add(new LayerOperation.FullyConnect(dense, kernels));
        add(new Layer("dense " + (i + 1), 1, dense.units(), 0, 0, window), 1);
      }
      return;
    }
    int units = network.architecture().recurrentSize();
    for (int i = 0; i < network.forward().size(); i++) {
      operations.add(
          new LayerOperation.BothWays(
              network.forward().get(i),
              network.backward().get(i),
              columns,
              i == 0,
              activations.get(layers.size() - 1).length / columns,
              kernels));
      add(new Layer("lstm " + (i + 1), columns, 2 * units, 0, 0, window), 2);
    }
    operations.add(new LayerOperation.Mean(columns, Matrix.padded(units), kernels));
    add(new Layer("mean", 1, 2 * units, 0, 0, window), 2);
  }

  private void addConvolution(ConvolutionLayer convolution, int number) {
    LayerGeometry geometry = convolution.geometry();
    Layer below = top();
    operations.add(new LayerOperation.Convolve(convolution, kernels));
    add(
        new Layer(
            "convolution " + number,
            geometry.convolvedLength(),
            geometry.maps(),
            below.offset() - geometry.padding() * below.step(),
            below.step(),
            below.span() + (geometry.kernel() - 1) * below.step()),
        1);
    if (geometry.pool() > 1) {
      Layer convolved = top();
      operations.add(
          new LayerOperation.Pool(
              geometry.outputStride(), geometry.outputLength(), geometry.pool()));
      add(
          new Layer(
              "pool " + number,
              geometry.outputLength(),
              geometry.maps(),
              convolved.offset(),
              convolved.step() * geometry.pool(),
              convolved.span() + (geometry.pool() - 1) * convolved.step()),
          1);
    }
  }

  private void add(Layer layer, int blockCount) {
    boolean input = layers.isEmpty();
    int width = input ? Bases.COUNT : blockCount * Matrix.padded(layer.channels() / blockCount);
    layers.add(layer);
    blocks.add(blockCount);
    activations.add(new float[layer.columns() * width]);
    gradients.add(new float[layer.columns() * width]);
  }

  private Layer top() {
    return layers.get(layers.size() - 1);
  }

  @Override
  public List<Layer> layers() {
    return List.copyOf(layers);
  }

  @Override
  public float evaluate(byte[] codes, int start) {
    setWindow(codes, start);
    return run(0);
  }

  /** The logit margin of a window alone, without the way back. */
  public float margin(byte[] codes, int start) {
    setWindow(codes, start);
    return forward(0);
  }

  /** The last evaluation's gradient with respect to the input, T × 4, not a copy. */
  public float[] inputGradient() {
    return gradients.get(0);
  }

  private void setWindow(byte[] codes, int start) {
    WindowEvaluator.check(network.architecture(), codes, WindowRun.single(start));
    float[] input = activations.get(0);
    Arrays.fill(input, 0);
    for (int t = 0; t < layers.get(0).columns(); t++) {
      if (codes[start + t] < Bases.COUNT) {
        input[t * Bases.COUNT + codes[start + t]] = 1;
      }
    }
  }

  @Override
  public float evaluate(int layer, float[] values) {
    check(layer, values);
    copy(layer, values, activations.get(layer), true);
    return run(layer);
  }

  private float run(int from) {
    float margin = forward(from);
    backward(from);
    return margin;
  }

  private float forward(int from) {
    int top = layers.size() - 1;
    for (int i = from; i < top; i++) {
      operations.get(i).forward(activations.get(i), activations.get(i + 1));
    }
    float[] weights = network.marginWeights();
    float[] features = activations.get(top);
    int width = features.length / blocks.get(top);
    float margin = kernels.dot(features, 0, weights, 0, width, scratch);
    if (blocks.get(top) == 2) {
      margin += kernels.dot(features, width, weights, width, width, scratch);
    }
    return margin + network.marginBias();
  }

  private void backward(int from) {
    int top = layers.size() - 1;
    float[] weights = network.marginWeights();
    System.arraycopy(weights, 0, gradients.get(top), 0, weights.length);
    for (int i = top - 1; i >= from; i--) {
      operations
          .get(i)
          .backward(
              activations.get(i), activations.get(i + 1), gradients.get(i + 1), gradients.get(i));
    }
  }

  @Override
  public void activations(int layer, float[] values) {
    check(layer, values);
    copy(layer, activations.get(layer), values, false);
  }

  @Override
  public void gradient(int layer, float[] values) {
    check(layer, values);
    copy(layer, gradients.get(layer), values, false);
  }

  /** From or to the padded layout. */
  private void copy(int layer, float[] from, float[] to, boolean toPadded) {
    Layer shape = layers.get(layer);
    int rows = shape.columns() * blocks.get(layer);
    int channels = shape.channels() / blocks.get(layer);
    int width = activations.get(layer).length / rows;
    for (int r = 0; r < rows; r++) {
      if (toPadded) {
        System.arraycopy(from, r * channels, to, r * width, channels);
      } else {
        System.arraycopy(from, r * width, to, r * channels, channels);
      }
    }
  }

  private void check(int layer, float[] values) {
    Layer shape = layers.get(layer);
    if (values.length != shape.size()) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "Layer %s of %s has %d values, got %d; expected %d x %d.",
              shape.name(),
              network.architecture().name(),
              shape.size(),
              values.length,
              shape.columns(),
              shape.channels()));
    }
  }
}
