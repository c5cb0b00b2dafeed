package org.motiflens.training.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.Family;
import org.motiflens.network.LayeredFamily;

/**
 * A chain of Keras layers as a network of one of the engine's families: convolutions with rectifier
 * and max-pool, then a global maximum, a global mean or a flattened map, and dense layers; a
 * bidirectional LSTM and a global mean; or convolutions that keep the length, then those. The last
 * dense layer has two outputs and a softmax, or sigmoids, of which one is chosen. Batch
 * normalisations are joined with the weights beside them. What only acts while training (dropout,
 * noise) is left out. Anything else is refused with the layer's name.
 *
 * <p>A dense layer on a flattened map is a convolution as long as the map, with one position left,
 * whose maximum it is; one on the mean over the map is such a convolution with equal taps.
 */
final class KerasNetwork {
  private static final String GIVEN_NAME = "imported";
  private static final String NORMALIZATION = "BatchNormalization";

  private final LayerCursor layers;
  private final OutputChoice wanted;
  private final int window;
  private final List<Convolution> convolutions = new ArrayList<>();
  private final List<Integer> hidden = new ArrayList<>();
  private final ParameterRow row = new ParameterRow();

  /** Which channel of the file each of the engine's is. */
  private int[] order;

  /** Positions that are left of the window. */
  private int length;

  private int channels = Bases.COUNT;

  /** What is still to be done to the channels. */
  private Affine pending = Affine.identity(Bases.COUNT);

  /** Whether convolutions keep the length; not yet known before the first that is longer than 1. */
  private Optional<Boolean> padded = Optional.empty();

  private int units;
  private int positive;

  private KerasNetwork(
      List<KerasLayer> layers, Optional<Integer> window, String baseOrder, OutputChoice wanted) {
    this.layers = new LayerCursor(layers);
    this.wanted = wanted;
    this.window = window(this.layers.layers(), window);
    length = this.window;
    order = IntStream.range(0, Bases.COUNT).map(b -> baseOrder.indexOf("ACGT".charAt(b))).toArray();
  }

  /**
   * @param architecture under a name of no meaning
   * @param parameters in Deeplearning4j's order
   * @param positive which of the two outputs of the row means "bound"; 1 where the file has it as
   *     one output, its only one or one chosen of several
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never kept
  record Translation(Architecture architecture, float[] parameters, int positive) {}

  /**
   * Translates.
   *
   * @param window bases read; empty for what the file says
   * @param baseOrder a permutation of ACGT
   * @param wanted which of several outputs means "bound"
   * @throws InputException naming the layer that cannot be expressed
   */
  static Translation translate(
      List<KerasLayer> layers, Optional<Integer> window, String baseOrder, OutputChoice wanted) {
    return new KerasNetwork(layers, window, baseOrder, wanted).translate();
  }

  private Translation translate() {
    if (layers.at("InputLayer").isPresent()) {
      layers.take("InputLayer", "an InputLayer");
    }
    boolean recurs = layers.layers().stream().anyMatch(l -> l.kind().equals("Bidirectional"));
    boolean convolves = layers.at("Conv1D").isPresent();
    if (!recurs && !convolves) {
      layers.take("Conv1D", "a Conv1D or a Bidirectional LSTM");
    }
    while (layers.at("Conv1D").isPresent()) {
      convolution(recurs);
    }
    if (recurs) {
      recurrent();
    } else {
      convolutional();
    }
    layers.requireEnd();
    Family family =
        recurs ? (convolves ? LayeredFamily.CNN_RNN : LayeredFamily.RNN) : LayeredFamily.CNN;
    return new Translation(
        new Architecture(
            GIVEN_NAME,
            family,
            convolutions,
            family == LayeredFamily.CNN_RNN
                || (family == LayeredFamily.CNN && padded.orElse(false)),
            recurs ? 1 : 0,
            units,
            hidden,
            window),
        row.toArray(),
        positive);
  }

