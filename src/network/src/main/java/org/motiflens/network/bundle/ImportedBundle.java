package org.motiflens.network.bundle;

import java.nio.file.Path;
import org.motiflens.genome.InputException;

/** A model that was trained elsewhere and has been checked: the engine can run it. */
public interface ImportedBundle {
  /** What is known of the model. */
  ModelCard card();

  /** Where the bundle belongs in a folder of models. */
  default Path file(Path models) {
    return models.resolve(card().experiment()).resolve(card().architecture() + ".zip");
  }

  /**
   * Writes the bundle as {@code EXPERIMENT/ARCHITECTURE.zip} into a folder of models; the file is
   * either complete or as it was before.
   *
   * @return the file
   * @throws InputException when it cannot be written
   */
  Path write(Path models);
}
