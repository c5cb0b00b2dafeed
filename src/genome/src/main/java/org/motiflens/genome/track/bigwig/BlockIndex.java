package org.motiflens.genome.track.bigwig;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Where the blocks of a file lie, in the order of their positions in the genome. */
final class BlockIndex implements Closeable {
  private static final int ENTRY_BYTES = 4 * Integer.BYTES + Long.BYTES;

  /**
   * One block.
   *
   * @param start of its first value, 0-based
   * @param end of its last, exclusive
   * @param offset in what it was written to
   * @param size in bytes
   */
  record Entry(int chromosome, int start, int end, long offset, int size) {}

  private final Spill spill;
  private final ByteBuffer entry = ByteSink.littleEndian(ENTRY_BYTES);

  BlockIndex(Path folder) {
    this.spill = new Spill(folder);
  }

  void add(int chromosome, int start, int end, long offset, int size) throws IOException {
    entry.clear();
    entry.putInt(chromosome).putInt(start).putInt(end).putInt(size).putLong(offset);
    spill.write(entry);
  }

  /** Number of blocks. */
  long size() {
    return spill.position() / ENTRY_BYTES;
  }

  Entry get(long number) throws IOException {
    return get(number, 1)[0];
  }

  /** Some blocks in a row. */
  Entry[] get(long first, int count) throws IOException {
    byte[] bytes = new byte[count * ENTRY_BYTES];
    spill.read(first * ENTRY_BYTES, bytes);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Entry[] entries = new Entry[count];
    for (int i = 0; i < count; i++) {
      int chromosome = in.getInt();
      int start = in.getInt();
      int end = in.getInt();
      int size = in.getInt();
      entries[i] = new Entry(chromosome, start, end, in.getLong(), size);
    }
    return entries;
  }

  @Override
  public void close() throws IOException {
    spill.close();
  }
}
