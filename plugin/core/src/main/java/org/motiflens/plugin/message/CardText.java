package org.motiflens.plugin.message;

import java.util.List;
import java.util.Locale;
import org.motiflens.network.bundle.ModelCard;

/** What the panel says of a model: how good it is, what it was trained on, whose it is. */
public final class CardText {
  private static final int HASH_LETTERS = 12;

  private CardText() {}

  /** A few lines. */
  public static String of(ModelCard model) {
    return String.join(
        "\n",
        Messages.plain(model.tf()) + ", " + Messages.architecture(model),
        Messages.plain(model.experiment()),
        origin(model),
        String.format(
            Locale.ROOT,
            "Weights %s, licence %s",
            shortened(model.weightsSha256()),
            Messages.plain(model.licence())));
  }

  private static String origin(ModelCard model) {
    ModelCard.Evaluation held = model.evaluation();
    ModelCard.Training training = model.training();
    if (model.isImported() && !held.isMeasured()) {
      return "Imported, " + Messages.plain(training.source()) + "; held-out AUC not measured";
    }
    List<Double> interval = held.aucInterval();
    return inGenome(model.inGenome())
        + String.format(
            Locale.ROOT,
            "Held-out AUC %.3f%s on %,d bound and %,d shuffled windows%n"
                + "Trained on %,d peaks of %s (%s)",
            held.auc(),
            interval.size() == 2
                ? String.format(Locale.ROOT, " (%.3f–%.3f)", interval.get(0), interval.get(1))
                : "",
            held.positives(),
            held.negatives(),
            training.trainingPositives(),
            Messages.plain(model.genome()),
            Messages.plain(training.source()));
  }

  /** How the model does among all windows of a chromosome; a line, or nothing. */
  private static String inGenome(ModelCard.InGenome measured) {
    if (!measured.isMeasured()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "In the genome: auPRC %.3f, recall %.0f %% at 50 %% false, %.2g %% of unbound windows above"
            + " P 0.5 (%s)%n",
        measured.averagePrecision(),
        100 * measured.recallAtFdr50(),
        100 * measured.negativesAboveHalf(),
        Messages.plain(measured.dataset()));
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(HASH_LETTERS, hash.length()));
  }
}
