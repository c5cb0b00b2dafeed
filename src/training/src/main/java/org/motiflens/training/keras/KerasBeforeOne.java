package org.motiflens.training.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.motiflens.genome.InputException;

/**
 * The layers of a {@code Sequential} model as {@code to_json()} of Keras before 1.0 wrote it, a
 * list with one object a layer, in the words of Keras 2; weights stand in the groups {@code
 * layer_0}, {@code layer_1}, … of the file beside it, as {@code param_0} and {@code param_1}.
 *
 * <p>The file does not say which backend it was trained on. Keras before 1.0 used Theano unless
 * told otherwise, whose convolutions turn kernels round: tap k of the file meets base taps − 1 − k.
 * That is what is read here; of the one published network that could be tried, the scores separate
 * its own labels so, and not the other way ({@code docs/interactions.md}).
 */
final class KerasBeforeOne {
  private static final List<String> KNOWN =
      List.of("Convolution1D", "MaxPooling1D", "Flatten", "Dense", "Dropout", "Activation");

  private KerasBeforeOne() {}

  /** Whether a model is in this form. */
  static boolean is(JsonObject model) {
    return !model.has("class_name") && (model.has("layers") || model.has("node_config"));
  }

  /**
   * The layers, from the input up.
   *
   * @param weights of the layer of a number
   * @throws InputException when a layer is not known here, or has settings that are not
   */
  static List<KerasLayer> layers(JsonObject model, IntFunction<List<Weight>> weights) {
    if (!(model.get("layers") instanceof JsonArray list) || list.isEmpty()) {
      throw new InputException(
          "Its layers are a Graph of Keras before 1.0; of that time Sequential models can be"
              + " imported.");
    }
    List<KerasLayer> layers = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof JsonObject old) || word(old, "name").isEmpty()) {
        throw new InputException("Its layer " + i + " has no name; save the model again.");
      }
      layers.add(layer(old, i, weights.apply(i)));
    }
    return layers;
  }

  private static KerasLayer layer(JsonObject old, int number, List<Weight> weights) {
    String kind = word(old, "name");
    String name = "layer_" + number;
    JsonObject settings = new JsonObject();
    if (!KNOWN.contains(kind)) {
      throw new KerasLayer(kind, name, settings, weights)
          .refused(
              "is not supported in a file of Keras before 1.0; there are "
                  + String.join(", ", KNOWN));
    }
    if (old.get("input_shape") instanceof JsonArray shape) {
      JsonArray batch = new JsonArray();
      batch.add(JsonNull.INSTANCE);
      batch.addAll(shape);
      settings.add("batch_input_shape", batch);
    }
    return switch (kind) {
      case "Convolution1D" -> {
        settings.add("filters", old.get("nb_filter"));
        settings.add("kernel_size", old.get("filter_length"));
        settings.add("strides", old.get("subsample_length"));
        settings.add("padding", old.get("border_mode"));
        settings.add("activation", old.get("activation"));
        KerasLayer layer = new KerasLayer("Conv1D", name, settings, turned(kind, name, weights));
        if (!word(old, "border_mode").equals("valid")
            && layer.weights().get(0).dimension(0) % 2 == 0) {
          throw layer.refused(
              "keeps the length with an even number of taps, of which Theano puts one more before a"
                  + " position and TensorFlow behind it; only odd ones can be imported");
        }
        yield layer;
      }
      case "MaxPooling1D" -> {
        settings.add("pool_size", old.get("pool_length"));
        settings.add("strides", old.get("stride"));
        settings.add("padding", old.get("border_mode"));
        KerasLayer layer = new KerasLayer(kind, name, settings, weights);
        layer.requireWord("padding", "valid", "valid");
        yield layer;
      }
      case "Dense" -> {
        settings.add("units", old.get("output_dim"));
        settings.add("activation", old.get("activation"));
        yield new KerasLayer(kind, name, settings, weights);
      }
      case "Activation" -> {
        settings.add("activation", old.get("activation"));
        yield new KerasLayer(kind, name, settings, weights);
      }
      default -> new KerasLayer(kind, name, settings, weights);
    };
  }

  /** From filters × channels × taps × 1, last tap first, to taps × channels × filters. */
  private static List<Weight> turned(String kind, String name, List<Weight> weights) {
    KerasLayer layer = new KerasLayer(kind, name, new JsonObject(), weights);
    if (weights.size() != 2) {
      throw layer.refused("has other weights than a kernel and a bias");
    }
    Weight kernel = weights.get(0);
    int filters = kernel.dimension(0);
    int channels = kernel.axes() == 4 ? kernel.dimension(1) : 0;
    int taps = kernel.axes() == 4 ? kernel.dimension(2) : 0;
    if (!kernel.is(filters, channels, taps, 1)) {
      throw layer.unlike(
          "has a kernel of shape " + kernel.shape() + "; expected filters x channels x taps x 1");
    }
    float[] values = kernel.values();
    float[] turned = new float[values.length];
    for (int f = 0; f < filters; f++) {
      for (int c = 0; c < channels; c++) {
        for (int t = 0; t < taps; t++) {
          turned[((taps - 1 - t) * channels + c) * filters + f] =
              values[(f * channels + c) * taps + t];
        }
      }
    }
    return List.of(new Weight(new int[] {taps, channels, filters}, turned), weights.get(1));
  }

  private static String word(JsonObject object, String field) {
    JsonElement value = object.get(field);
    return value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
  }
}
