package org.motiflens.training.zoo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.motiflens.genome.file.FileClaim;

/**
 * A claim on one training, so that processes that train the same zoo side by side pass over what
 * another one is at. The operating system gives it up when the process ends, however it ends.
 */
final class TrainingLock implements Closeable {
  private final FileClaim claim;

  private TrainingLock(FileClaim claim) {
    this.claim = claim;
  }

  /**
   * Claims a training.
   *
   * @param product the file that it makes; beside it a file {@code .lock} lies meanwhile
   * @return empty when another process, or this one, has it
   * @throws FileSystemException naming the file, when the disk is full, for example
   */
  static Optional<TrainingLock> claim(Path product) throws IOException {
    Path file = product.resolveSibling(product.getFileName() + ".lock");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return FileClaim.through(file).map(TrainingLock::new);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      FileSystemException named = new FileSystemException(product.toString(), null, e.getMessage());
      named.initCause(e);
      throw named;
    }
  }

  @Override
  public void close() throws IOException {
    claim.close();
  }
}
