package org.motiflens.training.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.OptionalInt;
import org.motiflens.genome.InputException;

/**
 * One layer as the file describes it.
 *
 * @param kind Keras's name of its class, such as {@code Conv1D}
 * @param name its own
 * @param settings its {@code config}
 * @param weights in Keras's order; empty where it has none
 */
public record KerasLayer(String kind, String name, JsonObject settings, List<Weight> weights) {
  public KerasLayer {
    weights = List.copyOf(weights);
  }

  /** How messages call it. */
  public String words() {
    return kind + " \"" + name + "\"";
  }

  /** A sentence about this layer, which cannot be imported as it is. */
  public InputException refused(String why) {
    return unlike(why + "; build the model without that, or choose another");
  }

  /**
   * A sentence about this layer.
   *
   * @param why ends in what was expected, or what to do
   */
  public InputException unlike(String why) {
    return new InputException("Its layer " + words() + " " + why + ".");
  }

  /** A setting that is a word; the given one where the file has none. */
  public String word(String setting, String otherwise) {
    JsonElement value = settings.get(setting);
    if (value == null || value.isJsonNull()) {
      return otherwise;
    }
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    // Keras 3 writes an object where a function is not one of its own names.
    return value.toString();
  }

  /** A setting that is yes or no. */
  public boolean flag(String setting, boolean otherwise) {
    JsonElement value = settings.get(setting);
    if (value == null || value.isJsonNull()) {
      return otherwise;
    }
    if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw unlike("has " + setting + " = " + value + "; expected true or false");
  }

  /** A setting that is a whole number, or a list of that one. */
  public int number(String setting, int otherwise) {
    JsonElement value = settings.get(setting);
    if (value == null || value.isJsonNull()) {
      return otherwise;
    }
    JsonElement only =
        value.isJsonArray() && value.getAsJsonArray().size() == 1
            ? value.getAsJsonArray().get(0)
            : value;
    OptionalInt number = whole(only);
    if (number.isPresent()) {
      return number.getAsInt();
    }
    throw unlike("has " + setting + " = " + value + "; expected a whole number");
  }

  /** A setting that is a whole number above 0. */
  public int positive(String setting) {
    int value = number(setting, 0);
    if (value < 1) {
      throw refused("has " + setting + " = " + value);
    }
    return value;
  }

  /** A setting that is a number. */
  public double real(String setting, double otherwise) {
    JsonElement value = settings.get(setting);
    if (value == null || value.isJsonNull()) {
      return otherwise;
    }
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      return primitive.getAsDouble();
    }
    throw unlike("has " + setting + " = " + value + "; expected a number");
  }

  /** A whole number; empty for anything else. */
  public static OptionalInt whole(JsonElement value) {
    return value instanceof JsonPrimitive primitive
            && primitive.isNumber()
            && primitive.getAsDouble() == (int) primitive.getAsDouble()
        ? OptionalInt.of((int) primitive.getAsDouble())
        : OptionalInt.empty();
  }

  /** Refuses the layer where a setting is not the one that the engine computes with. */
  public void requireWord(String setting, String otherwise, String expected) {
    String value = word(setting, otherwise);
    if (!value.equals(expected)) {
      throw refused("has " + setting + " = " + value + "; the engine has " + expected + " alone");
    }
  }

  /** Refuses the layer where a setting is not the number that the engine computes with. */
  public void requireNumber(String setting, int expected) {
    int value = number(setting, expected);
    if (value != expected) {
      throw refused("has " + setting + " = " + value + "; the engine has " + expected + " alone");
    }
  }

  /** Refuses the layer where a setting is not as the engine computes. */
  public void requireFlag(String setting, boolean otherwise, boolean expected) {
    if (flag(setting, otherwise) != expected) {
      throw refused(
          "has " + setting + " = " + !expected + "; the engine has " + expected + " alone");
    }
  }

  /** A weight of this layer, which must be there and have this shape. */
  public Weight weight(int index, String what, int... shape) {
    if (index >= weights.size()) {
      throw refused("has no " + what + " in the file");
    }
    Weight weight = weights.get(index);
    if (!weight.is(shape)) {
      throw unlike(
          "has a "
              + what
              + " of shape "
              + weight.shape()
              + "; expected "
              + new Weight(shape, new float[0]).shape());
    }
    return weight;
  }
}
