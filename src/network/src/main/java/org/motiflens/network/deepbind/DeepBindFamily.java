package org.motiflens.network.deepbind;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.network.Family;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.BundleFormat;
import org.motiflens.network.bundle.ModelCard;

/**
 * DeepBind as it was published: one convolution at both strands, the maximum over time, at most one
 * hidden layer, one output. A bundle holds its parameter file, byte for byte.
 */
public enum DeepBindFamily implements Family, BundleFormat {
  DEEPBIND;

  /** Name of its architecture, the same for all. */
  public static final String ARCHITECTURE = "deepbind";

  /** The parameter file in a bundle. */
  public static final String ENTRY = "deepbind.txt";

  @Override
  public Meaning score() {
    return new Meaning("DeepBind score", "DeepBind score, a number like a logit; see the formula");
  }

  @Override
  public Meaning probability() {
    return new Meaning(
        "1/(1+exp(−score))",
        "1 / (1 + exp(-score)) of the DeepBind score, not calibrated as a probability");
  }

  @Override
  public Optional<String> caution() {
    return Optional.of("of a DeepBind model the logit is its score, and p is no probability");
  }

  @Override
  public String description() {
    return "of DeepBind";
  }

  @Override
  public List<String> entries() {
    return List.of(ENTRY);
  }

  @Override
  public Network network(ModelCard card, BundleArchive archive) throws IOException {
    byte[] parameters = archive.read(ENTRY, card.weightsSha256(), card.configurationSha256());
    if (!card.architecture().equals(ARCHITECTURE)) {
      throw new InputException(
          "card.json says "
              + BundleArchive.printable(card.architecture())
              + ", but the archive holds a DeepBind model; fetch the model again.");
    }
    return DeepBindNetwork.of(DeepBindParameters.read(parameters), card.windowLength());
  }
}
