package org.motiflens.training.zoo;

import com.google.common.base.Suppliers;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.BundleReader;
import org.motiflens.training.BundleWriter;
import org.motiflens.training.ExperimentGenomeTask;
import org.motiflens.training.ModelTrainer;
import org.motiflens.training.Parameters;
import org.motiflens.training.Recipe;
import org.motiflens.training.SharedGenomeTask;
import org.motiflens.training.SharedStart;
import org.motiflens.training.TrainedModel;
import org.motiflens.training.TrainingProgress;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.Summit;
import org.motiflens.training.genomic.GenomeData;
import org.motiflens.training.genomic.GenomeSample;
import org.motiflens.training.genomic.HardWindowsFile;
import org.motiflens.training.genomic.NegativeMix;
import org.motiflens.training.genomic.PeakWindows;
import org.motiflens.training.genomic.SharedExamples;
import org.motiflens.training.genomic.TestChromosome;
import org.motiflens.training.gradient.NetworkGradient;

/**
 * Trains models that are to hold in the genome: against windows of the genome that are not bound,
 * with one chromosome kept apart to judge them. First one network of all experiments, which also
 * finds the windows that are hard; from it each model goes on with its own experiment.
 */
public final class GenomeZoo {
  /** The architecture whose shared network finds hard windows for all. */
  private static final Architecture FINDER = Architecture.named("small-cnn");

  /**
   * Epochs of an experiment's own: so few where it has many peaks, each of which then shows only
   * some, so many where it has few.
   */
  private static final int FEWEST_EPOCHS = 2;

  private static final int MOST_EPOCHS = 12;

  /** In a card's recipe: where the negatives are from. A model without was trained on shuffles. */
  public static final String NEGATIVES = "negatives";

  private final ReferenceData reference;
  private final Path models;
  private final Settings settings;
  private final Supplier<GenomeData> data;
  private final Supplier<SharedStart> finder;
  private final Supplier<GenomeData.Hard> hard;
  private final Supplier<TestChromosome> test;

  /**
   * How much is spent.
   *
   * @param sitesPerEpoch places with peaks that an epoch of the shared network shows
   * @param sharedEpochs of the shared network
   * @param searched random windows in which hard ones are looked for
   * @param steps about so many batches of each experiment's own
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
   * @param strands how they are treated
   * @param seed of weights, draws and batches
   */
  public record Settings(
      boolean fromScratch, NegativeMix mix, Effort effort, Recipe.Strands strands, long seed) {}

  public GenomeZoo(ReferenceData reference, Path models, Settings settings) {
    this.reference = reference;
    this.models = models;
    this.settings = settings;
    data = Suppliers.memoize(() -> GenomeData.of(reference, FINDER.windowLength()));
    finder = Suppliers.memoize(() -> SharedStart.read(sharedFile(FINDER)));
    hard = Suppliers.memoize(this::findHard);
    test =
        Suppliers.memoize(
            () ->
                TestChromosome.of(
                    reference.genome(),
                    reference.allSummits(),
                    FINDER.windowLength(),
                    (grid, codes) ->
                        remembered(
                            "test",
                            () ->
                                TestChromosome.search(
                                    grid, data.get().index(), codes, scores(finder.get())))));
  }

  private GenomeData.Hard findHard() {
    Supplier<GenomeData.Hard> search =
        Suppliers.memoize(
            () ->
                data.get()
                    .hard(scores(finder.get()), settings.effort().searched(), settings.seed()));
    return new GenomeData.Hard(
        remembered("training", () -> search.get().training()),
        remembered("validation", () -> search.get().validation()));
  }

