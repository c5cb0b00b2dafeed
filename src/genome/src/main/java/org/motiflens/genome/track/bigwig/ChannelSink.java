package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Appends to a file through a buffer. */
final class ChannelSink implements ByteSink {
  private static final int BUFFER = 1 << 17;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private long flushed;

  ChannelSink(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int some = Math.min(buffer.remaining(), length - done);
      buffer.put(bytes, offset + done, some);
      done += some;
    }
  }

  void flush() throws IOException {
    flushed += buffer.position();
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public long position() {
    return flushed + buffer.position();
  }

  /** Puts other bytes in the place of those at an offset. */
  void replace(long offset, ByteBuffer filled) throws IOException {
    flush();
    filled.flip();
    while (filled.hasRemaining()) {
      channel.write(filled, offset + filled.position());
    }
  }
}
