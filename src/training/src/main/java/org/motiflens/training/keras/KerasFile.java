package org.motiflens.training.keras;

import com.google.common.base.Splitter;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.motiflens.genome.InputException;

/**
 * A file of Keras's {@code model.save("….h5")}: HDF5 with the layers as JSON in the attribute
 * {@code model_config} and their weights in the group {@code model_weights}. A file of weights
 * alone is read with the layers that stand as JSON in a file beside it. Read by a library in Java;
 * links to other files are not followed, and sizes are bounded.
 */
public final class KerasFile {
  /** The largest published models of these families have a few megabytes. */
  static final long LARGEST = 64L << 20;

  /** A ChromBPNet of 512 filters, the state of its optimiser included, has 80 megabytes. */
  private static final long LARGEST_PROFILE_MODEL = 256L << 20;

  /** Numbers of one array: as many as the largest file can hold. */
  private static final long MOST_VALUES = LARGEST / Float.BYTES;

  private static final String WEIGHTS = "model_weights";

  /** The layers of a large network have some hundred kilobytes of JSON. */
  private static final long LARGEST_LAYERS = 4L << 20;

  private final HdfFile hdf;

  /** Bytes of the file. */
  private final long size;

  /** The layers as JSON, of a file beside it; nothing where the file itself has them. */
  private final Optional<JsonObject> beside;

  private KerasFile(HdfFile hdf, long size, Optional<JsonObject> beside) {
    this.hdf = hdf;
    this.size = size;
    this.beside = beside;
  }

  /**
   * A chain of layers, from the input up.
   *
   * @param version the first number of the version of Keras that saved it; 2 where it does not say
   * @param unit which unit of the last layer; not said where the choice was among output layers
   */
  public record Saved(List<KerasLayer> layers, int version, OutputChoice unit) {
    public Saved {
      layers = List.copyOf(layers);
    }
  }

  /**
   * The layers of the model, from the input up.
   *
   * @param choice which output is asked for
   * @throws InputException when the file is no such model, or not a plain chain of layers
   */
  public static Saved read(Path file, OutputChoice choice) throws IOException {
    return reading(
        file,
        LARGEST,
        keras ->
            new Saved(
                keras.layers(choice),
                keras.majorVersion(),
                KerasGraph.hasSeveralHeads(keras.model())
                    ? new OutputChoice(Optional.empty(), List.of())
                    : choice));
  }

  /**
   * Whether the file holds a model with several outputs, which a chain of layers has not.
   *
   * @throws InputException when the file is no model
   */
  public static boolean hasSeveralOutputs(Path file) throws IOException {
    return reading(
        file, LARGEST_PROFILE_MODEL, keras -> KerasGraph.hasSeveralOutputs(keras.model()));
  }

  /**
   * The layers of the model and what each reads.
   *
   * @throws InputException when the file is no such model
   */
  public static KerasGraph graph(Path file) throws IOException {
    return reading(
        file,
        LARGEST_PROFILE_MODEL,
        keras ->
            KerasGraph.of(
                keras.model(), keras::weights, model -> layer -> keras.weights(model, layer)));
  }

  private static <T> T reading(Path file, long largest, Function<KerasFile, T> use)
      throws IOException {
    if (Files.size(file) > largest) {
      throw new InputException(
          "It has more than "
              + (largest >> 20)
              + " MB, as no model of a supported family has; choose another.");
    }
    return HdfReading.of(
        file,
        (hdf, size) ->
            use.apply(
                new KerasFile(
                    hdf,
                    size,
                    hdf.getAttributes().containsKey("model_config")
                        ? Optional.empty()
                        : layersBeside(file))));
  }

  /** What {@code model.to_json()} gave, of a file whose name goes with that of the weights. */
  private static Optional<JsonObject> layersBeside(Path weights) {
    Optional<Path> found = besideOf(weights).stream().filter(Files::isRegularFile).findFirst();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Path json = found.get();
    try {
      if (Files.size(json) > LARGEST_LAYERS) {
        throw new InputException(
            "Its "
                + json.getFileName()
                + " is too large for a list of layers; save it again with model.to_json().");
      }
      return Optional.of(object(Files.readString(json)));
    } catch (IOException e) {
      throw new InputException(
          "Its layers in " + json.getFileName() + " cannot be read; save them again.", e);
    }
  }

  /** Names under which people keep the layers of weights, the likeliest first. */
  private static List<Path> besideOf(Path weights) {
    String name = weights.getFileName().toString().replaceFirst("[.][^.]*$", "");
    Set<String> names = new LinkedHashSet<>();
    if (name.endsWith("Weights")) {
      names.add(name.replaceFirst("Weights$", "Json"));
    }
    names.add(name);
    if (name.endsWith("weights")) {
      for (String layers : List.of("arch", "architecture", "model", "config", "json")) {
        names.add(name.replaceFirst("weights$", layers));
      }
      names.add(name.replaceFirst("[._-]?weights$", ""));
    }
    names.add("model");
    names.remove("");
    return names.stream().map(layers -> weights.resolveSibling(layers + ".json")).toList();
  }

  private int majorVersion() {
    String version = text("keras_version").orElse("2");
    return version.startsWith("3") ? 3 : 2;
  }

  private List<KerasLayer> layers(OutputChoice choice) {
    if (beside.isPresent() && KerasBeforeOne.is(beside.get())) {
      return KerasBeforeOne.layers(beside.get(), this::numbered);
    }
    List<KerasLayer> layers = new ArrayList<>();
    for (KerasChain.Link link : KerasChain.of(model(), choice)) {
      layers.add(new KerasLayer(link.kind(), link.name(), link.settings(), weights(link.name())));
    }
    return layers;
  }

