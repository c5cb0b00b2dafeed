package org.motiflens.training.zoo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.training.Parameters;
import org.motiflens.training.Recipe;
import org.motiflens.training.TrainingProgress;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.TrainingData;

/**
 * Trains a whole zoo: of each architecture the network shared by all experiments, then the models
 * in the order of the plan. What is finished is passed over, and so is what another process has
 * claimed: several may run side by side on one folder.
 */
public final class ZooRun {
  private static final long POLL_SECONDS = 5;

  private final ZooTrainer trainer;
  private final ZooPlan plan;
  private final Settings settings;

  /**
   * What to train, and how.
   *
   * @param architectures of the models
   * @param fromScratch whether no model starts from a shared network
   * @param maximumPositives the most of each experiment, the strongest first
   * @param maximumEpochs of each training; empty for what suits it
   * @param steps of each training of a model, see {@link Recipe#withSteps}; empty for as many as
   *     validation asks for
   * @param reverseComplement whether windows are shown from either strand
   * @param seed of weights, shuffles and batches
   */
  public record Settings(
      List<Architecture> architectures,
      boolean fromScratch,
      int maximumPositives,
      Optional<Integer> maximumEpochs,
      Optional<Integer> steps,
      boolean reverseComplement,
      long seed) {
    public Settings {
      architectures = List.copyOf(architectures);
    }

    private Recipe adapted(Recipe recipe) {
      Recipe strands =
          recipe.withStrands(reverseComplement ? Recipe.Strands.RANDOM : Recipe.Strands.AS_GIVEN);
      return maximumEpochs.map(strands::withMaximumEpochs).orElse(strands);
    }
  }

  /** Is told how it goes, on the training thread. */
  public interface Listener {
    /** A network shared by all experiments begins to be trained. */
    void sharedNetwork(Architecture architecture);

    /** Models of an experiment come next. */
    void experiment(ZooPlan.Item item);

    /** After each epoch of any network. */
    void epoch(Architecture architecture, TrainingProgress progress);

    /** A bundle is written. */
    void trained(ModelCard card);

    /** Another run is at a model, which is left to it for good. */
    default void elsewhere(ZooPlan.Item item, Architecture architecture) {}
  }

  /** How a step of the plan went. */
  private enum Outcome {
    DONE,
    ELSEWHERE,
    CANCELLED
  }

  public ZooRun(ZooTrainer trainer, ZooPlan plan, Settings settings) {
    this.trainer = trainer;
    this.plan = plan;
    this.settings = settings;
  }

