package org.motiflens.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileClaim;
import org.motiflens.genome.file.FileFailure;

/** The folder that a command writes its files to. */
public final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes it, and those above it, where they are not there yet.
   *
   * @throws InputException when it cannot be made
   */
  public static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException("The folder " + folder + " cannot be made; choose another.", e);
    }
  }

  /**
   * Makes it and does what writes to it; of two runs that would mix their files in it the second is
   * refused.
   *
   * @throws InputException when it cannot be made, or another run has it
   */
  public static void whileClaimed(Path folder, Runnable writing) {
    make(folder);
    try (FileClaim claim = FileClaim.onFolder(folder)) {
      Objects.requireNonNull(claim);
      writing.run();
    } catch (IOException e) {
      throw FileFailure.writing(folder, e);
    }
  }
}
