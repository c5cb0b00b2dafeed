package org.motiflens.training.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;

/** Files of PyTorch, which are pickles: programs that run when they are opened. */
final class PickledModel {
  private static final List<String> EXTENSIONS =
      List.of(".torch", ".pt", ".pth", ".ckpt", ".pkl", ".pickle");

  /** A pickle of protocol 2 or later begins with this byte and the protocol. */
  private static final int PROTOCOL = 0x80;

  private static final int NEWEST_PROTOCOL = 5;

  private PickledModel() {}

  /**
   * Refuses a file that is a pickle, by its name or its first bytes; nothing of it is opened.
   *
   * @throws InputException saying how to get the model in another form
   */
  static void refuse(Path file) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (EXTENSIONS.stream().anyMatch(name::endsWith) || isPickle(file)) {
      throw new InputException(
          file
              + ": it is a pickle of Python, which can run any program and is never opened; take"
              + " the .h5 that Keras saved, from which it was made: ENCODE and the models' authors"
              + " distribute it.");
    }
  }

  private static boolean isPickle(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(2);
      if (begin.length == 2 && (begin[0] & 0xff) == PROTOCOL) {
        return begin[1] >= 2 && begin[1] <= NEWEST_PROTOCOL;
      }
      if (begin.length < 2 || begin[0] != 'P' || begin[1] != 'K') {
        return false;
      }
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return Collections.list(zip.entries()).stream()
          .map(ZipEntry::getName)
          .anyMatch(entry -> entry.equals("data.pkl") || entry.endsWith("/data.pkl"));
    } catch (IOException | IllegalArgumentException e) {
      // Not a zip that can be read, or with a name that is not the text that it says it is: whoever
      // reads it says so.
      return false;
    }
  }
}
