package org.motiflens.training.data;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.BoundedInflation;
import org.motiflens.genome.file.Limits;

/** Text input, compressed when its name ends in {@code .gz}. */
final class TextFiles {
  private TextFiles() {}

  static BufferedReader open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + " does not exist or is not a file.");
    }
    InputStream in = Files.newInputStream(file);
    if (file.getFileName().toString().endsWith(".gz")) {
      try {
        in = BoundedInflation.of(in, Limits.MOST_INFLATION);
      } catch (IOException e) {
        in.close();
        throw new InputException(file + " is named .gz but is not gzip data.", e);
      }
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
  }

  static InputException unreadable(Path file, IOException cause) {
    return new InputException(file + " cannot be read: " + cause.getMessage() + ".", cause);
  }

  static InputException unwritable(Path file, IOException cause) {
    return new InputException(file + " cannot be written: " + cause.getMessage() + ".", cause);
  }

  static InputException badLine(Path file, int line, String expected) {
    return new InputException(file + ", line " + line + ": expected " + expected + ".");
  }

  static String sha256(Path file) {
    try {
      return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
