package org.motiflens.training;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.training.data.WindowSet;
import org.motiflens.training.gradient.NetworkGradient;
import org.motiflens.training.gradient.StrandSymmetry;

/**
 * Trains one network. The epoch with the best AUC on the validation set is kept; nothing else is
 * looked at.
 *
 * <p>Deeplearning4j keeps the network's parameters and makes the optimiser's steps; loss and
 * gradient are computed by {@link NetworkGradient}.
 */
public final class ModelTrainer {
  private final Architecture architecture;
  private final Recipe recipe;

  public ModelTrainer(Architecture architecture, Recipe recipe) {
    this.architecture = architecture;
    this.recipe = recipe;
  }

  /**
   * Trains until validation stops improving, the recipe's last epoch, or a wish to stop.
   *
   * @param checkpoint where each epoch's state is kept, so that the same call made later goes on
   *     from there; empty for none
   * @param progress told after each epoch
   * @param cancelled asked after each step; the best epoch so far is returned
   * @throws CancellationException when cancelled before the first epoch ended
   */
  public TrainedModel train(
      WindowSet training,
      WindowSet validation,
      Optional<Path> checkpoint,
      Consumer<TrainingProgress> progress,
      BooleanSupplier cancelled) {
    return train(
        new BindingTask(architecture, training, validation),
        Optional.empty(),
        checkpoint,
        progress,
        cancelled);
  }

