package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Somewhere that bytes are appended to. */
interface ByteSink {
  /** A buffer for numbers as bigWig has them. */
  static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Appends what was put into a buffer with an array. */
  default void write(ByteBuffer filled) throws IOException {
    write(filled.array(), filled.arrayOffset(), filled.position());
  }

  /** Number of bytes so far. */
  long position();
}
