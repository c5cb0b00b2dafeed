package org.motiflens.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.motiflens.genome.sequence.Bases;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Logit margins and their input gradients as Deeplearning4j itself computes them, for dropout-free
 * networks with a softmax of two.
 *
 * <p>The gradient uses the label trick: a softmax classifier back-propagates p − y, so labels y = p
 * − v make it start from v = (−1, +1), the gradient of the margin.
 */
interface Dl4jOracle {
  /** z₊ − z₋, as log p₊ − log p₋ of the softmax outputs. */
  double margin(byte[] codes);

  /** The gradient of the margin, T × 4 row-major. */
  float[] gradient(byte[] codes);

  /** Opens a bundle with Deeplearning4j's own reader. */
  static Dl4jOracle open(Path bundle, boolean graph) throws IOException {
    return graph
        ? new Graph(ModelSerializer.restoreComputationGraph(bundle.toFile(), false))
        : new Chain(ModelSerializer.restoreMultiLayerNetwork(bundle.toFile(), false));
  }

  /** Class probabilities, minibatch × outputs, with dropout off. */
  static INDArray probabilities(Dl4jNetwork network, INDArray windows) {
    return network.model() instanceof ComputationGraph graph
        ? graph.outputSingle(false, windows)
        : ((MultiLayerNetwork) network.model()).output(windows, false);
  }

  /** 1 × 4 × T. */
  static INDArray oneHot(byte[] codes) {
    INDArray input = Nd4j.zeros(1, Bases.COUNT, codes.length);
    for (int t = 0; t < codes.length; t++) {
      if (codes[t] != Bases.N) {
        input.putScalar(0, codes[t], t, 1);
      }
    }
    return input;
  }

  private static double margin(INDArray probabilities) {
    return Math.log(probabilities.getDouble(0, 1)) - Math.log(probabilities.getDouble(0, 0));
  }

  private static INDArray labels(INDArray probabilities) {
    return probabilities.sub(Nd4j.createFromArray(new float[][] {{-1, 1}}));
  }

  private static float[] rows(INDArray epsilon) {
    return rows(epsilon, 0);
  }

  private static float[] rows(INDArray epsilon, int window) {
    int length = (int) epsilon.size(2);
    float[] gradient = new float[length * Bases.COUNT];
    INDArray channels = epsilon.get(NDArrayIndex.point(window));
    for (int t = 0; t < length; t++) {
      for (int b = 0; b < Bases.COUNT; b++) {
        gradient[t * Bases.COUNT + b] = channels.getFloat(b, t);
      }
    }
    return gradient;
  }

  /** A chain of layers. */
  record Chain(MultiLayerNetwork network) implements Dl4jOracle {
    /** The same network in double precision. */
    Chain inDoublePrecision() {
      return new Chain(network.convertDataType(DataType.DOUBLE));
    }

    /**
     * Margins and gradients of several windows in one pass: its loop over time costs one or many
     * alike.
     */
    void gradients(List<byte[]> windows, BiConsumer<Double, float[]> sink) {
      INDArray input = Minibatch.oneHot(windows).castTo(network.params().dataType());
      INDArray output = network.output(input, false);
      INDArray labels =
          output.subRowVector(Nd4j.createFromArray(-1f, 1f).castTo(network.params().dataType()));
      INDArray epsilon = network.calculateGradients(input, labels, null, null).getSecond();
      for (int i = 0; i < windows.size(); i++) {
        sink.accept(
            Dl4jOracle.margin(output.get(NDArrayIndex.point(i)).reshape(1, 2)), rows(epsilon, i));
      }
    }

    @Override
    public double margin(byte[] codes) {
      INDArray input = oneHot(codes).castTo(network.params().dataType());
      return Dl4jOracle.margin(network.output(input, false));
    }

    @Override
    public float[] gradient(byte[] codes) {
      INDArray input = oneHot(codes);
      INDArray labels = labels(network.output(input, false));
      return rows(network.calculateGradients(input, labels, null, null).getSecond());
    }
  }

  /** A graph, which has no public way to the gradient of its input. */
  final class Graph extends ComputationGraph implements Dl4jOracle {
    private static final long serialVersionUID = 1L;

    Graph(ComputationGraph other) {
      super(other.getConfiguration());
      init();
      setParams(other.params());
      // The epsilon of the input outlives the backward pass only outside of workspaces.
      getConfiguration().setTrainingWorkspaceMode(WorkspaceMode.NONE);
      getConfiguration().setInferenceWorkspaceMode(WorkspaceMode.NONE);
    }

    @Override
    public double margin(byte[] codes) {
      return Dl4jOracle.margin(outputSingle(false, oneHot(codes)));
    }

    @Override
    public float[] gradient(byte[] codes) {
      INDArray input = oneHot(codes);
      INDArray labels = labels(outputSingle(false, input));
      setInputs(input);
      setLabels(labels);
      feedForward(new INDArray[] {input}, getVertices().length - 1, false, false);
      calcBackpropGradients(false, false);
      return rows(getVertex("sequence").getEpsilon());
    }
  }
}
