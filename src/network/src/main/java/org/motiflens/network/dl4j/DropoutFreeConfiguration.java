package org.motiflens.network.dl4j;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motiflens.genome.InputException;

/**
 * Takes the dropout out of a Deeplearning4j {@code configuration.json}: it acts in training alone
 * and has no parameters, so that the network without it computes the same. Only chains of layers
 * are changed; every other document comes back as it was.
 */
final class DropoutFreeConfiguration {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private static final String DROPOUT_LAYER = "org.deeplearning4j.nn.conf.layers.DropoutLayer";
  private static final String PREPROCESSORS = "inputPreProcessors";

  private DropoutFreeConfiguration() {}

  /**
   * @throws InputException when the document is not a JSON object
   */
  static byte[] of(byte[] content) {
    JsonObject root;
    try {
      root = JsonParser.parseString(new String(content, StandardCharsets.UTF_8)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new InputException(
          Dl4jFormat.CONFIGURATION + " is not a JSON object; save the model again.", e);
    }
    if (!(root.get("confs") instanceof JsonArray layers)) {
      return content;
    }
    List<Integer> dropped = new ArrayList<>();
    JsonArray kept = new JsonArray();
    boolean changed = false;
    for (int i = 0; i < layers.size(); i++) {
      JsonObject layer = layer(layers.get(i));
      if (layer != null && isText(layer.get("@class"), DROPOUT_LAYER)) {
        dropped.add(i);
        continue;
      }
      changed |= withoutDropout(layer);
      kept.add(layers.get(i));
    }
    if (dropped.isEmpty() && !changed) {
      return content;
    }
    root.add("confs", kept);
    if (root.get(PREPROCESSORS) instanceof JsonObject preprocessors) {
      JsonObject moved = new JsonObject();
      for (Map.Entry<String, JsonElement> entry : preprocessors.entrySet()) {
        moved.add(moved(entry.getKey(), dropped), entry.getValue());
      }
      root.add(PREPROCESSORS, moved);
    }
    return GSON.toJson(root).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject layer(JsonElement conf) {
    return conf instanceof JsonObject object && object.get("layer") instanceof JsonObject layer
        ? layer
        : null;
  }

  private static boolean isText(JsonElement element, String text) {
    return element != null && element.isJsonPrimitive() && element.getAsString().equals(text);
  }

  /** Clears the dropout of a layer, and of the layers inside a bidirectional one. */
  private static boolean withoutDropout(JsonObject layer) {
    if (layer == null) {
      return false;
    }
    boolean changed = false;
    if (layer.get("idropout") instanceof JsonObject) {
      layer.add("idropout", null);
      changed = true;
    }
    for (String inner : List.of("fwd", "bwd")) {
      if (layer.get(inner) instanceof JsonObject below) {
        changed |= withoutDropout(below);
      }
    }
    return changed;
  }

  /** The index of a layer after those before it are gone. */
  private static String moved(String index, List<Integer> dropped) {
    try {
      int old = Integer.parseInt(index);
      return Integer.toString(old - (int) dropped.stream().filter(i -> i < old).count());
    } catch (NumberFormatException e) {
      return index;
    }
  }
}