  /** The attribute that describes the layers. */
  private JsonObject model() {
    String version = text("keras_version").orElse("");
    if (version.startsWith("0.") || version.startsWith("1.")) {
      throw new InputException(
          "Keras "
              + version
              + " saved it; files of Keras 2 and later can be imported: load it with Keras 2, which"
              + " reads those of Keras 1, and save it again.");
    }
    if (text("backend").orElse("").equals("theano")) {
      throw new InputException(
          "Keras saved it with Theano, which turns the kernels of convolutions round; load and"
              + " save it with TensorFlow.");
    }
    if (beside.isPresent()) {
      return beside.get();
    }
    String json =
        text("model_config")
            .orElseThrow(
                () ->
                    new InputException(
                        "It has no layers (attribute model_config), maybe weights alone; save the"
                            + " whole model: model.save(\"model.h5\"), or put what"
                            + " model.to_json() gives beside it, under its name with .json (or"
                            + " model.json)."));
    return object(json);
  }

  private static JsonObject object(String json) {
    try {
      JsonElement element = JsonParser.parseString(json);
      if (element.isJsonObject()) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw new InputException("Its model_config is not JSON; save the model again.", e);
    }
    throw new InputException("Its model_config is not a JSON object; save the model again.");
  }

  private Optional<String> text(String attribute) {
    if (beside.isPresent()
        && beside.get().get(attribute) instanceof JsonPrimitive said
        && said.isString()) {
      return Optional.of(said.getAsString());
    }
    Attribute found = hdf.getAttributes().get(attribute);
    return found == null ? Optional.empty() : Optional.of(String.valueOf(found.getData()));
  }

  /** Weights of the layer of a number, as Keras before 1.0 wrote them; none where it has none. */
  private List<Weight> numbered(int number) {
    List<Weight> weights = new ArrayList<>();
    String name = "layer_" + number;
    if (hdf.getChildren().containsKey(name)) {
      Group layer = group(hdf, name);
      for (int i = 0; layer.getChildren().containsKey("param_" + i); i++) {
        weights.add(weight(layer, "param_" + i));
      }
    }
    return weights;
  }

  private List<Weight> weights(String layer) {
    // A file of weights alone has the layers at its top.
    Group all = beside.isPresent() ? hdf : group(hdf, WEIGHTS);
    if (!all.getChildren().containsKey(layer)) {
      return List.of();
    }
    Group group = group(all, layer);
    Attribute names = group.getAttributes().get("weight_names");
    List<Weight> weights = new ArrayList<>();
    if (names == null || names.getData() == null) {
      return weights;
    }
    Object data = names.getData();
    int count = data.getClass().isArray() ? Array.getLength(data) : 0;
    for (int i = 0; i < count; i++) {
      weights.add(weight(group, String.valueOf(Array.get(data, i))));
    }
    return weights;
  }

  /** Of a layer of a model that is a layer itself: its weights stand under that model's name. */
  private List<Weight> weights(String model, String layer) {
    Group group = group(group(hdf, WEIGHTS), model);
    Attribute names = group.getAttributes().get("weight_names");
    List<Weight> weights = new ArrayList<>();
    Object data = names == null ? null : names.getData();
    int count = data != null && data.getClass().isArray() ? Array.getLength(data) : 0;
    for (int i = 0; i < count; i++) {
      String path = String.valueOf(Array.get(data, i));
      if (path.startsWith(layer + "/")) {
        weights.add(weight(group, path));
      }
    }
    return weights;
  }

  private static Group group(Group in, String name) {
    Node node = child(in, name);
    if (node instanceof Group group) {
      return group;
    }
    throw new InputException("Its " + name + " is not a group; save the model again.");
  }

  private static Node child(Group in, String name) {
    Node node = in.getChildren().get(name);
    if (node == null) {
      throw new InputException("It has no " + in.getPath() + name + "; save the model again.");
    }
    if (node.isLink()) {
      throw new InputException(
          "Its " + node.getPath() + " is a link, which is not followed; save the model again.");
    }
    return node;
  }

  private Weight weight(Group group, String path) {
    Group parent = group;
    List<String> steps = Splitter.on('/').splitToList(path);
    for (int i = 0; i < steps.size() - 1; i++) {
      parent = group(parent, steps.get(i));
    }
    Node node = child(parent, steps.get(steps.size() - 1));
    if (!(node instanceof Dataset dataset)) {
      throw new InputException("Its " + node.getPath() + " is not an array; save the model again.");
    }
    if (dataset.getSize() < 1 || dataset.getSize() > MOST_VALUES) {
      throw new InputException(
          "Its "
              + node.getPath()
              + " has "
              + dataset.getSize()
              + " numbers; expected 1 to "
              + MOST_VALUES
              + ".");
    }
    HdfReading.requireChecked(dataset, size);
    float[] values;
    if (dataset.getDataFlat() instanceof float[] singles) {
      values = singles;
    } else if (dataset.getDataFlat() instanceof double[] doubles) {
      values = new float[doubles.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) doubles[i];
      }
    } else {
      throw new InputException(
          "Its " + node.getPath() + " are not floating-point numbers; save the model again.");
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new InputException(
            "Its " + node.getPath() + " holds " + value + "; expected finite numbers.");
      }
    }
    return new Weight(dataset.getDimensions(), values);
  }
}
