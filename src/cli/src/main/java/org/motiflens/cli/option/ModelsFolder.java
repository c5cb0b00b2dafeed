package org.motiflens.cli.option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.ModelLibrary;
import picocli.CommandLine.Option;

/** The option that names the folder of models, and where it is when the option is not given. */
public final class ModelsFolder {
  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "Folder of models; otherwise the one that the environment variable MOTIFLENS_MODELS"
              + " names, otherwise the models that came with the program.")
  private Path folder;

  private ModelLibrary scanned;

  /** Whether the option names the folder. */
  public boolean isGiven() {
    return folder != null;
  }

  /**
   * The models as they are when a command first asks: some hundred cards take half a second to
   * read, and a command may load every one of their models.
   *
   * @throws InputException when there is no such folder
   */
  public ModelLibrary scan() {
    if (scanned == null) {
      scanned = ModelLibrary.scan(folder());
    }
    return scanned;
  }

  /**
   * The same for a command that takes all models there are: says which it passes over.
   *
   * @throws InputException when there is no such folder
   */
  public ModelLibrary scan(PrintWriter messages) {
    ModelLibrary library = scan();
    reportBroken(library, messages);
    return library;
  }

  /**
   * Reads a model, weights and all.
   *
   * @throws InputException when there is no such folder or model, or its bundle cannot be used
   */
  public ModelBundle load(String name) {
    ModelLibrary library = scan();
    if (isShared(name)) {
      return library.load(USUAL_SHARED);
    }
    // A bundle without a readable card has no id, but it lies where its id says.
    String file = name + ".zip";
    for (ModelLibrary.Broken broken : library.broken()) {
      if (broken.file().endsWith(file)) {
        throw new InputException(broken.reason());
      }
    }
    return library.load(name);
  }

  /** The network of many outputs that is meant when none is named. */
  private static final String SHARED = "shared";

  private static final String USUAL_SHARED = "shared/small-cnn";

  /**
   * Reads outputs of a network of many as models, each once, in the order asked for.
   *
   * @param id of the network; shared for the usual one
   * @param outputs by factor and cell line, ENCODE table or number
   * @throws InputException when there is no such network or output, or its bundle cannot be used
   */
  public List<ModelBundle> outputs(String id, List<String> outputs) {
    ModelLibrary library = scan();
    String name = isShared(id) ? USUAL_SHARED : id;
    if (!library.isShared(name) && library.entries().stream().anyMatch(is(name))) {
      throw new InputException(name + " has one output; leave --output out.");
    }
    return outputs.stream().distinct().map(output -> library.output(name, output)).toList();
  }

  private static Predicate<ModelLibrary.Entry> is(String name) {
    return entry -> entry.id().equalsIgnoreCase(name);
  }

  /** Whether an id stands for the usual network of many outputs. */
  static boolean isShared(String id) {
    return id.equals(SHARED);
  }

  private Path folder() {
    if (folder != null) {
      return folder;
    }
    return usual()
        .orElseThrow(
            () ->
                new InputException(
                    "No folder of models is known; name one with --models or MOTIFLENS_MODELS."));
  }

  /** The folder that is read when none is named. */
  public static Optional<Path> usual() {
    String named = System.getenv("MOTIFLENS_MODELS");
    if (named != null && !named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    return home().map(home -> home.resolve("models"));
  }

  /** The folder of the program, as its launcher says it. */
  public static Optional<Path> home() {
    return Optional.ofNullable(System.getProperty("motiflens.home")).map(Path::of);
  }

  /** The refusal of a folder that has nothing to work with. */
  public static String noUsable(Path folder) {
    return "There is no usable model in " + folder + "; name another folder with --models.";
  }

  /** Says which bundles were passed over, and why. */
  public static void reportBroken(ModelLibrary library, PrintWriter messages) {
    for (ModelLibrary.Broken broken : library.broken()) {
      messages.println("motiflens: passed over " + broken.reason());
    }
  }
}
