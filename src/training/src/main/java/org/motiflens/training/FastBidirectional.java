package org.motiflens.training;

import java.nio.FloatBuffer;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.params.BidirectionalParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Deeplearning4j's bidirectional LSTM with two {@link LstmKernel}s: the same parameters, outputs
 * and gradients. Deeplearning4j reverses whole sequences by strided copies, three times in each
 * training step, and joins the two directions by another, which together cost more than the
 * recurrences; here the backward direction reads and writes blocks in reverse order.
 *
 * <p>Takes the place of a layer in its network, whose configuration stays as it was. For whole
 * sequences from zero state without masks.
 */
@SuppressWarnings("serial") // as all of Deeplearning4j's layers, written to no stream
final class FastBidirectional extends BidirectionalLayer {
  private final Direction forward;
  private final Direction backward;
  private INDArray sequence;

  /** One direction: its layer, which holds the parameters, and its kernel. */
  private static final class Direction {
    private final LSTM layer;
    private final String prefix;
    private LstmKernel kernel;

    Direction(LSTM layer, String prefix) {
      this.layer = layer;
      this.prefix = prefix;
    }

    INDArray parameter(String key) {
      return layer.getParam(key);
    }

    int units() {
      return (int) parameter(LSTMParamInitializer.RECURRENT_WEIGHT_KEY).size(0);
    }

    /** The kernel for sequences of this shape, with the parameters of now. */
    LstmKernel prepared(int batch, int inputs, int steps) {
      if (kernel == null || !kernel.fits(batch, inputs, units(), steps)) {
        kernel = new LstmKernel(batch, inputs, units(), steps);
      }
      kernel.setWeights(
          parameter(LSTMParamInitializer.INPUT_WEIGHT_KEY),
          parameter(LSTMParamInitializer.RECURRENT_WEIGHT_KEY),
          parameter(LSTMParamInitializer.BIAS_KEY));
      return kernel;
    }

    /** Back-propagates and writes the parameters' gradients where the network wants them. */
    void backward(float[] epsilon, Gradient gradient) {
      INDArray input = cleared(parameter(LSTMParamInitializer.INPUT_WEIGHT_KEY));
      INDArray recurrent = cleared(parameter(LSTMParamInitializer.RECURRENT_WEIGHT_KEY));
      float[] bias = new float[(int) recurrent.size(1)];
      kernel.backward(epsilon, input, recurrent, bias);
      Map<String, INDArray> views =
          LSTMParamInitializer.getInstance()
              .getGradientsFromFlattened(layer.conf(), layer.getGradientsViewArray());
      put(gradient, views, LSTMParamInitializer.INPUT_WEIGHT_KEY, input);
      put(gradient, views, LSTMParamInitializer.RECURRENT_WEIGHT_KEY, recurrent);
      put(gradient, views, LSTMParamInitializer.BIAS_KEY, Nd4j.createFromArray(bias));
    }

    private void put(Gradient gradient, Map<String, INDArray> views, String key, INDArray values) {
      INDArray view = views.get(key);
      view.assign(values.reshape(view.shape()));
      gradient.gradientForVariable().put(prefix + key, view);
    }

    private static INDArray cleared(INDArray weights) {
      return Nd4j.zeros(DataType.FLOAT, weights.size(0), weights.size(1)).dup('f');
    }
  }

  /**
   * @param original whose parameters are shared
   * @param forward its forward layer
   * @param backward its backward layer
   */
  FastBidirectional(BidirectionalLayer original, LSTM forward, LSTM backward) {
    super(original.conf(), forward, backward, original.params());
    this.forward = new Direction(forward, BidirectionalParamInitializer.FORWARD_PREFIX);
    this.backward = new Direction(backward, BidirectionalParamInitializer.BACKWARD_PREFIX);
    setIndex(original.getIndex());
  }

  /** Whether a layer is of the kind that this one computes. */
  static boolean supports(BidirectionalLayer layer, LSTM forward, LSTM backward) {
    Bidirectional configuration = (Bidirectional) layer.conf().getLayer();
    return configuration.getMode() == Bidirectional.Mode.CONCAT
        && FastLstm.isPlain(forward)
        && FastLstm.isPlain(backward);
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    sequence = input;
  }

  @Override
  public INDArray input() {
    return sequence;
  }

  @Override
  public void clear() {
    super.clear();
    sequence = null;
  }

  @Override
  public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
    setInput(input, workspaces);
    return activate(training, workspaces);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    if (getMaskArray() != null) {
      throw new UnsupportedOperationException("masks");
    }
    int batch = (int) sequence.size(0);
    int inputs = (int) sequence.size(1);
    int steps = (int) sequence.size(2);
    LstmKernel ahead = forward.prepared(batch, inputs, steps);
    LstmKernel back = backward.prepared(batch, inputs, steps);
    TimeMajor.copy(sequence, ahead.input());
    TimeMajor.reverse(ahead.input(), back.input(), inputs * batch);
    ahead.forward();
    back.forward();
    int block = forward.units() * batch;
    float[] aheadOutput = values(ahead.output());
    float[] backOutput = values(back.output());
    INDArray both =
        workspaces.create(
            ArrayType.ACTIVATIONS,
            DataType.FLOAT,
            new long[] {batch, 2L * forward.units(), steps},
            'f');
    FloatBuffer memory = TimeMajor.memory(both);
    for (int t = 0; t < steps; t++) {
      memory.put(aheadOutput, t * block, block);
      memory.put(backOutput, (steps - 1 - t) * block, block);
    }
    return both;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    int batch = (int) sequence.size(0);
    int inputs = (int) sequence.size(1);
    int steps = (int) sequence.size(2);
    int block = forward.units() * batch;
    float[] both = new float[(int) epsilon.length()];
    TimeMajor.copy(epsilon, both);
    float[] ahead = new float[steps * block];
    float[] back = new float[steps * block];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(both, 2 * t * block, ahead, t * block, block);
      System.arraycopy(both, (2 * t + 1) * block, back, (steps - 1 - t) * block, block);
    }
    Gradient gradient = new DefaultGradient(getGradientsViewArray());
    forward.backward(ahead, gradient);
    backward.backward(back, gradient);

    float[] aheadEpsilon = values(forward.kernel.inputEpsilon());
    float[] backEpsilon = values(backward.kernel.inputEpsilon());
    int inputBlock = inputs * batch;
    for (int t = 0; t < steps; t++) {
      int reversed = (steps - 1 - t) * inputBlock;
      for (int i = 0; i < inputBlock; i++) {
        aheadEpsilon[t * inputBlock + i] += backEpsilon[reversed + i];
      }
    }
    INDArray inputEpsilon =
        workspaces.create(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, new long[] {batch, inputs, steps}, 'f');
    TimeMajor.memory(inputEpsilon).put(aheadEpsilon);
    return new Pair<>(gradient, inputEpsilon);
  }

  private static float[] values(INDArray whole) {
    float[] values = new float[(int) whole.length()];
    TimeMajor.memory(whole).get(values);
    return values;
  }
}
