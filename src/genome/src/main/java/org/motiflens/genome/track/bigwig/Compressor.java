package org.motiflens.genome.track.bigwig;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses one block after the other with zlib. */
final class Compressor implements Closeable {
  private final Deflater deflater = new Deflater();
  private byte[] compressed = new byte[1 << 12];
  private int length;

  /** Compresses what was put into a buffer; the result is there until the next call. */
  void compress(ByteBuffer filled) {
    deflater.reset();
    deflater.setInput(filled.duplicate().flip());
    deflater.finish();
    length = 0;
    while (!deflater.finished()) {
      if (length == compressed.length) {
        compressed = Arrays.copyOf(compressed, 2 * length);
      }
      length += deflater.deflate(compressed, length, compressed.length - length);
    }
  }

  /** Bytes of the result, of which the first {@link #length} count. */
  byte[] bytes() {
    return compressed;
  }

  int length() {
    return length;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
