package org.motiflens.training.keras;

import com.google.common.primitives.Floats;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a layer's weights in Keras's order into Deeplearning4j's row (version 1.0.0-M2.1), from the
 * input up.
 *
 * <p>Of a convolution both have taps × inputs × maps, Deeplearning4j after the biases. The gates of
 * an LSTM are in the order i f c o in Keras (input, forget, block input, output) and c f o i in
 * Deeplearning4j, whose matrices lie column by column, as those of its output layer do.
 */
final class ParameterRow {
  /** Where Keras has the gates that Deeplearning4j wants: block input, forget, output, input. */
  private static final int[] GATES = {2, 1, 3, 0};

  private final List<Float> values = new ArrayList<>();

  /**
   * @param kernel taps × inputs × maps
   * @param inputs for each input of the row, which one of the file it is
   */
  void convolution(Weight kernel, float[] bias, int[] inputs) {
    values.addAll(Floats.asList(bias));
    int maps = kernel.dimension(2);
    float[] taps = kernel.values();
    for (int tap = 0; tap < kernel.dimension(0); tap++) {
      for (int input : inputs) {
        for (int map = 0; map < maps; map++) {
          values.add(taps[(tap * inputs.length + input) * maps + map]);
        }
      }
    }
  }

  /**
   * @param kernel inputs × 4 units
   * @param recurrent units × 4 units
   * @param bias 4 units
   * @param inputs as of a convolution
   */
  void lstm(Weight kernel, Weight recurrent, float[] bias, int[] inputs) {
    int units = recurrent.dimension(0);
    for (int gate : GATES) {
      for (int unit = 0; unit < units; unit++) {
        for (int input : inputs) {
          values.add(kernel.at(input, gate * units + unit));
        }
      }
    }
    for (int gate : GATES) {
      for (int unit = 0; unit < units; unit++) {
        for (int from = 0; from < units; from++) {
          values.add(recurrent.at(from, gate * units + unit));
        }
      }
    }
    for (int gate : GATES) {
      for (int unit = 0; unit < units; unit++) {
        values.add(bias[gate * units + unit]);
      }
    }
  }

  /** A hidden dense layer: features × units, column by column, then the biases. */
  void dense(LinearMap map) {
    for (int unit = 0; unit < map.outputs(); unit++) {
      for (int feature = 0; feature < map.rows(); feature++) {
        values.add((float) map.kernel()[feature * map.outputs() + unit]);
      }
    }
    values.addAll(Floats.asList(map.biases()));
  }

  /**
   * Two outputs. Where the file has one, σ(z), they are the softmax of (0, z), which is the same.
   *
   * @param kernel features × 1 or 2
   */
  void output(Weight kernel, float[] bias) {
    int features = kernel.dimension(0);
    boolean one = kernel.dimension(1) == 1;
    for (int output = 0; output < 2; output++) {
      for (int feature = 0; feature < features; feature++) {
        values.add(one && output == 0 ? 0f : kernel.at(feature, one ? 0 : output));
      }
    }
    values.add(one ? 0f : bias[0]);
    values.add(one ? bias[0] : bias[1]);
  }

  float[] toArray() {
    return Floats.toArray(values);
  }
}
