package org.motiflens.cli.option;

import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ModelBundle;
import picocli.CommandLine.Option;

/** The option that names outputs of a network of many, each of which is a model. */
public final class OutputNames {
  @Option(
      names = "--output",
      paramLabel = "NAME",
      description =
          "Of a network of many outputs, such as shared/small-cnn, one that is asked: by factor and"
              + " cell line, such as \"CTCF K562\", by ENCODE table, or by number from 0. May be given"
              + " several times.")
  private List<String> names = List.of();

  /** Whether outputs are named. */
  public boolean isGiven() {
    return !names.isEmpty();
  }

  /**
   * Reads them, each once, in the order asked for.
   *
   * @param ids the models that the command names
   * @throws InputException when these are not one network of many, it has no such output, or its
   *     bundle cannot be used
   */
  public List<ModelBundle> load(ModelsFolder models, List<String> ids) {
    if (ids.size() != 1) {
      throw new InputException(
          "--output names an output of one network of many; give that one by --model and no"
              + " other.");
    }
    return models.outputs(ids.get(0), names);
  }
}
