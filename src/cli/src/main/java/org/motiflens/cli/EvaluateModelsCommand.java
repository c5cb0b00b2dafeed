package org.motiflens.cli;

import java.util.List;
import org.motiflens.network.ModelCard;
import org.motiflens.network.ModelLibrary;
import org.motiflens.training.ZooReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports how good the models of a folder are. */
@Command(
    name = "evaluate-models",
    mixinStandardHelpOptions = true,
    versionProvider = Motiflens.Version.class,
    description = {
      "Report the held-out AUC of all models as Markdown: by experiment; mean, median and standard"
          + " deviation by architecture; and pair-wise t-tests between architectures.",
      "Figures are those of the models' cards; \"motiflens models list\" has them as a table, and"
          + " \"motiflens evaluate\" measures a model anew."
    })
final class EvaluateModelsCommand implements Runnable {
  @Mixin private ModelsFolder models;

  @Option(
      names = "--architecture",
      split = ",",
      defaultValue = "small-cnn,small-rnn,small-cnn-rnn",
      paramLabel = "NAME",
      description = "The columns, separated by commas; ${DEFAULT-VALUE} when not given.")
  private List<String> architectures;

  @Mixin private TextOutput output;

  @Override
  public void run() {
    List<ModelCard> cards = models.scan().entries().stream().map(ModelLibrary.Entry::card).toList();
    output.write(new ZooReport(cards, architectures).markdown());
  }
}
