package org.motiflens.training.zoo;

import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.BundleReader;
import org.motiflens.training.BundleWriter;
import org.motiflens.training.ExperimentGenomeTask;
import org.motiflens.training.ModelTrainer;
import org.motiflens.training.Parameters;
import org.motiflens.training.Recipe;
import org.motiflens.training.Scorer;
import org.motiflens.training.TrainedModel;
import org.motiflens.training.TrainingProgress;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.Summit;
import org.motiflens.training.genomic.GenomeData;
import org.motiflens.training.genomic.GenomeSample;
import org.motiflens.training.genomic.NegativeMix;
import org.motiflens.training.genomic.PeakWindows;
import org.motiflens.training.genomic.TestChromosome;
import org.motiflens.training.gradient.NetworkGradient;

/**
 * Trains models that are to hold in the genome: against windows of the genome that are not bound,
 * with one chromosome kept apart to judge them. First one network of all experiments, which also
 * finds the windows that are hard; from it each model goes on with its own experiment.
 */
public final class GenomeZoo {
  /**
   * Epochs of an experiment's own: so few where it has many peaks, each of which then shows only
   * some, so many where it has few.
   */
  private static final int FEWEST_EPOCHS = 2;

  private static final int MOST_EPOCHS = 16;

  /** In a card's recipe: where the negatives are from. A model without was trained on shuffles. */
  public static final String NEGATIVES = "negatives";

  /** In a card's recipe: about how many batches of its own experiment it was trained on. */
  static final String OWN_STEPS = "ownSteps";

  private final ReferenceData reference;
  private final Path models;
  private final Settings settings;
  private final Supplier<GenomeData> data;
  private final SharedGenomeNetworks shared;

  /**
   * How much is spent.
   *
   * @param sitesPerEpoch places with peaks that an epoch of the shared network shows
   * @param sharedEpochs of the shared network
   * @param searched random windows in which hard ones are looked for
   * @param steps about so many batches of each experiment's own; 0 for none, where the shared
   *     network's own output is the model
   */
  public record Effort(int sitesPerEpoch, int sharedEpochs, int searched, int steps) {
    public static final Effort STANDARD = new Effort(60_000, 16, 300_000, 300);

    /** The same for everything but the steps of each experiment. */
    public Effort withSteps(int number) {
      return new Effort(sitesPerEpoch, sharedEpochs, searched, number);
    }
  }

  /**
   * What to train, and how.
   *
   * @param fromScratch whether no model starts from a shared network
   * @param mix of an experiment's negatives
   * @param effort how much is spent
   * @param maximumPositives the most of each experiment that train, the strongest first
   * @param strands how they are treated
   * @param seed of weights, draws and batches
   */
  public record Settings(
      boolean fromScratch,
      NegativeMix mix,
      Effort effort,
      int maximumPositives,
      Recipe.Strands strands,
      long seed) {}

  public GenomeZoo(ReferenceData reference, Path models, Settings settings) {
    this.reference = reference;
    this.models = models;
    this.settings = settings;
    data =
        Suppliers.memoize(
            () -> GenomeData.of(reference, SharedGenomeNetworks.FINDER.windowLength()));
    shared = new SharedGenomeNetworks(reference, models, settings, data);
  }

  /** Every experiment of every cell line, the most useful first. */
  public ZooPlan plan() {
    List<ZooPlan.Item> items = new ArrayList<>();
    for (Experiment experiment : reference.experiments().experiments()) {
      if (!experiment.table().isEmpty()) {
        List<Summit> summits = data.get().summits(experiment.table());
        PeakWindows peaks = PeakWindows.of(summits, data.get().sequence());
        items.add(
            new ZooPlan.Item(
                experiment, peaks.training().size() + peaks.validation().size(), false));
      }
    }
    return new ZooPlan(ZooPlan.ordered(items));
  }

  /** Where the bundle of an experiment and architecture is. */
  public Path bundle(Experiment experiment, Architecture architecture) {
    return models.resolve(experiment.id()).resolve(architecture.name() + ".zip");
  }

