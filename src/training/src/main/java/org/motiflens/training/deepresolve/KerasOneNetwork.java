package org.motiflens.training.deepresolve;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.WholeFile;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.engine.Networks;

/**
 * A network of Keras 1 on Theano, of the kind that DeepResolve published: an input of 4 × 1 ×
 * bases, one convolution with rectifier, the maximum over all its positions, dense layers with
 * rectifiers, one output and its logistic function.
 *
 * <p>Theano turns the kernels of convolutions round: tap k of the file meets base taps − 1 − k. The
 * single output z becomes the margin of two, (0, z), which is the same probability.
 */
public final class KerasOneNetwork {
  private static final Set<String> TRAINING_ONLY = Set.of("Dropout");
  private static final String NAME = "keras1-cnn";

  private final Path file;
  private final Map<String, KerasOneFile.Tensor> tensors;
  private final List<JsonObject> layers;
  private int next;

  private KerasOneNetwork(
      Path file, List<JsonObject> layers, Map<String, KerasOneFile.Tensor> tensors) {
    this.file = file;
    this.layers = layers;
    this.tensors = tensors;
  }

  /**
   * Reads a network.
   *
   * @param architecture JSON as {@code model.to_json()} of Keras 1 writes it
   * @param weights HDF5 as {@code model.save_weights} or {@code ModelCheckpoint} write it
   * @throws InputException when a file is missing, or its network is of another kind; the message
   *     names the file and the layer
   */
  public static Network read(Path architecture, Path weights) {
    List<JsonObject> layers = layers(architecture);
    return new KerasOneNetwork(architecture, layers, KerasOneFile.read(weights)).translate(weights);
  }

