package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.motiflens.genome.track.bigwig.BigWigReader.Chromosome;
import org.motiflens.genome.track.bigwig.BigWigReader.Source;

/** The names of a file's chromosomes, as {@link ChromosomeTree} writes them, read. */
final class ChromosomeTable {
  private static final int MAGIC = 0x78CA8C91;
  private static final int HEADER_BYTES = 32;
  private static final int VALUE_BYTES = 8;
  private static final int LONGEST_NAME = 255;
  private static final int DEEPEST = 20;

  private final Source source;
  private final int keyBytes;
  private final Map<String, Chromosome> chromosomes = new LinkedHashMap<>();
  private long nodes;

  private ChromosomeTable(Source source, int keyBytes) {
    this.source = source;
    this.keyBytes = keyBytes;
  }

  static Map<String, Chromosome> read(Source source, long offset) throws IOException {
    ByteBuffer header = source.read(offset, HEADER_BYTES);
    int keyBytes = header.getInt(8);
    if (header.getInt(0) != MAGIC
        || header.getInt(12) != VALUE_BYTES
        || keyBytes < 1
        || keyBytes > LONGEST_NAME) {
      throw new IOException("its list of chromosomes does not begin as it should");
    }
    ChromosomeTable table = new ChromosomeTable(source, keyBytes);
    table.node(offset + HEADER_BYTES, 0);
    return table.chromosomes;
  }

  private void node(long offset, int depth) throws IOException {
    // Nodes are different ones: more than have room are the same again.
    if (depth > DEEPEST || ++nodes > source.file().length() / VALUE_BYTES) {
      throw new IOException("its list of chromosomes has no end");
    }
    ByteBuffer head = source.read(offset, 4);
    boolean leaf = head.get(0) == 1;
    int count = head.getShort(2) & 0xFFFF;
    int bytes = keyBytes + VALUE_BYTES;
    ByteBuffer items = source.read(offset + 4, (long) count * bytes);
    for (int i = 0; i < count; i++) {
      int value = i * bytes + keyBytes;
      if (leaf) {
        chromosomes.put(
            name(items, i * bytes),
            new Chromosome(items.getInt(value), items.getInt(value + Integer.BYTES)));
      } else {
        node(items.getLong(value), depth + 1);
      }
    }
  }

  /** A name is filled up with zeros. */
  private String name(ByteBuffer items, int at) {
    int length = 0;
    while (length < keyBytes && items.get(at + length) != 0) {
      length++;
    }
    byte[] name = new byte[length];
    items.get(at, name);
    return new String(name, StandardCharsets.UTF_8);
  }
}
