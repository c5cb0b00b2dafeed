package org.motiflens.network.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.Sha256;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.BundleZip;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.CalibrationJson;
import org.motiflens.network.bundle.CardReader;
import org.motiflens.network.bundle.JsonFields;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.dl4j.CoefficientsLayout;
import org.motiflens.network.dl4j.CoefficientsReader;
import org.motiflens.network.dl4j.CoefficientsWriter;
import org.motiflens.network.dl4j.Configuration;
import org.motiflens.network.dl4j.ConfigurationReader;
import org.motiflens.network.dl4j.Dl4jFormat;
import org.motiflens.network.engine.Networks;

/**
 * A bundle of one network with a sigmoid output for each of many experiments: {@code card.json},
 * Deeplearning4j's configuration and coefficients, {@code outputs.json}, and, for outputs that were
 * calibrated, {@code calibrations.json}, by table. Each output is a model by itself: it has all
 * layers in common with the others but the last, and is what a bundle of that output alone is, to
 * the last bit and with the same hash of its weights. Immutable.
 */
public final class SharedBundle {
  /** Of an output as a model, whose two classes are not bound and bound. */
  private static final int POSITIVE = 1;

  private static final int MOST_NAMED = 5;

  private final Path file;
  private final ModelCard card;
  private final List<SharedOutput> outputs;
  private final Configuration configuration;
  private final float[] parameters;
  private final Map<String, JsonFields> calibrations;

  private SharedBundle(
      Path file,
      ModelCard card,
      List<SharedOutput> outputs,
      Configuration configuration,
      float[] parameters,
      Map<String, JsonFields> calibrations) {
    this.file = file;
    this.card = card;
    this.outputs = outputs;
    this.configuration = configuration;
    this.parameters = parameters;
    this.calibrations = calibrations;
  }

  /**
   * Reads a bundle as strictly as {@link BundleReader} does.
   *
   * @throws InputException when there is no such file, it cannot be read, or holds no network of
   *     many outputs that this product can run
   */
  public static SharedBundle read(Path file) {
    return BundleReader.reading(file, archive -> read(file, archive));
  }

  private static SharedBundle read(Path file, BundleArchive archive) throws IOException {
    if (!archive.holds(BundleArchive.OUTPUTS) || archive.format() != Dl4jFormat.DEEPLEARNING4J) {
      throw new InputException(
          "The archive is not a network of many outputs: it holds no outputs.json of a network of"
              + " Deeplearning4j; leave --output out.");
    }
    ModelCard card = CardReader.read(archive.read(BundleArchive.CARD));
    List<SharedOutput> outputs = SharedOutputs.read(archive.read(BundleArchive.OUTPUTS));
    byte[] json = archive.read(Dl4jFormat.CONFIGURATION, card.configurationSha256());
    byte[] coefficients = archive.read(Dl4jFormat.COEFFICIENTS, card.weightsSha256());
    Configuration configuration = ConfigurationReader.readMany(json, card, outputs.size());
    SharedBundle bundle =
        new SharedBundle(
            file,
            card,
            outputs,
            configuration,
            CoefficientsReader.read(coefficients),
            archive.holds(BundleArchive.CALIBRATIONS)
                ? calibrations(archive.read(BundleArchive.CALIBRATIONS), outputs)
                : Map.of());
    NetworkProbe.requireFinite(bundle.model(0).network());
    return bundle;
  }

