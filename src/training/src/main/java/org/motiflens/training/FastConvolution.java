package org.motiflens.training;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.Convolution1DLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Deeplearning4j's one-dimensional convolution with rectifier and "same" padding, as the lowest
 * layer of a network: the same parameters, outputs and gradients.
 *
 * <p>Laid out time × channel × minibatch, the taps of one position are neighbours in memory, and
 * the convolution is one matrix product for each position, without any rearrangement; the recurrent
 * layer above takes the same layout. Deeplearning4j computes a gradient by the input, too, which
 * nothing in training asks for; here there is none ({@code null}).
 */
@SuppressWarnings("serial") // as all of Deeplearning4j's layers, written to no stream
final class FastConvolution extends Convolution1DLayer {
  private final int kernel;
  private INDArray padded;
  private INDArray output;

  /**
   * @param original whose parameters are shared
   */
  FastConvolution(Convolution1DLayer original) {
    super(original.conf(), original.params().dataType());
    kernel = original.layerConf().getKernelSize()[0];
    setParamsViewArray(original.params());
    setParamTable(original.paramTable());
    setIndex(original.getIndex());
  }

  /** Whether a layer is of the kind that this one computes. */
  static boolean supports(Convolution1DLayer layer) {
    org.deeplearning4j.nn.conf.layers.Convolution1DLayer configuration = layer.layerConf();
    return configuration.getConvolutionMode() == ConvolutionMode.Same
        && configuration.getRnnDataFormat() == RNNFormat.NCW
        && configuration.getStride()[0] == 1
        && configuration.getDilation()[0] == 1
        && configuration.getKernelSize()[0] % 2 == 1
        && configuration.hasBias()
        && configuration.getActivationFn() instanceof ActivationReLU
        && configuration.getIDropout() == null
        && configuration.getWeightNoise() == null
        && layer.params().dataType() == DataType.FLOAT;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    int batch = (int) input.size(0);
    int channels = (int) input.size(1);
    int steps = (int) input.size(2);
    int maps = maps();
    prepare(batch, channels, maps, steps);
    float[] values = new float[(int) input.length()];
    TimeMajor.copy(input, values);
    FloatBuffer sequence = TimeMajor.memory(padded);
    sequence.position(kernel / 2 * channels * batch);
    sequence.put(values);
    INDArray weights = weights(params(), channels, maps).dup('f');
    for (int t = 0; t < steps; t++) {
      Nd4j.gemm(taps(t, channels), weights, step(output, t, maps), false, false, 1, 0);
    }
    float[] result = values(output);
    float[] bias = bias(maps);
    for (int row = 0; row < steps * maps; row++) {
      float offset = bias[row % maps];
      for (int i = row * batch; i < (row + 1) * batch; i++) {
        result[i] = Math.max(0, result[i] + offset);
      }
    }
    TimeMajor.memory(output).put(result);
    INDArray activations =
        workspaces.create(
            ArrayType.ACTIVATIONS, DataType.FLOAT, new long[] {batch, maps, steps}, 'f');
    TimeMajor.memory(activations).put(result);
    return activations;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    int batch = (int) input.size(0);
    int channels = (int) input.size(1);
    int steps = (int) input.size(2);
    int maps = maps();
    float[] result = values(output);
    float[] errors = new float[result.length];
    TimeMajor.copy(epsilon, errors);
    double[] biasSums = new double[maps];
    for (int row = 0; row < steps * maps; row++) {
      double sum = 0;
      for (int i = row * batch; i < (row + 1) * batch; i++) {
        float error = result[i] > 0 ? errors[i] : 0;
        errors[i] = error;
        sum += error;
      }
      biasSums[row % maps] += sum;
    }
    // The activations are not needed any more.
    TimeMajor.memory(output).put(errors);
    INDArray sums = Nd4j.zeros(DataType.FLOAT, (long) kernel * channels, maps).dup('f');
    for (int t = 0; t < steps; t++) {
      Nd4j.gemm(taps(t, channels), step(output, t, maps), sums, true, false, 1, 1);
    }
    weights(getGradientsViewArray(), channels, maps).assign(sums);
    INDArray biasGradient = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
    biasGradient.assign(
        Nd4j.createFromArray(biasSums).castTo(DataType.FLOAT).reshape(biasGradient.shape()));
    Gradient gradient = new DefaultGradient();
    gradient.gradientForVariable().put(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
    gradient.setGradientFor(
        ConvolutionParamInitializer.WEIGHT_KEY,
        gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY),
        'c');
    return new Pair<>(gradient, null);
  }

  private int maps() {
    return (int) layerConf().getNOut();
  }

  /**
   * The weights among a layer's parameters or their gradients: after the biases, in memory tap ×
   * input channel × map, whatever the shape that Deeplearning4j gives them.
   *
   * @return a view, (tap, input channel) × map
   */
  private INDArray weights(INDArray all, int channels, int maps) {
    return all.reshape(all.length())
        .get(NDArrayIndex.interval(maps, all.length()))
        .reshape('c', (long) kernel * channels, maps);
  }

  private float[] bias(int maps) {
    return params().reshape(params().length()).get(NDArrayIndex.interval(0, maps)).toFloatVector();
  }

  @SuppressWarnings("try") // the scope is closed, and used for nothing else
  private void prepare(int batch, int channels, int maps, int steps) {
    if (output != null && output.size(0) == batch && output.size(1) == (long) maps * steps) {
      return;
    }
    // These arrays outlive the layer's call, and with it any workspace.
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      padded =
          Nd4j.zeros(DataType.FLOAT, (long) batch * (steps + kernel - 1) * channels)
              .reshape('f', batch, (long) (steps + kernel - 1) * channels);
      output =
          Nd4j.zeros(DataType.FLOAT, (long) batch * maps * steps)
              .reshape('f', batch, (long) maps * steps);
    }
  }

  /** All bases that the taps see at a position: minibatch × (tap, input channel). */
  private INDArray taps(int step, int channels) {
    return padded.get(
        NDArrayIndex.all(),
        NDArrayIndex.interval((long) step * channels, (long) (step + kernel) * channels));
  }

  private static INDArray step(INDArray output, int step, int maps) {
    return output.get(
        NDArrayIndex.all(), NDArrayIndex.interval((long) step * maps, (long) (step + 1) * maps));
  }

  private static float[] values(INDArray whole) {
    float[] values = new float[(int) whole.length()];
    TimeMajor.memory(whole).get(values);
    return values;
  }
}
