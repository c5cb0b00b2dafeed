package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;
import org.motiflens.training.data.WindowSet;

class ModelTrainerTest {
  private static final int WINDOW = 30;

  @TempDir Path folder;

  @Test
  void findsAMotifThatTellsTheClassesApart() {
    Recipe recipe = new Recipe(0.01, 4, 32, 0.2, 25, 10, 3, Recipe.Strands.RANDOM, 1);
    List<TrainingProgress> told = new ArrayList<>();
    TrainedModel model =
        new ModelTrainer(tiny(LayeredFamily.CNN), recipe)
            .train(planted(300, 1), planted(80, 2), Optional.empty(), told::add, () -> false);
    assertTrue(model.finished());
    assertEquals(model.epochs(), told.size());
    TrainingProgress best = told.get(model.bestEpoch() - 1);
    assertEquals(model.validationAuc(), best.validationAuc());
    assertEquals(
        told.stream().mapToDouble(TrainingProgress::validationAuc).max().orElseThrow(),
        model.validationAuc(),
        "the best epoch is the one kept");
    Auc auc = model.evaluate(planted(200, 3));
    assertTrue(auc.value() > 0.95, auc.toString());
  }

  @Test
  void ofAGivenNumberOfStepsTheRateFallsToNothingAndNoEpochIsLeftOut() {
    // 600 windows are 19 batches of 32: 100 steps are five epochs and 200 about eleven.
    Recipe few =
        new Recipe(0.01, 4, 32, 0.2, 60, 2, 3, Recipe.Strands.RANDOM, 1).withSteps(100, 600);
    Recipe more = few.withSteps(200, 600);
    assertEquals(List.of(5, 11), List.of(few.maximumEpochs(), more.maximumEpochs()));
    assertEquals(40, few.withSteps(9000, 600).maximumEpochs(), "at most");
    assertEquals(5, few.withSteps(9, 600).maximumEpochs(), "at least");

    List<TrainingProgress> told = new ArrayList<>();
    ModelTrainer trainer = new ModelTrainer(tiny(LayeredFamily.CNN), few);
    WindowSet training = planted(300, 1);
    WindowSet validation = planted(80, 2);
    TrainedModel whole =
        trainer.train(training, validation, Optional.empty(), told::add, () -> false);
    assertTrue(whole.finished());
    List<Double> rates = told.stream().map(TrainingProgress::learningRate).toList();
    assertEquals(5, rates.size());
    for (int epoch = 1; epoch <= 5; epoch++) {
      assertEquals(0.01 * (1 - epoch / 5.0), rates.get(epoch - 1), 1e-12, "after epoch " + epoch);
    }

    Optional<Path> checkpoint = Optional.of(folder.resolve("steps.checkpoint"));
    AtomicInteger epochs = new AtomicInteger();
    trainer.train(
        training, validation, checkpoint, p -> epochs.set(p.epoch()), () -> epochs.get() == 2);
    TrainedModel resumed = trainer.train(training, validation, checkpoint, p -> {}, () -> false);
    assertEquals(whole.validationAuc(), resumed.validationAuc(), "as if never stopped");

    List<Integer> anew = new ArrayList<>();
    new ModelTrainer(tiny(LayeredFamily.CNN), more)
        .train(training, validation, checkpoint, p -> anew.add(p.epoch()), () -> false);
    assertEquals(11, anew.size(), "another number of epochs is another training");
  }

