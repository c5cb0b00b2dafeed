package org.motiflens.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.motiflens.network.bundle.ModelCard;

/** Bundles of networks that nobody trained. */
final class RandomBundles {
  private RandomBundles() {}

  static Path write(Dl4jNetwork network, Path file) throws IOException {
    BundleWriter writer = new BundleWriter(network);
    writer.write(card(writer, network.architecture().name()), file);
    return file;
  }

  static ModelCard card(BundleWriter writer, String architecture) {
    return new ModelCard(
        ModelCard.SCHEMA,
        "RANDOM_none/" + architecture,
        "RANDOM",
        "RANDOM_none",
        "none",
        architecture,
        101,
        "ACGT",
        NetworkDefinition.POSITIVE_INDEX,
        "hg19",
        new ModelCard.Training(
            "nowhere", "none", "none", Map.of("a", "b"), 0, 0, "none", Map.of(), 1, 1),
        new ModelCard.Evaluation("none", 1, 1, 0.5, List.of(0.4, 0.6), 0.5),
        writer.weightsSha256(),
        writer.configurationSha256(),
        "MIT",
        "none",
        "0.1.0");
  }
}
