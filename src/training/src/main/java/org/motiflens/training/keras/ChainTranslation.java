package org.motiflens.training.keras;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.chain.ChainLayer;
import org.motiflens.network.chain.ChainModel;
import org.motiflens.network.chain.ConvolutionLayer;
import org.motiflens.network.chain.Curve;
import org.motiflens.network.chain.CurveLayer;
import org.motiflens.network.chain.FlattenLayer;
import org.motiflens.network.chain.PoolLayer;
import org.motiflens.network.chain.ScaleLayer;
import org.motiflens.network.chain.Shape;

/**
 * Layers of Keras, one after the other, as a chain of the engine's: what {@link KerasNetwork}
 * cannot express in the faster families. Layers are taken as they come; what is not known is
 * refused by name.
 */
final class ChainTranslation {
  private static final Set<String> OUTPUTS = Set.of("sigmoid", "softmax");

  private final CurveNames curves;
  private final OutputChoice choice;
  private final List<ChainLayer> layers = new ArrayList<>();

  private Shape shape;

  /** The activation of an output, once it was met, and the layer that has it. */
  private String link = "";

  private KerasLayer last;

  private ChainTranslation(int window, CurveNames curves, OutputChoice choice) {
    shape = new Shape(window, Bases.COUNT);
    this.curves = curves;
    this.choice = choice;
  }

  /**
   * @param window bases read
   * @param version the first number of the version of Keras
   * @throws InputException naming the layer that cannot be expressed
   */
  static ChainModel translate(
      List<KerasLayer> all, int window, int version, String baseOrder, OutputChoice choice) {
    ChainTranslation translation = new ChainTranslation(window, new CurveNames(version), choice);
    List<KerasLayer> acting = new LayerCursor(all).layers();
    for (KerasLayer layer : acting) {
      translation.add(layer);
    }
    return translation.model(window, baseOrder);
  }

  private ChainModel model(int window, String baseOrder) {
    if (link.isEmpty()) {
      throw new InputException(
          "Its last layer"
              + (last == null ? "" : ", " + last.words() + ",")
              + " gives no probability; expected an output with sigmoid or softmax.");
    }
    if (shape.length() != 1) {
      throw last.unlike(
          "gives "
              + shape.length()
              + " positions; expected one score a window: a global pool, a Flatten or a last state"
              + " before it");
    }
    int output = choice.unit(last, shape.channels(), link);
    if (shape.channels() == 1 && link.equals("softmax")) {
      throw last.refused("has one output with softmax, which is always 1");
    }
    return new ChainModel(
        window,
        IntStream.range(0, Bases.COUNT)
            .map(b -> baseOrder.indexOf("ACGT".charAt(b)))
            .boxed()
            .toList(),
        layers,
        link.equals("softmax") ? ChainModel.Link.SOFTMAX : ChainModel.Link.SIGMOID,
        output);
  }

  private void append(KerasLayer from, ChainLayer layer) {
    if (!link.isEmpty()) {
      requireMiddle(from);
    }
    try {
      layer.requireFits(shape);
    } catch (InputException e) {
      throw new InputException(
          from.refused("does not fit a map of " + shape + " (positions x channels)").getMessage(),
          e);
    }
    shape = layer.output(shape);
    layers.add(layer);
    last = from;
  }

  /** What looked like an output is none: something follows. */
  private void requireMiddle(KerasLayer next) {
    if (link.equals("softmax")) {
      throw next.refused("follows a softmax; only the last layer may have one");
    }
    layers.add(new CurveLayer(Curve.SIGMOID, 0));
    link = "";
  }

