package org.motiflens.training.zoo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.library.SharedOutput;
import org.motiflens.training.Recipe;
import org.motiflens.training.SharedBundleWriter;
import org.motiflens.training.SharedStart;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;

/** Writes the network of all experiments as a bundle, with what it was made from on its card. */
final class SharedNetworkFile {
  private SharedNetworkFile() {}

  /**
   * @param validating windows that chose the epoch and are bound in some experiment
   * @param recipe as it was trained
   */
  static void write(
      Path file, SharedStart network, ReferenceData reference, int validating, Recipe recipe)
      throws IOException {
    Architecture architecture = Architecture.named(network.architecture());
    List<SharedOutput> outputs = outputs(network.tasks(), reference);
    Map<String, String> described = recipe.describe(architecture);
    described.put(ModelCard.Training.ARITHMETIC, Kernels.arithmetic());
    described.put(
        "earlyStopping",
        "best average precision on validation windows, mean over experiments, of all epochs");
    described.put(
        GenomeZoo.NEGATIVES,
        "random windows and windows at peaks of other experiments, as many as there are sites, and"
            + " a fifth as many shuffles, drawn anew in every epoch");
    ModelCard.Training training =
        new ModelCard.Training(
            "ENCODE AWG uniform TF ChIP-seq peaks of "
                + outputs.size()
                + " experiments, windows around summits, moved by up to 15 bases",
            outputs.size() + " ENCODE tables: outputs.json lists them",
            reference.sequenceDescription() + "; nothing of chr21 and chr22",
            new TreeMap<>(reference.peakInputHashes()),
            network.windows(),
            validating,
            "chr21 tests, and with chr22 was kept apart from everything else; a tenth of the"
                + " remaining genome's blocks of 1 Mb validates; a window counts where all bases"
                + " are known; an output does not learn from windows within 300 bases of its"
                + " summits that are not bound",
            described,
            recipe.seed(),
            network.bestEpoch());
    String cellLines =
        outputs.stream()
            .map(SharedOutput::cellLine)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    SharedBundleWriter.write(
        file,
        architecture,
        network.parameters(),
        outputs,
        cellLines,
        training,
        Math.round(network.validationAuc() * 1e5) / 1e5,
        ZooTrainer.LICENCE,
        ZooTrainer.CITATION);
  }

  private static List<SharedOutput> outputs(List<String> tables, ReferenceData reference) {
    Map<String, Experiment> experiments = new HashMap<>();
    for (Experiment experiment : reference.experiments().experiments()) {
      experiments.putIfAbsent(experiment.table(), experiment);
    }
    return tables.stream()
        .map(
            table ->
                experiments.containsKey(table)
                    ? new SharedOutput(
                        table, experiments.get(table).tf(), experiments.get(table).cellLine())
                    : new SharedOutput(table, table, "unknown"))
        .toList();
  }
}