  private Path checkpoint(Experiment experiment, Architecture architecture) {
    return bundle(experiment, architecture)
        .resolveSibling(architecture.name() + ".genome.checkpoint");
  }

  /**
   * Whether there is a finished bundle of a model trained against the genome, with as many steps of
   * its own as are asked for.
   */
  public boolean isFinished(Experiment experiment, Architecture architecture) {
    Path bundle = bundle(experiment, architecture);
    if (!Files.isRegularFile(bundle) || Files.exists(checkpoint(experiment, architecture))) {
      return false;
    }
    Map<String, String> recipe = BundleReader.readCard(bundle).training().recipe();
    return recipe.containsKey(NEGATIVES) && ownSteps(recipe, bundle) >= settings.effort().steps();
  }

  /** A card says anything in its recipe; one that was not written by a training is not replaced. */
  private static int ownSteps(Map<String, String> recipe, Path bundle) {
    String steps = recipe.getOrDefault(OWN_STEPS, "0");
    try {
      return Integer.parseInt(steps);
    } catch (NumberFormatException e) {
      throw new InputException(
          bundle
              + ": the card's recipe has \""
              + Shown.value(steps)
              + "\" for "
              + OWN_STEPS
              + " where a number of steps was expected; remove the bundle or choose another folder.",
          e);
    }
  }

  /**
   * Trains the models of a plan that are not there yet. Others may do the same beside this: what
   * they are at is passed over.
   *
   * @return false when cancelled before the end
   */
  public boolean run(
      ZooPlan plan,
      List<Architecture> architectures,
      ZooRun.Listener listener,
      BooleanSupplier cancelled) {
    List<Architecture> sharing = new ArrayList<>(List.of(SharedGenomeNetworks.FINDER));
    if (!settings.fromScratch()) {
      architectures.stream()
          .filter(architecture -> !sharing.contains(architecture))
          .filter(ZooTrainer::canShare)
          .forEach(sharing::add);
    }
    for (Architecture architecture : sharing) {
      if (!shared.has(architecture)) {
        TestChromosome.requireSequence(reference.genome());
        listener.sharedNetwork(architecture);
      }
      if (!shared.train(
          architecture, progress -> listener.epoch(architecture, progress), cancelled)) {
        return false;
      }
    }
    for (ZooPlan.Item item : plan.items()) {
      for (Architecture architecture : architectures) {
        if (item.isTrainable() && !isFinished(item.experiment(), architecture)) {
          if (cancelled.getAsBoolean()) {
            return false;
          }
          trainUnlessClaimed(item, architecture, listener, cancelled);
        }
      }
    }
    return !cancelled.getAsBoolean();
  }