  /** The window that the file's input has, which must be the one declared. */
  static int window(List<KerasLayer> layers, Optional<Integer> declared) {
    JsonArray shape = inputShape(layers);
    boolean anyLength = shape.size() == 3 && shape.get(1).isJsonNull();
    OptionalInt said = shape.size() == 3 ? KerasLayer.whole(shape.get(1)) : OptionalInt.empty();
    if (shape.size() != 3
        || !KerasLayer.whole(shape.get(2)).equals(OptionalInt.of(Bases.COUNT))
        || (said.isEmpty() && !anyLength)) {
      throw new InputException(
          "Its input has the shape "
              + shape
              + "; expected (any, bases, 4): the last number must be 4, one channel a base"
              + " (channels last).");
    }
    if (anyLength) {
      return declared.orElse(Architecture.PUBLISHED_WINDOW);
    }
    if (declared.isPresent() && declared.get() != said.getAsInt()) {
      throw new InputException(
          "It reads windows of "
              + said.getAsInt()
              + " bases, not "
              + declared.get()
              + "; leave --window out.");
    }
    return said.getAsInt();
  }

  private static JsonArray inputShape(List<KerasLayer> layers) {
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

  private void convolution(boolean recurs) {
    KerasLayer layer = layers.take("Conv1D", "a Conv1D");
    layer.requireWord("data_format", "channels_last", "channels_last");
    layer.requireNumber("strides", 1);
    layer.requireNumber("dilation_rate", 1);
    layer.requireNumber("groups", 1);
    int maps = layer.positive("filters");
    int taps = layer.positive("kernel_size");
    keepLength(layer, taps, recurs);
    LinearMap map = linear(layer, taps, maps);
    boolean keeps = padded.orElse(false);
    if (keeps && taps > 1 && !pending.keepsZero()) {
      throw layer.refused(
          "keeps the length behind a batch normalization that moves zero; the zeros at the ends"
              + " would have to move, too");
    }
    map = map.after(pending);
    String activation = layer.word("activation", "linear");
    if (activation.equals("linear")) {
      map = normalized(map);
    }
    rectifier(layer, activation);
    length -= keeps ? 0 : taps - 1;
    if (length < 1) {
      throw layer.refused("has more taps than positions are left of the window");
    }
    row.convolution(map.weight(taps, channels, maps), map.biases(), order);
    channels = maps;
    order = IntStream.range(0, maps).toArray();
    pending = normalizations(maps);
    int pool = pool();
    if (pool > 1) {
      requireOrder("MaxPooling1D");
      length /= pool;
      pending = pending.then(normalizations(maps));
    }
    convolutions.add(new Convolution(maps, taps, pool));
  }

  /** Whether this convolution keeps the length, which all do or none. */
  private void keepLength(KerasLayer layer, int taps, boolean recurs) {
    String padding = layer.word("padding", "valid");
    boolean same = padding.equals("same");
    if (!same && !padding.equals("valid")) {
      throw layer.refused("has padding = " + padding + "; the engine has valid and same");
    }
    if (recurs && !same && taps > 1) {
      throw layer.refused(
          "has padding = valid; before an LSTM the engine has convolutions with same alone");
    }
    if (taps == 1) {
      return;
    }
    if (same && taps % 2 == 0) {
      throw layer.refused(
          "has a kernel of "
              + taps
              + " taps and keeps the length; the engine pads both ends alike");
    }
    if (padded.isPresent() && padded.get() != same) {
      throw layer.refused(
          "has padding = " + padding + " and one before it has not; the engine has one for all");
    }
    padded = Optional.of(same);
  }

  private LinearMap linear(KerasLayer layer, int taps, int maps) {
    return LinearMap.of(
        layer.weight(0, "kernel", taps, channels, maps).values(), bias(layer, maps));
  }

  private static float[] bias(KerasLayer layer, int size) {
    return layer.flag("use_bias", true) ? layer.weight(1, "bias", size).values() : new float[size];
  }

  /** A map with the batch normalisations that stand between it and its rectifier. */
  private LinearMap normalized(LinearMap map) {
    return map.before(normalizations(map.outputs()));
  }

  /** All batch normalisations that follow, as one. */
  private Affine normalizations(int size) {
    Affine all = Affine.identity(size);
    while (layers.at(NORMALIZATION).isPresent()) {
      all = all.then(Affine.of(layers.take(NORMALIZATION, "a " + NORMALIZATION), size));
    }
    return all;
  }

  /** A maximum of what is still to be scaled is that of the scaled only where no sign turns. */
  private void requireOrder(String what) {
    if (!pending.keepsOrder()) {
      throw new InputException(
          "Its "
              + what
              + " follows a BatchNormalization with a negative gamma, which turns the maximum of a"
              + " filter into its minimum and cannot be expressed; choose another model.");
    }
  }

  /** The rectifier, in the layer itself or after it. */
  private void rectifier(KerasLayer layer, String activation) {
    if (activation.equals("relu")) {
      return;
    }
    if (!activation.equals("linear")) {
      throw layer.refused("has activation = " + activation + "; the engine has relu alone");
    }
    if (layers.at("ReLU").isPresent()) {
      ownRectifier();
      return;
    }
    layers.take("Activation", "an activation relu").requireWord("activation", "linear", "relu");
  }

  private void ownRectifier() {
    KerasLayer own = layers.take("ReLU", "a ReLU");
    own.requireNumber("negative_slope", 0);
    own.requireNumber("threshold", 0);
    JsonElement most = own.settings().get("max_value");
    if (most != null && !most.isJsonNull()) {
      throw own.refused("has max_value = " + most + "; the engine has no such bound");
    }
  }

  private int pool() {
    if (layers.at("MaxPooling1D").isEmpty()) {
      return 1;
    }
    KerasLayer layer = layers.take("MaxPooling1D", "a MaxPooling1D");
    int size = layer.positive("pool_size");
    layer.requireNumber("strides", size);
    layer.requireWord("padding", "valid", "valid");
    layer.requireWord("data_format", "channels_last", "channels_last");
    if (size > length) {
      throw layer.refused("is wider than what is left of the window");
    }
    return size;
  }

  private void poolAll(String kind) {
    KerasLayer layer = layers.take(kind, "a " + kind);
    layer.requireWord("data_format", "channels_last", "channels_last");
    layer.requireFlag("keepdims", false, false);
  }

  private void recurrent() {
    KerasLayer layer = layers.take("Bidirectional", "a Conv1D or a Bidirectional");
    if (!pending.isIdentity()) {
      throw layer.refused("follows a BatchNormalization; only one before a rectifier is supported");
    }
    units = RecurrentLayer.append(layer, order, row);
    poolAll("GlobalAveragePooling1D");
    channels = 2 * units;
    pending = normalizations(channels);
    Dense last = dense(channels);
    if (last.rectified()) {
      throw last.layer().refused("is a hidden Dense behind an LSTM; the engine has none there");
    }
    output(last);
  }

  private void convolutional() {
    boolean flattened = layers.at("Flatten").isPresent();
    boolean averaged = layers.at("GlobalAveragePooling1D").isPresent();
    if (!flattened && !averaged) {
      poolAll("GlobalMaxPooling1D");
      requireOrder("GlobalMaxPooling1D");
      pending = pending.then(normalizations(channels));
    } else {
      ofWholeMap(averaged);
    }
    Dense dense = dense(channels);
    while (dense.rectified()) {
      row.dense(dense.map());
      channels = dense.map().outputs();
      hidden.add(channels);
      pending = normalizations(channels);
      dense = dense(channels);
    }
    output(dense);
  }

  /** The first dense layer on a flattened or averaged map, as a convolution of one position. */
  private void ofWholeMap(boolean averaged) {
    KerasLayer layer =
        averaged
            ? layers.at("GlobalAveragePooling1D").orElseThrow()
            : layers.take("Flatten", "a Flatten");
    if (padded.orElse(false)) {
      throw layer.refused(
          "follows convolutions that keep the length; the engine computes it only of those with"
              + " padding = valid");
    }
    if (averaged) {
      poolAll("GlobalAveragePooling1D");
    } else {
      layer.requireWord("data_format", "channels_last", "channels_last");
      pending = pending.repeated(length);
    }
    pending = pending.then(normalizations(pending.scale().length));
    Dense dense = dense(pending.scale().length);
    LinearMap map = averaged ? dense.map().overMeanOf(length) : dense.map();
    int[] own = order;
    if (dense.rectified()) {
      append(map, own);
      pending = normalizations(channels);
      return;
    }
    // The last layer has no rectifier: of each output z, rect(z) - rect(-z) is z again.
    int outputs = map.outputs();
    append(map.withNegatives(), own);
    double[] difference = new double[2 * outputs * outputs];
    for (int output = 0; output < outputs; output++) {
      difference[output * outputs + output] = 1;
      difference[(outputs + output) * outputs + output] = -1;
    }
    ready =
        Optional.of(
            new Dense(
                dense.layer(), new LinearMap(difference, new double[outputs]), dense.activation()));
  }

  /** The output layer, where it was read already. */
  private Optional<Dense> ready = Optional.empty();

  private void append(LinearMap map, int[] own) {
    int maps = map.outputs();
    row.convolution(map.weight(length, channels, maps), map.biases(), own);
    convolutions.add(new Convolution(maps, length, 1));
    channels = maps;
    length = 1;
    pending = Affine.identity(maps);
  }

  /**
   * A dense layer.
   *
   * @param map with all batch normalisations around it
   * @param activation as the layer or the one behind it says
   */
  private record Dense(KerasLayer layer, LinearMap map, String activation) {
    boolean rectified() {
      return activation.equals("relu");
    }
  }

  private Dense dense(int features) {
    if (ready.isPresent()) {
      return ready.get();
    }
    // Behind a global pool it changes nothing.
    if (layers.at("Flatten").isPresent()) {
      layers.take("Flatten", "a Flatten");
    }
    KerasLayer layer = layers.take("Dense", "the last Dense");
    int outputs = layer.positive("units");
    LinearMap map =
        LinearMap.of(layer.weight(0, "kernel", features, outputs).values(), bias(layer, outputs))
            .after(pending);
    String activation = layer.word("activation", "linear");
    if (activation.equals("linear")) {
      map = normalized(map);
      if (layers.at("ReLU").isPresent()) {
        ownRectifier();
        activation = "relu";
      } else if (layers.at("Activation").isPresent()) {
        activation = layers.take("Activation", "an activation").word("activation", "linear");
      } else if (layers.at("Softmax").isPresent()) {
        layers.take("Softmax", "a Softmax");
        activation = "softmax";
      }
    }
    return new Dense(layer, map, activation);
  }

  private void output(Dense last) {
    LinearMap map = last.map();
    int outputs = map.outputs();
    boolean sigmoid = last.activation().equals("sigmoid");
    if (!sigmoid && !(outputs == 2 && last.activation().equals("softmax"))) {
      throw last.layer()
          .refused(
              "has "
                  + outputs
                  + " outputs with activation "
                  + last.activation()
                  + "; the last Dense has 2 with softmax, or any number with sigmoid, and those"
                  + " before it have relu");
    }
    int unit = wanted.unit(last.layer(), outputs, last.activation());
    if (sigmoid && outputs > 1) {
      map = map.only(unit);
    }
    positive = sigmoid ? 1 : unit;
    row.output(map.weight(map.rows(), map.outputs()), map.biases());
  }
}
