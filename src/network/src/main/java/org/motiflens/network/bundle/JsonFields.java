package org.motiflens.network.bundle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.motiflens.genome.InputException;

/**
 * The fields of a JSON object, read by name and type. What is missing or of another type is refused
 * with a sentence that names the document, the field and what was expected.
 */
public final class JsonFields {
  /** Control characters of both sets (C0 and C1), directions of writing, ends of lines. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  /** A text, in characters: the longest that is written, how data were split, has some 300. */
  private static final int LONGEST_TEXT = 4_000;

  /** In characters: the longest name of an experiment of ENCODE has 50. */
  private static final int LONGEST_NAME = 200;

  /** Objects within objects: a configuration has some ten. */
  private static final int DEEPEST = 64;

  private final String document;
  private final JsonObject object;

  private JsonFields(String document, JsonObject object) {
    this.document = document;
    this.object = object;
  }

  /**
   * Parses a document strictly (RFC 8259).
   *
   * @param document its name, for messages
   * @throws InputException when it is not one JSON object
   */
  public static JsonFields parse(String document, byte[] content) {
    try (JsonReader reader =
        new JsonReader(new StringReader(new String(content, StandardCharsets.UTF_8)))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(DEEPEST);
      JsonElement element = element(document, reader);
      if (element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
        return new JsonFields(document, element.getAsJsonObject());
      }
      throw new InputException(document + " is not one JSON object; fetch the model again.");
    } catch (JsonParseException | IOException | IllegalStateException e) {
      throw new InputException(document + " is not valid JSON; fetch the model again.", e);
    }
  }

  /** The next element. A name that an object has twice is refused: readers would differ in it. */
  private static JsonElement element(String document, JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
          String name = reader.nextName();
          if (object.has(name)) {
            throw new InputException(
                document
                    + " has \""
                    + BundleArchive.printable(name)
                    + "\" twice; fetch the model again.");
          }
          object.add(name, element(document, reader));
        }
        reader.endObject();
        return object;
      }
      case BEGIN_ARRAY -> {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
          array.add(element(document, reader));
        }
        reader.endArray();
        return array;
      }
      default -> {
        return JsonParser.parseReader(reader);
      }
    }
  }

  /** What messages call this object. */
  public String document() {
    return document;
  }

  Set<String> names() {
    return Collections.unmodifiableSet(object.keySet());
  }

  public boolean has(String name) {
    return object.has(name);
  }

  public boolean isNull(String name) {
    return !object.has(name) || object.get(name).isJsonNull();
  }

  private JsonElement element(String name) {
    JsonElement element = object.get(name);
    if (element == null) {
      throw new InputException(document + " lacks \"" + name + "\"; fetch the model again.");
    }
    return element;
  }

  private InputException wrong(String name, JsonElement found, String expected) {
    return new InputException(
        document
            + " has "
            + BundleArchive.printable(found.toString())
            + " as \""
            + name
            + "\"; expected "
            + expected
            + ".");
  }

  public String text(String name) {
    return asText(name, element(name));
  }

  /** A text that stands in tables and captions. */
  String name(String name) {
    return asText(name, element(name), LONGEST_NAME);
  }

  private String asText(String name, JsonElement element) {
    return asText(name, element, LONGEST_TEXT);
  }

  private String asText(String name, JsonElement element, int longest) {
    if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      String text = primitive.getAsString();
      // Such characters would act on the terminal or reorder what a person reads.
      if (UNPRINTABLE.matcher(text).find()) {
        throw wrong(name, element, "a text without control characters");
      }
      if (text.length() > longest) {
        throw wrong(name, element, "a text of at most " + longest + " characters");
      }
      return text;
    }
    throw wrong(name, element, "a text");
  }

  public boolean truth(String name) {
    JsonElement element = element(name);
    if (element instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw wrong(name, element, "true or false");
  }

  public int integer(String name) {
    return asInteger(name, element(name));
  }

  private int asInteger(String name, JsonElement element) {
    long value = asLong(name, element);
    if (value != (int) value) {
      throw wrong(name, element, "a smaller number");
    }
    return (int) value;
  }

  long wholeNumber(String name) {
    return asLong(name, element(name));
  }

  private long asLong(String name, JsonElement element) {
    if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
      try {
        return Long.parseLong(primitive.getAsString());
      } catch (NumberFormatException e) {
        throw new InputException(wrong(name, element, "a whole number").getMessage(), e);
      }
    }
    throw wrong(name, element, "a whole number");
  }

  public double number(String name) {
    return asNumber(name, element(name));
  }

  private double asNumber(String name, JsonElement element) {
    if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
      double value = primitive.getAsDouble();
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw wrong(name, element, "a number");
  }

  public JsonFields object(String name) {
    return asObject(name, element(name));
  }

  private JsonFields asObject(String name, JsonElement element) {
    if (element.isJsonObject()) {
      return new JsonFields(document + ", " + name, element.getAsJsonObject());
    }
    throw wrong(name, element, "an object");
  }

  private List<JsonElement> elements(String name) {
    JsonElement element = element(name);
    if (element instanceof JsonArray array) {
      return array.asList();
    }
    throw wrong(name, element, "a list");
  }

  public List<JsonFields> objects(String name) {
    List<JsonFields> result = new ArrayList<>();
    for (JsonElement element : elements(name)) {
      result.add(asObject(name + " " + result.size(), element));
    }
    return result;
  }

  public List<String> texts(String name) {
    return elements(name).stream().map(element -> asText(name, element)).toList();
  }

  public List<Integer> integers(String name) {
    return elements(name).stream().map(element -> asInteger(name, element)).toList();
  }

  List<Double> numbers(String name) {
    return elements(name).stream().map(element -> asNumber(name, element)).toList();
  }

  /** The fields of an object whose values are all texts, in order. */
  Map<String, String> textsByName(String name) {
    JsonFields fields = object(name);
    Map<String, String> result = new LinkedHashMap<>();
    for (String key : fields.names()) {
      if (UNPRINTABLE.matcher(key).find()) {
        throw wrong(name, object.get(name), "names without control characters");
      }
      result.put(key, fields.text(key));
    }
    return Collections.unmodifiableMap(result);
  }

  /** All texts that stand under a name anywhere in this object or below. */
  public List<String> everywhere(String name) {
    List<String> found = new ArrayList<>();
    collect(object, name, found);
    return found;
  }

  private void collect(JsonElement element, String name, List<String> found) {
    if (element instanceof JsonObject here) {
      for (Map.Entry<String, JsonElement> field : here.entrySet()) {
        if (field.getKey().equals(name)) {
          found.add(asText(name, field.getValue()));
        } else {
          collect(field.getValue(), name, found);
        }
      }
    } else if (element instanceof JsonArray array) {
      for (JsonElement item : array) {
        collect(item, name, found);
      }
    }
  }
}
