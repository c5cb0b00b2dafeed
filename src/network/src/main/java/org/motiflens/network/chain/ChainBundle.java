package org.motiflens.network.chain;

import java.util.Map;
import java.util.TreeMap;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.genome.file.Sha256;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.bundle.ModelCard;

/** A chain of layers on its way into a bundle: {@link ChainFormat#ENTRY} and a card. Immutable. */
public final class ChainBundle implements ImportedBundle {
  private final ModelCard card;
  private final byte[] content;

  private ChainBundle(ModelCard card, byte[] content) {
    this.card = card;
    this.content = content;
  }

  /**
   * What its owner says of a model.
   *
   * @param file name of the file that it was read from
   * @param fileSha256 of that file
   * @param facts what was found in it, by name; goes into the card's recipe
   */
  public record Declaration(
      String tf,
      String experiment,
      String cellLine,
      String file,
      String fileSha256,
      Map<String, String> facts,
      String licence) {
    public Declaration {
      facts = Map.copyOf(facts);
    }
  }

  /**
   * A model with its card.
   *
   * @throws InputException when its weights are not finite, or more than a bundle may hold
   */
  public static ChainBundle of(ChainModel model, Declaration declaration) {
    ChainNetwork.of(model);
    byte[] content = ChainFormat.write(model);
    if (content.length > BundleArchive.LARGEST_WEIGHTS) {
      throw new InputException(
          "Its weights take "
              + (content.length >> 20)
              + " MB; expected at most "
              + (BundleArchive.LARGEST_WEIGHTS >> 20)
              + ".");
    }
    String hash = Sha256.of(content);
    return new ChainBundle(
        new ModelCard(
            ModelCard.SCHEMA,
            declaration.experiment() + "/" + ChainFamily.ARCHITECTURE,
            declaration.tf(),
            declaration.experiment(),
            declaration.cellLine(),
            ChainFamily.ARCHITECTURE,
            model.windowLength(),
            "ACGT",
            0,
            "hg19",
            new ModelCard.Training(
                "trained elsewhere",
                declaration.file(),
                "not known",
                Map.of(declaration.file(), declaration.fileSha256()),
                0,
                0,
                "not known",
                new TreeMap<>(declaration.facts()),
                0,
                ModelCard.Training.NO_EPOCH),
            ModelCard.Evaluation.NOT_MEASURED,
            hash,
            hash,
            declaration.licence(),
            "not stated",
            Product.version()),
        content);
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Map<String, byte[]> entries() {
    return Map.of(ChainFormat.ENTRY, content);
  }
}
