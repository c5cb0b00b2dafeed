package org.motiflens.training.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.deepbind.DeepBindIndex;

/** The registry of kinds of files that models are imported from: one line a kind. */
public final class ModelImporters {
  /** The first that claims a file reads it. */
  private static final List<ModelImporter> ALL =
      List.of(
          new Dl4jImporter(),
          new ProfileModelImporter(),
          new KerasImporter(),
          new DeepBindImporter());

  private ModelImporters() {}

  /**
   * Reads a model that another program saved and makes its card.
   *
   * @throws InputException when the file is of no kind that is known, damaged, or holds no model
   *     that can be run, or when something has to be declared; the message names the file
   * @throws UnsuitableDeclarationException when something was declared that such a file cannot have
   */
  public static ImportedBundle read(Path file, Declaration declaration) {
    PickledModel.refuse(file);
    ForeignModel.refuse(file);
    return ALL.stream()
        .filter(importer -> importer.claims(file))
        .findFirst()
        .orElseThrow(() -> noModel(file))
        .read(file, declaration);
  }

  private static InputException noModel(Path file) {
    List<String> forms =
        ALL.stream().map(ModelImporter::form).distinct().collect(Collectors.toList());
    int last = forms.size() - 1;
    return new InputException(
        file
            + ": This is no model that can be imported; expected "
            + String.join(", ", forms.subList(0, last))
            + " or "
            + forms.get(last)
            + ".");
  }

  /**
   * Reads DeepBind's list of models, which says by the files' names what each is of.
   *
   * @throws InputException when it is none; the message names the file
   */
  public static DeepBindIndex index(Path file) {
    return DeepBindImporter.index(file);
  }
}
