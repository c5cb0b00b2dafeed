package org.motiflens.genome.file;

import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.samtools.util.BlockCompressedInputStream.FileTermination;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;

/**
 * The lines of a text, plain or gzip (told by content), and what to say when one is wrong.
 *
 * <p>A text is UTF-8, or UTF-16 where it begins with that encoding's byte order mark; the mark
 * itself is never part of the first line. Bytes that are no UTF-8 become U+FFFD, or, in a text that
 * is written again, the characters that they are in Latin-1. Lines end in LF, CR LF or CR. A line
 * is bounded in length, so that a file of another kind is refused before it fills the memory.
 */
public final class TextLines implements Closeable {
  private static final int BUFFER = 1 << 15;

  /** What a clone without Git LFS has in place of a large file. */
  private static final String LFS_POINTER = "version https://git-lfs.github.com/spec/";

  private final Reader reader;
  private final String name;
  private final String what;
  private final int longestLine;
  private final char[] buffer = new char[BUFFER];
  private int filled;
  private int next;
  private String line = "";
  private int number;

  private TextLines(Reader reader, String name, String what, int longestLine) {
    this.reader = reader;
    this.name = name;
    this.what = what;
    this.longestLine = longestLine;
  }

  /**
   * Opens a file.
   *
   * @param what messages call its content, for example {@code the variants}
   * @throws InputException when it cannot be read, or is block-compressed and cut off
   */
  public static TextLines open(Path path, String what) {
    return open(path, what, Limits.LONGEST_LINE);
  }

  /**
   * Opens a file whose lines may be longer than those of others.
   *
   * @param longestLine in characters
   * @throws InputException as {@link #open(Path, String)}
   */
  public static TextLines open(Path path, String what, int longestLine) {
    return open(path, what, longestLine, false);
  }

  private static TextLines open(Path path, String what, int longestLine, boolean kept) {
    if (Files.isDirectory(path)) {
      throw FileFailure.noFile(what + " " + path, path);
    }
    try {
      TextLines lines = of(Files.newInputStream(path), path.toString(), what, longestLine, kept);
      if (isCutOff(path)) {
        lines.close();
        throw lines.cutOff(null);
      }
      return lines;
    } catch (NoSuchFileException e) {
      throw FileFailure.noFile(what + " " + path, path);
    } catch (IOException e) {
      throw FileFailure.reading(what + " " + path, e);
    }
  }

  /**
   * Opens a file of which lines will be written again: bytes that are no UTF-8 are read as Latin-1.
   *
   * @throws InputException as {@link #open(Path, String)}
   */
  public static TextLines openToKeep(Path path, String what) {
    return open(path, what, Limits.LONGEST_LINE, true);
  }

  /**
   * The same of a stream, which is closed with this.
   *
   * @throws InputException as {@link #of(InputStream, String, String)}
   */
  public static TextLines toKeep(InputStream stream, String name, String what) {
    return of(stream, name, what, Limits.LONGEST_LINE, true);
  }

  /**
   * Reads a stream, which is closed with this.
   *
   * @param name what messages call it, a file's name
   * @param what messages call its content
   * @throws InputException when it cannot be read
   */
  public static TextLines of(InputStream stream, String name, String what) {
    return of(stream, name, what, Limits.LONGEST_LINE);
  }

  /**
   * Reads a stream whose lines may be longer than those of others.
   *
   * @param longestLine in characters
   * @throws InputException as {@link #of(InputStream, String, String)}
   */
  public static TextLines of(InputStream stream, String name, String what, int longestLine) {
    return of(stream, name, what, longestLine, false);
  }

  private static TextLines of(
      InputStream stream, String name, String what, int longestLine, boolean kept) {
    InputStream in = new BufferedInputStream(stream);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      InputStream plain =
          gzip ? new BufferedInputStream(BoundedInflation.of(in, mostInflation(longestLine))) : in;
      Charset encoding = encoding(plain);
      Reader reader =
          kept && encoding.equals(StandardCharsets.UTF_8)
              ? new Utf8OrLatin1(plain)
              : new InputStreamReader(plain, encoding);
      return new TextLines(reader, name, what, longestLine);
    } catch (IOException e) {
      try {
        in.close();
      } catch (IOException leftover) {
        e.addSuppressed(leftover);
      }
      if (e instanceof EOFException || e instanceof ZipException) {
        throw cutOff(name, what, e);
      }
      throw FileFailure.reading(what + " " + name, e);
    }
  }

  /** Bases that are not known shrink as far as gzip can, and are no bombs. */
  private static int mostInflation(int longestLine) {
    return longestLine >= Limits.LONGEST_SEQUENCE ? Integer.MAX_VALUE : Limits.MOST_INFLATION;
  }

  /** Passes over a byte order mark and says which encoding it stands for; without one UTF-8. */
  private static Charset encoding(InputStream in) throws IOException {
    in.mark(3);
    int first = in.read();
    int second = in.read();
    if (first == 0xFE && second == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0xFF && second == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (first != 0xEF || second != 0xBB || in.read() != 0xBF) {
      in.reset();
    }
    return StandardCharsets.UTF_8;
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
   * @throws InputException when it cannot be read, or is longer than any line of such a text
   */
  public String next() {
    try {
      line = read();
      number++;
      if (number == 1 && line != null && line.startsWith(LFS_POINTER)) {
        throw unusable(
            "it is a pointer of Git LFS, not the file itself; run git lfs pull where it was cloned.");
      }
      return line;
    } catch (EOFException | ZipException e) {
      throw cutOff(e);
    } catch (BoundedInflation.TooMuchException e) {
      throw new InputException(
          "Cannot read " + what + " " + name + ": " + e.getMessage() + ": is it the right file?",
          e);
    } catch (IOException e) {
      throw FileFailure.reading(what + " " + name, e);
    }
  }

  private String read() throws IOException {
    StringBuilder longer = null;
    while (true) {
      if (next == filled && !fill()) {
        return longer == null ? null : longer.toString();
      }
      int start = next;
      while (next < filled && buffer[next] != '\n' && buffer[next] != '\r') {
        next++;
      }
      int length = next - start;
      if (length + (longer == null ? 0 : longer.length()) > longestLine) {
        throw tooLong();
      }
      if (next < filled) {
        String rest = new String(buffer, start, length);
        endLine();
        return longer == null ? rest : longer.append(rest).toString();
      }
      longer = longer == null ? new StringBuilder() : longer;
      longer.append(buffer, start, length);
    }
  }

  /** Passes over LF, CR or CR LF. */
  private void endLine() throws IOException {
    boolean carriageReturn = buffer[next] == '\r';
    next++;
    if (carriageReturn && (next < filled || fill()) && buffer[next] == '\n') {
      next++;
    }
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, reader.read(buffer, 0, buffer.length));
    return filled > 0;
  }

  /** Counted from 1, of the line read last. */
  public int number() {
    return number;
  }

  /** What messages call the text. */
  public String name() {
    return name;
  }

  private InputException tooLong() {
    return new InputException(
        String.format(
            Locale.ROOT,
            "Line %d of %s has more than %,d characters; %s have no such lines: is it the right"
                + " file?",
            number + 1,
            name,
            longestLine,
            what));
  }

  private InputException cutOff(IOException cause) {
    return cutOff(name, what, cause);
  }

  private static InputException cutOff(String name, String what, IOException cause) {
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
  public InputException isNot(String noun, String reason) {
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
            + Shown.line(line == null ? "" : line)
            + "\"");
  }

  /** What to say of the whole text. */
  public InputException unusable(String reason) {
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
