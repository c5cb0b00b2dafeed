package org.motiflens.training.keras;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.chain.ChainBundle;
import org.motiflens.network.chain.ChainModel;
import org.motiflens.network.dl4j.Dl4jBundle;
import org.motiflens.training.BundleWriter;

/** A model that Keras saved as HDF5, on its way into a bundle of Deeplearning4j. */
public final class KerasBundle {
  private KerasBundle() {}

  /**
   * What the file does not say and its owner must.
   *
   * @param window bases read; empty for what the file says
   * @param baseOrder order of the four input channels, a permutation of ACGT; the weights are put
   *     into the order ACGT
   * @param positiveOutput output that means "bound"; when not said the second of two of a softmax,
   *     and of one output that one; of several others it must be said
   */
  public record Declaration(
      String tf,
      String experiment,
      String cellLine,
      Optional<Integer> window,
      String baseOrder,
      OutputChoice positiveOutput,
      String licence) {}

  /**
   * Reads a file as {@code model.save("….h5")} writes it.
   *
   * @throws InputException when the file is none, or its network is not of a family that the engine
   *     computes; the message names the file and the layer
   */
  public static ImportedBundle read(Path file, Declaration declaration) {
    return naming(file, () -> translated(file, declaration));
  }

  private static ImportedBundle translated(Path file, Declaration declaration) throws IOException {
    String order = declaration.baseOrder().toUpperCase(Locale.ROOT);
    requireOrder(declaration.baseOrder(), order);
    KerasFile.Saved saved = KerasFile.read(file, declaration.positiveOutput());
    int window = KerasNetwork.window(saved.layers(), declaration.window());
    Optional<KerasNetwork.Translation> layered = layered(saved, declaration, order);
    if (layered.isEmpty()) {
      return chain(
          file,
          declaration,
          ChainTranslation.translate(saved.layers(), window, saved.version(), order, saved.unit()));
    }
    KerasNetwork.Translation network = layered.get();
    BundleWriter writer = BundleWriter.of(network.architecture(), network.parameters());
    return Dl4jBundle.of(
        file,
        writer.configuration(),
        writer.coefficients(),
        new Dl4jBundle.Declaration(
            declaration.tf(),
            declaration.experiment(),
            declaration.cellLine(),
            network.architecture().windowLength(),
            network.positive(),
            declaration.licence()));
  }

  /** As one of the families that the engine composes; empty where it is none of them. */
  private static Optional<KerasNetwork.Translation> layered(
      KerasFile.Saved saved, Declaration declaration, String order) {
    try {
      return Optional.of(
          KerasNetwork.translate(saved.layers(), declaration.window(), order, saved.unit()));
    } catch (InputException e) {
      // A chain takes all that these take and more; what it refuses it names itself.
      return Optional.empty();
    }
  }

  private static ImportedBundle chain(Path file, Declaration declaration, ChainModel model)
      throws IOException {
    String name = file.getFileName().toString();
    return ChainBundle.of(
        model,
        new ChainBundle.Declaration(
            declaration.tf(),
            declaration.experiment(),
            declaration.cellLine(),
            name,
            Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString(),
            Map.of("positiveOutput", String.valueOf(model.output())),
            declaration.licence()));
  }

  /** What may fail while a file is read. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws IOException;
  }

  /** Does it with messages that begin with the file's name. */
  public static <T> T naming(Path file, Reading<T> reading) {
    if (!Files.isRegularFile(file)) {
      throw FileFailure.noFile(file);
    }
    try {
      return reading.read();
    } catch (InputException e) {
      throw e.getMessage().startsWith(file.toString())
          ? e
          : new InputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  /** Refuses what is no permutation of the bases. */
  public static void requireOrder(String declared, String order) {
    if (order.length() != 4
        || !order.chars().allMatch(base -> "ACGT".indexOf(base) >= 0)
        || order.chars().distinct().count() != 4) {
      throw new InputException(declared + " is no order of the bases; expected such as ACGT.");
    }
  }
}
