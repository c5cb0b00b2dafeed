package org.motiflens.genome;

import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.samtools.util.BlockCompressedInputStream.FileTermination;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of a text, plain or gzip (told by content), and what to say when one is wrong. */
final class TextLines implements Closeable {
  private static final int QUOTED = 60;

  private final BufferedReader reader;
  private final String name;
  private final String what;
  private String line = "";
  private int number;

  private TextLines(BufferedReader reader, String name, String what) {
    this.reader = reader;
    this.name = name;
    this.what = what;
  }

  /**
   * Opens a file.
   *
   * @param what messages call its content, for example {@code the variants}
   * @throws InputException when it cannot be read, or is block-compressed and cut off
   */
  static TextLines open(Path path, String what) {
    try {
      TextLines lines = of(Files.newInputStream(path), path.toString(), what);
      if (isCutOff(path)) {
        lines.close();
        throw lines.cutOff(null);
      }
      return lines;
    } catch (NoSuchFileException e) {
      throw new InputException("Cannot read " + what + " " + path + ": there is no such file.", e);
    } catch (IOException e) {
      throw new InputException("Cannot read " + what + " " + path + ": " + e + ".", e);
    }
  }

  /** Reads a stream, which is closed with this. */
  static TextLines of(InputStream stream, String name, String what) {
    InputStream in = new BufferedInputStream(stream);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return new TextLines(
          new BufferedReader(
              new InputStreamReader(gzip ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8)),
          name,
          what);
    } catch (IOException e) {
      try {
        in.close();
      } catch (IOException leftover) {
        e.addSuppressed(leftover);
      }
      throw new InputException("Cannot read " + what + " " + name + ": " + e + ".", e);
    }
  }

  /** Whether the block that ends every block-compressed file is missing: rows would be, too. */
  private static boolean isCutOff(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      if (!BlockCompressedInputStream.isValidFile(in)) {
        return false;
      }
    }
    return BlockCompressedInputStream.checkTermination(path)
        != FileTermination.HAS_TERMINATOR_BLOCK;
  }

  /**
   * The next line, or null after the last.
   *
   * @throws InputException when it cannot be read
   */
  String next() {
    try {
      line = reader.readLine();
      number++;
      return line;
    } catch (EOFException | ZipException e) {
      throw cutOff(e);
    } catch (IOException e) {
      throw new InputException("Cannot read " + what + " " + name + ": " + e + ".", e);
    }
  }

  /** Counted from 1, of the line read last. */
  int number() {
    return number;
  }

  private InputException cutOff(IOException cause) {
    return new InputException(
        "Cannot read "
            + what
            + " "
            + name
            + ": its compressed data is cut off or damaged; copy the file again.",
        cause);
  }

  /**
   * What to say of the line read last.
   *
   * @param noun what it should be, for example {@code a variant}
   */
  InputException isNot(String noun, String reason) {
    String plain = line == null ? "" : line.replaceAll("\\p{Cntrl}+", " ");
    return new InputException(
        "Line "
            + number
            + " of "
            + name
            + " is not "
            + noun
            + ": "
            + reason
            + ": \""
            + (plain.length() > QUOTED ? plain.substring(0, QUOTED) + "…" : plain)
            + "\"");
  }

  /** What to say of the whole text. */
  InputException unusable(String reason) {
    return new InputException("Cannot read " + what + " " + name + ": " + reason);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      // A text that was only read has nothing to lose.
    }
  }
}
