package org.motiflens.genome.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.motiflens.genome.InputException;

/**
 * A file that is there whole or not at all: bytes go to a temporary file beside the target, and
 * {@link #commit} moves it into place. Closed without that, nothing is left and a file that was
 * there before stays as it was.
 */
public final class AtomicOutput implements Closeable {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream stream;

  private AtomicOutput(Path target, Path temporary, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
    this.stream = Channels.newOutputStream(channel);
  }

  /**
   * Begins a file.
   *
   * @throws InputException when the folder does not exist or cannot be written to, or the target is
   *     a folder
   */
  public static AtomicOutput create(Path target) {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || Files.isDirectory(absolute)) {
      throw new InputException("Cannot write " + target + ": it is a folder; name a file.");
    }
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "Cannot write " + target + ": the folder " + folder + " does not exist.");
    }
    // Not Files.createTempFile: its owner-only permissions would stay with the finished file.
    Path temporary =
        folder.resolve(
            "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      return new AtomicOutput(
          absolute,
          temporary,
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (AccessDeniedException e) {
      throw new InputException(
          "Cannot write " + target + ": no permission to create files in " + folder + ".", e);
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /**
   * Writes a file whose content is at hand.
   *
   * @throws InputException when that cannot be; then nothing is left
   */
  public static void write(Path target, byte[] content) {
    try (AtomicOutput output = create(target)) {
      output.stream.write(content);
      output.commit();
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /** The same for text, as UTF-8. */
  public static void write(Path target, String text) {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Removes what processes that were killed have left of a target and of files beside it that have
   * its name and one more extension. Those that still run are left alone.
   *
   * @throws InputException when the folder cannot be read or written to
   */
  public static void removeLeftovers(Path target) {
    Path absolute = target.toAbsolutePath();
    Pattern leftover =
        Pattern.compile(
            Pattern.quote("." + absolute.getFileName()) + "(?:\\.[a-z]+)?\\.([0-9]{1,18})\\.part");
    try (Stream<Path> files = Files.list(absolute.getParent())) {
      for (Path file : files.toList()) {
        Matcher matcher = leftover.matcher(file.getFileName().toString());
        if (matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /** Where the bytes go; unbuffered. Closing it is not needed. */
  public OutputStream stream() {
    return stream;
  }

  /** The same place, for a format whose beginning is known last. Closing it is not needed. */
  public FileChannel channel() {
    return channel;
  }

  /** Where a file that is only needed during the writing belongs: beside the target. */
  public Path folder() {
    return temporary.getParent();
  }

  /** What to tell people when writing failed. */
  public InputException failure(IOException e) {
    return cannotWrite(target, e);
  }

  /**
   * Moves the finished file into place.
   *
   * @throws InputException when that fails; then nothing is left
   */
  public void commit() {
    try {
      stream.close();
      try {
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /** The failure to write a target, for people. */
  static InputException cannotWrite(Path target, IOException e) {
    String reason =
        e instanceof FileSystemException failure && failure.getReason() != null
            ? failure.getReason()
            : e.getClass() == IOException.class ? e.getMessage() : e.toString();
    return new InputException("Cannot write " + target + ": " + reason + ".", e);
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    stream.close();
    Files.deleteIfExists(temporary);
  }
}