  private static Map<String, JsonFields> calibrations(byte[] content, List<SharedOutput> outputs) {
    JsonFields json = JsonFields.parse(BundleArchive.CALIBRATIONS, content);
    Map<String, JsonFields> found = new HashMap<>();
    for (SharedOutput output : outputs) {
      if (json.has(output.table())) {
        found.put(output.table(), json.object(output.table()));
      }
    }
    return found;
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /** Of the network as a whole. */
  public ModelCard card() {
    return card;
  }

  /** The outputs, in their order. */
  public List<SharedOutput> outputs() {
    return outputs;
  }

  /** All parameters in Deeplearning4j's order, the classifier's last: a copy. */
  public float[] parameters() {
    return parameters.clone();
  }

  /** What the last layer adds to an output's logit for each value that it reads: a copy. */
  public double[] classifierRow(int index) {
    return CoefficientsLayout.classifierRow(
        configuration.architecture(), parameters, outputs.size(), index);
  }

  /**
   * The number of an output, from 0.
   *
   * @param name its ENCODE table, its factor and cell line, such as CTCF K562, or its number
   * @throws InputException when there is no such output, or more than one
   */
  public int index(String name) {
    String wanted = name.strip();
    int[] found =
        IntStream.range(0, outputs.size())
            .filter(i -> outputs.get(i).table().equalsIgnoreCase(wanted))
            .toArray();
    if (found.length == 0) {
      found =
          IntStream.range(0, outputs.size())
              .filter(i -> outputs.get(i).name().equalsIgnoreCase(wanted))
              .toArray();
    }
    if (found.length == 0 && wanted.matches("\\d{1,5}")) {
      int number = Integer.parseInt(wanted);
      found = number < outputs.size() ? new int[] {number} : found;
    }
    if (found.length == 1) {
      return found[0];
    }
    if (found.length > 1) {
      throw new InputException(
          file
              + " has "
              + found.length
              + " outputs \""
              + name
              + "\"; name one by its ENCODE table: "
              + String.join(
                  ", ", IntStream.of(found).mapToObj(i -> outputs.get(i).table()).toList())
              + ".");
    }
    throw new InputException(
        file
            + " has no output \""
            + name
            + "\"; its "
            + outputs.size()
            + " outputs are to be named by factor and cell line, such as "
            + String.join(", ", like(wanted))
            + ", by ENCODE table, or by number from 0.");
  }

  private List<String> like(String wanted) {
    String start = wanted.toLowerCase(Locale.ROOT).split(" ", -1)[0];
    List<String> like =
        outputs.stream()
            .map(SharedOutput::name)
            .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(start))
            .limit(MOST_NAMED)
            .toList();
    return like.isEmpty() ? List.of(outputs.get(0).name()) : like;
  }

  /** One output as a model, with its calibration where the bundle holds one. */
  public ModelBundle model(int index) {
    Architecture architecture = configuration.architecture();
    SharedOutput output = outputs.get(index);
    float[] one = CoefficientsLayout.one(architecture, parameters, outputs.size(), index, POSITIVE);
    String sha256 = Sha256.of(CoefficientsWriter.write(one));
    Optional<Calibration> calibration =
        Optional.ofNullable(calibrations.get(output.table()))
            .map(json -> CalibrationJson.read(json, sha256));
    return new ModelBundle(
        card(output, sha256),
        Networks.of(architecture, CoefficientsLayout.weights(configuration, one, POSITIVE)),
        calibration);
  }

  private ModelCard card(SharedOutput output, String sha256) {
    String experiment =
        card.experiment()
            + "_"
            + output.factor()
            + (output.cellLine().isEmpty() ? "" : "_" + output.cellLine());
    ModelCard.Training training = card.training();
    return new ModelCard(
        ModelCard.SCHEMA,
        experiment + "/" + card.architecture(),
        output.factor(),
        experiment,
        output.cellLine(),
        card.architecture(),
        card.windowLength(),
        card.baseOrder(),
        POSITIVE,
        card.genome(),
        new ModelCard.Training(
            "output of a network that " + outputs.size() + " experiments share",
            output.table(),
            training.sequence(),
            training.files(),
            training.trainingPositives(),
            training.validationPositives(),
            training.splitRule(),
            training.recipe(),
            training.seed(),
            training.bestEpoch()),
        ModelCard.Evaluation.NOT_MEASURED,
        sha256,
        card.configurationSha256(),
        card.licence(),
        card.citation(),
        card.productVersion());
  }

  /**
   * Puts calibrations of outputs into the bundle, beside those that it has; every other entry keeps
   * its bytes. The same input gives the same file, which is either complete or as it was before.
   *
   * @param made by the outputs' tables
   * @throws InputException when the bundle was replaced meanwhile, or cannot be written
   */
  public static void calibrate(Path file, Map<String, Calibration> made) {
    AtomicOutput.change(file, () -> BundleZip.of(calibrated(file, made)));
  }

  private static Map<String, byte[]> calibrated(Path file, Map<String, Calibration> made) {
    SharedBundle bundle = read(file);
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < bundle.outputs.size(); i++) {
      String table = bundle.outputs.get(i).table();
      if (made.containsKey(table) || bundle.calibrations.containsKey(table)) {
        ModelBundle model = bundle.model(i);
        Calibration calibration = made.getOrDefault(table, model.calibration().orElse(null));
        CalibratedBundle.requireSameWeights(model.card(), calibration);
        texts.put(
            table, new String(CalibrationJson.write(calibration), StandardCharsets.UTF_8).strip());
      }
    }
    List<String> members =
        texts.entrySet().stream()
            .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
            .toList();
    Map<String, byte[]> entries =
        BundleReader.reading(file, archive -> without(archive, BundleArchive.CALIBRATIONS));
    entries.put(
        BundleArchive.CALIBRATIONS,
        ("{" + String.join(",\n", members) + "}\n").getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private static Map<String, byte[]> without(BundleArchive archive, String left)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String name : archive.names()) {
      if (!name.equals(left)) {
        entries.put(name, archive.read(name));
      }
    }
    return entries;
  }
}
