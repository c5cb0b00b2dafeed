package org.motiflens.genome.sequence;

import htsjdk.samtools.util.GZIIndex;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.motiflens.genome.file.Limits;

/**
 * A block-compressed (BGZF) file through the index of its blocks: gzip streams of at most 64 KiB
 * each behind each other (SAM specification, section 4.1). Nothing is as large as a block says of
 * itself, only as large as a block may be; sizes and checksums must agree.
 */
final class BlockCompressedBytes extends RandomAccessBytes {
  /** With the extra field BC, which says how long the block is. */
  private static final int HEADER = 18;

  /** Checksum and size of the content. */
  private static final int FOOTER = 8;

  private static final int MAGIC = 0x04088b1f;
  private static final int EXTRA = 0x00024342;

  private final SeekableByteChannel channel;
  private final GZIIndex blocks;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final ByteBuffer packed =
      ByteBuffer.allocate(Limits.LARGEST_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
  private final byte[] content = new byte[Limits.LARGEST_BLOCK];

  /** Where the block whose content is at hand begins, none when negative. */
  private long start = -1;

  private int packedLength;
  private int length;

  BlockCompressedBytes(Path path, GZIIndex blocks) throws IOException {
    this.channel = Files.newByteChannel(path);
    this.blocks = blocks;
  }

  @Override
  int read(long offset, byte[] into) throws IOException {
    long place;
    try {
      place = blocks.getVirtualOffsetForSeek(offset);
    } catch (RuntimeException e) {
      throw new IOException("its block index has no place for byte " + offset, e);
    }
    long block = place >>> Short.SIZE;
    int from = (int) (place & (Limits.LARGEST_BLOCK - 1));
    int done = 0;
    while (done < into.length && (block == start || load(block))) {
      if (from > length) {
        throw new IOException("its block index points behind the end of a block");
      }
      int count = Math.min(length - from, into.length - done);
      System.arraycopy(content, from, into, done, count);
      done += count;
      from = 0;
      block = start + packedLength;
    }
    return done;
  }

  /** Makes the content of a block available; false where the file ends. */
  private boolean load(long block) throws IOException {
    start = -1;
    channel.position(block);
    fill(HEADER);
    if (packed.position() == 0) {
      return false;
    }
    if (packed.position() < HEADER) {
      throw new EOFException("in the header of a block");
    }
    boolean isHeader =
        packed.getInt(0) == MAGIC && packed.getShort(10) == 6 && packed.getInt(12) == EXTRA;
    int size = Short.toUnsignedInt(packed.getShort(16)) + 1;
    if (!isHeader || size < HEADER + FOOTER) {
      throw new IOException("a block does not begin as one");
    }
    fill(size);
    if (packed.position() < size) {
      throw new EOFException("in a block");
    }
    inflate(size);
    start = block;
    packedLength = size;
    return true;
  }

  /** Reads on until there are so many bytes, or the file ends. */
  private void fill(int size) throws IOException {
    packed.limit(size);
    if (size == HEADER) {
      packed.position(0);
    }
    while (packed.hasRemaining() && channel.read(packed) >= 0) {}
  }

  private void inflate(int size) throws IOException {
    inflater.reset();
    inflater.setInput(packed.array(), HEADER, size - HEADER - FOOTER);
    try {
      length = inflater.inflate(content);
      // A full array does not say whether there is more; the end of an empty block comes late, too.
      while (!inflater.finished()) {
        if (inflater.inflate(new byte[1]) > 0) {
          throw new IOException("a block has more than " + Limits.LARGEST_BLOCK + " bytes");
        }
        if (!inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new IOException("a block breaks off");
        }
      }
    } catch (DataFormatException e) {
      throw new IOException("a block is not packed as it should be", e);
    }
    crc.reset();
    crc.update(content, 0, length);
    if (packed.getInt(size - FOOTER) != (int) crc.getValue()
        || packed.getInt(size - Integer.BYTES) != length) {
      throw new IOException("the checksum or size of a block is wrong");
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    channel.close();
  }
}
