package org.motiflens.plugin.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.plugin.message.Messages;

/**
 * A list of tracks as a file, {@code .mlens}: JSON with a closed set of fields. It names models by
 * id and the SHA-256 of their weights, and methods by their key; there is no field for a class, a
 * path or an address, so that a file can bring in nothing that the user does not have.
 *
 * <pre>
 * {"format": "mlens", "version": 1, "tracks": [
 *   {"model": "CTCF_K562_CTCF_HudsonAlpha/small-cnn", "weightsSha256": "…", "method": "saliency",
 *    "strand": "forward", "stride": 25, "name": "optional", "height": 64}]}
 * </pre>
 *
 * @param tracks in the order of the file
 */
public record TrackFile(List<Entry> tracks) {
  /** What such files are called. */
  public static final String EXTENSION = ".mlens";

  private static final String FORMAT = "mlens";
  private static final int VERSION = 1;
  private static final int MOST_TRACKS = 1000;
  private static final long MOST_BYTES = 1 << 20;
  private static final int LONGEST_TEXT = 300;
  private static final int MOST_PIXELS = 2000;
  private static final int LONGEST_STRIDE = 100_000;
  private static final Set<String> FIELDS = Set.of("format", "version", "tracks");
  private static final Set<String> TRACK_FIELDS =
      Set.of("model", "weightsSha256", "method", "strand", "stride", "name", "height");

  /**
   * One track.
   *
   * @param modelId as in the models folder
   * @param modelHash SHA-256 of the model's weights
   * @param methodKey key in the attribution registry
   * @param strand whose values a base gets
   * @param stride bases from one window to the next
   * @param name when the user gave one
   * @param height in pixels, when it is to be another than the method's own
   */
  public record Entry(
      String modelId,
      String modelHash,
      String methodKey,
      StrandRule strand,
      int stride,
      Optional<String> name,
      Optional<Integer> height) {}

  public TrackFile {
    tracks = List.copyOf(tracks);
  }

  /** Whether a path's name is that of such a file. */
  public static boolean isNamed(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(EXTENSION);
  }

  /**
   * Reads a file.
   *
   * @throws InputException when it cannot be read, is not such a file, or holds anything else
   */
  public static TrackFile read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new InputException(
            file + " has " + size + " bytes; a file of tracks has at most " + MOST_BYTES + ".");
      }
      return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + " as a file of tracks.", e);
    }
  }

  /**
   * Reads the text of a file.
   *
   * @param document its name, for messages
   * @throws InputException when it is not such a file, or holds anything else
   */
  static TrackFile parse(String document, String text) {
    JsonElement root;
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      root = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new InputException(document + " goes on after its end; it is not a file of tracks.");
      }
    } catch (JsonParseException | IOException | StackOverflowError e) {
      throw new InputException(document + " is not valid JSON, which a file of tracks is.", e);
    }
    Reading reading = new Reading(document);
    JsonObject object = reading.object(root, FIELDS);
    if (!FORMAT.equals(reading.text(object, "format"))) {
      throw reading.wrong("format", "\"" + FORMAT + "\"");
    }
    if (reading.integer(object, "version", Integer.MAX_VALUE) != VERSION) {
      throw reading.wrong("version", VERSION + ", the only one that this MotifLens reads");
    }
    if (!(object.get("tracks") instanceof JsonArray array) || array.size() > MOST_TRACKS) {
      throw reading.wrong("tracks", "a list of at most " + MOST_TRACKS + " tracks");
    }
    List<Entry> tracks = new ArrayList<>();
    for (JsonElement element : array) {
      tracks.add(reading.entry(reading.object(element, TRACK_FIELDS)));
    }
    return new TrackFile(tracks);
  }

  /** Fields by name and type. */
  private record Reading(String document) {
    InputException wrong(String field, String expected) {
      return new InputException(
          document + ": \"" + field + "\" is missing or not as expected: " + expected + ".");
    }

    JsonObject object(JsonElement element, Set<String> allowed) {
      if (!(element instanceof JsonObject object)) {
        throw new InputException(document + " holds something that is not an object with fields.");
      }
      for (String name : object.keySet()) {
        if (!allowed.contains(name)) {
          throw new InputException(
              document
                  + " has a field \""
                  + Messages.plain(name)
                  + "\", which files of tracks do not have; remove it.");
        }
      }
      return object;
    }

    String text(JsonObject object, String field) {
      if (object.get(field) instanceof JsonPrimitive primitive
          && primitive.isString()
          && primitive.getAsString().length() <= LONGEST_TEXT) {
        return primitive.getAsString();
      }
      throw wrong(field, "a text of at most " + LONGEST_TEXT + " characters");
    }

    int integer(JsonObject object, String field, int largest) {
      if (object.get(field) instanceof JsonPrimitive primitive && primitive.isNumber()) {
        double value = primitive.getAsDouble();
        if (value == Math.rint(value) && value >= 1 && value <= largest) {
          return (int) value;
        }
      }
      throw wrong(field, "a whole number from 1 to " + largest);
    }

    Entry entry(JsonObject object) {
      String hash = text(object, "weightsSha256");
      String strand = text(object, "strand");
      return new Entry(
          text(object, "model"),
          hash,
          text(object, "method"),
          strandNamed(strand)
              .orElseThrow(
                  () ->
                      wrong(
                          "strand",
                          Arrays.stream(StrandRule.values())
                              .map(StrandRule::key)
                              .collect(Collectors.joining(", ")))),
          integer(object, "stride", LONGEST_STRIDE),
          object.has("name") ? Optional.of(text(object, "name")) : Optional.empty(),
          object.has("height")
              ? Optional.of(integer(object, "height", MOST_PIXELS))
              : Optional.empty());
    }
  }

  /** The rule that a file calls so. */
  public static Optional<StrandRule> strandNamed(String key) {
    return Arrays.stream(StrandRule.values()).filter(rule -> rule.key().equals(key)).findFirst();
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @throws InputException when it cannot be written
   */
  public void write(Path file) {
    AtomicOutput.write(file, text());
  }

  /** The text of the file: the same tracks give the same bytes. */
  String text() {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setIndent("  ");
      json.beginObject();
      json.name("format").value(FORMAT);
      json.name("version").value(VERSION);
      json.name("tracks").beginArray();
      for (Entry track : tracks) {
        json.beginObject();
        json.name("model").value(track.modelId());
        json.name("weightsSha256").value(track.modelHash());
        json.name("method").value(track.methodKey());
        json.name("strand").value(track.strand().key());
        json.name("stride").value(track.stride());
        if (track.name().isPresent()) {
          json.name("name").value(track.name().get());
        }
        if (track.height().isPresent()) {
          json.name("height").value(track.height().get());
        }
        json.endObject();
      }
      json.endArray();
      json.endObject();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text + "\n";
  }
}
