package org.motiflens.network.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.CalibrationJson;
import org.motiflens.network.bundle.CardReader;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;

/**
 * Reads model bundles: zips with a model in one of the {@link BundleFormats} and {@code card.json}.
 * A bundle may come from anywhere: nothing in it is deserialised or loaded, sizes are bounded, and
 * card, configuration and weights must agree, hashes included. Whatever is wrong is told in one
 * sentence that begins with the file's name.
 */
public final class BundleReader {
  private BundleReader() {}

  /**
   * Reads a whole bundle.
   *
   * @throws InputException when there is no such file, it cannot be read, or it is not a model that
   *     this product can run
   */
  public static ModelBundle read(Path file) {
    return reading(file, BundleReader::probed);
  }

  /**
   * Reads a whole bundle before it gets its name, and forgets it.
   *
   * @param written where it is now
   * @param file what messages call it
   * @throws InputException as {@link #read}
   */
  public static void requireReadable(Path written, Path file) {
    reading(written, file, BundleReader::probed);
  }

  private static ModelBundle probed(BundleArchive archive) throws IOException {
    ModelBundle bundle = bundle(archive);
    NetworkProbe.requireFinite(bundle.network());
    return bundle;
  }

  private static ModelBundle bundle(BundleArchive archive) throws IOException {
    if (archive.holds(BundleArchive.OUTPUTS)) {
      throw new InputException(
          "The network has many outputs, and none was named; name one with --output.");
    }
    ModelCard card = CardReader.read(archive.read(BundleArchive.CARD));
    Optional<Calibration> calibration = calibration(archive, card);
    return new ModelBundle(card, archive.format().network(card, archive), calibration);
  }

  private static Optional<Calibration> calibration(BundleArchive archive, ModelCard card)
      throws IOException {
    return archive.holdsCalibration()
        ? Optional.of(
            CalibrationJson.read(archive.read(BundleArchive.CALIBRATION), card.weightsSha256()))
        : Optional.empty();
  }

  /**
   * Reads the card of a bundle alone, without its weights: quick. That the rest of the bundle suits
   * the card is not checked.
   *
   * @throws InputException as {@link #read}, as far as names of entries and the card go
   */
  public static ModelCard readCard(Path file) {
    return reading(file, archive -> CardReader.read(archive.read(BundleArchive.CARD)));
  }

  /**
   * A card, and what the outputs of its network are.
   *
   * @param outputs none for a model of one experiment
   */
  record Described(ModelCard card, List<SharedOutput> outputs) {}

  /** Reads card and outputs, as {@link #readCard} does. */
  static Described describe(Path file) {
    return reading(
        file,
        archive ->
            new Described(
                CardReader.read(archive.read(BundleArchive.CARD)),
                archive.holds(BundleArchive.OUTPUTS)
                    ? SharedOutputs.read(archive.read(BundleArchive.OUTPUTS))
                    : List.of()));
  }

  /**
   * Reads what a bundle says of its scores in the genome, without its weights; nothing when it is
   * not calibrated.
   *
   * @throws InputException as {@link #read}, as far as names of entries, card and calibration go
   */
  public static Optional<Calibration> readCalibration(Path file) {
    return reading(
        file, archive -> calibration(archive, CardReader.read(archive.read(BundleArchive.CARD))));
  }

  /** What is done with an open archive. */
  @FunctionalInterface
  interface Use<T> {
    T of(BundleArchive archive) throws IOException;
  }

  static <T> T reading(Path file, Use<T> use) {
    return reading(file, file, use);
  }

  private static <T> T reading(Path place, Path file, Use<T> use) {
    if (!Files.isRegularFile(place)) {
      throw FileFailure.noFile(file);
    }
    try (BundleArchive archive = BundleArchive.open(place, BundleFormats.ALL)) {
      return use.of(archive);
    } catch (InputException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    } catch (OutOfMemoryError e) {
      throw new InputException(
          file + ": the model is too large for the memory that Java may use; give it more (-Xmx).",
          e);
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever a file that may come from anyone does to the libraries below: it is this one file
      // that cannot be used, and the others can.
      throw new InputException(
          file + ": this is no model bundle that can be read; fetch it again.", e);
    }
  }
}
