package org.motiflens.training.keras;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.OptionalInt;

/** Settings and weights of a layer that more than one part of a profile model reads. */
public final class LayerSettings {
  private LayerSettings() {}

  public static JsonArray shape(KerasLayer layer) {
    for (String name : List.of("batch_input_shape", "batch_shape")) {
      if (layer.settings().get(name) instanceof JsonArray shape && !shape.isEmpty()) {
        return shape;
      }
    }
    throw layer.refused("does not say its shape");
  }

  public static int cropping(KerasLayer layer) {
    if (layer.settings().get("cropping") instanceof JsonArray ends && ends.size() == 2) {
      OptionalInt left = KerasLayer.whole(ends.get(0));
      if (left.isPresent() && left.getAsInt() >= 0 && left.equals(KerasLayer.whole(ends.get(1)))) {
        return left.getAsInt();
      }
    }
    throw layer.refused("does not crop both ends alike");
  }

  public static int positive(KerasLayer layer, String setting) {
    int value = layer.number(setting, 0);
    if (value < 1) {
      throw layer.refused("has " + setting + " = " + value);
    }
    return value;
  }

  public static int channels(KerasLayer layer) {
    return layer.weights().isEmpty() ? 0 : layer.weights().get(0).dimension(1);
  }

  public static float[] bias(KerasLayer layer, int size) {
    return layer.flag("use_bias", true) ? layer.weight(1, "bias", size).values() : new float[size];
  }
}
