package org.motiflens.training.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.deepbind.DeepBindBundle;
import org.motiflens.network.deepbind.DeepBindIndex;
import org.motiflens.network.deepbind.DeepBindParameters;

/** DeepBind's parameter files. */
final class DeepBindImporter implements ModelImporter {
  private static final String EXTENSION = ".txt";

  /** The published files have 40 thousand bytes. */
  private static final long LARGEST = 1 << 20;

  @Override
  public String form() {
    return "a parameter file of DeepBind, whose first line is \""
        + DeepBindParameters.SIGNATURE
        + "\"";
  }

  @Override
  public boolean claims(Path file) {
    return DeepBindParameters.isClaimedBy(content(file));
  }

  @Override
  public ImportedBundle read(Path file, Declaration declaration) {
    String name = file.getFileName().toString();
    String id =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    byte[] content = content(file);
    try {
      DeepBindIndex.Experiment of =
          declaration.index().isPresent()
              ? declaration.index().get().experiment(id)
              : declaration.named(file, "DeepBind");
      return DeepBindBundle.of(
          of, id, content, declaration.windowOrPublished(), declaration.licence());
    } catch (InputException e) {
      throw named(file, e);
    }
  }

  /** The list of all published models, {@code db.tsv}. */
  static DeepBindIndex index(Path file) {
    byte[] content = content(file);
    try {
      return DeepBindIndex.read(content);
    } catch (InputException e) {
      throw named(file, e);
    }
  }

  private static InputException named(Path file, InputException e) {
    return e.getMessage().startsWith(file.toString())
        ? e
        : new InputException(file + ": " + e.getMessage(), e);
  }

  private static byte[] content(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw FileFailure.noFile(file);
      }
      if (Files.size(file) > LARGEST) {
        throw new InputException(
            file
                + ": the file has more than "
                + LARGEST
                + " bytes, as no DeepBind model has; choose another.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }
}
