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
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.motif.format.Numbers;
import org.motiflens.plugin.message.Messages;

/**
 * Reads the text of a file of tracks: fields by name and type, and no others.
 *
 * @param document name of the file, for messages
 * @param folder that it lies in
 */
record TrackFileReader(String document, Path folder) {
  static final String FORMAT = "mlens";
  static final int NEWEST = 2;
  static final String VALUES = "values";
  static final String HITS = "hits";
  static final String ALL_HITS = "all-hits";
  static final String EFFECTS = "variants";
  static final String STRETCHES = "stretches";
  static final String ACTIVATION = "activation";

  private static final int MOST_TRACKS = 1000;
  private static final int LONGEST_TEXT = 300;
  private static final int LONGEST_PATH = 4096;
  private static final int MOST_CONTROLS = 16;
  private static final int MOST_PIXELS = 2000;
  private static final int LONGEST_STRIDE = 100_000;
  private static final Set<String> FIELDS = Set.of("format", "version", "tracks");
  private static final Set<String> OF_VALUES =
      Set.of("model", "weightsSha256", "method", "strand", "stride");

  /** Fields of each kind of track, but for those that any may have. */
  private static final Map<String, Set<String>> FIELDS_OF =
      Map.of(
          VALUES,
          with(OF_VALUES, "allele", "controls", "observed"),
          HITS,
          Set.of("motif", "greatestP"),
          ALL_HITS,
          Set.of("database", "greatestP"),
          EFFECTS,
          Set.of("model", "weightsSha256", "variants"),
          STRETCHES,
          Set.of("model", "weightsSha256"),
          ACTIVATION,
          Set.of("model", "weightsSha256", "layer", "feature"));

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  /**
   * @throws InputException when it is not such a file, or holds anything else
   */
  TrackFile read(String text) {
    JsonElement root;
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      root = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new InputException(document + " goes on after its end; choose a file of tracks.");
      }
    } catch (JsonParseException | IOException | StackOverflowError e) {
      throw new InputException(document + " is not valid JSON; choose a file of tracks.", e);
    }
    JsonObject object = object(root);
    allow(object, FIELDS);
    if (!FORMAT.equals(text(object, "format"))) {
      throw wrong("format", "\"" + FORMAT + "\"");
    }
    int version = integer(object, "version", Integer.MAX_VALUE);
    if (version > NEWEST) {
      throw wrong("version", "1 or " + NEWEST + ", which this MotifLens reads");
    }
    if (!(object.get("tracks") instanceof JsonArray array) || array.size() > MOST_TRACKS) {
      throw wrong("tracks", "a list of at most " + MOST_TRACKS + " tracks");
    }
    List<TrackFile.Entry> tracks = new ArrayList<>();
    for (JsonElement element : array) {
      tracks.add(entry(object(element), version));
    }
    return new TrackFile(tracks);
  }

  private TrackFile.Entry entry(JsonObject object, int version) {
    String kind = version > 1 && object.has("kind") ? text(object, "kind") : VALUES;
    if (!FIELDS_OF.containsKey(kind)) {
      throw wrong("kind", FIELDS_OF.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    Set<String> allowed = version > 1 ? with(FIELDS_OF.get(kind), "kind") : OF_VALUES;
    allow(object, with(allowed, "name", "height"));
    return new TrackFile.Entry(
        switch (kind) {
          case HITS ->
              new TrackFile.Hits(text(object, "motif"), probability(object, "greatestP", 1));
          case ALL_HITS ->
              new TrackFile.AllHits(
                  text(object, "database"),
                  probability(object, "greatestP", TrackFile.AllHits.MOST_P));
          case EFFECTS ->
              new TrackFile.Effects(model(object), hash(object), path(object, "variants"));
          case STRETCHES -> new TrackFile.Stretches(model(object), hash(object));
          case ACTIVATION ->
              new TrackFile.Activation(
                  model(object),
                  hash(object),
                  text(object, "layer"),
                  integer(object, "feature", Integer.MAX_VALUE));
          default -> values(object);
        },
        object.has("name") ? Optional.of(text(object, "name")) : Optional.empty(),
        object.has("height")
            ? Optional.of(integer(object, "height", MOST_PIXELS))
            : Optional.empty());
  }

  private TrackFile.Values values(JsonObject object) {
    String strand = text(object, "strand");
    return new TrackFile.Values(
        model(object),
        hash(object),
        text(object, "method"),
        TrackFile.strandNamed(strand)
            .orElseThrow(
                () ->
                    wrong(
                        "strand",
                        Arrays.stream(StrandRule.values())
                            .map(StrandRule::key)
                            .collect(Collectors.joining(", ")))),
        integer(object, "stride", LONGEST_STRIDE),
        new TrackFile.Besides(
            object.has("allele") ? Optional.of(longText(object, "allele")) : Optional.empty(),
            controls(object),
            object.has("observed") ? Optional.of(path(object, "observed")) : Optional.empty()));
  }

  private List<Path> controls(JsonObject object) {
    if (!object.has("controls")) {
      return List.of();
    }
    if (!(object.get("controls") instanceof JsonArray array)
        || array.isEmpty()
        || array.size() > MOST_CONTROLS) {
      throw wrong("controls", "a list of bigWig files, at most " + MOST_CONTROLS);
    }
    return array.asList().stream().map(element -> path(element, "controls")).toList();
  }

  // ---- Fields ----

  private InputException wrong(String field, String expected) {
    return new InputException(
        document + ": \"" + field + "\" is missing or not as expected: " + expected + ".");
  }

  private JsonObject object(JsonElement element) {
    if (element instanceof JsonObject object) {
      return object;
    }
    throw new InputException(
        document + " holds something that is not an object with fields; save the tracks again.");
  }

  private void allow(JsonObject object, Set<String> allowed) {
    for (String name : object.keySet()) {
      if (!allowed.contains(name)) {
        throw new InputException(
            document
                + " has a field \""
                + Messages.plain(name)
                + "\", which files of tracks do not have; remove it.");
      }
    }
  }

  private String model(JsonObject object) {
    return text(object, "model");
  }

  private String hash(JsonObject object) {
    return text(object, "weightsSha256");
  }

  private static Optional<String> text(JsonElement element, int longest) {
    return element instanceof JsonPrimitive primitive
            && primitive.isString()
            && primitive.getAsString().length() <= longest
        ? Optional.of(primitive.getAsString())
        : Optional.empty();
  }

  private String text(JsonObject object, String field) {
    return text(object.get(field), LONGEST_TEXT)
        .orElseThrow(() -> wrong(field, "a text of at most " + LONGEST_TEXT + " characters"));
  }

  /** Alleles have as many letters as bases. */
  private String longText(JsonObject object, String field) {
    return text(object.get(field), LONGEST_PATH)
        .orElseThrow(() -> wrong(field, "a text of at most " + LONGEST_PATH + " characters"));
  }

  private int integer(JsonObject object, String field, int largest) {
    if (object.get(field) instanceof JsonPrimitive primitive && primitive.isNumber()) {
      double value = primitive.getAsDouble();
      if (value == Math.rint(value) && value >= 1 && value <= largest) {
        return (int) value;
      }
    }
    throw wrong(field, "a whole number from 1 to " + largest);
  }

  private double probability(JsonObject object, String field, double most) {
    if (object.get(field) instanceof JsonPrimitive primitive && primitive.isNumber()) {
      double value = primitive.getAsDouble();
      if (value > 0 && value <= most) {
        return value;
      }
    }
    throw wrong(field, "a number above 0, at most " + Numbers.general(most));
  }

  private Path path(JsonObject object, String field) {
    return path(object.get(field), field);
  }

  /**
   * A file of this computer. Windows takes two slashes of either kind for another one, and asking
   * it for a file would hand it the user's name.
   */
  private Path path(JsonElement element, String field) {
    String written = text(element, LONGEST_PATH).orElse("");
    if (!written.isBlank() && !written.contains("://") && !written.matches("[/\\\\]{2}.*")) {
      try {
        return folder.resolve(written).normalize();
      } catch (InvalidPathException e) {
        // Said below.
      }
    }
    throw wrong(field, "the path of a file of this computer, from the folder of the tracks on");
  }
}
