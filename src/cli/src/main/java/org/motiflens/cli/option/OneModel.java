package org.motiflens.cli.option;

import java.util.List;
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

  @Option(
      names = "--output",
      paramLabel = "NAME",
      description =
          "Of a network of many outputs, such as shared/small-cnn, the one that is asked: by factor"
              + " and cell line, such as \"CTCF K562\", by ENCODE table, or by number from 0.")
  private String output;

  @Mixin private ModelsFolder models;

  /**
   * Reads it, weights and all.
   *
   * @throws org.motiflens.genome.InputException when there is no such folder or model, or its
   *     bundle cannot be used
   */
  public ModelBundle load() {
    return output == null ? models.load(id) : models.outputs(id, List.of(output)).get(0);
  }
}
