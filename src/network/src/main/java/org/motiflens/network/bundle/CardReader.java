package org.motiflens.network.bundle;

import com.google.gson.Gson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.motiflens.genome.InputException;

/**
 * Reads {@code card.json}: every field, each checked for its type and its range. Cards from before
 * models were measured on a whole chromosome lack {@code inGenome}.
 */
public final class CardReader {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_WINDOW = 10_000;

  private CardReader() {}

  /**
   * @throws InputException when a field is missing, of another type or out of range, or says
   *     something that this product cannot serve; the message does not name the file
   */
  public static ModelCard read(byte[] content) {
    JsonFields card = JsonFields.parse(BundleArchive.CARD, content);
    int schema = card.integer("schema");
    if (schema != ModelCard.SCHEMA) {
      throw new InputException(
          "card.json has schema "
              + schema
              + "; this version of motiflens reads "
              + ModelCard.SCHEMA
              + ": use a version that fits the model.");
    }
    ModelCard result =
        new ModelCard(
            schema,
            card.name("id"),
            card.name("tf"),
            card.name("experiment"),
            card.name("cellLine"),
            card.name("architecture"),
            card.integer("windowLength"),
            card.text("baseOrder"),
            card.integer("positiveIndex"),
            card.name("genome"),
            training(card.object("training")),
            evaluation(card.object("evaluation")),
            card.has("inGenome")
                ? inGenome(card.object("inGenome"))
                : ModelCard.InGenome.NOT_MEASURED,
            card.text("weightsSha256"),
            card.text("configurationSha256"),
            card.text("licence"),
            card.text("citation"),
            card.name("productVersion"));
    check(result);
    return result;
  }

  /**
   * Refuses a card that a reader of it would refuse, so that none is written.
   *
   * @throws InputException as {@link #read}
   */
  public static void requireReadable(ModelCard card) {
    try {
      read(new Gson().toJson(card).getBytes(StandardCharsets.UTF_8));
    } catch (InputException e) {
      throw new InputException("The model cannot be described: " + e.getMessage(), e);
    }
  }

  private static void check(ModelCard card) {
    if (!card.id().equals(card.experiment() + "/" + card.architecture())) {
      throw wrong("id", card.id(), card.experiment() + "/" + card.architecture());
    }
    if (!card.baseOrder().equals("ACGT")) {
      throw wrong("baseOrder", card.baseOrder(), "ACGT");
    }
    if (card.positiveIndex() != 0 && card.positiveIndex() != 1) {
      throw wrong("positiveIndex", card.positiveIndex(), "0 or 1");
    }
    if (card.windowLength() < 1 || card.windowLength() > LONGEST_WINDOW) {
      throw wrong("windowLength", card.windowLength(), "1 to " + LONGEST_WINDOW);
    }
    for (String hash : List.of(card.weightsSha256(), card.configurationSha256())) {
      if (!SHA256.matcher(hash).matches()) {
        throw wrong("SHA-256", hash, "64 hexadecimal digits in lower case");
      }
    }
  }

  private static ModelCard.Training training(JsonFields training) {
    return new ModelCard.Training(
        training.text("source"),
        training.text("accession"),
        training.text("sequence"),
        training.textsByName("files"),
        count(training, "trainingPositives"),
        count(training, "validationPositives"),
        training.text("splitRule"),
        training.textsByName("recipe"),
        training.wholeNumber("seed"),
        count(training, "bestEpoch"));
  }

  private static ModelCard.Evaluation evaluation(JsonFields evaluation) {
    List<Double> interval = evaluation.numbers("aucInterval");
    if (interval.size() != 2
        || !(interval.get(0) >= 0 && interval.get(0) <= interval.get(1) && interval.get(1) <= 1)) {
      throw wrong("aucInterval", interval, "two numbers from 0 to 1, low and high");
    }
    return new ModelCard.Evaluation(
        evaluation.text("dataset"),
        count(evaluation, "positives"),
        count(evaluation, "negatives"),
        share(evaluation, "auc"),
        interval,
        share(evaluation, "validationAuc"));
  }

  private static ModelCard.InGenome inGenome(JsonFields measured) {
    return new ModelCard.InGenome(
        measured.text("dataset"),
        count(measured, "positives"),
        count(measured, "negatives"),
        share(measured, "averagePrecision"),
        share(measured, "auroc"),
        share(measured, "recallAtFdr10"),
        share(measured, "recallAtFdr50"),
        share(measured, "negativesAboveHalf"),
        share(measured, "validationPrecision"));
  }

  private static int count(JsonFields fields, String name) {
    int value = fields.integer(name);
    if (value < 0) {
      throw wrong(name, value, "0 or more");
    }
    return value;
  }

  private static double share(JsonFields fields, String name) {
    double value = fields.number(name);
    if (value < 0 || value > 1) {
      throw wrong(name, value, "0 to 1");
    }
    return value;
  }

  private static InputException wrong(String name, Object found, String expected) {
    return new InputException(
        "card.json has \""
            + BundleArchive.printable(found.toString())
            + "\" as "
            + name
            + "; expected "
            + expected
            + ".");
  }
}
