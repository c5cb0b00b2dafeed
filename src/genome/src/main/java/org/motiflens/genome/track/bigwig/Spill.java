package org.motiflens.genome.track.bigwig;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Bytes that are appended now and read later. The first 64 KiB stay in memory; more than that goes
 * to a temporary file, which is gone when this is closed, on systems that allow it even when the
 * program is killed.
 */
final class Spill implements ByteSink, Closeable {
  private static final int FIRST_BUFFER = 1 << 10;
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BUFFER);
  private FileChannel file;
  private long inFile;

  /**
   * @param folder of the temporary file
   */
  Spill(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      if (!buffer.hasRemaining()) {
        makeRoom();
      }
      int some = Math.min(buffer.remaining(), length - done);
      buffer.put(bytes, offset + done, some);
      done += some;
    }
  }

  private void makeRoom() throws IOException {
    if (buffer.capacity() < BUFFER) {
      buffer = ByteBuffer.allocate(4 * buffer.capacity()).put(buffer.flip());
    } else {
      moveToFile();
    }
  }

  private void moveToFile() throws IOException {
    if (file == null) {
      file =
          FileChannel.open(
              Files.createTempFile(folder, ".", ".part"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    inFile += buffer.position();
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public long position() {
    return inFile + buffer.position();
  }

  /** Reads bytes that were written, from an offset on, until the array is full. */
  void read(long offset, byte[] into) throws IOException {
    int fromFile = (int) Math.max(0, Math.min(into.length, inFile - offset));
    ByteBuffer part = ByteBuffer.wrap(into, 0, fromFile);
    while (part.hasRemaining()) {
      if (file.read(part, offset + part.position()) < 0) {
        throw new EOFException("a temporary file in " + folder + " was cut off");
      }
    }
    if (fromFile < into.length) {
      int inBuffer = Math.toIntExact(offset + fromFile - inFile);
      System.arraycopy(buffer.array(), inBuffer, into, fromFile, into.length - fromFile);
    }
  }

  /** Appends everything to another sink. */
  void copyTo(ByteSink sink) throws IOException {
    byte[] part = new byte[BUFFER];
    for (long offset = 0; offset < position(); offset += part.length) {
      if (position() - offset < part.length) {
        part = Arrays.copyOf(part, (int) (position() - offset));
      }
      read(offset, part);
      sink.write(part, 0, part.length);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
