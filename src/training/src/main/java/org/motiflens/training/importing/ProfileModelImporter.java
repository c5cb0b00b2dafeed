package org.motiflens.training.importing;

import java.nio.file.Path;
import org.motiflens.genome.sequence.Assembly;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.deepbind.DeepBindIndex;
import org.motiflens.training.keras.bpnet.BpnetFile;

/** BPNet and ChromBPNet as Keras saved them: .h5 with several outputs. */
final class ProfileModelImporter implements ModelImporter {
  @Override
  public String form() {
    return KerasImporter.FORM;
  }

  @Override
  public boolean claims(Path file) {
    return Signature.HDF5.begins(file) && BpnetFile.isClaimedBy(file);
  }

  @Override
  public ImportedBundle read(Path file, Declaration declaration) {
    DeepBindIndex.Experiment of = declaration.named(file, KerasImporter.PROGRAM);
    return BpnetFile.read(
        file,
        new BpnetFile.Declaration(
            of.tf(),
            of.experiment(),
            of.cellLine(),
            declaration.assembly().orElse(Assembly.HG38.name()),
            declaration.baseOrder().orElse("ACGT"),
            declaration.licence()));
  }
}
