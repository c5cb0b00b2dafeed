package org.motiflens.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.motiflens.network.bundle.ModelCard;

/** Bundles with random weights, written by Deeplearning4j, from the tests of the engine. */
public final class TestModels {
  private TestModels() {}

  /**
   * Puts the bundle of an architecture into a folder of models.
   *
   * @return the file
   */
  public static Path put(String architecture, Path models) throws IOException {
    Path file = models.resolve(architecture + ".zip");
    Files.createDirectories(models);
    try (InputStream bundle = ModelCard.class.getResourceAsStream(architecture + ".zip")) {
      Files.copy(bundle, file);
    }
    return file;
  }
}
