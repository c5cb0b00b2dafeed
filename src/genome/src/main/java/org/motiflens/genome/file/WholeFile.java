package org.motiflens.genome.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.motiflens.genome.InputException;

/**
 * Files that are small enough to be read as a whole. Neither the size that the file system states
 * nor that a file is one is believed: no more than the limit is read of a device or a pipe.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * The bytes of a file.
   *
   * @param largest most bytes, one of {@link Limits}
   * @throws TooLargeException when it has more
   * @throws IOException when it cannot be read
   */
  public static byte[] bytes(Path file, int largest) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(largest);
      if (bytes.length == largest && in.read() >= 0) {
        throw new TooLargeException(largest);
      }
      return bytes;
    }
  }

  /**
   * The text of a file, UTF-8. Bytes that are none become U+FFFD: whoever takes the text apart
   * refuses it at its place.
   *
   * @throws TooLargeException when it has more bytes
   * @throws IOException when it cannot be read
   */
  public static String text(Path file, int largest) throws IOException {
    return new String(bytes(file, largest), StandardCharsets.UTF_8);
  }

  /**
   * The lines of a file.
   *
   * @throws InputException when it cannot be read or has more bytes; the message names it
   */
  public static List<String> lines(Path file, int largest) {
    try {
      return text(file, largest).lines().toList();
    } catch (NoSuchFileException e) {
      throw FileFailure.noFile(file);
    } catch (TooLargeException e) {
      throw new InputException(file + ": " + e.getMessage() + ": is it the right file?", e);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  /** A file has more than anything of its kind has. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int largest) {
      super(String.format(Locale.ROOT, "it has more than %,d bytes", largest));
    }
  }
}
