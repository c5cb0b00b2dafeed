package org.motiflens.network.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.DenseLayer;
import org.motiflens.network.Evaluator;
import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/** Weights laid out for a back end, once; immutable and shared by all evaluators. */
public final class CompiledNetwork implements Network {
  private final Architecture architecture;
  private final NetworkWeights weights;
  private final Kernels kernels;
  private final List<ConvolutionLayer> convolutions;
  private final float[] wordTables;
  private final EdgePlan edgePlan;
  private final List<LstmLayer> forward;
  private final List<LstmLayer> backward;
  private final List<DenseLayer> hidden;
  private final float[] marginWeights;
  private final float marginBias;

  CompiledNetwork(Architecture architecture, NetworkWeights weights, Kernels kernels) {
    this.architecture = architecture;
    this.weights = weights;
    this.kernels = kernels;
    List<LayerGeometry> geometries = LayerGeometry.of(architecture);
    List<ConvolutionLayer> layers = new ArrayList<>();
    for (int i = 0; i < geometries.size(); i++) {
      layers.add(new ConvolutionLayer(geometries.get(i), weights.convolutions().get(i), kernels));
    }
    convolutions = List.copyOf(layers);
    edgePlan = new EdgePlan(geometries);
    wordTables =
        geometries.isEmpty()
            ? new float[0]
            : ConvolutionLayer.wordTables(geometries.get(0), weights.convolutions().get(0));
    int channels =
        geometries.isEmpty() ? Bases.COUNT : geometries.get(geometries.size() - 1).maps();
    int stride = geometries.isEmpty() ? Bases.COUNT : Matrix.padded(channels);
    forward = stack(weights.forward(), channels, stride);
    backward = stack(weights.backward(), channels, stride);

    List<DenseLayer> dense = new ArrayList<>();
    int inputs = channels;
    for (NetworkWeights.Dense layer : weights.hidden()) {
      dense.add(new DenseLayer(layer, inputs, kernels));
      inputs = layer.bias().length;
    }
    hidden = List.copyOf(dense);

    marginWeights = layOutMarginWeights();
    marginBias = sumMarginBias();
  }

  /** A network that shares all layers but the last with another one. */
  private CompiledNetwork(CompiledNetwork trunk, NetworkWeights weights) {
    this.weights = weights;
    architecture = trunk.architecture;
    kernels = trunk.kernels;
    convolutions = trunk.convolutions;
    wordTables = trunk.wordTables;
    edgePlan = trunk.edgePlan;
    forward = trunk.forward;
    backward = trunk.backward;
    hidden = trunk.hidden;
    marginWeights = layOutMarginWeights();
    marginBias = sumMarginBias();
  }

  /**
   * An equal network that shares the arrays of another one, which is equal below the last layer.
   */
  CompiledNetwork onTrunkOf(CompiledNetwork other) {
    return new CompiledNetwork(
        other,
        new NetworkWeights(
            other.weights.convolutions(),
            other.weights.forward(),
            other.weights.backward(),
            other.weights.hidden(),
            weights.output(),
            weights.positiveIndex()));
  }

  private float[] layOutMarginWeights() {
    boolean recurs = architecture.isRecurrent();
    float[] output = weights.output().weights();
    int features = output.length / 2;
    int blocks = recurs ? 2 : 1;
    int units = features / blocks;
    int width = Matrix.padded(units);
    int positive = weights.positiveIndex();
    float[] margin = new float[blocks * width];
    for (int block = 0; block < blocks; block++) {
      for (int unit = 0; unit < units; unit++) {
        int feature = block * units + unit;
        margin[block * width + unit] =
            output[positive * features + feature] - output[(1 - positive) * features + feature];
      }
    }
    return margin;
  }

  private float sumMarginBias() {
    float[] bias = weights.output().bias();
    return bias[weights.positiveIndex()] - bias[1 - weights.positiveIndex()];
  }

  private List<LstmLayer> stack(List<NetworkWeights.Lstm> weights, int inputs, int inputStride) {
    int units = architecture.recurrentSize();
    List<LstmLayer> layers = new ArrayList<>();
    for (NetworkWeights.Lstm lstm : weights) {
      boolean first = layers.isEmpty();
      layers.add(
          new LstmLayer(
              lstm,
              units,
              first ? inputs : units,
              first ? inputStride : Matrix.padded(units),
              kernels));
    }
    return List.copyOf(layers);
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public Optional<NetworkWeights> weights() {
    return Optional.of(weights);
  }

  @Override
  public Evaluator newEvaluator() {
    if (!canShare()) {
      return new LayeredEvaluator(this);
    }
    return architecture.isRecurrent()
        ? new RecurrentEvaluator(this)
        : new ConvolutionalEvaluator(this);
  }

  @Override
  public LayerEvaluator newLayerEvaluator() {
    return new LayerEngine(this);
  }

  /** Whether its evaluator serves several networks that differ in the last layer alone. */
  boolean canShare() {
    return architecture.isRecurrent() || (!architecture.padded() && hidden.isEmpty());
  }

  Kernels kernels() {
    return kernels;
  }

  /** From the input up; empty for a recurrent network. */
  List<ConvolutionLayer> convolutions() {
    return convolutions;
  }

  /** Of the first convolution, see {@link ConvolutionLayer#wordTables}. */
  float[] wordTables() {
    return wordTables;
  }

  /** Which columns overlapping windows share. */
  EdgePlan edgePlan() {
    return edgePlan;
  }

  /** The stack that reads left to right, from the input up. */
  List<LstmLayer> forward() {
    return forward;
  }

  /** The stack that reads right to left. */
  List<LstmLayer> backward() {
    return backward;
  }

  /** Dense layers between the maximum over time and the classifier, from the input up. */
  List<DenseLayer> hidden() {
    return hidden;
  }

  /** Weights of z₊ less those of z₋, padded; two blocks in recurrent networks, forward first. */
  float[] marginWeights() {
    return marginWeights;
  }

  /** Bias of z₊ less that of z₋. */
  float marginBias() {
    return marginBias;
  }
}
