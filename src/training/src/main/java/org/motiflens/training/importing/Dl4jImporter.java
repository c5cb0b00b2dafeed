package org.motiflens.training.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.deepbind.DeepBindIndex;
import org.motiflens.network.dl4j.Dl4jBundle;
import org.motiflens.network.dl4j.Dl4jFormat;

/** What Deeplearning4j's {@code ModelSerializer} writes. */
final class Dl4jImporter implements ModelImporter {
  private static final String PROGRAM = "Deeplearning4j";

  /** In the archives of Keras 3 alone. */
  private static final String KERAS_WEIGHTS = "model.weights.h5";

  @Override
  public String form() {
    return "a zip that Deeplearning4j saved";
  }

  @Override
  public boolean claims(Path file) {
    return Signature.ZIP.begins(file);
  }

  @Override
  public ImportedBundle read(Path file, Declaration declaration) {
    refuseOtherArchives(file);
    DeepBindIndex.Experiment of = declaration.named(file, PROGRAM);
    String order = declaration.orderOf(file);
    if (!order.equalsIgnoreCase("ACGT")) {
      throw new InputException(
          file + ": its input has the bases in the order " + order + "; expected ACGT.");
    }
    String output = declaration.positiveOutput().said().orElse("1");
    if (!output.equals("0") && !output.equals("1")) {
      throw new UnsuitableDeclarationException(
          "--positive-output of a model of Deeplearning4j must be 0 or 1.");
    }
    return Dl4jBundle.read(
        file,
        new Dl4jBundle.Declaration(
            of.tf(),
            of.experiment(),
            of.cellLine(),
            declaration.windowOrPublished(),
            Integer.parseInt(output),
            declaration.licence()));
  }

  private static void refuseOtherArchives(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry(KERAS_WEIGHTS) != null) {
        throw new InputException(
            file + ": it is Keras's own archive; save it as .h5: model.save(\"model.h5\").");
      }
      if (zip.getEntry(BundleArchive.CARD) != null
          && zip.getEntry(Dl4jFormat.CONFIGURATION) == null) {
        throw new InputException(
            file
                + ": it is a bundle already, of a model that is not of Deeplearning4j; put it into a"
                + " folder of models as it is.");
      }
    } catch (IOException | IllegalArgumentException e) {
      // The latter comes of a name that is not the text that it says it is.
      throw new InputException(
          file + ": the file is a zip that cannot be read; fetch it again.", e);
    }
  }
}
