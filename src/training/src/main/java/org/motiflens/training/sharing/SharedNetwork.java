package org.motiflens.training.sharing;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.network.Architecture;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.engine.Networks;
import org.motiflens.training.SharedStart;

/**
 * A network that many experiments share, as as many models: one an output, by its name. The models
 * have all layers in common but the last, and each is what a bundle of that output alone is, to the
 * last bit. Immutable.
 */
public final class SharedNetwork {
  /** Where it lies in a folder of models. */
  public static final String FILE = "shared/small-cnn.genome.start";

  private static final int POSITIVE = 1;

  private final Path file;
  private final SharedStart start;
  private final List<SharedClass> outputs;
  private final String sha256;

  private SharedNetwork(Path file, SharedStart start, List<SharedClass> outputs, String sha256) {
    this.file = file;
    this.start = start;
    this.outputs = List.copyOf(outputs);
    this.sha256 = sha256;
  }

  /**
   * Reads a file.
   *
   * @param known factor and cell line of experiments, by their ENCODE tables; outputs of others are
   *     named by their tables alone
   * @throws InputException when it is no such network, or not one without recurrent layers
   */
  public static SharedNetwork read(Path file, Map<String, SharedClass> known) {
    if (!Files.isReadable(file)) {
      throw new InputException(file + ": there is no such network of many outputs.");
    }
    SharedStart start = SharedStart.read(file);
    if (Architecture.named(start.architecture()).isRecurrent()) {
      throw new InputException(
          file + " is " + start.architecture() + "; outputs of recurrent networks are not read.");
    }
    List<SharedClass> outputs = new ArrayList<>();
    for (String task : start.tasks()) {
      outputs.add(known.getOrDefault(task, new SharedClass(task, task, "")));
    }
    try {
      String hash = Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString();
      return new SharedNetwork(file, start, outputs, hash);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** The outputs, in their order. */
  public List<SharedClass> outputs() {
    return outputs;
  }

  /**
   * One output as a model.
   *
   * @param name ENCODE table, or factor and cell line, such as CTCF K562
   * @throws InputException when there is no such output
   */
  public ModelBundle output(String name) {
    for (SharedClass one : outputs) {
      if (one.task().equalsIgnoreCase(name.strip())
          || one.name().strip().equalsIgnoreCase(name.strip())) {
        return model(one);
      }
    }
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    List<String> like =
        outputs.stream()
            .map(one -> one.name().strip())
            .filter(one -> one.toLowerCase(Locale.ROOT).startsWith(wanted.split(" ", -1)[0]))
            .toList();
    throw new InputException(
        file
            + " has no output \""
            + name
            + "\"; its "
            + outputs.size()
            + " outputs are named by factor and cell line, such as "
            + String.join(", ", like.isEmpty() ? List.of(outputs.get(0).name().strip()) : like)
            + ".");
  }

  private ModelBundle model(SharedClass output) {
    Architecture architecture = Architecture.named(start.architecture());
    float[] values = start.of(output.task()).orElseThrow().toArray();
    int at = 0;
    int channels = 4;
    List<NetworkWeights.Convolution> convolutions = new ArrayList<>();
    for (Architecture.Convolution shape : architecture.convolutions()) {
      float[] bias = Arrays.copyOfRange(values, at, at + shape.maps());
      at += shape.maps();
      int size = shape.kernel() * channels * shape.maps();
      convolutions.add(
          new NetworkWeights.Convolution(Arrays.copyOfRange(values, at, at + size), bias));
      at += size;
      channels = shape.maps();
    }
    NetworkWeights weights =
        new NetworkWeights(
            convolutions,
            List.of(),
            List.of(),
            List.of(),
            new NetworkWeights.Output(
                Arrays.copyOfRange(values, at, at + 2 * channels),
                Arrays.copyOfRange(values, at + 2 * channels, values.length)),
            POSITIVE);
    return new ModelBundle(card(output, architecture), Networks.of(architecture, weights));
  }

  private ModelCard card(SharedClass output, Architecture architecture) {
    String experiment =
        Stream.of("shared", output.factor(), output.cellLine())
            .filter(word -> !word.isEmpty())
            .reduce((a, b) -> a + "_" + b)
            .orElseThrow();
    return new ModelCard(
        ModelCard.SCHEMA,
        experiment + "/" + architecture.name(),
        output.factor(),
        experiment,
        output.cellLine(),
        architecture.name(),
        architecture.windowLength(),
        "ACGT",
        POSITIVE,
        "hg19",
        new ModelCard.Training(
            "output of a network that " + outputs.size() + " experiments share",
            output.task(),
            "hg19",
            Map.of(file.getFileName().toString(), sha256),
            start.windows(),
            0,
            "by chromosome",
            Map.of(),
            0,
            start.bestEpoch()),
        ModelCard.Evaluation.NOT_MEASURED,
        sha256,
        sha256,
        "MIT",
        "not stated",
        Product.version());
  }
}
