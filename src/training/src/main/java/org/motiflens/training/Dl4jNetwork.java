package org.motiflens.training;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.motiflens.network.Architecture;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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

  /**
   * One step of Deeplearning4j's optimiser.
   *
   * @param gradient of the sum of the windows' losses by all parameters, in their order
   * @param windows how many there were: their mean loss is what is made smaller
   */
  void step(float[] gradient, int windows) {
    INDArray all = gradientView();
    all.assign(Nd4j.createFromArray(gradient).reshape(all.shape()));
    // Deeplearning4j bounds gradients array by array; one array a layer has the same bounds.
    Gradient byLayer = new DefaultGradient(all);
    if (model instanceof ComputationGraph graph) {
      for (Layer layer : graph.getLayers()) {
        put(byLayer, layer, layer.conf().getLayer().getLayerName());
      }
    } else {
      Layer[] layers = ((MultiLayerNetwork) model).getLayers();
      for (int i = 0; i < layers.length; i++) {
        put(byLayer, layers[i], Integer.toString(i));
      }
    }
    updater().update(byLayer, iteration(), 0, windows, LayerWorkspaceMgr.noWorkspaces());
    parameters().subi(all.reshape(parameters().shape()));
    setIteration(iteration() + 1);
  }

  private static void put(Gradient gradient, Layer layer, String name) {
    if (layer.numParams() > 0) {
      gradient.gradientForVariable().put(name + "_all", layer.getGradientsViewArray());
    }
  }

  /** Where the updater looks for gradients; made once, for the updater keeps hold of it. */
  private INDArray gradientView() {
    if (model instanceof ComputationGraph graph) {
      if (graph.getFlattenedGradients() == null) {
        graph.initGradientsView();
      }
      return graph.getFlattenedGradients();
    }
    MultiLayerNetwork chain = (MultiLayerNetwork) model;
    if (chain.getFlattenedGradients() == null) {
      chain.initGradientsView();
    }
    return chain.getFlattenedGradients();
  }

  private BaseMultiLayerUpdater<?> updater() {
    return (BaseMultiLayerUpdater<?>)
        (model instanceof ComputationGraph graph
            ? graph.getUpdater()
            : ((MultiLayerNetwork) model).getUpdater());
  }

  /** The optimiser's memory as one row; not a copy. */
  INDArray updaterState() {
    return updater().getStateViewArray();
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
