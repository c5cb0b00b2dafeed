package org.motiflens.network.bundle;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;

/** A model that was trained elsewhere and has been checked: the engine can run it. */
public interface ImportedBundle {
  /** What is known of the model. */
  ModelCard card();

  /** The archive's entries but the card, by their names, in the order in which they are written. */
  Map<String, byte[]> entries();

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
   * @param check reads what was written before it gets its name, and throws when it is no model
   *     that can be used
   * @return the file
   * @throws InputException when it cannot be written, or its names are not fit for {@link #file}
   */
  default Path write(Path models, Consumer<Path> check) {
    Path file = file(models);
    Map<String, byte[]> entries = new LinkedHashMap<>(entries());
    String card =
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(card());
    entries.put(BundleArchive.CARD, (card + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicOutput.write(file, BundleZip.of(entries), check);
    } catch (IOException e) {
      throw FileFailure.writing("the model bundle " + file, e);
    }
    return file;
  }

  /** The same of a model that is known to be one. */
  default Path write(Path models) {
    return write(models, written -> {});
  }
}
