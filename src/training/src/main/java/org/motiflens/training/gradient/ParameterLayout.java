package org.motiflens.training.gradient;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;

/**
 * Where the parameters of each layer begin in Deeplearning4j's row (version 1.0.0-M2.1).
 *
 * <p>A convolution has its biases, then taps × inputs × maps; an LSTM inputs × 4 units, units × 4
 * units, both column by column, and 4 units of biases; the output inputs × outputs column by column
 * and its biases.
 *
 * @param convolutions first parameter of each
 * @param forward first parameter of each LSTM from the first base to the last, from the input up
 * @param backward of those from the last base to the first
 * @param hidden first parameter of each dense layer below the output, from the input up
 * @param output first parameter of the output layer
 * @param features inputs of the output layer
 * @param outputs of the network
 * @param count of all parameters
 */
record ParameterLayout(
    List<Integer> convolutions,
    List<Integer> forward,
    List<Integer> backward,
    List<Integer> hidden,
    int output,
    int features,
    int outputs,
    int count) {
  private static final int GATES = 4;

  ParameterLayout {
    convolutions = List.copyOf(convolutions);
    forward = List.copyOf(forward);
    backward = List.copyOf(backward);
    hidden = List.copyOf(hidden);
  }

  static ParameterLayout of(Architecture architecture, int outputs) {
    int position = 0;
    int channels = Bases.COUNT;
    List<Integer> convolutions = new ArrayList<>();
    for (Architecture.Convolution convolution : architecture.convolutions()) {
      convolutions.add(position);
      position += convolution.maps() * (1 + convolution.kernel() * channels);
      channels = convolution.maps();
    }
    List<Integer> forward = new ArrayList<>();
    List<Integer> backward = new ArrayList<>();
    int units = architecture.recurrentSize();
    // One layer a direction is a bidirectional layer; of more, Deeplearning4j sorts the graph's
    // layers by their distance from the input.
    for (int layer = 0; layer < architecture.recurrentLayers(); layer++) {
      int size = GATES * units * (channels + units + 1);
      forward.add(position);
      backward.add(position + size);
      position += 2 * size;
      channels = units;
    }
    int features = architecture.isRecurrent() ? 2 * units : channels;
    List<Integer> hidden = new ArrayList<>();
    for (int size : architecture.hidden()) {
      hidden.add(position);
      position += size * (features + 1);
      features = size;
    }
    return new ParameterLayout(
        convolutions,
        forward,
        backward,
        hidden,
        position,
        features,
        outputs,
        position + outputs * (features + 1));
  }

  /** What a dense layer below the output reads. */
  int inputs(Architecture architecture, int layer) {
    int end = layer + 1 < hidden.size() ? hidden.get(layer + 1) : output;
    return (end - hidden.get(layer)) / architecture.hidden().get(layer) - 1;
  }
}
