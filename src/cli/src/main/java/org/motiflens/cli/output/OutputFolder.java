package org.motiflens.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.motiflens.genome.InputException;

/** Makes the folder that a command writes its files to. */
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
}
