package org.motiflens.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.motiflens.genome.InputException;
import org.motiflens.network.ModelLibrary;
import picocli.CommandLine.Option;

/** The option that names the folder of models, and where it is when the option is not given. */
final class ModelsFolder {
  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "Folder of models; otherwise the one that the environment variable MOTIFLENS_MODELS"
              + " names, otherwise the models that came with the program.")
  private Path folder;

  /**
   * @throws InputException when there is no such folder
   */
  ModelLibrary scan() {
    return ModelLibrary.scan(folder());
  }

  private Path folder() {
    if (folder != null) {
      return folder;
    }
    String named = System.getenv("MOTIFLENS_MODELS");
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    String home = System.getProperty("motiflens.home");
    if (home == null) {
      throw new InputException(
          "No folder of models is known; name one with --models or MOTIFLENS_MODELS.");
    }
    return Path.of(home, "models");
  }

  /** Says which bundles were passed over, and why. */
  static void reportBroken(ModelLibrary library, PrintWriter messages) {
    for (ModelLibrary.Broken broken : library.broken()) {
      messages.println("motiflens: passed over " + broken.reason());
    }
  }
}
