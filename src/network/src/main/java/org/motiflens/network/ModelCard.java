package org.motiflens.network;

import java.util.List;
import java.util.Map;

/**
 * What a model is, where it came from and how good it is: the {@code card.json} of a bundle, field
 * for field.
 *
 * @param schema version of this card's layout, {@value #SCHEMA}
 * @param id unique name in a zoo, {@code EXPERIMENT/ARCHITECTURE}
 * @param tf the transcription factor, for example CTCF
 * @param experiment TF, cell line, antibody and laboratory, for example {@code
 *     CTCF_K562_CTCF_SC-5916_HudsonAlpha}
 * @param cellLine for example K562
 * @param architecture one of {@link Architecture#PUBLISHED}'s names, or a name for other sizes of a
 *     family
 * @param windowLength bases read
 * @param baseOrder rows of the one-hot input, {@code ACGT}
 * @param positiveIndex output that means "bound"
 * @param genome assembly of the training sequence, {@code hg19}
 * @param training data, split and recipe
 * @param evaluation on data that neither trained nor chose the model
 * @param weightsSha256 of the bundle's {@code coefficients.bin}; the model hash of every export
 * @param configurationSha256 of the bundle's {@code configuration.json}; a DeepBind model has one
 *     file for both, {@code deepbind.txt}
 * @param licence of the weights
 * @param citation whom to cite
 * @param productVersion of the program that trained or imported it
 */
public record ModelCard(
    int schema,
    String id,
    String tf,
    String experiment,
    String cellLine,
    String architecture,
    int windowLength,
    String baseOrder,
    int positiveIndex,
    String genome,
    Training training,
    Evaluation evaluation,
    String weightsSha256,
    String configurationSha256,
    String licence,
    String citation,
    String productVersion) {

  public static final int SCHEMA = 1;

  /**
   * @param source where the positives come from, for people
   * @param accession ENCODE table or benchmark file name
   * @param sequence which sequence supplied the bases
   * @param files SHA-256 of each input file, by its name
   * @param trainingPositives positives trained on; as many dinucleotide shuffles are the negatives
   * @param validationPositives positives that chose the epoch
   * @param splitRule how the three sets were separated
   * @param recipe hyper-parameters by name: learning rate, batch size, dropout, epochs, …
   * @param seed of initial weights, shuffles and batches
   * @param bestEpoch the epoch kept, counted from 1; {@link #NO_EPOCH} for a model that was trained
   *     elsewhere and imported, and for one whose start ({@link #START} in the recipe) no epoch
   *     bettered
   */
  public record Training(
      String source,
      String accession,
      String sequence,
      Map<String, String> files,
      int trainingPositives,
      int validationPositives,
      String splitRule,
      Map<String, String> recipe,
      long seed,
      int bestEpoch) {
    /** This product trained none of the model's own epochs. */
    public static final int NO_EPOCH = 0;

    /** The recipe's name for weights that training started from. */
    public static final String START = "start";
  }

  /**
   * @param dataset the held-out set, for people
   * @param positives held-out positives
   * @param negatives held-out negatives
   * @param auc area under the ROC curve, ties counted half
   * @param aucInterval 95 % confidence interval, low and high (DeLong)
   * @param validationAuc of the set that chose the epoch
   */
  public record Evaluation(
      String dataset,
      int positives,
      int negatives,
      double auc,
      List<Double> aucInterval,
      double validationAuc) {
    /**
     * Of a model that was imported without a test: an AUC anywhere from 0 to 1, for all we know.
     */
    public static final Evaluation NOT_MEASURED =
        new Evaluation("not measured", 0, 0, 0.5, List.of(0.0, 1.0), 0.5);

    /** Whether there is any held-out data behind the figures. */
    public boolean isMeasured() {
      return positives > 0 && negatives > 0;
    }
  }

  /** Whether the model was trained elsewhere; then {@link #productVersion} imported it. */
  public boolean isImported() {
    return training.bestEpoch() == Training.NO_EPOCH
        && !training.recipe().containsKey(Training.START);
  }
}
