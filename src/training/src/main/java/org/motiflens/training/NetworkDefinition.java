package org.motiflens.training;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.weights.WeightInit;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * An {@link Architecture} as a Deeplearning4j configuration (Lanchantin et al. 2017, section 3.1
 * and Table 1, with the layer order of the published code).
 *
 * <p>Input is minibatch × 4 × window (NCW); there are two softmax outputs, of which index {@value
 * #POSITIVE_INDEX} means bound. Each architecture comes twice: with dropout layers for training,
 * and as an inference twin without them, which is what a bundle stores: Deeplearning4j draws
 * dropout masks in every backward pass, so that input gradients of a network with dropout layers
 * are random. Dropout layers have no parameters: both have the same parameter vector.
 *
 * <p>One recurrent layer a direction is a {@link Bidirectional} layer. More are two separate stacks
 * that meet only before the classifier, which needs a graph; stacked {@code Bidirectional} layers
 * would be another, larger network.
 */
public final class NetworkDefinition {
  /** Output that means "bound". */
  public static final int POSITIVE_INDEX = 1;

  /** Element-wise bound of gradients in recurrent networks, as in the published code. */
  private static final double GRADIENT_BOUND = 5;

  private static final double FORGET_GATE_BIAS = 1;

  /** Of a network of one experiment, which has two softmax outputs instead. */
  private static final int ONE_TASK = 1;

  private final Architecture architecture;
  private final boolean training;
  private final double retain;
  private final int tasks;

  private NetworkDefinition(Architecture architecture, boolean training, double retain, int tasks) {
    this.architecture = architecture;
    this.training = training;
    this.retain = retain;
    this.tasks = tasks;
  }

  /**
   * The network to train.
   *
   * @param dropout probability that a unit is dropped
   */
  static NetworkDefinition forTraining(Architecture architecture, double dropout) {
    // Deeplearning4j's dropout layer takes the probability that a unit is kept.
    return new NetworkDefinition(architecture, true, 1 - dropout, ONE_TASK);
  }

  /**
   * A network to train on several experiments at once: the same layers below a classifier with one
   * sigmoid output a task. Its parameters are in the same order, those of the classifier last.
   */
  static NetworkDefinition forTrainingOf(Architecture architecture, double dropout, int tasks) {
    return new NetworkDefinition(architecture, true, 1 - dropout, tasks);
  }

  /** The same network without dropout layers. */
  public static NetworkDefinition forInference(Architecture architecture) {
    return new NetworkDefinition(architecture, false, 1, ONE_TASK);
  }

  /** The same of a network for several experiments at once, without dropout layers. */
  static NetworkDefinition forInferenceOf(Architecture architecture, int tasks) {
    return new NetworkDefinition(architecture, false, 1, tasks);
  }

  /** How many values the classifier sums up for each output. */
  static int classifierInputs(Architecture architecture) {
    List<Integer> hidden = architecture.hidden();
    if (!hidden.isEmpty()) {
      return hidden.get(hidden.size() - 1);
    }
    return architecture.isRecurrent()
        ? 2 * architecture.recurrentSize()
        : architecture.convolutions().get(architecture.convolutions().size() - 1).maps();
  }

  /** Whether this is a graph rather than a chain of layers. */
  boolean isGraph() {
    return architecture.recurrentLayers() > 1;
  }

  /**
   * The configuration of a chain of layers.
   *
   * @throws IllegalStateException when this is a graph
   */
  public MultiLayerConfiguration chain(double learningRate, long seed) {
    if (isGraph()) {
      throw new IllegalStateException(architecture.name() + " is a graph");
    }
    NeuralNetConfiguration.ListBuilder layers = common(learningRate, seed).list();
    List<Convolution> convolutions = architecture.convolutions();
    for (int i = 0; i < convolutions.size(); i++) {
      Convolution convolution = convolutions.get(i);
      layers.layer(convolutionLayer(convolution));
      if (convolution.pool() > 1) {
        layers.layer(
            new Subsampling1DLayer.Builder(Subsampling1DLayer.PoolingType.MAX)
                .kernelSize(convolution.pool())
                .stride(convolution.pool())
                .convolutionMode(ConvolutionMode.Truncate)
                .build());
      }
      if (architecture.family() == LayeredFamily.CNN) {
        drop(layers);
      }
    }
    if (architecture.isRecurrent()) {
      layers.layer(new Bidirectional(Bidirectional.Mode.CONCAT, lstm()));
      drop(layers);
    }
    layers.layer(
        new GlobalPoolingLayer.Builder(
                architecture.isRecurrent() ? PoolingType.AVG : PoolingType.MAX)
            .build());
    for (int units : architecture.hidden()) {
      layers.layer(
          new DenseLayer.Builder()
              .nOut(units)
              .weightInit(WeightInit.RELU)
              .activation(Activation.RELU)
              .build());
      drop(layers);
    }
    layers.layer(classifier());
    return layers.setInputType(inputType()).build();
  }

  /**
   * The configuration of two separate recurrent stacks.
   *
   * @throws IllegalStateException when this is a chain of layers
   */
  ComputationGraphConfiguration graph(double learningRate, long seed) {
    if (!isGraph() || !architecture.convolutions().isEmpty()) {
      throw new IllegalStateException(
          architecture.name() + " is not a pair of recurrent stacks over the sequence");
    }
    ComputationGraphConfiguration.GraphBuilder graph =
        common(learningRate, seed).graphBuilder().addInputs("sequence");
    graph.addVertex("reversed", new ReverseTimeSeriesVertex(), "sequence");
    String forward = stack(graph, "forward", "sequence");
    String backward = stack(graph, "backward", "reversed");
    graph.addVertex("both", new MergeVertex(), forward, backward);
    graph.addLayer("classifier", classifier(), "both");
    return graph.setOutputs("classifier").setInputTypes(inputType()).build();
  }

  private String stack(
      ComputationGraphConfiguration.GraphBuilder graph, String direction, String input) {
    String below = input;
    for (int i = 1; i <= architecture.recurrentLayers(); i++) {
      String name = direction + i;
      graph.addLayer(name, lstm(), below);
      below = name;
    }
    if (training) {
      graph.addLayer(direction + "Dropout", new DropoutLayer.Builder(retain).build(), below);
      below = direction + "Dropout";
    }
    String mean = direction + "Mean";
    graph.addLayer(mean, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), below);
    return mean;
  }

  private NeuralNetConfiguration.Builder common(double learningRate, long seed) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .seed(seed)
            .updater(new Adam(learningRate))
            .weightInit(WeightInit.XAVIER);
    if (architecture.isRecurrent()) {
      builder
          .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
          .gradientNormalizationThreshold(GRADIENT_BOUND);
    }
    return builder;
  }

  private Convolution1DLayer convolutionLayer(Convolution convolution) {
    boolean padded = architecture.padded();
    return new Convolution1DLayer.Builder(convolution.kernel())
        .nOut(convolution.maps())
        .stride(1)
        .convolutionMode(padded ? ConvolutionMode.Same : ConvolutionMode.Truncate)
        .rnnDataFormat(RNNFormat.NCW)
        .weightInit(WeightInit.RELU)
        .activation(Activation.RELU)
        .build();
  }

  private LSTM lstm() {
    return new LSTM.Builder()
        .nOut(architecture.recurrentSize())
        .activation(Activation.TANH)
        .gateActivationFunction(Activation.SIGMOID)
        .forgetGateBiasInit(FORGET_GATE_BIAS)
        .dataFormat(RNNFormat.NCW)
        .build();
  }

  private OutputLayer classifier() {
    if (tasks > ONE_TASK) {
      return new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
          .nOut(tasks)
          .activation(Activation.SIGMOID)
          .build();
    }
    return new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
        .nOut(2)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private void drop(NeuralNetConfiguration.ListBuilder layers) {
    if (training) {
      layers.layer(new DropoutLayer.Builder(retain).build());
    }
  }

  private InputType inputType() {
    return InputType.recurrent(Bases.COUNT, architecture.windowLength(), RNNFormat.NCW);
  }
}
