package org.motiflens.training;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.Convolution1DLayer;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.layers.recurrent.FwdPassReturn;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.layers.recurrent.LSTMHelper;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs Deeplearning4j's LSTM layers through {@link LstmKernel}: Deeplearning4j's own loop spends
 * most of its time on the overhead of small native calls in every time step. Layers have a socket
 * for such a helper, meant for cuDNN; as there is no public way to fill it, reflection does. Where
 * that fails, the network keeps Deeplearning4j's loop, which computes the same.
 *
 * <p>For whole sequences from zero state without masks, single precision, tanh activation and
 * sigmoid gates; Deeplearning4j falls back to its own loop when the helper throws.
 */
final class FastLstm implements LSTMHelper {
  private LstmKernel kernel;

  /**
   * Input and weights of the last forward pass, to tell whether it must be repeated for backward.
   */
  private float[] lastInput = new float[0];

  private float[][] lastWeights = new float[3][0];
  private boolean forwardIsCurrent;

  /**
   * Fits a helper to each LSTM layer of a network. In a chain of layers, bidirectional layers and a
   * convolution below one give way to {@link FastBidirectional} and {@link FastConvolution}.
   *
   * @return whether all of them have one now; true for a network without LSTM layers
   */
  static boolean install(Model model) {
    Layer[] layers =
        model instanceof ComputationGraph graph
            ? graph.getLayers()
            : ((MultiLayerNetwork) model).getLayers();
    try {
      for (int i = 0; i < layers.length; i++) {
        if (layers[i] instanceof BidirectionalLayer both) {
          LSTM forward = (LSTM) field(BidirectionalLayer.class, "fwd").get(both);
          LSTM backward = (LSTM) field(BidirectionalLayer.class, "bwd").get(both);
          if (model instanceof MultiLayerNetwork
              && FastBidirectional.supports(both, forward, backward)) {
            layers[i] = new FastBidirectional(both, forward, backward);
            if (i == 1
                && layers[0] instanceof Convolution1DLayer convolution
                && FastConvolution.supports(convolution)) {
              layers[0] = new FastConvolution(convolution);
            }
          } else {
            install(forward);
            install(backward);
          }
        } else if (layers[i] instanceof LSTM lstm) {
          install(lstm);
        }
      }
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  /** Whether a layer is an LSTM as {@link LstmKernel} computes it. */
  static boolean isPlain(LSTM lstm) {
    org.deeplearning4j.nn.conf.layers.LSTM configuration = lstm.layerConf();
    return configuration.getActivationFn() instanceof ActivationTanH
        && configuration.getGateActivationFn() instanceof ActivationSigmoid
        && configuration.getRnnDataFormat() == RNNFormat.NCW
        && configuration.getIDropout() == null
        && configuration.getWeightNoise() == null
        && lstm.params().dataType() == DataType.FLOAT;
  }

  private static void install(LSTM lstm) throws ReflectiveOperationException {
    field(LSTM.class, "helper").set(lstm, new FastLstm());
  }

  private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  @Override
  public boolean checkSupported(
      IActivation gateActivation, IActivation activation, boolean hasPeepholeConnections) {
    return gateActivation instanceof ActivationSigmoid
        && activation instanceof ActivationTanH
        && !hasPeepholeConnections;
  }

  @Override
  public boolean checkSupported() {
    return true;
  }

  @Override
  public Map<String, Long> helperMemoryUse() {
    return Map.of();
  }

  @Override
  public FwdPassReturn activate(
      Layer layer,
      NeuralNetConfiguration conf,
      IActivation gateActivation,
      INDArray input,
      INDArray recurrentWeights,
      INDArray inputWeights,
      INDArray biases,
      boolean training,
      INDArray previousOutput,
      INDArray previousCell,
      boolean forBackprop,
      boolean forwards,
      String inputWeightKey,
      INDArray mask,
      boolean hasPeepholeConnections,
      LayerWorkspaceMgr workspaces) {
    IActivation activation =
        ((org.deeplearning4j.nn.conf.layers.LSTM) conf.getLayer()).getActivationFn();
    if (!checkSupported(gateActivation, activation, hasPeepholeConnections)
        || mask != null
        || !forwards
        || input.rank() != 3
        || inputWeights.dataType() != DataType.FLOAT
        || previousOutput.amaxNumber().floatValue() != 0
        || previousCell.amaxNumber().floatValue() != 0) {
      throw new UnsupportedOperationException("not a whole sequence through a plain LSTM");
    }
    int batch = (int) input.size(0);
    int inputs = (int) input.size(1);
    int steps = (int) input.size(2);
    int units = (int) recurrentWeights.size(0);
    if (kernel == null || !kernel.fits(batch, inputs, units, steps)) {
      kernel = new LstmKernel(batch, inputs, units, steps);
      lastInput = new float[kernel.input().length];
      forwardIsCurrent = false;
    }
    float[][] weights = {
      columnMajor(inputWeights), columnMajor(recurrentWeights), columnMajor(biases)
    };
    TimeMajor.copy(input, kernel.input());
    // Deeplearning4j asks for the same forward pass again before backward: compare, not compute.
    if (!(forwardIsCurrent
        && Arrays.deepEquals(weights, lastWeights)
        && Arrays.equals(kernel.input(), lastInput))) {
      lastWeights = weights;
      System.arraycopy(kernel.input(), 0, lastInput, 0, lastInput.length);
      kernel.setWeights(inputWeights, recurrentWeights, biases);
      kernel.forward();
      forwardIsCurrent = true;
    }
    FwdPassReturn result = new FwdPassReturn();
    result.fwdPassOutput = inWorkspace(kernel.output(), ArrayType.ACTIVATIONS, workspaces);
    return result;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      NeuralNetConfiguration conf,
      IActivation gateActivation,
      INDArray input,
      INDArray recurrentWeights,
      INDArray inputWeights,
      INDArray epsilon,
      boolean truncated,
      int truncatedLength,
      FwdPassReturn forwardPass,
      boolean forwards,
      String inputWeightKey,
      String recurrentWeightKey,
      String biasKey,
      Map<String, INDArray> gradientViews,
      INDArray mask,
      boolean hasPeepholeConnections,
      LayerWorkspaceMgr workspaces) {
    if (truncated || mask != null || !forwardIsCurrent) {
      throw new UnsupportedOperationException("not the backward pass of a whole sequence");
    }
    float[] outputEpsilon = new float[(int) epsilon.length()];
    TimeMajor.copy(epsilon, outputEpsilon);
    float[] biasGradient = new float[(int) recurrentWeights.size(1)];
    INDArray inputGradient = cleared(inputWeights);
    INDArray recurrentGradient = cleared(recurrentWeights);
    kernel.backward(outputEpsilon, inputGradient, recurrentGradient, biasGradient);
    forwardIsCurrent = false;

    Gradient gradient = new DefaultGradient();
    assign(gradient, gradientViews, inputWeightKey, inputGradient);
    assign(gradient, gradientViews, recurrentWeightKey, recurrentGradient);
    assign(gradient, gradientViews, biasKey, Nd4j.createFromArray(biasGradient));
    return new Pair<>(
        gradient, inWorkspace(kernel.inputEpsilon(), ArrayType.ACTIVATION_GRAD, workspaces));
  }

  private static INDArray cleared(INDArray weights) {
    return Nd4j.zeros(DataType.FLOAT, weights.size(0), weights.size(1)).dup('f');
  }

  private static void assign(
      Gradient gradient, Map<String, INDArray> views, String key, INDArray values) {
    INDArray view = views.get(key);
    view.assign(values.reshape(view.shape()));
    gradient.gradientForVariable().put(key, view);
  }

  private static float[] columnMajor(INDArray matrix) {
    return matrix.dup('f').data().asFloat();
  }

  /** A copy that lives where Deeplearning4j wants it. */
  private static INDArray inWorkspace(
      INDArray array, ArrayType type, LayerWorkspaceMgr workspaces) {
    INDArray copy = workspaces.create(type, DataType.FLOAT, array.shape(), 'f');
    return copy.assign(array);
  }
}
