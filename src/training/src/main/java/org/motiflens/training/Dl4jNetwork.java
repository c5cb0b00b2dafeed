package org.motiflens.training;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.motiflens.network.Architecture;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One Deeplearning4j network, whether chain of layers or graph. Not thread-safe, as Deeplearning4j
 * networks are not.
 */
final class Dl4jNetwork {
  private final Architecture architecture;
  private final Model model;

  private Dl4jNetwork(Architecture architecture, Model model) {
    this.architecture = architecture;
    this.model = model;
  }

  /** A network to train, with freshly drawn weights. */
  static Dl4jNetwork forTraining(
      Architecture architecture, double learningRate, double dropout, long seed) {
    return of(
        architecture, NetworkDefinition.forTraining(architecture, dropout), learningRate, seed);
  }

  /** A network of any definition of an architecture, with freshly drawn weights. */
  static Dl4jNetwork of(
      Architecture architecture, NetworkDefinition definition, double learningRate, long seed) {
    return new Dl4jNetwork(architecture, build(definition, learningRate, seed));
  }

  /** The network without dropout, with freshly drawn weights. */
  static Dl4jNetwork forInference(Architecture architecture, double learningRate, long seed) {
    return new Dl4jNetwork(
        architecture, build(NetworkDefinition.forInference(architecture), learningRate, seed));
  }

  private static Model build(NetworkDefinition definition, double learningRate, long seed) {
    Model model =
        definition.isGraph()
            ? new ComputationGraph(definition.graph(learningRate, seed))
            : new MultiLayerNetwork(definition.chain(learningRate, seed));
    model.init();
    return model;
  }

  /**
   * Speeds up the recurrent layers, with the same results to single precision.
   *
   * @return false when this version of Deeplearning4j does not let it; the network works as before
   */
  @CanIgnoreReturnValue
  boolean accelerate() {
    return FastLstm.install(model);
  }

  Architecture architecture() {
    return architecture;
  }

  /** The Deeplearning4j network itself. */
  Model model() {
    return model;
  }

  /** All parameters as one row, in Deeplearning4j's order; not a copy. */
  INDArray parameters() {
    return model.params();
  }

  /** Copies another network's parameters; it may have dropout layers where this has none. */
  void setParameters(INDArray parameters) {
    model.setParams(parameters.dup());
  }

  /** One step of the optimiser. */
  void fit(INDArray windows, INDArray labels) {
    if (model instanceof ComputationGraph graph) {
      graph.fit(inputs(graph, windows), new INDArray[] {labels});
    } else {
      ((MultiLayerNetwork) model).fit(windows, labels);
    }
  }

  /**
   * One step of the optimiser that some outputs do not count in.
   *
   * @param mask as the labels: 1 where an output counts, 0 where it does not
   * @throws UnsupportedOperationException for a graph
   */
  void fit(INDArray windows, INDArray labels, INDArray mask) {
    if (!(model instanceof MultiLayerNetwork chain)) {
      throw new UnsupportedOperationException(architecture.name() + " is a graph");
    }
    chain.fit(windows, labels, null, mask);
  }

  /** A graph to train takes its sequence in both directions. */
  private static INDArray[] inputs(ComputationGraph graph, INDArray windows) {
    return graph.getNumInputArrays() == 1
        ? new INDArray[] {windows}
        : new INDArray[] {windows, Minibatch.reversed(windows)};
  }

  /** Mean loss of the last minibatch given to {@link #fit}. */
  double lastLoss() {
    return model.score();
  }

  /** Class probabilities, minibatch × 2, with dropout off. */
  INDArray probabilities(INDArray windows) {
    return model instanceof ComputationGraph graph
        ? graph.outputSingle(false, inputs(graph, windows))
        : ((MultiLayerNetwork) model).output(windows, false);
  }

  /** The optimiser's memory as one row; not a copy. */
  INDArray updaterState() {
    return model instanceof ComputationGraph graph
        ? graph.getUpdater().getStateViewArray()
        : ((MultiLayerNetwork) model).getUpdater().getStateViewArray();
  }

  /** Steps made so far, on which Adam's bias correction depends. */
  int iteration() {
    return model instanceof ComputationGraph graph
        ? graph.getConfiguration().getIterationCount()
        : ((MultiLayerNetwork) model).getLayerWiseConfigurations().getIterationCount();
  }

  void setIteration(int iteration) {
    if (model instanceof ComputationGraph graph) {
      graph.getConfiguration().setIterationCount(iteration);
    } else {
      ((MultiLayerNetwork) model).getLayerWiseConfigurations().setIterationCount(iteration);
    }
  }

  void setLearningRate(double learningRate) {
    if (model instanceof ComputationGraph graph) {
      graph.setLearningRate(learningRate);
    } else {
      ((MultiLayerNetwork) model).setLearningRate(learningRate);
    }
  }

  String configurationJson() {
    return model instanceof ComputationGraph graph
        ? graph.getConfiguration().toJson()
        : ((MultiLayerNetwork) model).getLayerWiseConfigurations().toJson();
  }
}
