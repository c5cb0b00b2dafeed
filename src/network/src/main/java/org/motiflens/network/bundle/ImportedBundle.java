package org.motiflens.network.bundle;

import java.nio.file.Path;
import org.motiflens.genome.InputException;

/** A model that was trained elsewhere and has been checked: the engine can run it. */
public interface ImportedBundle {
  /** What is known of the model. */
  ModelCard card();

  /**
   * Where the bundle belongs in a folder of models.
   *
   * @throws InputException when its names are not fit for a folder and a file: they would lead out
   *     of the folder of models
   */
  default Path file(Path models) {
    requireFileName(card().experiment());
    requireFileName(card().architecture());
    return models.resolve(card().experiment()).resolve(card().architecture() + ".zip");
  }

  private static void requireFileName(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,199}")) {
      throw new InputException(
          "The experiment \""
              + BundleArchive.printable(name)
              + "\" cannot be the name of a folder; use letters, digits and . _ + - alone, at most"
              + " 200.");
    }
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
