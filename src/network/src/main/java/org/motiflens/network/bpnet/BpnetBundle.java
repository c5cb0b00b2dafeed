package org.motiflens.network.bpnet;

import java.util.Map;
import java.util.TreeMap;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.genome.file.Sha256;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.bundle.ModelCard;

/**
 * What a profile model's bundle holds besides its card: {@link BpnetFormat#ENTRY}, whose SHA-256
 * stands on the card for configuration and weights. Immutable.
 */
public final class BpnetBundle implements ImportedBundle {
  /** A BPNet as ENCODE distributes it. */
  public static final String BPNET = "bpnet";

  /** A full ChromBPNet: the net and its bias net. */
  public static final String CHROMBPNET = "chrombpnet";

  /** The part of a ChromBPNet from which the enzyme's bias was taken, as saved on its own. */
  public static final String WITHOUT_BIAS = "chrombpnet-nobias";

  /** One ChromBPNet on its own that is not said to be without bias: such as a bias net. */
  public static final String SINGLE = "chrombpnet-single";

  private static final Map<String, String> CITATIONS =
      Map.of(
          BPNET, "Avsec et al. 2021, Nature Genetics 53:354-366",
          CHROMBPNET, "Pampari et al. 2024, bioRxiv 2024.12.25.630221",
          WITHOUT_BIAS, "Pampari et al. 2024, bioRxiv 2024.12.25.630221",
          SINGLE, "Pampari et al. 2024, bioRxiv 2024.12.25.630221");

  private final ModelCard card;
  private final byte[] content;

  private BpnetBundle(ModelCard card, byte[] content) {
    this.card = card;
    this.content = content;
  }

  /**
   * What its owner says of a model.
   *
   * @param architecture one of the names above
   * @param genome assembly that it was trained on, such as hg38
   * @param file name of the file that it was read from
   * @param fileSha256 of that file
   * @param facts what was found in it and taken for granted, by name; goes into the card's recipe
   */
  public record Declaration(
      String architecture,
      String tf,
      String experiment,
      String cellLine,
      String genome,
      String file,
      String fileSha256,
      Map<String, String> facts,
      String licence) {
    public Declaration {
      facts = Map.copyOf(facts);
    }
  }

  /** A model with its card. */
  public static BpnetBundle of(BpnetModel model, Declaration declaration) {
    byte[] content = BpnetFormat.write(model);
    String hash = Sha256.of(content);
    ModelCard card =
        new ModelCard(
            ModelCard.SCHEMA,
            declaration.experiment() + "/" + declaration.architecture(),
            declaration.tf(),
            declaration.experiment(),
            declaration.cellLine(),
            declaration.architecture(),
            model.shape().inputLength(),
            "ACGT",
            0,
            declaration.genome(),
            new ModelCard.Training(
                "trained elsewhere, imported from a file of Keras",
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
            CITATIONS.get(declaration.architecture()),
            Product.version());
    return new BpnetBundle(card, content);
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Map<String, byte[]> entries() {
    return Map.of(BpnetFormat.ENTRY, content);
  }

  /** The entry's content, a copy. */
  public byte[] content() {
    return content.clone();
  }

  /**
   * The network of a bundle.
   *
   * @throws InputException when the card says something else than the entry
   */
  public static BpnetNetwork network(ModelCard card, byte[] content) {
    BpnetModel model = BpnetFormat.read(content);
    if (!CITATIONS.containsKey(card.architecture())) {
      throw new InputException(
          "card.json says "
              + card.architecture()
              + ", but the archive holds a profile model; fetch the model again.");
    }
    if (card.windowLength() != model.shape().inputLength()) {
      throw new InputException(
          "card.json says windows of "
              + card.windowLength()
              + " bases, but the model reads "
              + model.shape().inputLength()
              + "; fetch the model again.");
    }
    return BpnetNetwork.of(card.architecture(), model);
  }
}
