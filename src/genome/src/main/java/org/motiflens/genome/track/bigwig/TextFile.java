package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;

/** Small text files. */
final class TextFile {
  private TextFile() {}

  /** A file with its text in it, to be committed. */
  static AtomicOutput prepare(Path path, String text) {
    AtomicOutput file = AtomicOutput.create(path);
    try {
      file.stream().write(text.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      InputException failure = file.failure(e);
      try {
        file.close();
      } catch (IOException leftover) {
        failure.addSuppressed(leftover);
      }
      throw failure;
    }
  }
}