  /** Hard windows from a file beside the network that found them, or found now. */
  private List<List<Locus>> remembered(String name, Supplier<List<List<Locus>>> search) {
    Path file = models.resolve("shared").resolve(name + ".hard");
    String fingerprint =
        String.join(
            " ",
            finder.get().parameters().sha256(),
            reference.peakInputHashes().toString(),
            Integer.toString(settings.effort().searched()),
            Long.toString(settings.seed()));
    String sha256 = Hashing.sha256().hashString(fingerprint, StandardCharsets.UTF_8).toString();
    try {
      Optional<List<List<Locus>>> known = HardWindowsFile.read(file, sha256);
      if (known.isPresent()) {
        return known.get();
      }
      List<List<Locus>> found = search.get();
      HardWindowsFile.write(found, sha256, file);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Function<List<byte[]>, float[][]> scores(SharedStart shared) {
    NetworkGradient network = new NetworkGradient(FINDER, shared.tasks().size(), 1);
    network.setParameters(shared.parameters().toArray());
    return network::sums;
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

  private Path sharedFile(Architecture architecture) {
    return models.resolve("shared").resolve(architecture.name() + ".genome.start");
  }

  private Path checkpoint(Experiment experiment, Architecture architecture) {
    return bundle(experiment, architecture)
        .resolveSibling(architecture.name() + ".genome.checkpoint");
  }

  /** Whether there is a finished bundle of a model trained against the genome. */
  public boolean isFinished(Experiment experiment, Architecture architecture) {
    Path bundle = bundle(experiment, architecture);
    return Files.isRegularFile(bundle)
        && !Files.exists(checkpoint(experiment, architecture))
        && BundleReader.readCard(bundle).training().recipe().containsKey(NEGATIVES);
  }

  /**
   * Trains the shared network of an architecture, unless it is there.
   *
   * @return false when cancelled before its end
   */
  boolean shared(
      Architecture architecture, Consumer<TrainingProgress> progress, BooleanSupplier cancelled) {
    Path file = sharedFile(architecture);
    if (Files.isRegularFile(file)) {
      return true;
    }
    SharedExamples examples = data.get().shared(settings.effort().sitesPerEpoch());
    SharedGenomeTask task =
        new SharedGenomeTask(
            architecture,
            data.get().sequence(),
            data.get().index(),
            examples,
            data.get().grid(),
            settings.seed());
    Path checkpoint = file.resolveSibling(architecture.name() + ".genome.checkpoint");
    TrainedModel model =
        new ModelTrainer(
                architecture,
                Recipe.sharedInGenome(architecture, settings.seed())
                    .withMaximumEpochs(settings.effort().sharedEpochs()))
            .train(task, Optional.empty(), Optional.of(checkpoint), progress, cancelled);
    if (!model.finished()) {
      return false;
    }
    try {
      new SharedStart(
              architecture.name(),
              data.get().index().tasks(),
              examples.siteCount(),
              model.bestEpoch(),
              model.validationAuc(),
              model.parameters())
          .write(file);
      Files.deleteIfExists(checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
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
    List<Architecture> sharing = new ArrayList<>(List.of(FINDER));
    if (!settings.fromScratch()) {
      architectures.stream()
          .filter(architecture -> !sharing.contains(architecture))
          .filter(ZooTrainer::canShare)
          .forEach(sharing::add);
    }
    for (Architecture architecture : sharing) {
      if (!Files.isRegularFile(sharedFile(architecture))) {
        listener.sharedNetwork(architecture);
        if (!shared(architecture, progress -> listener.epoch(architecture, progress), cancelled)) {
          return false;
        }
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
      if (lock.isPresent()) {
        try (TrainingLock held = lock.get()) {
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
    GenomeSample validation = data.get().validation(table, hard.get(), settings.seed());
    if (validation.positives() == 0) {
      throw new InputException(
          experiment.id()
              + " has no peak in the part of the genome that validates; it needs more peaks.");
    }
    int shown =
        Math.max(1, settings.effort().steps() * Recipe.BATCH / FEWEST_EPOCHS)
            / (1 + settings.mix().perPositive());
    int perEpoch = Math.min(shown, peaks.training().size());
    int epochs = Math.min(MOST_EPOCHS, FEWEST_EPOCHS * shown / Math.max(1, perEpoch));
    ExperimentGenomeTask task =
        new ExperimentGenomeTask(
            architecture,
            data.get().examples(table, hard.get(), settings.mix(), perEpoch),
            validation);
    Recipe recipe =
        Recipe.inGenome(architecture, settings.strands(), settings.seed())
            .withMaximumEpochs(epochs);
    Optional<Parameters> start =
        settings.fromScratch() || !Files.isRegularFile(sharedFile(architecture))
            ? Optional.empty()
            : SharedStart.read(sharedFile(architecture)).of(table);
    Path checkpoint = checkpoint(experiment, architecture);
    TrainedModel model =
        new ModelTrainer(architecture, start.isPresent() ? recipe.startingShared() : recipe)
            .train(task, start, Optional.of(checkpoint), progress, cancelled);
    BundleWriter writer = new BundleWriter(model.inferenceNetwork());
    ModelCard card =
        new GenomeCard(reference, data.get(), test.get(), settings)
            .of(experiment, model, start, peaks, validation, writer);
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
