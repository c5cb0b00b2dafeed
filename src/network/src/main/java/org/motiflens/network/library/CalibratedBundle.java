package org.motiflens.network.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.BundleZip;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.CalibrationJson;
import org.motiflens.network.bundle.CardReader;
import org.motiflens.network.bundle.ModelCard;

/**
 * Puts a calibration into a bundle; every other entry keeps its bytes. The same bundle and
 * calibration give the same file.
 */
public final class CalibratedBundle {
  private CalibratedBundle() {}

  /**
   * Writes a bundle anew, in place of an older calibration if it has one. The file is either
   * complete or as it was before.
   *
   * @throws InputException when it is no bundle, or holds other weights than those that were
   *     calibrated, or cannot be written
   */
  public static void write(Path file, Calibration calibration) {
    AtomicOutput.change(file, () -> BundleZip.of(entries(file, calibration)));
  }

  private static Map<String, byte[]> entries(Path file, Calibration calibration) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (BundleArchive archive = BundleArchive.open(file, BundleFormats.ALL)) {
      requireSameWeights(CardReader.read(archive.read(BundleArchive.CARD)), calibration);
      for (String name : archive.names()) {
        if (!name.equals(BundleArchive.CALIBRATION)) {
          entries.put(name, archive.read(name));
        }
      }
    } catch (InputException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
    entries.put(BundleArchive.CALIBRATION, CalibrationJson.write(calibration));
    return entries;
  }

  static void requireSameWeights(ModelCard card, Calibration calibration) {
    if (!card.weightsSha256().equals(calibration.weightsSha256())) {
      throw new InputException(
          "the bundle was replaced while its model was calibrated; calibrate it again.");
    }
  }
}
