package org.motiflens.training.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  static List<Link> of(JsonObject model) {
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
    String before = null;
    for (JsonElement layer : layers.getAsJsonArray()) {
      if (!layer.isJsonObject()) {
        throw new InputException("Its model_config has a layer that is none; save it again.");
      }
      Link link = link(layer.getAsJsonObject());
      if (functional) {
        requireAfter(before, link, layer.getAsJsonObject().get("inbound_nodes"));
      }
      links.add(link);
      before = link.name();
    }
    return links;
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

  private static void requireAfter(String before, Link link, JsonElement nodes) {
    Set<String> read = new HashSet<>();
    collect(nodes, read);
    Set<String> expected = before == null ? Set.of() : Set.of(before);
    if (!read.equals(expected)) {
      throw new InputException(
          "Its layer "
              + link.kind()
              + " \""
              + link.name()
              + "\" reads "
              + (read.isEmpty() ? "nothing" : String.join(" and ", new TreeSet<>(read)))
              + "; in a chain it reads "
              + (before == null ? "nothing" : before)
              + ". Branches and several inputs are not supported.");
    }
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
