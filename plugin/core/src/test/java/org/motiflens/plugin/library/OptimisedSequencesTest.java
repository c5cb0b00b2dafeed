package org.motiflens.plugin.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.genome.InputException;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeRepository;

class OptimisedSequencesTest {
  private static final ClassOptimiser RECIPE = ClassOptimiser.STANDARD.get(0);
  private static final ClassOptimiser OTHER = ClassOptimiser.STANDARD.get(1);
  private static final ModelCard CARD =
      new FakeRepository().with("CTCF", CentredNetwork.of("small-cnn")).cards().get(0);

  private final Semaphore changes = new Semaphore(0);

  private static ClassOptimum optimum() {
    MotifMatrix matrix =
        MotifMatrix.ofProbabilities("m", "m", new double[][] {{0.7, 0.1, 0.1, 0.1}});
    return new ClassOptimum("simplex", 1, matrix, 0.9, "A", 0.8, Optional.empty(), Double.NaN);
  }

  private void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      assertTrue(changes.tryAcquire(20, TimeUnit.SECONDS), "no change came");
    }
  }

  @Test
  void aSequenceIsComputedOnceForEachModelAndRecipe() throws InterruptedException {
    AtomicInteger computed = new AtomicInteger();
    try (OptimisedSequences sequences =
        new OptimisedSequences(
            (card, recipe, monitor) -> {
              computed.incrementAndGet();
              return optimum();
            },
            changes::release)) {
      sequences.start(CARD, RECIPE);
      await(() -> sequences.status(CARD, RECIPE).result().isPresent());
      sequences.start(CARD, RECIPE);
      sequences.start(CARD, OTHER);
      await(() -> sequences.status(CARD, OTHER).result().isPresent());
      assertEquals(2, computed.get());
    }
  }

  /** Waiting or running: what was asked for before makes way. */
  @Test
  void allOthersAreStoppedForTheOneThatIsWanted() throws InterruptedException {
    try (OptimisedSequences sequences =
        new OptimisedSequences(
            (card, recipe, monitor) -> {
              while (recipe.equals(RECIPE)) {
                monitor.check();
                Thread.onSpinWait();
              }
              return optimum();
            },
            changes::release)) {
      sequences.start(CARD, RECIPE);
      sequences.start(CARD, OTHER);
      sequences.cancelAllBut(CARD, OTHER);
      await(() -> sequences.status(CARD, OTHER).result().isPresent());
      assertTrue(sequences.running().isEmpty());
      assertFalse(sequences.status(CARD, RECIPE).result().isPresent());
    }
  }

  @Test
  void progressIsSeenAndCancellingLeavesItUncomputed() throws InterruptedException {
    CountDownLatch half = new CountDownLatch(1);
    try (OptimisedSequences sequences =
        new OptimisedSequences(
            (card, recipe, monitor) -> {
              monitor.progress(50, 100);
              half.countDown();
              while (!monitor.isCancelled()) {
                Thread.onSpinWait();
              }
              monitor.check();
              return optimum();
            },
            changes::release)) {
      sequences.start(CARD, RECIPE);
      assertTrue(half.await(20, TimeUnit.SECONDS));
      assertEquals(0.5, sequences.status(CARD, RECIPE).progress());
      sequences.cancel(CARD, RECIPE);
      await(() -> !sequences.status(CARD, RECIPE).running());
      assertFalse(sequences.status(CARD, RECIPE).result().isPresent());
    }
  }

  @Test
  void whatWentWrongIsASentence() throws InterruptedException {
    try (OptimisedSequences sequences =
        new OptimisedSequences(
            (card, recipe, monitor) -> {
              throw new InputException("The bundle is cut off.");
            },
            changes::release)) {
      sequences.start(CARD, RECIPE);
      await(() -> sequences.status(CARD, RECIPE).problem().isPresent());
      assertEquals(Optional.of("The bundle is cut off."), sequences.status(CARD, RECIPE).problem());
    }
  }
}
