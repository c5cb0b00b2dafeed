package org.motiflens.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output, which remembers why it could no longer be written: print streams and writers on
 * top of it swallow the failure.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream stream;
  private IOException failure;

  StandardOutput(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      stream.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      stream.flush();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Why it could not be written, if so. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Whether who read it has gone, as {@code head} does when it has seen enough. */
  boolean isNoLongerRead() {
    return failure != null
        && failure.getMessage() != null
        && failure.getMessage().toLowerCase(Locale.ROOT).contains("pipe");
  }
}
