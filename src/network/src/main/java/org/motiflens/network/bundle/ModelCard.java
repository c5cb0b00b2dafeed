package org.motiflens.network.bundle;

import java.util.List;
import java.util.Map;
import org.motiflens.network.Architecture;

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
 * @param inGenome on a whole chromosome that neither trained nor chose the model
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
    InGenome inGenome,
    String weightsSha256,
    String configurationSha256,
    String licence,
    String citation,
    String productVersion) {

  public static final int SCHEMA = 1;

  /** A card of a model that was not measured on a whole chromosome. */
  public ModelCard(
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
    this(
        schema,
        id,
        tf,
        experiment,
        cellLine,
        architecture,
        windowLength,
        baseOrder,
        positiveIndex,
        genome,
        training,
        evaluation,
        InGenome.NOT_MEASURED,
        weightsSha256,
        configurationSha256,
        licence,
        citation,
        productVersion);
  }

  /**
   * @param source where the positives come from, for people
   * @param accession ENCODE table or benchmark file name
   * @param sequence which sequence supplied the bases
   * @param files SHA-256 of each input file, by its name
   * @param trainingPositives positives trained on; {@code source} and {@code recipe} say what the
   *     negatives are
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

    /** The recipe's name for the arithmetic that trained the model and measured its figures. */
    public static final String ARITHMETIC = "arithmetic";
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

  /**
   * How a model finds bound windows among all windows of a chromosome: windows every 50 bases,
   * bound where a summit is within 25 bases of the centre, left out where one is within 300.
   *
   * @param dataset chromosome and windows, for people
   * @param positives bound windows
   * @param negatives windows scored that are not bound; a random part where the dataset says so
   * @param averagePrecision area under the precision-recall curve at the chromosome's own share of
   *     bound windows, without interpolation
   * @param auroc area under the ROC curve, ties counted half
   * @param recallAtFdr10 share of the positives found with at most 10 % false among the called
   * @param recallAtFdr50 the same with at most half
   * @param negativesAboveHalf share of the negatives with P &gt; .5
   * @param validationPrecision average precision on the windows that chose the epoch
   */
  public record InGenome(
      String dataset,
      int positives,
      int negatives,
      double averagePrecision,
      double auroc,
      double recallAtFdr10,
      double recallAtFdr50,
      double negativesAboveHalf,
      double validationPrecision) {
    /** Of models whose negatives were shuffles, and of imported ones: nothing is said. */
    public static final InGenome NOT_MEASURED =
        new InGenome("not measured", 0, 0, 0, 0.5, 0, 0, 1, 0);

    /** Whether there is a held-out chromosome behind the figures. */
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
