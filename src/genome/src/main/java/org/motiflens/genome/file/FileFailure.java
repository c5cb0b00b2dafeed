package org.motiflens.genome.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.motiflens.genome.InputException;

/**
 * What a person is told when a file cannot be read or written: which one, why, and what to do. The
 * words of the system are kept where it has some; names of Java's classes are nobody's.
 */
public final class FileFailure {
  private FileFailure() {}

  /**
   * A file that failed deep inside some work that knows no better: that is the disk's doing, and no
   * defect.
   */
  public static String sentence(IOException failure) {
    String file =
        failure instanceof FileSystemException known && known.getFile() != null
            ? known.getFile() + ": "
            : "";
    return "A file cannot be read or written: "
        + file
        + reason(failure)
        + "; make room, or choose another place.";
  }

  /**
   * A file that cannot be read.
   *
   * @param what the file, as messages call it
   */
  public static InputException reading(Object what, IOException failure) {
    return new InputException(
        "Cannot read " + what + ": " + reason(failure) + "; " + toRead(failure) + ".", failure);
  }

  /**
   * A file or folder that cannot be written or made.
   *
   * @param what the file, as messages call it
   */
  public static InputException writing(Object what, IOException failure) {
    return new InputException(
        "Cannot write " + what + ": " + reason(failure) + "; " + toWrite(failure) + ".", failure);
  }

  /** The refusal of what is no file, or none that may be read: it is looked at once more. */
  public static InputException noFile(Path file) {
    return noFile(file, file);
  }

  /**
   * The same.
   *
   * @param what the file, as messages call it
   */
  public static InputException noFile(Object what, Path file) {
    return new InputException("Cannot read " + what + ": " + whyNoFile(file) + ".");
  }

  private static String whyNoFile(Path file) {
    if (Files.isDirectory(file)) {
      return "it is a folder; name a file in it";
    }
    if (Files.isRegularFile(file)) {
      return "no permission to read it; name a copy that you may read";
    }
    return Files.exists(file)
        ? "it is a device or a pipe; name a file"
        : "there is no such file in "
            + file.toAbsolutePath().getParent()
            + "; name one that is there";
  }

  /** What is wrong, without the name of the file. */
  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "no permission";
    }
    if (failure instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (failure instanceof FileSystemException file) {
      return file.getReason() == null ? "the system says no reason" : file.getReason();
    }
    if (failure instanceof EOFException) {
      return "it ends too early";
    }
    return failure instanceof CharacterCodingException || failure.getMessage() == null
        ? "it is not what it should be"
        : failure.getMessage();
  }

  private static String toRead(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "name a file that is there";
    }
    if (failure instanceof AccessDeniedException) {
      return "name a copy that you may read";
    }
    return failure instanceof WholeFile.TooLargeException
        ? "name the right file"
        : "copy the file again, or name another";
  }

  private static String toWrite(IOException failure) {
    return failure instanceof AccessDeniedException || failure instanceof NoSuchFileException
        ? "choose a folder that you may write to"
        : failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException
            ? "choose another name"
            : "make room, or choose another place";
  }
}
