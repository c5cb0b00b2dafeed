package org.motiflens.training.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.motiflens.genome.InputException;

/**
 * The layers of a {@code model_config}, one after the other: of a {@code Sequential} model in Keras
 * 2's two forms, and of a functional model in which each layer reads the one before it and no
 * other.
 */
final class KerasChain {
  /** The history of a tensor in Keras 3, and nodes in Keras 2, begin with the layer's name. */
  private static final String HISTORY = "keras_history";

  /** One layer. */
  record Link(String kind, String name, JsonObject settings) {}

  private KerasChain() {}

  /**
   * @param choice which output is asked for, where there are several output layers
   */
  static List<Link> of(JsonObject model, OutputChoice choice) {
    String kind = word(model, "class_name");
    JsonElement config = model.get("config");
    boolean functional = kind.equals("Functional") || kind.equals("Model");
    if (!functional && !kind.equals("Sequential")) {
      throw new InputException(
          "Its model is a " + kind + "; Sequential and functional models can be imported.");
    }
    JsonElement layers =
        config != null && config.isJsonObject() ? config.getAsJsonObject().get("layers") : config;
    if (layers == null || !layers.isJsonArray()) {
      throw new InputException("Its model_config has no list of layers; save the model again.");
    }
    List<Link> links = new ArrayList<>();
    Map<String, Set<String>> reads = new HashMap<>();
    for (JsonElement layer : layers.getAsJsonArray()) {
      if (!layer.isJsonObject()) {
        throw new InputException("Its model_config has a layer that is none; save it again.");
      }
      Link link = link(layer.getAsJsonObject());
      Set<String> read = new TreeSet<>();
      collect(layer.getAsJsonObject().get("inbound_nodes"), read);
      reads.put(link.name(), read);
      links.add(link);
    }
    return functional && !links.isEmpty()
        ? upTo(output(config.getAsJsonObject(), links, choice), links, reads)
        : links;
  }

  /** The name of the output layer, or of the one that is asked for. */
  private static String output(JsonObject config, List<Link> links, OutputChoice choice) {
    List<String> outputs = KerasGraph.outputLayers(config);
    if (outputs.isEmpty()) {
      return links.get(links.size() - 1).name();
    }
    return outputs.get(outputs.size() == 1 ? 0 : choice.layer(outputs));
  }

  /** The layers from the input to an output; those of other outputs are left out. */
  private static List<Link> upTo(String output, List<Link> links, Map<String, Set<String>> reads) {
    Map<String, Link> byName =
        links.stream().collect(Collectors.toMap(Link::name, link -> link, (one, other) -> one));
    Deque<Link> chain = new ArrayDeque<>();
    String name = output;
    while (true) {
      Link link = byName.get(name);
      if (link == null || chain.contains(link)) {
        throw new InputException(
            "Its model_config names a layer \""
                + name
                + "\" that is not there, or in a circle; save"
                + " the model again.");
      }
      chain.addFirst(link);
      Set<String> read = reads.get(name);
      if (read.isEmpty()) {
        return List.copyOf(chain);
      }
      if (read.size() > 1) {
        throw new InputException(
            "Its layer "
                + link.kind()
                + " \""
                + link.name()
                + "\" reads "
                + String.join(" and ", read)
                + "; branches and several inputs cannot be imported: choose a model that is a chain of layers.");
      }
      name = read.iterator().next();
    }
  }

  private static Link link(JsonObject layer) {
    JsonElement config = layer.get("config");
    if (config == null || !config.isJsonObject()) {
      throw new InputException(
          "Its layer " + word(layer, "class_name") + " has no config; save the model again.");
    }
    JsonObject settings = config.getAsJsonObject();
    return new Link(word(layer, "class_name"), word(settings, "name"), settings);
  }

  private static String word(JsonObject object, String field) {
    if (object.get(field) instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw new InputException(
        "Its model_config lacks a \"" + field + "\" where one belongs; save the model again.");
  }

  /** Names of layers whose output is among the arguments of a call, in Keras 2's form or 3's. */
  private static void collect(JsonElement nodes, Set<String> names) {
    if (nodes == null) {
      return;
    }
    if (nodes.isJsonObject()) {
      JsonElement history = nodes.getAsJsonObject().get(HISTORY);
      if (history != null && history.isJsonArray()) {
        names.add(first(history.getAsJsonArray()));
      } else {
        nodes.getAsJsonObject().entrySet().forEach(entry -> collect(entry.getValue(), names));
      }
    } else if (nodes.isJsonArray()) {
      JsonArray array = nodes.getAsJsonArray();
      if (array.size() >= 3 && array.get(0) instanceof JsonPrimitive name && name.isString()) {
        names.add(name.getAsString());
      } else {
        array.forEach(element -> collect(element, names));
      }
    }
  }

  private static String first(JsonArray history) {
    return !history.isEmpty() && history.get(0) instanceof JsonPrimitive name
        ? name.getAsString()
        : "";
  }
}
