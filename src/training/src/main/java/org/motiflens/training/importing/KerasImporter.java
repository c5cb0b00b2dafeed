package org.motiflens.training.importing;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.deepbind.DeepBindIndex;
import org.motiflens.training.keras.KerasBundle;

/** Networks of the layered families that Keras saved as .h5. */
final class KerasImporter implements ModelImporter {
  static final String PROGRAM = "Keras";
  static final String FORM = "an .h5 that Keras saved";

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public boolean claims(Path file) {
    return Signature.HDF5.begins(file);
  }

  @Override
  public ImportedBundle read(Path file, Declaration declaration) {
    DeepBindIndex.Experiment of = declaration.named(file, PROGRAM);
    String order = declaration.orderOf(file);
    OptionalInt window = declaration.window();
    return KerasBundle.read(
        file,
        new KerasBundle.Declaration(
            of.tf(),
            of.experiment(),
            of.cellLine(),
            window.isPresent() ? Optional.of(window.getAsInt()) : Optional.empty(),
            order,
            declaration.positiveOutput(),
            declaration.licence()));
  }
}
