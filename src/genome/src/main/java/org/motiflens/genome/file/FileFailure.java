package org.motiflens.genome.file;

import java.io.IOException;
import java.nio.file.FileSystemException;

/**
 * What a person is told when a file failed deep inside some work that knows no better: that is the
 * disk's doing, and no defect.
 */
public final class FileFailure {
  private FileFailure() {}

  /** One sentence: which file, where the system says so, and what is wrong with it. */
  public static String sentence(IOException failure) {
    return "A file cannot be read or written: "
        + reason(failure)
        + "; make room, or choose another place.";
  }

  /** What is wrong, without the name of a class of Java where the system has words of its own. */
  static String reason(IOException failure) {
    if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason();
    }
    return failure.getClass() == IOException.class && failure.getMessage() != null
        ? failure.getMessage()
        : failure.toString();
  }
}
