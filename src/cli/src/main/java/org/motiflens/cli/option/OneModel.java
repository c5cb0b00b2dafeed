package org.motiflens.cli.option;

import org.motiflens.network.bundle.ModelBundle;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name the one model of a command. */
public final class OneModel {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "ID",
      description = "EXPERIMENT/ARCHITECTURE or TF/ARCHITECTURE; see: motiflens models list.")
  private String id;

  @Mixin private ModelsFolder models;

  /**
   * Reads it, weights and all.
   *
   * @throws org.motiflens.genome.InputException when there is no such folder or model, or its
   *     bundle cannot be used
   */
  public ModelBundle load() {
    return models.load(id);
  }
}