  @SuppressWarnings("try") // the claim is closed, and used for nothing else
  private void trainUnlessClaimed(
      ZooPlan.Item item,
      Architecture architecture,
      ZooRun.Listener listener,
      BooleanSupplier cancelled) {
    try {
      Optional<TrainingLock> lock = TrainingLock.claim(bundle(item.experiment(), architecture));
      if (lock.isEmpty()) {
        listener.elsewhere(item, architecture);
      } else {
        try (TrainingLock held = lock.get()) {
          // Whoever had it may just have finished.
          if (isFinished(item.experiment(), architecture)) {
            return;
          }
          TestChromosome.requireSequence(reference.genome());
          listener.experiment(item);
          listener.trained(
              train(
                  item.experiment(),
                  architecture,
                  progress -> listener.epoch(architecture, progress),
                  cancelled));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Trains one model and writes its bundle. Goes on where a call before was cut short; when
   * cancelled, the best epoch so far is written.
   *
   * @throws InputException when there are too few positives
   */
  ModelCard train(
      Experiment experiment,
      Architecture architecture,
      Consumer<TrainingProgress> progress,
      BooleanSupplier cancelled) {
    String table = experiment.table();
    PeakWindows peaks = data.get().peaks(table);
    int positives = peaks.training().size() + peaks.validation().size();
    if (positives < ZooTrainer.MINIMUM_POSITIVES) {
      throw new InputException(
          experiment.id()
              + " has "
              + positives
              + " peaks in known sequence outside of the test chromosome; a model needs at least "
              + ZooTrainer.MINIMUM_POSITIVES
              + ".");
    }
    GenomeSample validation = data.get().validation(table, shared.hard(), settings.seed());
    if (validation.positives() == 0) {
      throw new InputException(
          experiment.id()
              + " has no peak in the part of the genome that validates; it needs more peaks.");
    }
    Optional<Parameters> start =
        settings.fromScratch() ? Optional.empty() : shared.start(architecture, table);
    Path checkpoint = checkpoint(experiment, architecture);
    TrainedModel model =
        settings.effort().steps() == 0
            ? unchanged(experiment, architecture, start, validation)
            : own(table, architecture, start, validation, checkpoint, progress, cancelled);
    BundleWriter writer = new BundleWriter(model.inferenceNetwork());
    ModelCard card =
        new GenomeCard(reference, data.get(), shared.test(), settings)
            .of(experiment, model, start, trained(peaks), validation, writer);
    try {
      writer.write(card, bundle(experiment, architecture));
      if (model.finished()) {
        Files.deleteIfExists(checkpoint);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return card;
  }

  /** How many of an experiment's peaks train. */
  private int trained(PeakWindows peaks) {
    return Math.min(settings.maximumPositives(), peaks.training().size());
  }

  /** The shared network's own output as a model. */
  private TrainedModel unchanged(
      Experiment experiment,
      Architecture architecture,
      Optional<Parameters> start,
      GenomeSample validation) {
    Parameters parameters =
        start.orElseThrow(
            () ->
                new InputException(
                    experiment.id()
                        + " has no shared network to take without steps of its own; give --steps."));
    NetworkGradient network = new NetworkGradient(architecture, 2, 1);
    network.setParameters(parameters.toArray());
    return new TrainedModel(
        architecture,
        Recipe.sharedInGenome(architecture, settings.seed()).withStrands(settings.strands()),
        parameters,
        ModelCard.Training.NO_EPOCH,
        ExperimentGenomeTask.precision(new Scorer(network), validation).averagePrecision(),
        0,
        true);
  }

  private TrainedModel own(
      String table,
      Architecture architecture,
      Optional<Parameters> start,
      GenomeSample validation,
      Path checkpoint,
      Consumer<TrainingProgress> progress,
      BooleanSupplier cancelled) {
    int shown =
        settings.effort().steps()
            * Recipe.BATCH
            / FEWEST_EPOCHS
            / (1 + settings.mix().perPositive());
    int perEpoch = Math.max(1, Math.min(shown, trained(data.get().peaks(table))));
    int epochs = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, FEWEST_EPOCHS * shown / perEpoch));
    ExperimentGenomeTask task =
        new ExperimentGenomeTask(
            architecture,
            data.get()
                .examples(
                    table, shared.hard(), settings.mix(), settings.maximumPositives(), perEpoch),
            validation);
    Recipe recipe =
        Recipe.inGenome(architecture, settings.strands(), settings.seed())
            .withMaximumEpochs(epochs);
    return new ModelTrainer(architecture, start.isPresent() ? recipe.startingShared() : recipe)
        .train(task, start, Optional.of(checkpoint), progress, cancelled);
  }

  /** What a recipe of negatives is called in words. */
  static String words(NegativeMix mix) {
    StringBuilder text = new StringBuilder();
    text.append(mix.perPositive()).append(" a positive, drawn anew in every epoch:");
    Map<String, Double> parts = mix.parts();
    parts.forEach(
        (name, part) -> {
          if (part > 0) {
            text.append(text.charAt(text.length() - 1) == ':' ? " " : ", ")
                .append(Math.round(100 * part))
                .append(" % ")
                .append(name);
          }
        });
    return text.toString();
  }
}
