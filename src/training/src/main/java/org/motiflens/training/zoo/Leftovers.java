package org.motiflens.training.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.motiflens.genome.file.AtomicOutput;

/** What a training leaves that was killed after its product was there and before it was through. */
final class Leftovers {
  private Leftovers() {}

  /**
   * Removes them, unless another process is at this training.
   *
   * @param product the finished file
   * @param checkpoint of its training
   */
  @SuppressWarnings("try") // the claim is closed, and used for nothing else
  static void remove(Path product, Path checkpoint) throws IOException {
    Optional<TrainingLock> lock = TrainingLock.claim(product);
    if (lock.isPresent()) {
      try (TrainingLock held = lock.get()) {
        Files.deleteIfExists(checkpoint);
        AtomicOutput.removeLeftovers(product);
      }
    }
  }
}
