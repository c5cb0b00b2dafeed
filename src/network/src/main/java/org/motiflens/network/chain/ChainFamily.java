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
 * Chains of layers that are of none of the layered families. They have no temporal output. The
 * bundle is the same for all.
 */
public enum ChainFamily implements Family, BundleFormat {
  /** Without a recurrent layer: DeepLIFT's rescale rule covers it. */
  CHAIN,
  /** With one: its gates are multiplied, and no difference can be given back to them. */
  RECURRENT_CHAIN;

  /** Name of their architecture on cards. */
  public static final String ARCHITECTURE = "custom-chain";

  @Override
  public Meaning score() {
    return new Meaning(
        "logit margin", "logits of the margin: the log-odds of the output that means bound");
  }

  @Override
  public String description() {
    return this == CHAIN ? "a chain of layers" : "a chain of layers with a recurrent one";
  }

  @Override
  public boolean hasMultipliers() {
    return this == CHAIN;
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
