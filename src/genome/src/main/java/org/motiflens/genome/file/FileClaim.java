package org.motiflens.genome.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.motiflens.genome.InputException;

/**
 * The right to write one file or folder, held by one program at a time. It is a lock of the
 * operating system on a hidden file beside it, which the system gives up when the program ends,
 * however it ends: no number of a process is written down, which another process may have by then.
 *
 * <p>On file systems without locks every claim is granted.
 */
public final class FileClaim implements Closeable {
  private static final String ENDING = "lock";

  /** Who is refused by a lock that was being removed tries again. */
  private static final int MOST_TRIES = 100;

  /** The lock lies far behind the content: on Windows a locked region cannot be read. */
  private static final long LOCKED = Long.MAX_VALUE - 1;

  private static final int LARGEST_TOKEN = 1 << 12;

  private final Path file;
  private final FileChannel channel;
  private final boolean abandoned;

  private FileClaim(Path file, FileChannel channel, boolean abandoned) {
    this.file = file;
    this.channel = channel;
    this.abandoned = abandoned;
  }

  /**
   * Claims a file, or a folder, through a hidden file beside it.
   *
   * @return empty when another program, or another part of this one, has it
   * @throws IOException when the hidden file cannot be made
   */
  public static Optional<FileClaim> on(OutputTarget target) throws IOException {
    return through(target.beside(ENDING));
  }

  /**
   * Claims a folder through a hidden file in it.
   *
   * @throws InputException when another program has it, or it cannot be written to
   */
  public static FileClaim onFolder(Path folder) {
    try {
      return through(folder.resolve("." + ENDING))
          .orElseThrow(
              () ->
                  new InputException(
                      "Another run is writing to "
                          + folder
                          + " right now; wait for it, or choose another folder."));
    } catch (AccessDeniedException e) {
      throw new InputException(
          "Cannot write to the folder " + folder + ": no permission; choose another.", e);
    } catch (IOException e) {
      throw FileFailure.writing(folder, e);
    }
  }

  /** Claims whatever a hidden file stands for. */
  public static Optional<FileClaim> through(Path file) throws IOException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      boolean abandoned = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      if (abandoned && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        // To open a pipe would wait for somebody who reads it.
        throw new FileSystemException(
            file.toString(), null, file.getFileName() + " is in the way and is no file");
      }
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      boolean kept = false;
      try {
        if (!isLocked(channel)) {
          return Optional.empty();
        }
        if (isStill(file, channel)) {
          kept = true;
          return Optional.of(new FileClaim(file, channel, abandoned));
        }
      } catch (IOException e) {
        // A disk that is full has room for the name of the hidden file, and for no byte in it.
        Files.deleteIfExists(file);
        throw e;
      } finally {
        if (!kept) {
          channel.close();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isLocked(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock(LOCKED, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      // A file system without locks.
      return true;
    }
  }

  /**
   * Whether the path still leads to the file that was locked: its last owner may have removed it in
   * between. The file is given a length by chance, twice, and the path is asked for it; reading it
   * through another channel would give up the lock (POSIX, fcntl).
   */
  private static boolean isStill(Path file, FileChannel channel) throws IOException {
    for (int i = 0; i < 2; i++) {
      int length = ThreadLocalRandom.current().nextInt(1, LARGEST_TOKEN);
      channel.truncate(0);
      channel.write(ByteBuffer.allocate(1), length - 1);
      try {
        if (Files.size(file) != length) {
          return false;
        }
      } catch (NoSuchFileException e) {
        return false;
      }
    }
    channel.truncate(0);
    return true;
  }

  /** Whether a program that had it before ended without giving it back. */
  public boolean wasAbandoned() {
    return abandoned;
  }

  /** Gives it back. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try {
        Files.deleteIfExists(file);
      } finally {
        channel.close();
      }
    }
  }
}