  @ParameterizedTest
  @EnumSource(LayeredFamily.class)
  void goesOnFromACheckpointAsIfItHadNeverStopped(LayeredFamily family) {
    Recipe recipe = new Recipe(0.01, 1, 32, 0.5, 5, 5, 0, Recipe.Strands.RANDOM, 7);
    ModelTrainer trainer = new ModelTrainer(tiny(family), recipe);
    WindowSet training = planted(70, 1);
    WindowSet validation = planted(30, 2);
    TrainedModel whole =
        trainer.train(training, validation, Optional.empty(), p -> {}, () -> false);

    Optional<Path> checkpoint = Optional.of(folder.resolve("x.checkpoint"));
    AtomicInteger epochs = new AtomicInteger();
    TrainedModel half =
        trainer.train(
            training, validation, checkpoint, p -> epochs.set(p.epoch()), () -> epochs.get() == 2);
    assertFalse(half.finished());
    assertEquals(2, half.epochs());
    List<Integer> later = new ArrayList<>();
    TrainedModel resumed =
        trainer.train(training, validation, checkpoint, p -> later.add(p.epoch()), () -> false);

    assertEquals(List.of(3, 4, 5), later);
    assertEquals(whole.bestEpoch(), resumed.bestEpoch());
    assertEquals(whole.validationAuc(), resumed.validationAuc());
    assertEquals(whole.parameters().toRow(), resumed.parameters().toRow());
  }

  @Test
  void aCheckpointOfOtherDataIsNotTakenUp() throws Exception {
    Recipe recipe = new Recipe(0.01, 4, 32, 0.5, 2, 5, 0, Recipe.Strands.AS_GIVEN, 7);
    ModelTrainer trainer = new ModelTrainer(tiny(LayeredFamily.CNN), recipe);
    Optional<Path> checkpoint = Optional.of(folder.resolve("x.checkpoint"));
    trainer.train(planted(40, 1), planted(20, 2), checkpoint, p -> {}, () -> false);
    List<Integer> epochs = new ArrayList<>();
    trainer.train(
        planted(40, 9), planted(20, 2), checkpoint, p -> epochs.add(p.epoch()), () -> false);
    assertEquals(List.of(1, 2), epochs);

    Files.writeString(checkpoint.get(), "not a checkpoint");
    epochs.clear();
    trainer.train(
        planted(40, 9), planted(20, 2), checkpoint, p -> epochs.add(p.epoch()), () -> false);
    assertEquals(List.of(1, 2), epochs);
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    Recipe recipe = new Recipe(0.01, 4, 32, 0.5, 2, 5, 0, Recipe.Strands.RANDOM, 3);
    ModelTrainer trainer = new ModelTrainer(tiny(LayeredFamily.CNN), recipe);
    TrainedModel[] models = new TrainedModel[2];
    for (int i = 0; i < 2; i++) {
      models[i] =
          trainer.train(planted(40, 1), planted(20, 2), Optional.empty(), p -> {}, () -> false);
    }
    assertEquals(models[0].parameters().toRow(), models[1].parameters().toRow());
  }

  @Test
  void cancelledBeforeTheFirstEpochThereIsNoModel() {
    Recipe recipe = new Recipe(0.01, 4, 32, 0.5, 2, 5, 0, Recipe.Strands.AS_GIVEN, 3);
    ModelTrainer trainer = new ModelTrainer(tiny(LayeredFamily.CNN), recipe);
    assertThrows(
        CancellationException.class,
        () -> trainer.train(planted(40, 1), planted(20, 2), Optional.empty(), p -> {}, () -> true));
  }

  private static Architecture tiny(LayeredFamily family) {
    List<Convolution> convolutions =
        family == LayeredFamily.RNN ? List.of() : List.of(new Convolution(12, 7, 1));
    int layers = family == LayeredFamily.CNN ? 0 : 1;
    return new Architecture("tiny", family, convolutions, layers, layers * 6, WINDOW);
  }

  /** Random sequences, the positives with TGACTCA somewhere. */
  private static WindowSet planted(int pairs, long seed) {
    Random random = new Random(seed);
    byte[] motif = Bases.encode("TGACTCA");
    List<byte[]> positives = new ArrayList<>();
    List<byte[]> negatives = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      byte[] positive = random(random);
      System.arraycopy(motif, 0, positive, random.nextInt(WINDOW - motif.length), motif.length);
      positives.add(positive);
      negatives.add(random(random));
    }
    return new WindowSet(positives, negatives);
  }

  private static byte[] random(Random random) {
    byte[] codes = new byte[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    return codes;
  }
}