  private void add(KerasLayer layer) {
    switch (layer.kind()) {
      case "InputLayer" -> {}
      case "Conv1D", "Convolution1D" -> convolution(layer);
      case "Dense" -> dense(layer, layer);
      case "TimeDistributed" -> distributed(layer);
      case "BatchNormalization" -> normalization(layer);
      case "Activation" -> activation(layer, layer.word("activation", "linear"));
      case "Softmax" -> activation(layer, "softmax");
      case "ReLU" -> rectifier(layer);
      case "LeakyReLU" ->
          append(
              layer,
              new CurveLayer(
                  Curve.RELU,
                  (float) layer.real(curves.version() >= 3 ? "negative_slope" : "alpha", 0.3)));
      case "ELU" -> append(layer, new CurveLayer(Curve.ELU, (float) layer.real("alpha", 1)));
      case "MaxPooling1D" -> pool(layer, true);
      case "AveragePooling1D" -> pool(layer, false);
      case "GlobalMaxPooling1D" -> all(layer, true);
      case "GlobalAveragePooling1D" -> all(layer, false);
      case "Flatten" -> {
        layer.requireWord("data_format", "channels_last", "channels_last");
        if (shape.length() > 1) {
          append(layer, new FlattenLayer());
        }
      }
      case "LSTM", "GRU", "CuDNNLSTM", "CuDNNGRU", "Bidirectional" ->
          append(layer, KerasRecurrence.of(layer, curves, shape.channels()));
      case "Lambda" -> throw layer.refused("is Python code, which is never run");
      default ->
          throw layer.refused(
              "is not supported; in a chain are Conv1D, Dense, MaxPooling1D, AveragePooling1D, global"
                  + " pools, BatchNormalization, activations, Flatten, LSTM, GRU and Bidirectional");
    }
  }

  private void activation(KerasLayer layer, String name) {
    if (OUTPUTS.contains(name)) {
      if (!link.isEmpty()) {
        requireMiddle(layer);
      }
      link = name;
      last = layer;
      return;
    }
    CurveNames.Named named = curves.of(layer, name);
    if (named.curve() != Curve.LINEAR) {
      append(layer, new CurveLayer(named.curve(), named.parameter()));
    }
  }

  private void rectifier(KerasLayer layer) {
    if (layer.real("threshold", 0) != 0) {
      throw layer.refused("has threshold = " + layer.settings().get("threshold") + ", not 0");
    }
    if (layer.settings().get("max_value") != null
        && !layer.settings().get("max_value").isJsonNull()) {
      throw layer.refused(
          "has max_value = "
              + layer.settings().get("max_value")
              + "; the engine has no such bound");
    }
    append(layer, new CurveLayer(Curve.RELU, (float) layer.real("negative_slope", 0)));
  }

  private void convolution(KerasLayer layer) {
    layer.requireWord("data_format", "channels_last", "channels_last");
    layer.requireNumber("groups", 1);
    int maps = layer.positive("filters");
    int taps = layer.positive("kernel_size");
    int stride = Math.max(1, layer.number("strides", 1));
    int dilation = Math.max(1, layer.number("dilation_rate", 1));
    int span = (taps - 1) * dilation + 1;
    int[] padding = padding(layer, span, stride);
    float[] kernel = layer.weight(0, "kernel", taps, shape.channels(), maps).values();
    append(
        layer,
        new ConvolutionLayer(
            taps,
            shape.channels(),
            maps,
            stride,
            dilation,
            padding[0],
            padding[1],
            kernel,
            bias(layer, maps)));
    activation(layer, layer.word("activation", "linear"));
  }

  /** Zeros before and behind, as TensorFlow adds them. */
  private int[] padding(KerasLayer layer, int span, int stride) {
    String padding = layer.word("padding", "valid");
    return switch (padding) {
      case "valid" -> {
        if (span > shape.length()) {
          throw layer.refused(
              "spans " + span + " positions where " + shape.length() + " are left of the window");
        }
        yield new int[] {0, 0};
      }
      case "causal" -> new int[] {span - 1, 0};
      case "same" -> {
        int rows = (shape.length() + stride - 1) / stride;
        int added = Math.max(0, (rows - 1) * stride + span - shape.length());
        yield new int[] {added / 2, added - added / 2};
      }
      default -> throw layer.refused("has padding = " + padding);
    };
  }

  private static float[] bias(KerasLayer layer, int size) {
    return layer.flag("use_bias", true) ? layer.weight(1, "bias", size).values() : new float[size];
  }

