package org.motiflens.network.chain;

import java.io.IOException;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.network.Family;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.BundleFormat;
import org.motiflens.network.bundle.ModelCard;

/**
 * Chains of layers that are of none of the layered families. They have no temporal output, and
 * DeepLIFT's rule is not computed for them.
 */
public enum ChainFamily implements Family, BundleFormat {
  CHAIN;

  /** Name of their architecture on cards. */
  public static final String ARCHITECTURE = "custom-chain";

  @Override
  public Meaning score() {
    return new Meaning(
        "logit margin", "logits of the margin: the log-odds of the output that means bound");
  }

  @Override
  public String description() {
    return "a chain of layers";
  }

  @Override
  public List<String> entries() {
    return List.of(ChainFormat.ENTRY);
  }

  @Override
  public int largest(String entry) {
    return BundleArchive.LARGEST_WEIGHTS;
  }

  @Override
  public Network network(ModelCard card, BundleArchive archive) throws IOException {
    ChainModel model =
        ChainFormat.read(
            archive.read(ChainFormat.ENTRY, card.weightsSha256(), card.configurationSha256()));
    if (!card.architecture().equals(ARCHITECTURE) || card.windowLength() != model.windowLength()) {
      throw new InputException(
          "card.json says "
              + BundleArchive.printable(card.architecture())
              + " with windows of "
              + card.windowLength()
              + " bases, but the archive holds a chain of layers with windows of "
              + model.windowLength()
              + "; fetch the model again.");
    }
    return ChainNetwork.of(model);
  }
}
