package org.motiflens.network.deepbind;

import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.genome.file.Sha256;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.bundle.ModelCard;

/**
 * A published DeepBind model on its way into a bundle: a zip of its parameter file, byte for byte
 * as {@code deepbind.txt}, and {@code card.json}. Immutable; the same input gives the same bytes.
 */
public final class DeepBindBundle implements ImportedBundle {
  private final ModelCard card;
  private final byte[] parameters;

  private DeepBindBundle(ModelCard card, byte[] parameters) {
    this.card = card;
    this.parameters = parameters;
  }

  /**
   * Checks a parameter file and writes its card.
   *
   * @param id the published name of the model, {@code D00736.002}
   * @param parameters content of the file
   * @param windowLength bases to be scored together
   * @param licence what the user was told
   * @throws InputException when the file is no DeepBind model, or the window is shorter than its
   *     detectors
   */
  public static DeepBindBundle of(
      DeepBindIndex.Experiment experiment,
      String id,
      byte[] parameters,
      int windowLength,
      String licence) {
    DeepBindNetwork.of(DeepBindParameters.read(parameters), windowLength);
    String hash = Sha256.of(parameters);
    ModelCard card =
        new ModelCard(
            ModelCard.SCHEMA,
            experiment.experiment() + "/" + DeepBindFamily.ARCHITECTURE,
            experiment.tf(),
            experiment.experiment(),
            experiment.cellLine(),
            DeepBindFamily.ARCHITECTURE,
            windowLength,
            "ACGT",
            0,
            "hg19",
            new ModelCard.Training(
                "trained by the authors of DeepBind",
                id,
                "not known",
                Map.of(id + ".txt", hash),
                0,
                0,
                "not known",
                Map.of(),
                0,
                ModelCard.Training.NO_EPOCH),
            ModelCard.Evaluation.NOT_MEASURED,
            hash,
            hash,
            licence,
            "Alipanahi, Delong, Weirauch and Frey 2015, Nature Biotechnology 33:831-838",
            Product.version());
    return new DeepBindBundle(card, parameters.clone());
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Map<String, byte[]> entries() {
    return Map.of(DeepBindFamily.ENTRY, parameters);
  }
}
