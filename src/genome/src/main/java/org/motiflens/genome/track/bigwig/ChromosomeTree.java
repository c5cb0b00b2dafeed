package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The B+ tree from the names of chromosomes to their numbers and lengths (Kent et al. 2010,
 * supplement, tables 8 to 11). Names are sorted by their bytes, whatever the order of the numbers.
 */
final class ChromosomeTree {
  private static final int MAGIC = 0x78CA8C91;
  private static final int HEADER_BYTES = 32;
  private static final int NODE_HEADER_BYTES = 4;
  private static final int VALUE_BYTES = 8;
  private static final int FAN_OUT = 256;

  private final List<Leaf> leaves;
  private final int keyBytes;
  private final int fanOut;

  private record Leaf(String name, int number, int length) {
    byte[] key() {
      return name.getBytes(StandardCharsets.UTF_8);
    }
  }

  private ChromosomeTree(List<Leaf> leaves) {
    this.leaves = leaves;
    this.keyBytes = leaves.stream().mapToInt(leaf -> leaf.key().length).max().orElseThrow();
    this.fanOut = Math.min(FAN_OUT, Math.max(2, leaves.size()));
  }

  /**
   * A tree of at least one chromosome.
   *
   * @param lengths by name, numbered from 0 in the order of the map
   */
  static ChromosomeTree of(Map<String, Integer> lengths) {
    List<Leaf> leaves = new ArrayList<>();
    lengths.forEach((name, length) -> leaves.add(new Leaf(name, leaves.size(), length)));
    leaves.sort(Comparator.comparing(Leaf::key, Arrays::compareUnsigned));
    return new ChromosomeTree(leaves);
  }

  void write(ByteSink sink) throws IOException {
    ByteBuffer header = ByteSink.littleEndian(HEADER_BYTES);
    header.putInt(MAGIC).putInt(fanOut).putInt(keyBytes).putInt(VALUE_BYTES);
    header.putLong(leaves.size()).putLong(0);
    sink.write(header);
    int leavesPerChild = 1;
    while ((long) leavesPerChild * fanOut < leaves.size()) {
      leavesPerChild *= fanOut;
    }
    for (; leavesPerChild >= 1; leavesPerChild /= fanOut) {
      writeLevel(leavesPerChild, sink);
    }
  }

  /**
   * Every node but the last of its level is full, so that a child's place follows from its number.
   */
  private void writeLevel(int leavesPerChild, ByteSink sink) throws IOException {
    int children = (leaves.size() + leavesPerChild - 1) / leavesPerChild;
    int nodes = (children + fanOut - 1) / fanOut;
    int itemBytes = keyBytes + VALUE_BYTES;
    long nextLevel =
        sink.position() + (long) nodes * NODE_HEADER_BYTES + (long) children * itemBytes;
    for (int first = 0; first < children; first += fanOut) {
      int count = Math.min(fanOut, children - first);
      ByteBuffer node = ByteSink.littleEndian(NODE_HEADER_BYTES + count * itemBytes);
      node.put((byte) (leavesPerChild == 1 ? 1 : 0)).put((byte) 0).putShort((short) count);
      for (int child = first; child < first + count; child++) {
        Leaf leaf = leaves.get(child * leavesPerChild);
        node.put(Arrays.copyOf(leaf.key(), keyBytes));
        if (leavesPerChild == 1) {
          node.putInt(leaf.number()).putInt(leaf.length());
        } else {
          node.putLong(nextLevel + child * (NODE_HEADER_BYTES + (long) fanOut * itemBytes));
        }
      }
      sink.write(node);
    }
  }
}
