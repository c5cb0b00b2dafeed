package org.motiflens.training.zoo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.motiflens.genome.Product;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.training.Auc;
import org.motiflens.training.BundleWriter;
import org.motiflens.training.NetworkDefinition;
import org.motiflens.training.Parameters;
import org.motiflens.training.Scorer;
import org.motiflens.training.TrainedModel;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.WindowSet;
import org.motiflens.training.genomic.GenomeData;
import org.motiflens.training.genomic.GenomeSample;
import org.motiflens.training.genomic.HeldOutChromosomes;
import org.motiflens.training.genomic.TestChromosome;
import org.motiflens.training.gradient.NetworkGradient;
import org.motiflens.training.metric.WeightedPrecision;

/** Measures a finished model on the test chromosome, and writes its card. */
final class GenomeCard {
  private final ReferenceData reference;
  private final GenomeData data;
  private final TestChromosome test;
  private final GenomeZoo.Settings settings;

  GenomeCard(
      ReferenceData reference, GenomeData data, TestChromosome test, GenomeZoo.Settings settings) {
    this.reference = reference;
    this.data = data;
    this.test = test;
    this.settings = settings;
  }

  /**
   * @param positives peaks that trained
   */
  ModelCard of(
      Experiment experiment,
      TrainedModel model,
      Optional<Parameters> start,
      int positives,
      GenomeSample validation,
      BundleWriter writer) {
    NetworkGradient network = new NetworkGradient(model.architecture(), 2, 1);
    network.setParameters(model.parameters().toArray());
    Scorer scorer = new Scorer(network);
    Map<String, String> recipe = model.recipe().describe(model.architecture());
    recipe.put(ModelCard.Training.ARITHMETIC, Kernels.arithmetic());
    recipe.put("earlyStopping", "best average precision on validation windows, of all epochs");
    int steps = settings.effort().steps();
    recipe.put(GenomeZoo.OWN_STEPS, Integer.toString(steps));
    recipe.put(
        GenomeZoo.NEGATIVES,
        steps == 0
            ? "of the shared network: random windows and windows at peaks of other experiments, as"
                + " many as there are sites, and a fifth as many shuffles, drawn anew in every epoch"
            : GenomeZoo.words(settings.mix()));
    start.ifPresent(
        parameters ->
            recipe.put(
                ModelCard.Training.START,
                "network shared by all experiments at hand, trained against the genome; SHA-256 of"
                    + " its weights for this one "
                    + parameters.sha256()));
    return new ModelCard(
        ModelCard.SCHEMA,
        experiment.id() + "/" + model.architecture().name(),
        experiment.tf(),
        experiment.id(),
        experiment.cellLine(),
        model.architecture().name(),
        model.architecture().windowLength(),
        "ACGT",
        NetworkDefinition.POSITIVE_INDEX,
        "hg19",
        new ModelCard.Training(
            "ENCODE AWG uniform TF ChIP-seq peaks, windows around summits, moved by up to 15"
                + " bases; negatives are windows of the genome, and shuffles as one more source",
            experiment.table(),
            reference.sequenceDescription() + "; nothing of chr21 and chr22",
            new TreeMap<>(reference.peakInputHashes()),
            positives,
            validation.positives(),
            "chr21 tests, and with chr22 was kept apart from everything else; a tenth of the"
                + " remaining genome's blocks of 1 Mb validates; a window counts where all bases"
                + " are known; a negative has no summit of the experiment within 300 bases",
            recipe,
            settings.seed(),
            model.bestEpoch()),
        evaluation(experiment, scorer, validation),
        inGenome(experiment, scorer, model.validationAuc()),
        writer.weightsSha256(),
        writer.configurationSha256(),
        ZooTrainer.LICENCE,
        ZooTrainer.CITATION,
        Product.version());
  }

  private ModelCard.Evaluation evaluation(
      Experiment experiment, Scorer scorer, GenomeSample validation) {
    WindowSet set = test.peaksAndShuffles(data.summits(experiment.table()), settings.seed());
    if (set.positives().isEmpty()) {
      return ModelCard.Evaluation.NOT_MEASURED;
    }
    Auc auc = auc(scorer, set);
    WindowSet validated =
        WindowSet.withShuffles(
            validation.windows().subList(0, validation.positives()), new Random(settings.seed()));
    return new ModelCard.Evaluation(
        "windows around the summits of "
            + experiment.table()
            + " on chr21, and one dinucleotide-preserving shuffle for each",
        set.positives().size(),
        set.negatives().size(),
        rounded(auc.value()),
        List.of(rounded(auc.low()), rounded(auc.high())),
        rounded(auc(scorer, validated).value()));
  }

  private static Auc auc(Scorer scorer, WindowSet set) {
    return Auc.of(scorer.margins(set.positives()), scorer.margins(set.negatives()));
  }

  private ModelCard.InGenome inGenome(
      Experiment experiment, Scorer scorer, double validationPrecision) {
    GenomeSample sample = test.sample(experiment.table(), settings.seed());
    int positives = sample.positives();
    int windows = sample.windows().size();
    if (positives == 0) {
      return ModelCard.InGenome.NOT_MEASURED;
    }
    float[] margins = scorer.floatMargins(sample.windows());
    WeightedPrecision precision = WeightedPrecision.of(margins, positives, sample.weights());
    double above = 0;
    double all = 0;
    double below = 0;
    float[] bound = Arrays.copyOf(margins, positives);
    for (int i = positives; i < windows; i++) {
      double weight = sample.weights().get(i);
      all += weight;
      above += margins[i] > 0 ? weight : 0;
      float score = margins[i];
      for (float positive : bound) {
        below += weight * (positive > score ? 1 : positive == score ? 0.5 : 0);
      }
    }
    return new ModelCard.InGenome(
        String.format(
            Locale.ROOT,
            "%s, windows every 50 bases: all bound ones, and of %.0f others %d that stand for all",
            HeldOutChromosomes.TEST,
            all,
            windows - positives),
        positives,
        windows - positives,
        rounded(precision.averagePrecision()),
        rounded(below / all / positives),
        rounded(precision.recallAtFalseDiscoveryRate(0.1)),
        rounded(precision.recallAtFalseDiscoveryRate(0.5)),
        rounded(above / all),
        rounded(validationPrecision));
  }

  /** Five decimals are finer than any interval here. */
  private static double rounded(double value) {
    return Math.round(value * 1e5) / 1e5;
  }
}
