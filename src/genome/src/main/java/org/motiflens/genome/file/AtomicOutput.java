package org.motiflens.genome.file;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.motiflens.genome.InputException;

/**
 * A file that is there whole or not at all: bytes go to a temporary file beside the target, and
 * {@link #commit} moves it into place once the disk has it. Closed without that, nothing is left
 * and a file that was there before stays as it was. Every file of this program is written through
 * this class; what may be written is said by {@link OutputTarget}.
 *
 * <p>While it is open the target is claimed: a second program that wants to write it is refused.
 * What a program that was killed has left is removed by the next one that writes the same target.
 */
public final class AtomicOutput implements Closeable {
  private static final String PART = ".part";

  /** What is small is written in moments; a busy machine may need some. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final long POLL_MILLIS = 20;

  private final OutputTarget target;
  private final FileClaim claim;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream stream;

  private AtomicOutput(OutputTarget target, FileClaim claim, Path temporary, FileChannel channel) {
    this.target = target;
    this.claim = claim;
    this.temporary = temporary;
    this.channel = channel;
    this.stream = new ToTarget(Channels.newOutputStream(channel));
  }

  /** Says what cannot be written in our words, whatever stands between us and who writes. */
  private final class ToTarget extends FilterOutputStream {
    ToTarget(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (IOException e) {
        throw failure(e);
      }
    }

    /** The channel stays open until the disk has the bytes. */
    @Override
    public void close() {}
  }

  /**
   * Begins a file.
   *
   * @throws InputException when the target is no file that may be written ({@link OutputTarget}),
   *     its folder cannot be written to, or another program is writing it
   */
  public static AtomicOutput create(Path path) {
    return create(path, Duration.ZERO);
  }

  private static AtomicOutput create(Path path, Duration patience) {
    OutputTarget target = OutputTarget.of(path);
    FileClaim claim = null;
    try {
      claim =
          claim(target, patience)
              .orElseThrow(
                  () ->
                      new InputException(
                          "Cannot write "
                              + path
                              + ": another run is writing it right now; wait for it, or choose"
                              + " another name."));
      if (claim.wasAbandoned()) {
        removeLeftovers(target);
      }
      // Not Files.createTempFile: its owner-only permissions would stay with the finished file.
      Path temporary = target.beside(UUID.randomUUID().toString().replace("-", "") + PART);
      AtomicOutput output =
          new AtomicOutput(
              target,
              claim,
              temporary,
              FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      claim = null;
      return output;
    } catch (AccessDeniedException e) {
      throw new InputException(
          "Cannot write "
              + path
              + ": no permission to create files in "
              + target.folder()
              + "; choose another folder.",
          e);
    } catch (IOException e) {
      throw FileFailure.writing(path, e);
    } finally {
      giveBack(claim);
    }
  }

  private static Optional<FileClaim> claim(OutputTarget target, Duration patience)
      throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    Optional<FileClaim> claim = FileClaim.on(target);
    try {
      while (claim.isEmpty() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        claim = FileClaim.on(target);
      }
    } catch (InterruptedException e) {
      // Whoever interrupts wants no more of it: it is refused as if the time were over.
      Thread.currentThread().interrupt();
    }
    return claim;
  }

  private static void giveBack(FileClaim claim) {
    if (claim != null) {
      try {
        claim.close();
      } catch (IOException e) {
        // The failure that led here is the one to be told.
      }
    }
  }

  /**
   * Writes a file whose content is at hand.
   *
   * @throws InputException when that cannot be; then nothing is left
   */
  public static void write(Path target, byte[] content) {
    write(target, content, written -> {});
  }

  /**
   * Writes a file whose new content is made of the one before, or of files that others write, too.
   * It is claimed before those are read, so that what another program writes in between is not
   * undone; whoever has it is waited for.
   *
   * @param content reads what there is and makes what is to be in the file
   * @throws InputException when that cannot be; then the file is as it was
   */
  public static void change(Path target, Supplier<byte[]> content) {
    write(create(target, PATIENCE), target, content, written -> {});
  }

  /**
   * Writes a file that is looked at before it gets its name.
   *
   * @param check reads what was written, at the place that it is given; what it throws leaves
   *     everything as it was
   * @throws InputException when that cannot be; then nothing is left
   */
  public static void write(Path target, byte[] content, Consumer<Path> check) {
    write(create(target), target, () -> content, check);
  }

  private static void write(
      AtomicOutput created, Path target, Supplier<byte[]> content, Consumer<Path> check) {
    try (AtomicOutput output = created) {
      output.stream.write(content.get());
      check.accept(output.temporary);
      output.commit();
    } catch (IOException e) {
      throw FileFailure.writing(target, e);
    }
  }

  /** The same for text, as UTF-8. */
  public static void write(Path target, String text) {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Removes what a program has left that was killed while it wrote a file, or just after. Nothing
   * happens while another one is at it.
   */
  public static void removeLeftovers(Path path) throws IOException {
    OutputTarget target = OutputTarget.of(path);
    Optional<FileClaim> claim = FileClaim.on(target);
    if (claim.isPresent()) {
      try (FileClaim held = claim.get()) {
        if (held.wasAbandoned()) {
          removeLeftovers(target);
        }
      }
    }
  }

  /** Removes the temporary files of programs that were killed: the claim says that none runs. */
  private static void removeLeftovers(OutputTarget target) throws IOException {
    String name = target.beside("").getFileName().toString();
    Pattern leftover = Pattern.compile(Pattern.quote(name) + "[0-9a-f]{32}" + Pattern.quote(PART));
    List<Path> left;
    try (Stream<Path> files = Files.list(target.folder())) {
      left =
          files.filter(file -> leftover.matcher(file.getFileName().toString()).matches()).toList();
    }
    for (Path file : left) {
      Files.deleteIfExists(file);
    }
  }

  /** Where the bytes go; unbuffered. Closing it is not needed, and does nothing. */
  public OutputStream stream() {
    return stream;
  }

  /** The same place, for a format whose beginning is known last. It must not be closed. */
  public FileChannel channel() {
    return channel;
  }

  /** Where a file that is only needed during the writing belongs: beside the target. */
  public Path folder() {
    return target.folder();
  }

  /** What to tell people when writing failed. */
  public InputException failure(IOException e) {
    return FileFailure.writing(target.named(), e);
  }

  /**
   * Moves the finished file into place, when the disk has all of it.
   *
   * @throws InputException when that fails; then nothing is left
   */
  public void commit() {
    try {
      channel.force(true);
      channel.close();
      try {
        Files.move(
            temporary,
            target.path(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target.path(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw failure(e);
    }
    forceName();
    // The file stands: others may write it, and no hidden file stays beside it.
    giveBack(claim);
  }

  /** Asks the disk for the new name, too. Not every system opens folders. */
  private void forceName() {
    try (FileChannel folder = FileChannel.open(target.folder(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // The name will be on the disk when the system finds the time.
    }
  }

  /** Removes what was not committed, and lets others write the target. */
  @Override
  public void close() throws IOException {
    try (claim) {
      channel.close();
      Files.deleteIfExists(temporary);
    }
  }
}
