package org.motiflens.training.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.Architecture.Family;

/**
 * A chain of Keras layers as a network of one of the engine's families: convolutions with rectifier
 * and max-pool and a global maximum; a bidirectional LSTM and a global mean; or convolutions that
 * keep the length, then those. Then two outputs and a softmax, or one and a sigmoid. What only acts
 * while training (dropout, noise) is left out. Anything else is refused with the layer's name.
 */
final class KerasNetwork {
  /** Layers that do nothing when a trained model is asked. */
  private static final Set<String> TRAINING_ONLY =
      Set.of(
          "Dropout",
          "SpatialDropout1D",
          "GaussianNoise",
          "GaussianDropout",
          "AlphaDropout",
          "ActivityRegularization");

  private static final String GIVEN_NAME = "imported";
  private static final int GATES = 4;

  private final List<KerasLayer> layers;
  private final int window;
  private final List<Convolution> convolutions = new ArrayList<>();
  private final ParameterRow row = new ParameterRow();
  private int next;
  private int[] inputs;
  private int units;
  private boolean oneOutput;

  private KerasNetwork(List<KerasLayer> layers, Optional<Integer> window, String baseOrder) {
    this.layers = layers.stream().filter(layer -> !TRAINING_ONLY.contains(layer.kind())).toList();
    this.window = window(window);
    inputs =
        IntStream.range(0, Bases.COUNT).map(b -> baseOrder.indexOf("ACGT".charAt(b))).toArray();
  }

  /**
   * @param architecture under a name of no meaning
   * @param parameters in Deeplearning4j's order
   * @param oneOutput whether the file has one output, which means "bound"
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never kept
  record Translation(Architecture architecture, float[] parameters, boolean oneOutput) {}

  /**
   * Translates.
   *
   * @param window bases read; empty for what the file says
   * @param baseOrder a permutation of ACGT
   * @throws InputException naming the layer that cannot be expressed
   */
  static Translation translate(
      List<KerasLayer> layers, Optional<Integer> window, String baseOrder) {
    return new KerasNetwork(layers, window, baseOrder).translate();
  }

  private Translation translate() {
    if (at("InputLayer").isPresent()) {
      next++;
    }
    boolean recurs = layers.stream().anyMatch(layer -> layer.kind().equals("Bidirectional"));
    while (at("Conv1D").isPresent()) {
      convolution(recurs ? "same" : "valid");
    }
    if (recurs) {
      bidirectional(take("Bidirectional", "a Conv1D or a Bidirectional"));
      poolAll("GlobalAveragePooling1D");
    } else {
      poolAll("GlobalMaxPooling1D");
    }
    output(take("Dense", "the last Dense"));
    if (next < layers.size()) {
      throw layers.get(next).refused("comes after the last Dense; nothing may");
    }
    Family family = recurs ? (convolutions.isEmpty() ? Family.RNN : Family.CNN_RNN) : Family.CNN;
    if (family == Family.CNN && convolutions.isEmpty()) {
      throw new InputException(
          "It has neither a Conv1D nor a Bidirectional LSTM; no supported family is without.");
    }
    return new Translation(
        new Architecture(GIVEN_NAME, family, convolutions, recurs ? 1 : 0, units, window),
        row.toArray(),
        oneOutput);
  }

  private Optional<KerasLayer> at(String kind) {
    return next < layers.size() && layers.get(next).kind().equals(kind)
        ? Optional.of(layers.get(next))
        : Optional.empty();
  }

  private KerasLayer take(String kind, String expected) {
    if (next >= layers.size()) {
      throw new InputException("Its layers end where " + expected + " is expected.");
    }
    KerasLayer layer = layers.get(next);
    if (layer.kind().equals("Lambda")) {
      throw layer.refused("is Python code, which is never run");
    }
    if (!layer.kind().equals(kind)) {
      throw layer.refused("is not supported where " + expected + " is expected");
    }
    next++;
    return layer;
  }

  /** The window that the file's input has, which must be the one declared. */
  private int window(Optional<Integer> declared) {
    JsonArray shape = inputShape();
    boolean anyLength = shape.size() == 3 && shape.get(1).isJsonNull();
    OptionalInt length = shape.size() == 3 ? KerasLayer.whole(shape.get(1)) : OptionalInt.empty();
    if (shape.size() != 3
        || !KerasLayer.whole(shape.get(2)).equals(OptionalInt.of(Bases.COUNT))
        || (length.isEmpty() && !anyLength)) {
      throw new InputException(
          "Its input has the shape "
              + shape
              + "; expected (any, bases, 4): the last number must be 4, one channel a base"
              + " (channels last).");
    }
    if (anyLength) {
      return declared.orElse(Architecture.PUBLISHED_WINDOW);
    }
    if (declared.isPresent() && declared.get() != length.getAsInt()) {
      throw new InputException(
          "It reads windows of "
              + length.getAsInt()
              + " bases, not "
              + declared.get()
              + "; leave --window out.");
    }
    return length.getAsInt();
  }

  private JsonArray inputShape() {
    if (!layers.isEmpty()) {
      JsonObject settings = layers.get(0).settings();
      for (String name : List.of("batch_input_shape", "batch_shape")) {
        if (settings.get(name) != null && settings.get(name).isJsonArray()) {
          return settings.get(name).getAsJsonArray();
        }
      }
    }
    throw new InputException(
        "Its first layer does not say what its input looks like (batch_input_shape); build the"
            + " model with an Input((101, 4)) and save it again.");
  }