  private static List<JsonObject> layers(Path file) {
    try {
      JsonObject model =
          JsonParser.parseString(WholeFile.text(file, Limits.LARGEST_SMALL_FILE)).getAsJsonObject();
      if (!text(model, "class_name").equals("Sequential")
          || !(model.get("config") instanceof JsonArray list)) {
        throw new InputException(
            file + ": it is not a Sequential model of Keras 1; choose a network of DeepResolve's.");
      }
      List<JsonObject> layers = new ArrayList<>();
      for (JsonElement layer : list) {
        if (!TRAINING_ONLY.contains(text(layer.getAsJsonObject(), "class_name"))) {
          layers.add(layer.getAsJsonObject());
        }
      }
      return layers;
    } catch (JsonParseException | IllegalStateException e) {
      throw new InputException(
          file + ": it is not the JSON of a model of Keras 1; fetch it again.", e);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  private static String text(JsonObject object, String field) {
    return object.get(field) instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
  }

  private Network translate(Path weightsFile) {
    JsonObject convolution = take("Convolution2D");
    require("dim_ordering", text(convolution, "dim_ordering"), "th");
    require("activation", text(convolution, "activation"), "relu");
    require("nb_row", text(convolution, "nb_row"), "1");
    require("subsample", String.valueOf(convolution.get("subsample")), "[1,1]");
    int taps = whole(convolution, "nb_col");
    int maps = whole(convolution, "nb_filter");
    int window = window(convolution);
    boolean padded = text(convolution, "border_mode").equals("same");
    int columns = padded ? window : window - taps + 1;
    JsonObject pool = take("MaxPooling2D");
    require("pool_size", String.valueOf(pool.get("pool_size")), "[1," + columns + "]");
    take("Flatten");
    List<Integer> hidden = new ArrayList<>();
    List<NetworkWeights.Dense> dense = new ArrayList<>();
    int inputs = maps;
    JsonObject layer = take("Dense");
    while (text(layer, "activation").equals("relu")) {
      int units = whole(layer, "output_dim");
      dense.add(
          new NetworkWeights.Dense(
              turned(tensor(weightsFile, layer, "_W", inputs, units), inputs, units),
              tensor(weightsFile, layer, "_b", units)));
      hidden.add(units);
      inputs = units;
      layer = take("Dense");
    }
    require("activation of the last Dense", text(layer, "activation"), "linear");
    require("output_dim", text(layer, "output_dim"), "1");
    float[] z = tensor(weightsFile, layer, "_W", inputs, 1);
    require("activation", text(take("Activation"), "activation"), "sigmoid");
    if (next < layers.size()) {
      throw new InputException(
          file + ": it has layers after its sigmoid; choose a network of DeepResolve's.");
    }
    float[] output = new float[2 * inputs];
    System.arraycopy(z, 0, output, inputs, inputs);
    return Networks.of(
        new Architecture(
            NAME,
            LayeredFamily.CNN,
            List.of(new Convolution(maps, taps, 1)),
            padded,
            0,
            0,
            hidden,
            window),
        new NetworkWeights(
            List.of(convolution(weightsFile, convolution, maps, taps)),
            List.of(),
            List.of(),
            dense,
            new NetworkWeights.Output(
                output, new float[] {0, tensor(weightsFile, layer, "_b", 1)[0]}),
            1));
  }

  private NetworkWeights.Convolution convolution(
      Path weightsFile, JsonObject layer, int maps, int taps) {
    float[] raw = tensor(weightsFile, layer, "_W", maps, Bases.COUNT, 1, taps);
    float[] kernel = new float[raw.length];
    for (int map = 0; map < maps; map++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        for (int tap = 0; tap < taps; tap++) {
          kernel[((taps - 1 - tap) * Bases.COUNT + base) * maps + map] =
              raw[(map * Bases.COUNT + base) * taps + tap];
        }
      }
    }
    return new NetworkWeights.Convolution(kernel, tensor(weightsFile, layer, "_b", maps));
  }

  /** From inputs × units to units × inputs. */
  private static float[] turned(float[] values, int inputs, int units) {
    float[] result = new float[values.length];
    for (int i = 0; i < inputs; i++) {
      for (int u = 0; u < units; u++) {
        result[u * inputs + i] = values[i * units + u];
      }
    }
    return result;
  }

  private JsonObject take(String kind) {
    String found = next < layers.size() ? text(layers.get(next), "class_name") : "no layer";
    if (!found.equals(kind) || !(layers.get(next).get("config") instanceof JsonObject config)) {
      throw new InputException(
          file
              + ": layer "
              + (next + 1)
              + " is "
              + Shown.value(found)
              + "; expected "
              + kind
              + ", as in the networks that DeepResolve published.");
    }
    next++;
    return config;
  }

  private void require(String what, String found, String expected) {
    if (!found.equals(expected)) {
      throw new InputException(
          file
              + ": "
              + what
              + " of layer "
              + next
              + " is "
              + Shown.value(found)
              + "; expected "
              + expected
              + ".");
    }
  }

  private int whole(JsonObject layer, String field) {
    return size(layer.get(field))
        .orElseThrow(
            () ->
                new InputException(
                    file
                        + ": "
                        + field
                        + " of layer "
                        + next
                        + " is "
                        + shown(layer.get(field))
                        + "; expected a size."));
  }

  private int window(JsonObject layer) {
    if (layer.get("batch_input_shape") instanceof JsonArray shape
        && shape.size() == 4
        && size(shape.get(1)).equals(Optional.of(Bases.COUNT))
        && size(shape.get(2)).equals(Optional.of(1))) {
      Optional<Integer> length = size(shape.get(3));
      if (length.isPresent()) {
        return length.get();
      }
    }
    throw new InputException(
        file
            + ": its input has the shape "
            + shown(layer.get("batch_input_shape"))
            + "; expected [null,4,1,bases].");
  }

  /** A number of bases, filters or outputs; nothing where there is none. */
  private static Optional<Integer> size(JsonElement json) {
    try {
      return json instanceof JsonPrimitive number
          ? Optional.of(number.getAsInt()).filter(value -> value > 0 && value < 1 << 16)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String shown(JsonElement json) {
    return Shown.value(String.valueOf(json));
  }

  private float[] tensor(Path weightsFile, JsonObject layer, String suffix, int... shape) {
    String name = text(layer, "name") + suffix;
    KerasOneFile.Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new InputException(
          weightsFile + ": it has no " + name + "; choose the weights of " + file + ".");
    }
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new InputException(
          weightsFile
              + ": its "
              + name
              + " has the shape "
              + Arrays.toString(tensor.shape())
              + "; expected "
              + Arrays.toString(shape)
              + ".");
    }
    return tensor.values();
  }
}
