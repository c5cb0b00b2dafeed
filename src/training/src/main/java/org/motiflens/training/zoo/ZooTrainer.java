package org.motiflens.training.zoo;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.training.Auc;
import org.motiflens.training.BindingTask;
import org.motiflens.training.BundleWriter;
import org.motiflens.training.ModelTrainer;
import org.motiflens.training.MultiTask;
import org.motiflens.training.NetworkDefinition;
import org.motiflens.training.Parameters;
import org.motiflens.training.Recipe;
import org.motiflens.training.SharedStart;
import org.motiflens.training.TrainedModel;
import org.motiflens.training.TrainingProgress;
import org.motiflens.training.TrainingTime;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.MultiTaskData;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.TrainingData;

/**
 * Trains the models of a zoo: chooses the data of an experiment, trains, measures on the held-out
 * set and writes the bundle {@code EXPERIMENT/ARCHITECTURE.zip}. An experiment whose original
 * benchmark set is at hand is trained on it, any other on its ENCODE peaks.
 */
public final class ZooTrainer {
  /** Enough for a network of this size; more costs time alone. */
  public static final int STANDARD_MAXIMUM_POSITIVES = 12_000;

  /** Below this many training and validation positives an experiment is not trained. */
  public static final int MINIMUM_POSITIVES = 200;

  private static final String SHARED = "shared";

  static final String LICENCE = "MIT";

  static final String CITATION =
      "Architectures: Lanchantin, Singh, Wang, Qi, Deep Motif Dashboard, Pacific Symposium on"
          + " Biocomputing 2017. Peaks: The ENCODE Project Consortium, Nature 489 (2012) 57-74."
          + " Benchmark and split: Alipanahi, Delong, Weirauch, Frey, Nature Biotechnology 33"
          + " (2015) 831-838.";

  private final ReferenceData reference;
  private final Path models;

  /**
   * @param models the zoo's folder
   */
  public ZooTrainer(ReferenceData reference, Path models) {
    this.reference = reference;
    this.models = models;
  }

  /** Where the bundle of an experiment and architecture is. */
  public Path bundle(Experiment experiment, Architecture architecture) {
    return models.resolve(experiment.id()).resolve(architecture.name() + ".zip");
  }

  /**
   * Whether there is a bundle whose training came to its own end. A training that was cut short
   * leaves its checkpoint beside the bundle.
   */
  public boolean isFinished(Experiment experiment, Architecture architecture) {
    return Files.isRegularFile(bundle(experiment, architecture))
        && !Files.exists(checkpoint(experiment, architecture));
  }

  private Path checkpoint(Experiment experiment, Architecture architecture) {
    return bundle(experiment, architecture).resolveSibling(architecture.name() + ".checkpoint");
  }

  /** Where the network shared by all experiments is. */
  Path sharedFile(Architecture architecture) {
    return models.resolve(SHARED).resolve(architecture.name() + ".start");
  }

  /**
   * Whether networks of this architecture can start from a shared one: those that are a chain of
   * layers.
   */
  static boolean canShare(Architecture architecture) {
    return architecture.recurrentLayers() <= 1;
  }

  /** Where the state of its training is meanwhile. */
  private Path sharedCheckpoint(Architecture architecture) {
    return sharedFile(architecture).resolveSibling(architecture.name() + ".checkpoint");
  }

  /** Removes what a run that was killed has left beside the finished shared network. */
  void removeSharedLeftovers(Architecture architecture) throws IOException {
    Leftovers.remove(sharedFile(architecture), sharedCheckpoint(architecture));
  }

  /** The network shared by all experiments, if there is one. */
  Optional<SharedStart> sharedStart(Architecture architecture) {
    Path file = sharedFile(architecture);
    return Files.isRegularFile(file) ? Optional.of(SharedStart.read(file)) : Optional.empty();
  }

