package org.motiflens.training.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.training.Auc;
import org.motiflens.training.data.TrainingData;

/**
 * One model on its held-out set.
 *
 * @param set the experiment, {@code TF_CELL_ANTIBODY_LABORATORY}
 * @param architecture its name
 * @param positives that were trained on or chose the epoch
 * @param auc on the held-out set, with its 95 % confidence interval
 * @param deepBind AUC of the published DeepBind model on the same sequences; empty where the set is
 *     not the benchmark's own, or there is no such model
 * @param validationAuc of the set that chose the epoch
 * @param bestEpoch counted from 1
 * @param weightsSha256 hash of the weights
 * @param cpuSeconds processor time of the training; empty where it is not known
 */
public record MeasuredModel(
    String set,
    String cellLine,
    String architecture,
    int positives,
    Auc auc,
    OptionalDouble deepBind,
    double validationAuc,
    long seed,
    int bestEpoch,
    String weightsSha256,
    OptionalDouble cpuSeconds) {

  /** What a card says; empty for an imported model and one that was not measured. */
  static Optional<MeasuredModel> of(
      ModelCard card, OptionalDouble cpuSeconds, DeepBindReference reference) {
    ModelCard.Evaluation evaluation = card.evaluation();
    if (!evaluation.isMeasured() || card.isImported()) {
      return Optional.empty();
    }
    ModelCard.Training training = card.training();
    return Optional.of(
        new MeasuredModel(
            card.experiment(),
            card.cellLine(),
            card.architecture(),
            training.trainingPositives() + training.validationPositives(),
            new Auc(
                evaluation.auc(), evaluation.aucInterval().get(0), evaluation.aucInterval().get(1)),
            evaluation.dataset().startsWith(TrainingData.ORIGINAL_TEST_SET)
                ? reference.auc(card.experiment())
                : OptionalDouble.empty(),
            evaluation.validationAuc(),
            training.seed(),
            training.bestEpoch(),
            card.weightsSha256(),
            cpuSeconds));
  }

  /** By the architecture's name: small-cnn-rnn is of the family CNN_RNN. */
  public LayeredFamily family() {
    return family(architecture);
  }

  /** The family of an architecture's name. */
  static LayeredFamily family(String architecture) {
    if (architecture.endsWith("cnn-rnn")) {
      return LayeredFamily.CNN_RNN;
    }
    return architecture.endsWith("rnn") ? LayeredFamily.RNN : LayeredFamily.CNN;
  }
}
