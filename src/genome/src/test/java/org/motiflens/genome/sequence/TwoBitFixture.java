package org.motiflens.genome.sequence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** 2bit files for tests: every letter other than A, C, G, T is N, lower case is masked. */
public final class TwoBitFixture {
  private final Map<String, String> sequences = new LinkedHashMap<>();
  private final ByteOrder order;
  private final int version;

  public TwoBitFixture(ByteOrder order, int version) {
    this.order = order;
    this.version = version;
  }

  public TwoBitFixture() {
    this(ByteOrder.LITTLE_ENDIAN, 0);
  }

  public TwoBitFixture with(String name, String sequence) {
    sequences.put(name, sequence);
    return this;
  }

  public Path write(Path path) throws IOException {
    Files.write(path, bytes());
    return path;
  }

  public byte[] bytes() {
    int indexBytes = 0;
    for (String name : sequences.keySet()) {
      indexBytes += 1 + name.length() + (version == 0 ? 4 : 8);
    }
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    ByteBuffer index = ByteBuffer.allocate(16 + indexBytes).order(order);
    index.putInt(0x1A412743).putInt(version).putInt(sequences.size()).putInt(0);
    sequences.forEach(
        (name, sequence) -> {
          index.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
          int offset = index.capacity() + records.size();
          if (version == 0) {
            index.putInt(offset);
          } else {
            index.putLong(offset);
          }
          records.writeBytes(record(sequence));
        });
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(index.array());
    file.writeBytes(records.toByteArray());
    return file.toByteArray();
  }

  private byte[] record(String sequence) {
    List<int[]> unknown = intervals(sequence, letter -> "ACGTacgt".indexOf(letter) < 0);
    List<int[]> masked = intervals(sequence, Character::isLowerCase);
    int packed = (sequence.length() + 3) / 4;
    ByteBuffer record =
        ByteBuffer.allocate(16 + 8 * (unknown.size() + masked.size()) + packed).order(order);
    record.putInt(sequence.length());
    putIntervals(record, unknown);
    putIntervals(record, masked);
    record.putInt(0);
    for (int i = 0; i < packed; i++) {
      int bits = 0;
      for (int j = 4 * i; j < 4 * i + 4; j++) {
        char letter = j < sequence.length() ? Character.toUpperCase(sequence.charAt(j)) : 'T';
        bits = (bits << 2) | Math.max(0, "TCAG".indexOf(letter));
      }
      record.put((byte) bits);
    }
    return record.array();
  }

  private static void putIntervals(ByteBuffer record, List<int[]> intervals) {
    record.putInt(intervals.size());
    intervals.forEach(interval -> record.putInt(interval[0]));
    intervals.forEach(interval -> record.putInt(interval[1] - interval[0]));
  }

  /** Starts and ends of the stretches of letters of a kind. */
  private static List<int[]> intervals(String sequence, IntPredicate kind) {
    List<int[]> intervals = new ArrayList<>();
    int start = 0;
    while (start < sequence.length()) {
      int end = start;
      while (end < sequence.length() && kind.test(sequence.charAt(end))) {
        end++;
      }
      if (end > start) {
        intervals.add(new int[] {start, end});
      }
      start = end + 1;
    }
    return intervals;
  }
}
