package org.motiflens.genome.track.bigwig;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Compresses blocks, appends them to a sink and remembers where each lies. */
final class BlockWriter implements Closeable {
  private final ByteSink sink;
  private final Compressor compressor;
  private final BlockIndex index;
  private int largest;

  /**
   * @param folder of temporary files
   */
  BlockWriter(ByteSink sink, Compressor compressor, Path folder) {
    this.sink = sink;
    this.compressor = compressor;
    this.index = new BlockIndex(folder);
  }

  /**
   * Appends a block.
   *
   * @param start of the first value in the block, 0-based
   * @param end of the last, exclusive
   * @param filled what was put into a buffer with an array
   */
  void write(int chromosome, int start, int end, ByteBuffer filled) throws IOException {
    largest = Math.max(largest, filled.position());
    compressor.compress(filled);
    index.add(chromosome, start, end, sink.position(), compressor.length());
    sink.write(compressor.bytes(), 0, compressor.length());
  }

  BlockIndex index() {
    return index;
  }

  /** Size of the largest block before compression. */
  int largestBlock() {
    return largest;
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
