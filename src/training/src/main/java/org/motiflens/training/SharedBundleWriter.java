package org.motiflens.training;

import com.google.common.hash.Hashing;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.genome.Product;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.BundleZip;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.dl4j.CoefficientsWriter;
import org.motiflens.network.dl4j.Dl4jFormat;
import org.motiflens.network.library.SharedOutput;
import org.motiflens.network.library.SharedOutputs;

/**
 * Writes a network of many outputs as a bundle: configuration and coefficients as Deeplearning4j
 * has them, what the outputs are, and a card. The same input gives the same bytes.
 */
public final class SharedBundleWriter {
  /** Of the bundle: the folder that it lies in, and what stands for a factor on its card. */
  public static final String NAME = "shared";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private SharedBundleWriter() {}

  /**
   * Writes a bundle; {@code file} is either complete or as it was before.
   *
   * @param parameters in Deeplearning4j's order, the classifier's last
   * @param outputs in the order of the classifier's
   * @param cellLines of the outputs, for people
   * @param validationPrecision average precision on the windows that chose the epoch, mean over
   *     outputs
   */
  public static void write(
      Path file,
      Architecture architecture,
      Parameters parameters,
      List<SharedOutput> outputs,
      String cellLines,
      ModelCard.Training training,
      double validationPrecision,
      String licence,
      String citation)
      throws IOException {
    byte[] configuration =
        Dl4jNetwork.of(
                architecture,
                NetworkDefinition.forInferenceOf(architecture, outputs.size()),
                1e-3,
                training.seed())
            .configurationJson()
            .getBytes(StandardCharsets.UTF_8);
    byte[] coefficients = CoefficientsWriter.write(parameters.toArray());
    ModelCard.InGenome none = ModelCard.InGenome.NOT_MEASURED;
    ModelCard card =
        new ModelCard(
            ModelCard.SCHEMA,
            NAME + "/" + architecture.name(),
            NAME,
            NAME,
            cellLines,
            architecture.name(),
            architecture.windowLength(),
            "ACGT",
            NetworkDefinition.POSITIVE_INDEX,
            "hg19",
            training,
            ModelCard.Evaluation.NOT_MEASURED,
            new ModelCard.InGenome(
                "not measured as a whole: each output has its own figures",
                none.positives(),
                none.negatives(),
                none.averagePrecision(),
                none.auroc(),
                none.recallAtFdr10(),
                none.recallAtFdr50(),
                none.negativesAboveHalf(),
                validationPrecision),
            Hashing.sha256().hashBytes(coefficients).toString(),
            Hashing.sha256().hashBytes(configuration).toString(),
            licence,
            citation,
            Product.version());
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(Dl4jFormat.CONFIGURATION, configuration);
    entries.put(Dl4jFormat.COEFFICIENTS, coefficients);
    entries.put(BundleArchive.OUTPUTS, SharedOutputs.write(outputs));
    entries.put(BundleArchive.CARD, (GSON.toJson(card) + "\n").getBytes(StandardCharsets.UTF_8));
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicOutput.write(file, BundleZip.of(entries));
  }
}
