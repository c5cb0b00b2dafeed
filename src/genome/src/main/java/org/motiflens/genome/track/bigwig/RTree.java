package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.motiflens.genome.track.bigwig.BlockIndex.Entry;

/**
 * The R tree over the blocks of a section: leaves name blocks, inner nodes the interval that all
 * below them spans (Kent et al. 2010, supplement, tables 14 to 17). As the blocks are sorted and do
 * not overlap, the interval of a subtree goes from the start of its first block to the end of its
 * last, and as every node but the last of its level is full, its place follows from its number: the
 * tree is written from the root down without being held in memory.
 */
final class RTree {
  private static final int MAGIC = 0x2468ACE0;
  private static final int HEADER_BYTES = 48;
  private static final int NODE_HEADER_BYTES = 4;
  private static final int LEAF_ITEM_BYTES = 32;
  private static final int INNER_ITEM_BYTES = 24;

  /** Children of a node at most. */
  private static final int FAN_OUT = 256;

  private final BlockIndex index;
  private final long base;
  private final ByteSink sink;

  private RTree(BlockIndex index, long base, ByteSink sink) {
    this.index = index;
    this.base = base;
    this.sink = sink;
  }

  /**
   * Appends a tree over at least one block.
   *
   * @param base what to add to the blocks' offsets
   */
  static void write(BlockIndex index, long base, ByteSink sink) throws IOException {
    new RTree(index, base, sink).write();
  }

  private void write() throws IOException {
    writeHeader();
    int height = 0;
    while (nodes(height) > 1) {
      height++;
    }
    long levelStart = sink.position();
    for (int level = height; level >= 0; level--) {
      long nextStart = levelStart;
      for (long node = 0; node < nodes(level); node++) {
        nextStart += nodeBytes(level, children(level, node));
      }
      for (long node = 0; node < nodes(level); node++) {
        if (level == 0) {
          writeLeaf(node);
        } else {
          writeInner(level, node, nextStart);
        }
      }
      levelStart = nextStart;
    }
  }

  private void writeHeader() throws IOException {
    long count = index.size();
    Entry first = index.get(0);
    Entry last = index.get(count - 1);
    ByteBuffer header = ByteSink.littleEndian(HEADER_BYTES);
    header.putInt(MAGIC).putInt(FAN_OUT).putLong(count);
    header.putInt(first.chromosome()).putInt(first.start());
    header.putInt(last.chromosome()).putInt(last.end());
    header.putLong(sink.position()).putInt(1).putInt(0);
    sink.write(header);
  }

  /** How many blocks lie under a full node of a level; leaves are level 0. */
  private static long blocksPerNode(int level) {
    long blocks = FAN_OUT;
    for (int i = 0; i < level; i++) {
      blocks *= FAN_OUT;
    }
    return blocks;
  }

  private long nodes(int level) {
    return ceilDiv(index.size(), blocksPerNode(level));
  }

  private int children(int level, long node) {
    long all = level == 0 ? index.size() : nodes(level - 1);
    return (int) Math.min(FAN_OUT, all - node * FAN_OUT);
  }

  private static long ceilDiv(long value, long by) {
    return (value + by - 1) / by;
  }

  private static int nodeBytes(int level, int children) {
    return NODE_HEADER_BYTES + children * (level == 0 ? LEAF_ITEM_BYTES : INNER_ITEM_BYTES);
  }

  private static ByteBuffer node(int level, int children) {
    ByteBuffer node = ByteSink.littleEndian(nodeBytes(level, children));
    node.put((byte) (level == 0 ? 1 : 0)).put((byte) 0).putShort((short) children);
    return node;
  }

  private void writeLeaf(long number) throws IOException {
    int children = children(0, number);
    ByteBuffer node = node(0, children);
    for (Entry block : index.get(number * FAN_OUT, children)) {
      node.putInt(block.chromosome()).putInt(block.start());
      node.putInt(block.chromosome()).putInt(block.end());
      node.putLong(base + block.offset()).putLong(block.size());
    }
    sink.write(node);
  }

  private void writeInner(int level, long number, long childrenStart) throws IOException {
    int children = children(level, number);
    ByteBuffer node = node(level, children);
    for (long child = number * FAN_OUT; child < number * FAN_OUT + children; child++) {
      long firstBlock = child * blocksPerNode(level - 1);
      Entry first = index.get(firstBlock);
      Entry last = index.get(Math.min(firstBlock + blocksPerNode(level - 1), index.size()) - 1);
      node.putInt(first.chromosome()).putInt(first.start());
      node.putInt(last.chromosome()).putInt(last.end());
      node.putLong(childrenStart + child * nodeBytes(level - 1, FAN_OUT));
    }
    sink.write(node);
  }
}
