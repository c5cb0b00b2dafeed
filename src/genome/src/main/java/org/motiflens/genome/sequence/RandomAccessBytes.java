package org.motiflens.genome.sequence;

import htsjdk.samtools.util.GZIIndex;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The uncompressed bytes of a file, at any offset. For one thread at a time. */
abstract class RandomAccessBytes implements Closeable {
  /**
   * Reads bytes from an offset until the array is full or the file ends.
   *
   * @return how many were read
   */
  abstract int read(long offset, byte[] into) throws IOException;

  /** Reads bytes from an offset until the array is full. */
  final void readFully(long offset, byte[] into) throws IOException {
    if (read(offset, into) < into.length) {
      throw new EOFException("end of file");
    }
  }

  /** A file as it is. */
  static RandomAccessBytes plain(Path path) throws IOException {
    return new Plain(Files.newByteChannel(path));
  }

  /** A block-compressed (BGZF) file through the index of its blocks. */
  static RandomAccessBytes blockCompressed(Path path, GZIIndex blocks) throws IOException {
    return new BlockCompressedBytes(path, blocks);
  }

  private static final class Plain extends RandomAccessBytes {
    private final SeekableByteChannel channel;

    Plain(SeekableByteChannel channel) {
      this.channel = channel;
    }

    @Override
    int read(long offset, byte[] into) throws IOException {
      channel.position(offset);
      ByteBuffer buffer = ByteBuffer.wrap(into);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      return buffer.position();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
