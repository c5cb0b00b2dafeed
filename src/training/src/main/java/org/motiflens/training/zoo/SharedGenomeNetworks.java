package org.motiflens.training.zoo;

import com.google.common.base.Suppliers;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.motiflens.genome.Locus;
import org.motiflens.network.Architecture;
import org.motiflens.network.library.SharedBundle;
import org.motiflens.training.ModelTrainer;
import org.motiflens.training.Parameters;
import org.motiflens.training.Recipe;
import org.motiflens.training.SharedGenomeTask;
import org.motiflens.training.SharedStart;
import org.motiflens.training.TrainedModel;
import org.motiflens.training.TrainingProgress;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.genomic.GenomeData;
import org.motiflens.training.genomic.HardWindowsFile;
import org.motiflens.training.genomic.SharedExamples;
import org.motiflens.training.genomic.TestChromosome;
import org.motiflens.training.gradient.NetworkGradient;

/**
 * The networks of all experiments at once, in the folder {@code shared} of a zoo, and what one of
 * them finds: the windows that are hard to tell, for training, validation and test.
 */
final class SharedGenomeNetworks {
  /** The architecture whose network finds hard windows for all. */
  static final Architecture FINDER = Architecture.named("small-cnn");

  private static final long POLL_SECONDS = 5;

  private final ReferenceData reference;
  private final Path folder;
  private final GenomeZoo.Settings settings;
  private final Supplier<GenomeData> data;
  private final Supplier<SharedStart> finder;
  private final Supplier<GenomeData.Hard> hard;
  private final Supplier<TestChromosome> test;

  /**
   * @param models the zoo's folder
   */
  SharedGenomeNetworks(
      ReferenceData reference,
      Path models,
      GenomeZoo.Settings settings,
      Supplier<GenomeData> data) {
    this.reference = reference;
    this.settings = settings;
    this.data = data;
    folder = models.resolve("shared");
    finder = Suppliers.memoize(() -> read(FINDER));
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

  /** What is hard in training and validation. */
  GenomeData.Hard hard() {
    return hard.get();
  }

  /** The chromosome that judges. */
  TestChromosome test() {
    return test.get();
  }

  /** Whether the network of an architecture is there. */
  boolean has(Architecture architecture) {
    return Files.isRegularFile(sharedFile(architecture));
  }

  /** What the network of one experiment starts from, by its ENCODE table. */
  Optional<Parameters> start(Architecture architecture, String table) {
    return has(architecture) ? read(architecture).of(table) : Optional.empty();
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
    Path file = folder.resolve(name + ".hard");
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

  private SharedStart read(Architecture architecture) {
    return SharedStart.of(SharedBundle.read(sharedFile(architecture)));
  }

  private Path sharedFile(Architecture architecture) {
    return folder.resolve(architecture.name() + ".zip");
  }

  /**
   * Trains the shared network of an architecture, unless it is there; where another process trains
   * it, waits for that.
   *
   * @return false when cancelled before its end
   */
  @SuppressWarnings("try") // the claim is closed, and used for nothing else
  boolean train(
      Architecture architecture, Consumer<TrainingProgress> progress, BooleanSupplier cancelled) {
    Path file = sharedFile(architecture);
    try {
      while (!has(architecture)) {
        if (cancelled.getAsBoolean()) {
          return false;
        }
        Optional<TrainingLock> lock = TrainingLock.claim(file);
        if (lock.isPresent()) {
          try (TrainingLock held = lock.get()) {
            // Whoever had it may just have finished.
            return has(architecture) || trainClaimed(architecture, progress, cancelled);
          }
        }
        TimeUnit.SECONDS.sleep(POLL_SECONDS);
      }
      Leftovers.remove(file, checkpoint(architecture));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Path checkpoint(Architecture architecture) {
    return sharedFile(architecture).resolveSibling(architecture.name() + ".genome.checkpoint");
  }

  private boolean trainClaimed(
      Architecture architecture, Consumer<TrainingProgress> progress, BooleanSupplier cancelled)
      throws IOException {
    Path file = sharedFile(architecture);
    Path checkpoint = checkpoint(architecture);
    SharedExamples examples = data.get().shared(settings.effort().sitesPerEpoch());
    SharedGenomeTask task =
        new SharedGenomeTask(
            architecture,
            data.get().sequence(),
            data.get().index(),
            examples,
            data.get().grid(),
            settings.seed());
    Recipe recipe =
        Recipe.sharedInGenome(architecture, settings.seed())
            .withStrands(settings.strands())
            .withMaximumEpochs(settings.effort().sharedEpochs());
    TrainedModel model =
        new ModelTrainer(architecture, recipe)
            .train(task, Optional.empty(), Optional.of(checkpoint), progress, cancelled);
    if (!model.finished()) {
      return false;
    }
    SharedNetworkFile.write(
        file,
        new SharedStart(
            architecture.name(),
            data.get().index().tasks(),
            examples.siteCount(),
            model.bestEpoch(),
            model.validationAuc(),
            model.parameters()),
        reference,
        data.get().grid().bound().size(),
        recipe);
    Files.deleteIfExists(checkpoint);
    return true;
  }
}
