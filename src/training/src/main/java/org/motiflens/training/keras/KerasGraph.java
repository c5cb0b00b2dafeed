package org.motiflens.training.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.motiflens.genome.InputException;

/**
 * The layers of a functional model with what each reads: several inputs and outputs, and models
 * used as layers of another. Immutable.
 */
public final class KerasGraph {
  /** Classes whose config is that of a functional model; the last is bpnet-refactor's own. */
  private static final Set<String> FUNCTIONAL = Set.of("Functional", "Model", "CustomModel");

  /** A tensor: which output of which layer. */
  public record Tensor(String layer, int output) {}

  /**
   * @param reads in the order of the layer's arguments
   * @param nested the model that the layer is, if it is one
   */
  public record Node(KerasLayer layer, List<Tensor> reads, Optional<KerasGraph> nested) {
    public Node {
      reads = List.copyOf(reads);
    }
  }

  private final Map<String, Node> nodes;
  private final List<Tensor> outputs;

  private KerasGraph(Map<String, Node> nodes, List<Tensor> outputs) {
    this.nodes = nodes;
    this.outputs = outputs;
  }

  /** Whether a {@code model_config} is of a functional model with several outputs, not all P. */
  public static boolean hasSeveralOutputs(JsonObject model) {
    return isFunctional(model)
        && model.get("config") instanceof JsonObject config
        && config.get("output_layers") instanceof JsonArray outputs
        && outputs.size() > 1
        && outputs.get(0).isJsonArray()
        && !classifies(config);
  }

  /** Whether a {@code model_config} has several output layers. */
  public static boolean hasSeveralHeads(JsonObject model) {
    return isFunctional(model)
        && model.get("config") instanceof JsonObject config
        && outputLayers(config).size() > 1;
  }

  /** Names of the output layers of a functional model's config; empty where it does not say. */
  public static List<String> outputLayers(JsonObject config) {
    List<String> names = new ArrayList<>();
    if (config.get("output_layers") instanceof JsonArray outputs && !outputs.isEmpty()) {
      // Keras 3 writes a single output without the outer list.
      boolean several = outputs.get(0).isJsonArray();
      for (JsonElement output : several ? outputs : List.<JsonElement>of(outputs)) {
        if (output instanceof JsonArray tensor
            && !tensor.isEmpty()
            && tensor.get(0) instanceof JsonPrimitive name
            && name.isString()) {
          names.add(name.getAsString());
        }
      }
    }
    return names;
  }

  /** Whether every output is a probability: heads of a classifier, not profiles and counts. */
  private static boolean classifies(JsonObject config) {
    Set<String> left = new HashSet<>(outputLayers(config));
    if (config.get("layers") instanceof JsonArray layers) {
      for (JsonElement layer : layers) {
        if (layer instanceof JsonObject object
            && object.get("config") instanceof JsonObject settings
            && settings.get("name") instanceof JsonPrimitive name
            && settings.get("activation") instanceof JsonPrimitive activation
            && List.of("sigmoid", "softmax").contains(activation.getAsString())) {
          left.remove(name.getAsString());
        }
      }
    }
    return left.isEmpty();
  }

  private static boolean isFunctional(JsonObject model) {
    return model.get("class_name") instanceof JsonPrimitive kind
        && FUNCTIONAL.contains(kind.getAsString());
  }

  /**
   * @param weights of a layer by its name
   * @param nestedWeights of a layer by the names of the model that it is in and its own
   */
  public static KerasGraph of(
      JsonObject model,
      Function<String, List<Weight>> weights,
      Function<String, Function<String, List<Weight>>> nestedWeights) {
    if (!isFunctional(model)
        || !(model.get("config") instanceof JsonObject config)
        || !(config.get("layers") instanceof JsonArray layers)) {
      throw new InputException("Its model_config is not of a functional model; save it again.");
    }
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (JsonElement element : layers) {
      if (!(element instanceof JsonObject layer)
          || !(layer.get("config") instanceof JsonObject settings)) {
        throw new InputException("Its model_config has a layer that is none; save it again.");
      }
      String kind = word(layer, "class_name");
      String name = layer.has("name") ? word(layer, "name") : word(settings, "name");
      Optional<KerasGraph> nested = Optional.empty();
      List<Weight> own = List.of();
      if (isFunctional(layer)) {
        if (nestedWeights == null) {
          throw new InputException(
              "Its layer "
                  + kind
                  + " \""
                  + name
                  + "\" is a model in a model in a model; save the innermost one's layers in it.");
        }
        nested = Optional.of(of(layer, nestedWeights.apply(name), null));
      } else {
        own = weights.apply(name);
      }
      KerasLayer read = new KerasLayer(kind, name, settings, own);
      if (nodes.put(name, new Node(read, tensors(read, layer.get("inbound_nodes")), nested))
          != null) {
        throw read.refused("is there twice");
      }
    }
    List<Tensor> outputs = new ArrayList<>();
    collect(config.get("output_layers"), outputs);
    return new KerasGraph(nodes, List.copyOf(outputs));
  }

  private static String word(JsonObject object, String field) {
    if (object.get(field) instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw new InputException(
        "Its model_config lacks a \"" + field + "\" where one belongs; save the model again.");
  }

  private static List<Tensor> tensors(KerasLayer layer, JsonElement calls) {
    if (!(calls instanceof JsonArray list) || list.isEmpty()) {
      return List.of();
    }
    if (list.size() > 1) {
      throw layer.unlike("is used " + list.size() + " times; expected once");
    }
    List<Tensor> reads = new ArrayList<>();
    collect(list.get(0), reads);
    return reads;
  }

  /** Keras 2 writes [name, call, output, …], Keras 3 an object with such a history in it. */
  private static void collect(JsonElement element, List<Tensor> tensors) {
    if (element instanceof JsonObject object) {
      if (object.get("keras_history") instanceof JsonArray history) {
        tensors.add(tensor(history));
      } else {
        object.entrySet().forEach(entry -> collect(entry.getValue(), tensors));
      }
    } else if (element instanceof JsonArray array) {
      if (array.size() >= 3 && array.get(0) instanceof JsonPrimitive name && name.isString()) {
        tensors.add(tensor(array));
      } else {
        array.forEach(inner -> collect(inner, tensors));
      }
    }
  }

  private static Tensor tensor(JsonArray history) {
    return new Tensor(
        history.get(0).getAsString(),
        history.size() < 3 ? 0 : KerasLayer.whole(history.get(2)).orElse(0));
  }

  /** What the model returns, in order. */
  public List<Tensor> outputs() {
    return outputs;
  }

  /** All layers, in the file's order. */
  public List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  /**
   * @throws InputException when there is no such layer
   */
  public Node node(Tensor tensor) {
    Node node = nodes.get(tensor.layer());
    if (node == null) {
      throw new InputException(
          "Its model_config names a layer \""
              + tensor.layer()
              + "\" that is not there; save the model again.");
    }
    return node;
  }
}
