package org.motiflens.training.keras;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/**
 * A bidirectional LSTM, of Keras's own kind or of the kind that NVIDIA's cuDNN computes: the same
 * function with its weights in another order and two biases that are added.
 */
final class RecurrentLayer {
  private static final int GATES = 4;
  private static final String CUDNN = "CuDNNLSTM";

  private RecurrentLayer() {}

  /**
   * Appends both directions.
   *
   * @param inputs which input of the file each of the row's is
   * @return units of a direction
   */
  static int append(KerasLayer layer, int[] inputs, ParameterRow row) {
    layer.requireWord("merge_mode", "concat", "concat");
    KerasLayer one = direction(layer, "layer");
    int units = one.positive("units");
    if (layer.settings().get("backward_layer") != null
        && !layer.settings().get("backward_layer").isJsonNull()
        && direction(layer, "backward_layer").positive("units") != units) {
      throw layer.refused("has directions of different sizes");
    }
    boolean biased = layer.weights().size() == 6;
    int perDirection = biased ? 3 : 2;
    for (int from = 0; from < 2 * perDirection; from += perDirection) {
      Weight kernel = layer.weight(from, "kernel", inputs.length, GATES * units);
      Weight recurrent = layer.weight(from + 1, "recurrent kernel", units, GATES * units);
      if (one.kind().equals(CUDNN)) {
        row.lstm(
            ofCudnn(kernel, GATES),
            ofCudnn(recurrent, GATES),
            sum(layer.weight(from + 2, "bias", 2 * GATES * units).values()),
            inputs);
      } else {
        row.lstm(
            kernel,
            recurrent,
            biased
                ? layer.weight(from + 2, "bias", GATES * units).values()
                : new float[GATES * units],
            inputs);
      }
    }
    return units;
  }

  private static KerasLayer direction(KerasLayer layer, String which) {
    if (!(layer.settings().get(which) instanceof JsonObject inner)
        || !(inner.get("class_name") instanceof JsonPrimitive kind)
        || !(inner.get("config") instanceof JsonObject settings)) {
      throw layer.refused("does not say what it holds");
    }
    KerasLayer lstm =
        new KerasLayer(kind.getAsString(), layer.name() + "/" + which, settings, List.of());
    if (!lstm.kind().equals("LSTM") && !lstm.kind().equals(CUDNN)) {
      throw lstm.refused("is not supported; only an LSTM is");
    }
    lstm.requireWord("activation", "tanh", "tanh");
    lstm.requireWord("recurrent_activation", "sigmoid", "sigmoid");
    if (!lstm.flag("return_sequences", false)) {
      throw lstm.refused(
          "gives its last state alone (return_sequences = false); the engine has the mean over all"
              + " positions, which is another number");
    }
    lstm.requireFlag("stateful", false, false);
    lstm.requireFlag("time_major", false, false);
    return lstm;
  }

  /**
   * In Keras's order. cuDNN has each gate's matrix column by column where Keras has it row by row,
   * in the memory of one array.
   */
  static Weight ofCudnn(Weight kernel, int gates) {
    int inputs = kernel.dimension(0);
    int units = kernel.dimension(1) / gates;
    float[] values = new float[inputs * gates * units];
    for (int gate = 0; gate < gates; gate++) {
      for (int input = 0; input < inputs; input++) {
        for (int unit = 0; unit < units; unit++) {
          int place = unit * inputs + input;
          values[input * gates * units + gate * units + unit] =
              kernel.at(place / units, gate * units + place % units);
        }
      }
    }
    return new Weight(new int[] {inputs, gates * units}, values);
  }

  /** cuDNN adds a bias to the inputs' part and one to the states'. */
  static float[] sum(float[] both) {
    float[] sum = new float[both.length / 2];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = both[i] + both[sum.length + i];
    }
    return sum;
  }
}
