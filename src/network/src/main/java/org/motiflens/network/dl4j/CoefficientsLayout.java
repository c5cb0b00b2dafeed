package org.motiflens.network.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.NetworkWeights;

/**
 * Cuts Deeplearning4j's row of parameters into layers, in the engine's order.
 *
 * <table>
 * <caption>Parameters of a layer as Deeplearning4j 1.0.0-M2.1 lays them</caption>
 * <tr><td>convolution<td>biases, then taps × inputs × outputs (its own accessor shows another
 * shape, which is not the one that it computes with)
 * <tr><td>LSTM<td>input weights, inputs × 4H column by column; recurrent weights, H × 4H column by
 * column; biases, 4H; each in four blocks: block input, forget gate, output gate, input gate
 * <tr><td>hidden, output<td>features × units column by column; biases
 * </table>
 */
public final class CoefficientsLayout {
  private static final int GATES = 4;

  private final float[] parameters;
  private int position;

  private CoefficientsLayout(float[] parameters) {
    this.parameters = parameters;
  }

  /**
   * @throws InputException when there are more or fewer parameters than the layers have
   */
  public static NetworkWeights weights(
      Configuration configuration, float[] parameters, int positiveIndex) {
    return new CoefficientsLayout(parameters).cut(configuration, positiveIndex);
  }

  /**
   * Parameters of a network of one experiment from those of a network with a sigmoid output for
   * each of several: its margin z₊ − z₋ is that output's logit. Half of the output's row belongs to
   * "bound" and the negative half to the other.
   *
   * @param parameters of the network of many; the classifier's, weights output by output and
   *     biases, are the last
   * @param outputs how many it has
   * @param index which one
   * @param positiveIndex output that means "bound", of the result: 0 or 1
   */
  public static float[] one(
      Architecture architecture, float[] parameters, int outputs, int index, int positiveIndex) {
    int inputs = classifierInputs(architecture);
    int body = body(architecture, parameters, outputs);
    float[] one = Arrays.copyOf(parameters, body + 2 * (inputs + 1));
    for (int output = 0; output < 2; output++) {
      float share = output == positiveIndex ? 0.5f : -0.5f;
      for (int i = 0; i < inputs; i++) {
        one[body + output * inputs + i] = share * parameters[body + index * inputs + i];
      }
      one[body + 2 * inputs + output] = share * parameters[body + inputs * outputs + index];
    }
    return one;
  }

  /** What the classifier of such a network adds to an output's logit for each value it reads. */
  public static double[] classifierRow(
      Architecture architecture, float[] parameters, int outputs, int index) {
    int inputs = classifierInputs(architecture);
    int body = body(architecture, parameters, outputs);
    double[] row = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      row[i] = parameters[body + index * inputs + i];
    }
    return row;
  }

  private static int body(Architecture architecture, float[] parameters, int outputs) {
    int body = parameters.length - (classifierInputs(architecture) + 1) * outputs;
    if (body < 0) {
      throw new InputException(
          "coefficients.bin holds "
              + parameters.length
              + " parameters, fewer than "
              + outputs
              + " outputs have; fetch the model again.");
    }
    return body;
  }

  /** How many values the classifier sums up for each output. */
  public static int classifierInputs(Architecture architecture) {
    return inputs(architecture, new ParameterBlock(ParameterBlock.Kind.OUTPUT, 0));
  }

  private NetworkWeights cut(Configuration configuration, int positiveIndex) {
    Architecture architecture = configuration.architecture();
    long expected =
        configuration.blocks().stream().mapToLong(block -> size(architecture, block)).sum();
    if (parameters.length != expected) {
      throw new InputException(
          "coefficients.bin holds "
              + parameters.length
              + " parameters, but the layers in configuration.json have "
              + expected
              + "; they do not belong together.");
    }
    List<NetworkWeights.Convolution> convolutions = new ArrayList<>();
    List<NetworkWeights.Lstm> forward = new ArrayList<>();
    List<NetworkWeights.Lstm> backward = new ArrayList<>();
    List<NetworkWeights.Dense> hidden = new ArrayList<>();
    NetworkWeights.Output output = null;
    for (ParameterBlock block : configuration.blocks()) {
      int inputs = inputs(architecture, block);
      switch (block.kind()) {
        case CONVOLUTION -> {
          Architecture.Convolution shape = architecture.convolutions().get(block.index());
          float[] bias = take(shape.maps());
          convolutions.add(
              new NetworkWeights.Convolution(take(shape.kernel() * inputs * shape.maps()), bias));
        }
        case FORWARD_LSTM -> forward.add(lstm(inputs, architecture.recurrentSize()));
        case BACKWARD_LSTM -> backward.add(lstm(inputs, architecture.recurrentSize()));
        case HIDDEN -> {
          int units = architecture.hidden().get(block.index());
          hidden.add(new NetworkWeights.Dense(take(units * inputs), take(units)));
        }
        case OUTPUT -> output = new NetworkWeights.Output(take(2 * inputs), take(2));
      }
    }
    return new NetworkWeights(convolutions, forward, backward, hidden, output, positiveIndex);
  }

  private static long size(Architecture architecture, ParameterBlock block) {
    long inputs = inputs(architecture, block);
    return switch (block.kind()) {
      case CONVOLUTION -> {
        Architecture.Convolution shape = architecture.convolutions().get(block.index());
        yield shape.maps() * (1 + shape.kernel() * inputs);
      }
      case FORWARD_LSTM, BACKWARD_LSTM ->
          (long) GATES * architecture.recurrentSize() * (inputs + architecture.recurrentSize() + 1);
      case HIDDEN -> architecture.hidden().get(block.index()) * (inputs + 1);
      case OUTPUT -> 2 * (inputs + 1);
    };
  }

  private static int inputs(Architecture architecture, ParameterBlock block) {
    List<Architecture.Convolution> convolutions = architecture.convolutions();
    int maps =
        convolutions.isEmpty() ? Bases.COUNT : convolutions.get(convolutions.size() - 1).maps();
    return switch (block.kind()) {
      case CONVOLUTION ->
          block.index() == 0 ? Bases.COUNT : convolutions.get(block.index() - 1).maps();
      case FORWARD_LSTM, BACKWARD_LSTM -> block.index() == 0 ? maps : architecture.recurrentSize();
      case HIDDEN -> block.index() == 0 ? maps : architecture.hidden().get(block.index() - 1);
      case OUTPUT -> features(architecture, maps);
    };
  }

  /** Values that the output layer reads. */
  private static int features(Architecture architecture, int maps) {
    if (architecture.isRecurrent()) {
      return 2 * architecture.recurrentSize();
    }
    List<Integer> hidden = architecture.hidden();
    return hidden.isEmpty() ? maps : hidden.get(hidden.size() - 1);
  }

  private float[] take(int count) {
    position += count;
    return Arrays.copyOfRange(parameters, position - count, position);
  }

  private NetworkWeights.Lstm lstm(int inputs, int units) {
    float[] input = exchangeEnds(take(GATES * units * inputs));
    float[] recurrent = exchangeEnds(take(GATES * units * units));
    float[] bias = exchangeEnds(take(GATES * units));
    return new NetworkWeights.Lstm(input, recurrent, bias);
  }

  /** From g f o i to i f o g: the first and the last quarter change places. */
  private static float[] exchangeEnds(float[] blocks) {
    float[] result = blocks.clone();
    int size = blocks.length / GATES;
    System.arraycopy(blocks, 0, result, (GATES - 1) * size, size);
    System.arraycopy(blocks, (GATES - 1) * size, result, 0, size);
    return result;
  }
}