  /**
   * Trains until nothing is left to do, here or in a process beside this one.
   *
   * @return false when cancelled before
   */
  public boolean run(Listener listener, BooleanSupplier cancelled) {
    try {
      List<Step> open = steps();
      while (!open.isEmpty()) {
        List<Step> left = new ArrayList<>();
        for (Step step : open) {
          Outcome outcome =
              cancelled.getAsBoolean() ? Outcome.CANCELLED : step.take(listener, cancelled);
          if (outcome == Outcome.CANCELLED) {
            return false;
          }
          if (outcome == Outcome.ELSEWHERE) {
            left.add(step);
          }
        }
        if (left.size() == open.size()) {
          // All that is left is in the hands of others, or waits for it.
          TimeUnit.SECONDS.sleep(POLL_SECONDS);
        }
        open = left;
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Architecture architecture : settings.architectures()) {
      if (shares(architecture) && plan.items().stream().anyMatch(this::mayShare)) {
        steps.add((listener, cancelled) -> share(architecture, listener, cancelled));
      }
    }
    for (ZooPlan.Item item : plan.items()) {
      for (Architecture architecture : settings.architectures()) {
        if (item.isTrainable() && !trainer.isFinished(item.experiment(), architecture)) {
          steps.add((listener, cancelled) -> train(item, architecture, listener, cancelled));
        }
      }
    }
    return steps;
  }

  /** One network to train. */
  private interface Step {
    Outcome take(Listener listener, BooleanSupplier cancelled) throws IOException;
  }

  private boolean shares(Architecture architecture) {
    return !settings.fromScratch() && trainer.hasPeaks() && ZooTrainer.canShare(architecture);
  }

  private boolean mayShare(ZooPlan.Item item) {
    return item.isTrainable() && trainer.canStartShared(item.experiment());
  }

  @SuppressWarnings("try") // the claim is closed, and used for nothing else
  private Outcome share(Architecture architecture, Listener listener, BooleanSupplier cancelled)
      throws IOException {
    if (trainer.sharedStart(architecture).isPresent()) {
      trainer.removeSharedLeftovers(architecture);
      return Outcome.DONE;
    }
    Optional<TrainingLock> lock = TrainingLock.claim(trainer.sharedFile(architecture));
    if (lock.isEmpty()) {
      return Outcome.ELSEWHERE;
    }
    try (TrainingLock held = lock.get()) {
      listener.sharedNetwork(architecture);
      boolean trained =
          trainer
              .trainShared(
                  architecture,
                  settings.adapted(Recipe.shared(architecture, settings.seed())),
                  progress -> listener.epoch(architecture, progress),
                  cancelled)
              .isPresent();
      return trained ? Outcome.DONE : Outcome.CANCELLED;
    }
  }

  @SuppressWarnings("try") // the claim is closed, and used for nothing else
  private Outcome train(
      ZooPlan.Item item, Architecture architecture, Listener listener, BooleanSupplier cancelled)
      throws IOException {
    if (trainer.isFinished(item.experiment(), architecture)) {
      return Outcome.DONE;
    }
    boolean mayShare = shares(architecture) && trainer.canStartShared(item.experiment());
    if (mayShare && trainer.sharedStart(architecture).isEmpty()) {
      return Outcome.ELSEWHERE;
    }
    Optional<TrainingLock> lock =
        TrainingLock.claim(trainer.bundle(item.experiment(), architecture));
    if (lock.isEmpty()) {
      return Outcome.ELSEWHERE;
    }
    try (TrainingLock held = lock.get()) {
      listener.experiment(item);
      trainClaimed(item.experiment(), architecture, listener, cancelled);
      return cancelled.getAsBoolean() ? Outcome.CANCELLED : Outcome.DONE;
    }
  }

  /**
   * Trains one model; from the shared network where there is one and the experiment may start from
   * it.
   *
   * @throws InputException when there are too few positives, or another run is training it
   */
  @SuppressWarnings("try") // the claim is closed, and used for nothing else
  public void trainOne(
      Experiment experiment,
      Architecture architecture,
      Listener listener,
      BooleanSupplier cancelled) {
    try (TrainingLock held =
        TrainingLock.claim(trainer.bundle(experiment, architecture))
            .orElseThrow(() -> inOtherHands(experiment, architecture))) {
      trainClaimed(experiment, architecture, listener, cancelled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why a model that was asked for by name is not trained: another run is at it. */
  public static InputException inOtherHands(Experiment experiment, Architecture architecture) {
    return new InputException(
        "Another run is training "
            + experiment.id()
            + "/"
            + architecture.name()
            + " in the same folder right now; wait for it, or choose another folder with --out.");
  }

  private void trainClaimed(
      Experiment experiment,
      Architecture architecture,
      Listener listener,
      BooleanSupplier cancelled) {
    TrainingData data =
        trainer.data(
            experiment, architecture.windowLength(), settings.maximumPositives(), settings.seed());
    Optional<Parameters> start =
        shares(architecture) && trainer.canStartShared(experiment)
            ? trainer.sharedStart(architecture).flatMap(shared -> shared.of(experiment.table()))
            : Optional.empty();
    Recipe recipe =
        start.isPresent()
            ? Recipe.fromShared(architecture, settings.seed())
            : Recipe.standard(architecture, settings.seed());
    listener.trained(
        trainer.train(
            data,
            architecture,
            settings.adapted(
                settings
                    .steps()
                    .map(steps -> recipe.withSteps(steps, data.training().size()))
                    .orElse(recipe)),
            start,
            progress -> listener.epoch(architecture, progress),
            cancelled));
  }
}