  /**
   * Trains one network on all experiments whose peaks are at hand and writes it to {@code
   * shared/ARCHITECTURE.start} in the zoo's folder. Goes on where a call before was cut short.
   *
   * @return empty when cancelled before its end; it is not usable before
   */
  Optional<SharedStart> trainShared(
      Architecture architecture,
      Recipe recipe,
      Consumer<TrainingProgress> progress,
      BooleanSupplier cancelled) {
    MultiTaskData data =
        MultiTaskData.of(
            reference.summits().all(),
            reference.genome(),
            architecture.windowLength(),
            recipe.seed());
    MultiTask task = new MultiTask(architecture, data.training(), data.validation());
    Path checkpoint = sharedCheckpoint(architecture);
    TrainedModel model =
        new ModelTrainer(architecture, recipe)
            .train(task, Optional.empty(), Optional.of(checkpoint), progress, cancelled);
    if (!model.finished()) {
      return Optional.empty();
    }
    SharedStart start =
        new SharedStart(
            architecture.name(),
            data.training().tasks(),
            data.training().positives().size(),
            model.bestEpoch(),
            model.validationAuc(),
            model.parameters());
    try {
      start.write(sharedFile(architecture));
      Files.deleteIfExists(checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(start);
  }

  /**
   * Whether the network of an experiment may start from a shared one: not where its data are an
   * original benchmark set, of whose held-out windows the shared network may have seen some.
   */
  boolean canStartShared(Experiment experiment) {
    return reference.benchmarkSet(experiment).isEmpty();
  }

  /** Whether there are peaks that a shared network can be trained on. */
  boolean hasPeaks() {
    return Files.isRegularFile(reference.summits().file());
  }

  /**
   * The sets that models of an experiment are trained on and judged by.
   *
   * @throws InputException when there are too few positives
   */
  public TrainingData data(
      Experiment experiment, int windowLength, int maximumPositives, long seed) {
    Optional<ReferenceData.BenchmarkSet> benchmark = reference.benchmarkSet(experiment);
    TrainingData data =
        benchmark.isPresent()
            ? TrainingData.fromBenchmark(benchmark.get(), experiment, seed)
            : TrainingData.fromPeaks(
                reference, reference.genome(), experiment, windowLength, maximumPositives, seed);
    int positives = data.training().positives().size() + data.validation().positives().size();
    if (positives < MINIMUM_POSITIVES) {
      throw new InputException(
          experiment.id()
              + " has "
              + positives
              + " usable training positives; a model needs at least "
              + MINIMUM_POSITIVES
              + ".");
    }
    if (data.validation().positives().isEmpty()) {
      throw new InputException(
          experiment.id()
              + " has no peak in the part of the genome that validates; it needs more peaks.");
    }
    return data;
  }

  /**
   * Trains one model and writes its bundle. While training, {@code ARCHITECTURE.checkpoint} lies
   * beside the bundle; it is deleted when training has come to its own end, and the same call goes
   * on from it when training was cut short. A cancelled training still writes the bundle of its
   * best epoch.
   *
   * @param start weights to start from; empty for freshly drawn ones
   * @return the bundle's card
   * @throws java.util.concurrent.CancellationException when cancelled before the first epoch ended;
   *     then no bundle is written
   */
  public ModelCard train(
      TrainingData data,
      Architecture architecture,
      Recipe recipe,
      Optional<Parameters> start,
      Consumer<TrainingProgress> progress,
      BooleanSupplier cancelled) {
    Path bundle = bundle(data.experiment(), architecture);
    Path checkpoint = checkpoint(data.experiment(), architecture);
    boolean whole = !Files.exists(checkpoint);
    long before = processorNanos();
    TrainedModel model =
        new ModelTrainer(architecture, recipe)
            .train(
                new BindingTask(architecture, data.training(), data.validation()),
                start,
                Optional.of(checkpoint),
                progress,
                cancelled);
    BundleWriter writer = new BundleWriter(model.inferenceNetwork());
    // Of a training that was taken up again it is not known what was spent before.
    OptionalDouble seconds =
        whole && before >= 0
            ? OptionalDouble.of((processorNanos() - before) / 1e9)
            : OptionalDouble.empty();
    ModelCard card = card(data, model, start, writer);
    try {
      writer.write(card, bundle);
      TrainingTime.write(bundle, seconds);
      if (model.finished()) {
        Files.deleteIfExists(checkpoint);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return card;
  }

  /** Processor time of this process; negative where the system does not tell. */
  private static long processorNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : -1;
  }

  private ModelCard card(
      TrainingData data, TrainedModel model, Optional<Parameters> start, BundleWriter writer) {
    Experiment experiment = data.experiment();
    Architecture architecture = model.architecture();
    Auc auc = model.evaluate(data.test());
    Map<String, String> recipe = model.recipe().describe(architecture);
    recipe.put(ModelCard.Training.ARITHMETIC, Kernels.arithmetic());
    start.ifPresent(
        parameters ->
            recipe.put(
                ModelCard.Training.START,
                "network shared by all experiments at hand; SHA-256 of its weights for this one "
                    + parameters.sha256()));
    return new ModelCard(
        ModelCard.SCHEMA,
        experiment.id() + "/" + architecture.name(),
        experiment.tf(),
        experiment.id(),
        experiment.cellLine(),
        architecture.name(),
        architecture.windowLength(),
        "ACGT",
        NetworkDefinition.POSITIVE_INDEX,
        "hg19",
        new ModelCard.Training(
            data.source(),
            data.accession(),
            data.sequence(),
            data.files(),
            data.training().positives().size(),
            data.validation().positives().size(),
            data.splitRule(),
            recipe,
            model.recipe().seed(),
            model.bestEpoch()),
        new ModelCard.Evaluation(
            data.testName(),
            data.test().positives().size(),
            data.test().negatives().size(),
            rounded(auc.value()),
            List.of(rounded(auc.low()), rounded(auc.high())),
            rounded(model.validationAuc())),
        writer.weightsSha256(),
        writer.configurationSha256(),
        LICENCE,
        CITATION,
        Product.version());
  }

  /** Five decimals are finer than any interval here. */
  private static double rounded(double value) {
    return Math.round(value * 1e5) / 1e5;
  }
}
