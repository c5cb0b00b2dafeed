package org.motiflens.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the folder of what models are trained with and judged by. */
public final class DataFolder {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder with hg19/, encode/ and deepbind/, see docs/training.md.")
  private Path folder;

  public Path get() {
    return folder;
  }
}
