package org.motiflens.training.data;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.TextLines;

/** Tables and sequences of trainings, packed or not, read line by line. */
final class TextFiles {
  private TextFiles() {}

  /** A table. */
  static TextLines open(Path file) {
    return open(file, Limits.LONGEST_LINE);
  }

  /** Sequence, a line of which may have a whole chromosome. */
  static TextLines openSequence(Path file) {
    return open(file, Limits.LONGEST_SEQUENCE);
  }

  private static TextLines open(Path file, int longestLine) {
    if (!Files.isRegularFile(file)) {
      throw FileFailure.noFile(file);
    }
    if (file.toString().endsWith(".gz") && !isGzip(file)) {
      throw new InputException(
          file + " is named .gz but is not gzip data; rename it, or fetch it again.");
    }
    return TextLines.open(file, "the training data", longestLine);
  }

  private static boolean isGzip(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static InputException unreadable(Path file, IOException cause) {
    return FileFailure.reading(file, cause);
  }

  static InputException unwritable(Path file, IOException cause) {
    return FileFailure.writing(file, cause);
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