  /**
   * A dense layer at each position.
   *
   * @param layer that has the weights
   * @param settings that say what it is
   */
  private void dense(KerasLayer layer, KerasLayer settings) {
    int units = settings.positive("units");
    float[] kernel = layer.weight(0, "kernel", shape.channels(), units).values();
    float[] bias =
        settings.flag("use_bias", true)
            ? layer.weight(1, "bias", units).values()
            : new float[units];
    append(layer, ConvolutionLayer.dense(shape.channels(), units, kernel, bias));
    activation(layer, settings.word("activation", "linear"));
  }

  private void distributed(KerasLayer layer) {
    if (layer.settings().get("layer") instanceof JsonObject inner
        && inner.get("class_name") instanceof JsonPrimitive kind
        && kind.getAsString().equals("Dense")
        && inner.get("config") instanceof JsonObject settings) {
      dense(layer, new KerasLayer("Dense", layer.name(), settings, List.of()));
      return;
    }
    throw layer.refused("holds something else than a Dense");
  }

  private void normalization(KerasLayer layer) {
    Affine affine = Affine.of(layer, shape.channels());
    float[] factors = new float[shape.channels()];
    float[] summands = new float[shape.channels()];
    for (int c = 0; c < factors.length; c++) {
      factors[c] = (float) affine.scale()[c];
      summands[c] = (float) affine.shift()[c];
    }
    append(layer, new ScaleLayer(factors, summands));
  }

  private void pool(KerasLayer layer, boolean maximum) {
    layer.requireWord("data_format", "channels_last", "channels_last");
    int size = layer.positive("pool_size");
    int stride = Math.max(1, layer.number("strides", size));
    int[] padding = padding(layer, size, stride);
    append(layer, new PoolLayer(maximum, size, stride, padding[0], padding[1]));
  }

  private void all(KerasLayer layer, boolean maximum) {
    layer.requireWord("data_format", "channels_last", "channels_last");
    append(layer, PoolLayer.global(maximum));
  }

  /**
   * Keras's names of activations.
   *
   * @param version the first number of the Keras that saved the file: {@code hard_sigmoid} has
   *     another slope since 3
   */
  record CurveNames(int version) {
    /** A curve with its parameter, where it has one. */
    record Named(Curve curve, float parameter) {}

    private static final Map<String, Named> NAMES =
        Map.ofEntries(
            Map.entry("linear", new Named(Curve.LINEAR, 0)),
            Map.entry("relu", new Named(Curve.RELU, 0)),
            Map.entry("leaky_relu", new Named(Curve.RELU, 0.2f)),
            Map.entry("elu", new Named(Curve.ELU, 1)),
            Map.entry("selu", new Named(Curve.SELU, 0)),
            Map.entry("sigmoid", new Named(Curve.SIGMOID, 0)),
            Map.entry("tanh", new Named(Curve.TANH, 0)),
            Map.entry("softplus", new Named(Curve.SOFTPLUS, 0)),
            Map.entry("softsign", new Named(Curve.SOFTSIGN, 0)),
            Map.entry("exponential", new Named(Curve.EXPONENTIAL, 0)),
            Map.entry("exp", new Named(Curve.EXPONENTIAL, 0)),
            Map.entry("swish", new Named(Curve.SWISH, 0)),
            Map.entry("silu", new Named(Curve.SWISH, 0)));

    /** The curve of a name in a layer. */
    Named of(KerasLayer layer, String name) {
      if (name.equals("hard_sigmoid")) {
        return new Named(Curve.HARD_SIGMOID, version >= 3 ? 1f / 6 : 0.2f);
      }
      Named named = NAMES.get(name);
      if (named == null) {
        throw layer.refused(
            "has the activation "
                + name
                + "; the engine has relu, leaky_relu, elu, selu, sigmoid, hard_sigmoid, tanh,"
                + " softplus, softsign, exponential, swish and linear");
      }
      return named;
    }
  }
}
