package org.motiflens.network.bundle;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.track.FloatText;

/** {@code calibration.json}: written with the same bytes for the same numbers, read strictly. */
public final class CalibrationJson {
  /** Far more than is written; what is larger is none of ours. */
  private static final int MOST_KNOTS = 1000;

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private CalibrationJson() {}

  /** The content of the entry. */
  public static byte[] write(Calibration calibration) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", calibration.schema());
    json.addProperty("weightsSha256", calibration.weightsSha256());
    json.addProperty("sequence", calibration.sequence());
    json.addProperty("windows", calibration.windows());
    json.addProperty("seed", calibration.seed());
    json.addProperty("productVersion", calibration.productVersion());
    json.add("scores", distributions(calibration.scores()));
    json.add("changes", distributions(calibration.changes()));
    calibration
        .precision()
        .ifPresent(
            precision -> {
              JsonObject object = new JsonObject();
              object.addProperty("peaks", precision.peaks());
              object.addProperty("positives", precision.positives());
              object.addProperty("negatives", precision.negatives());
              object.add("share", rounded(precision.share()));
              for (String strand : Calibration.STRANDS) {
                Calibration.Points points = precision.curves().get(strand);
                JsonObject curve = new JsonObject();
                curve.add("scores", exact(points.scores()));
                curve.add("values", rounded(points.values()));
                object.add(strand, curve);
              }
              json.add("precision", object);
            });
    return (GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject distributions(Map<String, Calibration.Distribution> byStrand) {
    JsonObject object = new JsonObject();
    for (String strand : Calibration.STRANDS) {
      Calibration.Distribution distribution = byStrand.get(strand);
      JsonObject knots = new JsonObject();
      knots.addProperty("draws", distribution.draws());
      knots.add("scores", exact(distribution.scores()));
      knots.add("shares", rounded(distribution.shares()));
      object.add(strand, knots);
    }
    return object;
  }

  /** Scores are floats: their shortest texts read back as the same floats. */
  private static JsonArray exact(List<Double> values) {
    JsonArray array = new JsonArray();
    values.forEach(
        value -> array.add(new JsonPrimitive(new BigDecimal(FloatText.of(value.floatValue())))));
    return array;
  }

  private static JsonArray rounded(List<Double> values) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(rounded(value)));
    return array;
  }

  private static JsonPrimitive rounded(double value) {
    return new JsonPrimitive(new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros());
  }

  /**
   * @param weightsSha256 of the bundle's card
   * @throws InputException when a field is missing, of another type or out of range, or it is the
   *     calibration of other weights; the message does not name the file
   */
  public static Calibration read(byte[] content, String weightsSha256) {
    return read(JsonFields.parse(BundleArchive.CALIBRATION, content), weightsSha256);
  }

  /** The same of an object that stands in another document. */
  public static Calibration read(JsonFields json, String weightsSha256) {
    int schema = json.integer("schema");
    if (schema != Calibration.SCHEMA) {
      throw new InputException(
          "calibration.json has schema "
              + schema
              + "; this version of motiflens reads "
              + Calibration.SCHEMA
              + ": make it anew with motiflens calibrate.");
    }
    Calibration calibration =
        new Calibration(
            schema,
            json.text("weightsSha256"),
            json.text("sequence"),
            json.wholeNumber("windows"),
            json.wholeNumber("seed"),
            json.text("productVersion"),
            distributions(json.object("scores")),
            distributions(json.object("changes")),
            json.has("precision")
                ? Optional.of(precision(json.object("precision")))
                : Optional.empty());
    if (!calibration.weightsSha256().equals(weightsSha256)) {
      throw new InputException(
          "calibration.json belongs to other weights than those of the card; make it anew with"
              + " motiflens calibrate.");
    }
    return calibration;
  }

  private static Map<String, Calibration.Distribution> distributions(JsonFields json) {
    Map<String, Calibration.Distribution> result = new LinkedHashMap<>();
    for (String strand : Calibration.STRANDS) {
      JsonFields knots = json.object(strand);
      List<Double> scores = rising(knots, "scores");
      List<Double> shares = knots.numbers("shares");
      requireOneEach(knots, scores, shares);
      double above = 1;
      for (double share : shares) {
        if (!(share > 0 && share <= above)) {
          throw wrong(knots, "shares", "falling numbers above 0, the first at most 1");
        }
        above = share;
      }
      int draws = knots.integer("draws");
      if (draws < 1) {
        throw wrong(knots, "draws", "at least 1");
      }
      result.put(strand, new Calibration.Distribution(draws, scores, shares));
    }
    return result;
  }

  private static Calibration.Precision precision(JsonFields json) {
    Map<String, Calibration.Points> curves = new LinkedHashMap<>();
    for (String strand : Calibration.STRANDS) {
      JsonFields curve = json.object(strand);
      List<Double> scores = rising(curve, "scores");
      List<Double> values = curve.numbers("values");
      requireOneEach(curve, scores, values);
      values.forEach(value -> requireShare(curve, "values", value));
      curves.put(strand, new Calibration.Points(scores, values));
    }
    double share = json.number("share");
    requireShare(json, "share", share);
    return new Calibration.Precision(
        json.text("peaks"), json.integer("positives"), json.integer("negatives"), share, curves);
  }

  private static List<Double> rising(JsonFields json, String name) {
    List<Double> values = json.numbers(name);
    if (values.isEmpty() || values.size() > MOST_KNOTS) {
      throw wrong(json, name, "1 to " + MOST_KNOTS + " numbers");
    }
    for (int i = 1; i < values.size(); i++) {
      if (!(values.get(i) > values.get(i - 1))) {
        throw wrong(json, name, "rising numbers");
      }
    }
    return values;
  }

  private static void requireOneEach(JsonFields json, List<Double> scores, List<Double> values) {
    if (scores.size() != values.size()) {
      throw wrong(json, "scores", "as many numbers as there are values");
    }
  }

  private static void requireShare(JsonFields json, String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw wrong(json, name, "0 to 1");
    }
  }

  private static InputException wrong(JsonFields json, String name, String expected) {
    return new InputException(
        json.document()
            + " has other \""
            + name
            + "\" than "
            + expected
            + "; fetch the model again.");
  }
}