  /**
   * Trains as {@link #train(WindowSet, WindowSet, Optional, Consumer, BooleanSupplier)} does.
   *
   * @param start weights to start from, which count as epoch 0 and are kept if no epoch is better;
   *     empty for freshly drawn ones
   */
  public TrainedModel train(
      TrainingTask task,
      Optional<Parameters> start,
      Optional<Path> checkpoint,
      Consumer<TrainingProgress> progress,
      BooleanSupplier cancelled) {
    try {
      return new Run(task, start, checkpoint).train(progress, cancelled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One training under way. */
  private final class Run {
    private final TrainingTask task;
    private final Optional<Path> checkpoint;
    private final String fingerprint;
    private final Dl4jNetwork network;
    private final NetworkGradient gradient;
    private final float[] sums;
    private final Optional<StrandSymmetry> tied;
    private double learningRate = recipe.learningRate();
    private int epoch;
    private int bestEpoch;
    private double bestAuc = -1;
    private Parameters best;
    private double lastAuc;

    /** Whether the loss was no number any more: then the best epoch before is the result. */
    private boolean diverged;

    Run(TrainingTask task, Optional<Parameters> start, Optional<Path> checkpoint)
        throws IOException {
      this.task = task;
      this.checkpoint = checkpoint;
      fingerprint = fingerprint(task, start);
      network =
          Dl4jNetwork.of(
              architecture,
              task.definition(recipe.dropout()),
              recipe.learningRate(),
              recipe.seed());
      gradient = new NetworkGradient(architecture, task.outputs(), 1 - recipe.dropout());
      sums = new float[gradient.parameterCount()];
      tied =
          recipe.strands() == Recipe.Strands.TIED
              ? Optional.of(new StrandSymmetry(architecture, task.outputs()))
              : Optional.empty();
      Optional<Checkpoint> state =
          checkpoint.isPresent()
              ? Checkpoint.read(checkpoint.get(), fingerprint)
              : Optional.empty();
      if (state.isPresent()) {
        resume(state.get());
      } else if (start.isPresent()) {
        network.setParameters(start.get().toRow());
        judge();
      } else {
        float[] drawn = network.parameters().toFloatVector();
        if (task.startingBias() != 0) {
          // The biases of the classifier are the last parameters.
          Arrays.fill(drawn, drawn.length - task.outputs(), drawn.length, task.startingBias());
        }
        tied.ifPresent(symmetry -> symmetry.tie(drawn));
        network.setParameters(Parameters.of(drawn).toRow());
      }
    }

    private void resume(Checkpoint state) {
      network.setParameters(state.parameters().toRow());
      network.updaterState().assign(state.updaterState().toRow());
      network.setIteration(state.iteration());
      network.setLearningRate(state.learningRate());
      learningRate = state.learningRate();
      epoch = state.epoch();
      bestEpoch = state.bestEpoch();
      bestAuc = state.bestAuc();
      best = state.bestParameters();
    }

    TrainedModel train(Consumer<TrainingProgress> progress, BooleanSupplier cancelled)
        throws IOException {
      long started = System.nanoTime();
      int before = epoch;
      while (!ended()) {
        OptionalDouble loss = epoch(cancelled);
        if (loss.isEmpty()) {
          break;
        }
        diverged = Double.isNaN(loss.getAsDouble());
        judge();
        if (checkpoint.isPresent()) {
          state().write(checkpoint.get());
        }
        long perEpoch = (System.nanoTime() - started) / (epoch - before);
        progress.accept(
            new TrainingProgress(
                epoch,
                recipe.maximumEpochs(),
                loss.getAsDouble(),
                lastAuc,
                bestEpoch,
                bestAuc,
                learningRate,
                Duration.ofNanos(perEpoch * (recipe.maximumEpochs() - epoch))));
      }
      if (best == null) {
        if (diverged) {
          throw new ArithmeticException("the loss of the first epoch is not a number");
        }
        throw new CancellationException("cancelled during the first epoch");
      }
      return new TrainedModel(architecture, recipe, best, bestEpoch, bestAuc, epoch, ended());
    }

    private boolean ended() {
      return diverged
          || epoch >= recipe.maximumEpochs()
          || (!recipe.fallsLinearly()
              && epoch - Math.max(bestEpoch, recipe.warmUp()) >= recipe.patience());
    }

    /** One pass over the training set; the mean loss, or nothing when cancelled on the way. */
    private OptionalDouble epoch(BooleanSupplier cancelled) {
      long seed = recipe.seed() * 1_000_003L + epoch;
      Random random = new Random(seed);
      TrainingTask.Examples examples = task.examples(epoch, recipe.seed());
      List<byte[]> windows = examples.windows();
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < windows.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      double loss = 0;
      for (int start = 0; start < order.size(); start += recipe.batchSize()) {
        if (cancelled.getAsBoolean()) {
          return OptionalDouble.empty();
        }
        List<Integer> chosen =
            order.subList(start, Math.min(start + recipe.batchSize(), order.size()));
        List<byte[]> batch = new ArrayList<>(chosen.size());
        for (int number : chosen) {
          byte[] codes = windows.get(number);
          boolean flip = recipe.strands() != Recipe.Strands.AS_GIVEN && random.nextBoolean();
          batch.add(flip ? Bases.reverseComplement(codes) : codes);
        }
        if (recipe.fallsEachStep()) {
          double done = (epoch + start / (double) order.size()) / recipe.maximumEpochs();
          network.setLearningRate(recipe.learningRate() * (1 - done));
        }
        gradient.setParameters(network.parameters().toFloatVector());
        loss += gradient.loss(batch, examples.targets(chosen), random.nextLong(), sums);
        if (tied.isPresent()) {
          tied.get().average(sums);
        }
        network.step(sums, batch.size());
      }
      epoch++;
      return OptionalDouble.of(loss / order.size());
    }

    private void judge() {
      gradient.setParameters(network.parameters().toFloatVector());
      lastAuc = task.validationScore(gradient);
      if (lastAuc > bestAuc) {
        bestAuc = lastAuc;
        bestEpoch = epoch;
        best = Parameters.copyOf(network.parameters());
      }
      int waited = epoch - Math.max(bestEpoch, recipe.warmUp());
      if (recipe.fallsLinearly()) {
        learningRate = recipe.learningRate() * (1 - epoch / (double) recipe.maximumEpochs());
        network.setLearningRate(learningRate);
      } else if (waited > 0 && waited % recipe.halveAfter() == 0) {
        learningRate /= 2;
        network.setLearningRate(learningRate);
      }
    }

    private Checkpoint state() {
      return new Checkpoint(
          fingerprint,
          epoch,
          network.iteration(),
          learningRate,
          Parameters.copyOf(network.parameters()),
          Parameters.copyOf(network.updaterState()),
          bestEpoch,
          bestAuc,
          best);
    }
  }

  private String fingerprint(TrainingTask task, Optional<Parameters> start) {
    Hasher hasher = Hashing.sha256().newHasher();
    // A training may be taken up again with more epochs, unless its steps depend on their number.
    Recipe same = recipe.fallsLinearly() ? recipe : recipe.withMaximumEpochs(1);
    hasher.putString(architecture + " " + same, StandardCharsets.UTF_8);
    if (!Kernels.isFused()) {
      // Half of a training on one kind of processor and half on another would be neither's.
      hasher.putString(Kernels.arithmetic(), StandardCharsets.UTF_8);
    }
    task.describe(hasher);
    start.ifPresent(parameters -> hasher.putString(parameters.sha256(), StandardCharsets.UTF_8));
    return hasher.hash().toString();
  }
}
