package org.motiflens.training.zoo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A claim on one training, so that processes that train the same zoo side by side pass over what
 * another one is at. The operating system gives it up when the process ends, however it ends.
 */
final class TrainingLock implements Closeable {
  private final Path file;
  private final FileChannel channel;

  private TrainingLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Claims a training.
   *
   * @param product the file that it makes; beside it a file {@code .lock} lies meanwhile
   * @return empty when another process, or this one, has it
   */
  static Optional<TrainingLock> claim(Path product) throws IOException {
    Path file = product.resolveSibling(product.getFileName() + ".lock");
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this process: not free.
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? Optional.empty() : Optional.of(new TrainingLock(file, channel));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }
}