  private void convolution(String padding) {
    KerasLayer layer = take("Conv1D", "a Conv1D");
    layer.requireWord("data_format", "channels_last", "channels_last");
    layer.requireWord("padding", "valid", padding);
    layer.requireNumber("strides", 1);
    layer.requireNumber("dilation_rate", 1);
    layer.requireNumber("groups", 1);
    int maps = positive(layer, "filters");
    int taps = positive(layer, "kernel_size");
    if (padding.equals("same") && taps % 2 == 0) {
      throw layer.refused(
          "has a kernel of "
              + taps
              + " taps and keeps the length; the engine pads both ends alike");
    }
    rectifier(layer);
    row.convolution(
        layer.weight(0, "kernel", taps, inputs.length, maps), bias(layer, 1, maps), inputs);
    convolutions.add(new Convolution(maps, taps, pool()));
    inputs = IntStream.range(0, maps).toArray();
  }

  /** The rectifier, in the layer itself or after it. */
  private void rectifier(KerasLayer layer) {
    String activation = layer.word("activation", "linear");
    if (activation.equals("relu")) {
      return;
    }
    if (!activation.equals("linear")) {
      throw layer.refused("has activation = " + activation + "; the engine has relu alone");
    }
    if (at("ReLU").isPresent()) {
      KerasLayer own = take("ReLU", "a ReLU");
      own.requireNumber("negative_slope", 0);
      own.requireNumber("threshold", 0);
      JsonElement most = own.settings().get("max_value");
      if (most != null && !most.isJsonNull()) {
        throw own.refused("has max_value = " + most + "; the engine has no such bound");
      }
      return;
    }
    KerasLayer own = take("Activation", "an activation relu");
    own.requireWord("activation", "linear", "relu");
  }

  private int pool() {
    if (at("MaxPooling1D").isEmpty()) {
      return 1;
    }
    KerasLayer layer = take("MaxPooling1D", "a MaxPooling1D");
    int size = positive(layer, "pool_size");
    layer.requireNumber("strides", size);
    layer.requireWord("padding", "valid", "valid");
    layer.requireWord("data_format", "channels_last", "channels_last");
    return size;
  }

  private void poolAll(String kind) {
    KerasLayer layer = take(kind, "a " + kind);
    layer.requireWord("data_format", "channels_last", "channels_last");
    layer.requireFlag("keepdims", false, false);
  }

  private void bidirectional(KerasLayer layer) {
    layer.requireWord("merge_mode", "concat", "concat");
    units = direction(layer, "layer");
    if (layer.settings().get("backward_layer") != null
        && !layer.settings().get("backward_layer").isJsonNull()
        && direction(layer, "backward_layer") != units) {
      throw layer.refused("has directions of different sizes");
    }
    boolean biased = layer.weights().size() == 6;
    int perDirection = biased ? 3 : 2;
    for (int from = 0; from < 2 * perDirection; from += perDirection) {
      row.lstm(
          layer.weight(from, "kernel", inputs.length, GATES * units),
          layer.weight(from + 1, "recurrent kernel", units, GATES * units),
          biased
              ? layer.weight(from + 2, "bias", GATES * units).values()
              : new float[GATES * units],
          inputs);
    }
  }

  /** Units of one direction. */
  private static int direction(KerasLayer layer, String which) {
    if (!(layer.settings().get(which) instanceof JsonObject inner)
        || !(inner.get("class_name") instanceof JsonPrimitive kind)
        || !(inner.get("config") instanceof JsonObject settings)) {
      throw layer.refused("does not say what it holds");
    }
    KerasLayer lstm =
        new KerasLayer(kind.getAsString(), layer.name() + "/" + which, settings, List.of());
    if (!lstm.kind().equals("LSTM")) {
      throw lstm.refused("is not supported; only an LSTM is");
    }
    lstm.requireWord("activation", "tanh", "tanh");
    lstm.requireWord("recurrent_activation", "sigmoid", "sigmoid");
    lstm.requireFlag("return_sequences", false, true);
    lstm.requireFlag("stateful", false, false);
    lstm.requireFlag("time_major", false, false);
    return positive(lstm, "units");
  }

  private void output(KerasLayer layer) {
    int outputs = positive(layer, "units");
    String activation = layer.word("activation", "linear");
    if (activation.equals("linear") && at("Activation").isPresent()) {
      activation = take("Activation", "an activation").word("activation", "linear");
    } else if (activation.equals("linear") && at("Softmax").isPresent()) {
      take("Softmax", "a Softmax");
      activation = "softmax";
    }
    oneOutput = outputs == 1 && activation.equals("sigmoid");
    if (!oneOutput && !(outputs == 2 && activation.equals("softmax"))) {
      throw layer.refused(
          "has "
              + outputs
              + " outputs with activation "
              + activation
              + "; the last Dense has 2 with softmax or 1 with sigmoid, and no other Dense is"
              + " supported");
    }
    int features = units > 0 ? 2 * units : inputs.length;
    row.output(layer.weight(0, "kernel", features, outputs), bias(layer, 1, outputs));
  }

  private static float[] bias(KerasLayer layer, int index, int size) {
    return layer.flag("use_bias", true)
        ? layer.weight(index, "bias", size).values()
        : new float[size];
  }

  private static int positive(KerasLayer layer, String setting) {
    int value = layer.number(setting, 0);
    if (value < 1) {
      throw layer.refused("has " + setting + " = " + value);
    }
    return value;
  }
}
