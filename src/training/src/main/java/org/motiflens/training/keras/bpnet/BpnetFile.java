package org.motiflens.training.keras.bpnet;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.motiflens.genome.InputException;
import org.motiflens.network.bpnet.BpnetBundle;
import org.motiflens.training.keras.KerasBundle;
import org.motiflens.training.keras.KerasFile;

/**
 * A BPNet or ChromBPNet that Keras saved as HDF5: ChromBPNet's full model, the part without bias,
 * and a bias net; BPNet as bpnet-refactor builds it, with or without control tracks, which are
 * taken as zero.
 */
public final class BpnetFile {
  private BpnetFile() {}

  /**
   * What the file does not say and its owner must.
   *
   * @param genome assembly that the model was trained on
   * @param baseOrder order of the four input channels, a permutation of ACGT
   */
  public record Declaration(
      String tf,
      String experiment,
      String cellLine,
      String genome,
      String baseOrder,
      String licence) {}

  /**
   * Whether a file of Keras has several outputs, as a profile model has and no other that can be
   * imported.
   *
   * @throws InputException when it is no model that Keras saved; the message names the file
   */
  public static boolean isClaimedBy(Path file) {
    return KerasBundle.naming(file, () -> KerasFile.hasSeveralOutputs(file));
  }

  /**
   * Reads a model.
   *
   * @throws InputException when it is no model of these structures, to the last layer; the message
   *     names the file and the layer
   */
  public static BpnetBundle read(Path file, Declaration declaration) {
    return KerasBundle.naming(
        file,
        () -> {
          String order = declaration.baseOrder().toUpperCase(Locale.ROOT);
          KerasBundle.requireOrder(declaration.baseOrder(), order);
          BpnetTranslation model = BpnetTranslation.of(KerasFile.graph(file), order);
          return BpnetBundle.of(
              model.model(),
              new BpnetBundle.Declaration(
                  model.architecture(),
                  declaration.tf(),
                  declaration.experiment(),
                  declaration.cellLine(),
                  declaration.genome(),
                  file.getFileName().toString(),
                  sha256(file),
                  model.facts(),
                  declaration.licence()));
        });
  }

  private static String sha256(Path file) throws IOException {
    return Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString();
  }
}
