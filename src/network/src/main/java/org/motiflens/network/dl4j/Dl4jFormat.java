package org.motiflens.network.dl4j;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.BundleFormat;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.engine.Networks;

/**
 * Networks of the layered families in a bundle, as Deeplearning4j saves them: configuration and
 * coefficients. The state of the optimiser may be there and is never read; the entries by which
 * Deeplearning4j would deserialise objects are refused with all others.
 */
public enum Dl4jFormat implements BundleFormat {
  DEEPLEARNING4J;

  public static final String CONFIGURATION = "configuration.json";
  public static final String COEFFICIENTS = "coefficients.bin";

  @Override
  public String description() {
    return "of Deeplearning4j";
  }

  @Override
  public List<String> entries() {
    return List.of(CONFIGURATION, COEFFICIENTS);
  }

  @Override
  public Set<String> ignored() {
    return Set.of("updaterState.bin", "noParams.marker");
  }

  @Override
  public int largest(String entry) {
    return entry.equals(COEFFICIENTS) ? BundleArchive.LARGEST_WEIGHTS : BundleArchive.LARGEST_TEXT;
  }

  @Override
  public Network network(ModelCard card, BundleArchive archive) throws IOException {
    byte[] json = archive.read(CONFIGURATION, card.configurationSha256());
    byte[] coefficients = archive.read(COEFFICIENTS, card.weightsSha256());
    Configuration configuration = ConfigurationReader.read(json, card);
    NetworkWeights weights =
        CoefficientsLayout.weights(
            configuration, CoefficientsReader.read(coefficients), card.positiveIndex());
    return Networks.of(configuration.architecture(), weights);
  }
}
