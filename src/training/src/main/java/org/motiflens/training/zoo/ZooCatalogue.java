package org.motiflens.training.zoo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.ModelLibrary;

/**
 * The list of a zoo, {@code catalogue.tsv}: a line for each experiment and architecture with its
 * factor, ENCODE table, positives at hand, held-out AUC and what it reached in the genome; those
 * without a model are there, too, with the reason.
 */
public final class ZooCatalogue {
  /** File name in the folder of models. */
  public static final String FILE = "catalogue.tsv";

  /** The architectures that come with the program. */
  public static final List<Architecture> SHIPPED =
      List.of(
          Architecture.named("small-cnn"),
          Architecture.named("small-rnn"),
          Architecture.named("small-cnn-rnn"));

  private static final String HEADER =
      "experiment\ttf\tcell_line\ttable\tpositives\tarchitecture\tstatus\tauc\tauc_low\tauc_high"
          + "\tnegatives\tauprc\trecall_fdr50\tabove_half\treason";

  private final ZooPlan plan;
  private final List<Architecture> architectures;
  private final Path models;

  /**
   * @param models the zoo's folder
   */
  public ZooCatalogue(ZooPlan plan, List<Architecture> architectures, Path models) {
    this.plan = plan;
    this.architectures = List.copyOf(architectures);
    this.models = models;
  }

  /** Writes the list as the zoo is now; of several runs side by side one after the other. */
  public void write() {
    Path file = models.resolve(FILE);
    try {
      Files.createDirectories(models);
      AtomicOutput.change(file, () -> text().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileFailure.writing(file, e);
    }
  }

  private String text() {
    Map<String, ModelCard> cards = new TreeMap<>();
    ModelLibrary.scan(models).entries().forEach(entry -> cards.put(entry.id(), entry.card()));
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (ZooPlan.Item item : plan.items()) {
      for (Architecture architecture : architectures) {
        ModelCard card = cards.get(item.experiment().id() + "/" + architecture.name());
        text.append(
            String.join(
                "\t",
                item.experiment().id(),
                item.experiment().tf(),
                item.experiment().cellLine(),
                item.experiment().table().isEmpty() ? "NA" : item.experiment().table(),
                Integer.toString(item.positives()),
                architecture.name(),
                state(item, card)));
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String state(ZooPlan.Item item, ModelCard card) {
    if (card != null) {
      ModelCard.Evaluation evaluation = card.evaluation();
      return String.format(
          Locale.ROOT,
          "trained\t%.4f\t%.4f\t%.4f\t%s\t",
          evaluation.auc(),
          evaluation.aucInterval().get(0),
          evaluation.aucInterval().get(1),
          inGenome(card));
    }
    String reason =
        item.isTrainable()
            ? "its turn has not come"
            : "a model needs at least " + ZooTrainer.MINIMUM_POSITIVES + " positives";
    return "not trained\tNA\tNA\tNA\tNA\tNA\tNA\tNA\t" + reason;
  }

  /** Negatives that it was trained against, and figures of the test chromosome. */
  private static String inGenome(ModelCard card) {
    ModelCard.InGenome measured = card.inGenome();
    String negatives =
        card.training().recipe().containsKey(GenomeZoo.NEGATIVES) ? "genome" : "shuffles";
    return measured.isMeasured()
        ? String.format(
            Locale.ROOT,
            "%s\t%.4f\t%.4f\t%.5f",
            negatives,
            measured.averagePrecision(),
            measured.recallAtFdr50(),
            measured.negativesAboveHalf())
        : negatives + "\tNA\tNA\tNA";
  }
}
