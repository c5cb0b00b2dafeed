package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The fields of a bigWig file that no reader shows. */
final class BigWigBytes {
  private final ByteBuffer bytes;

  BigWigBytes(Path path) throws IOException {
    bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Bases a cell of each zoom level. */
  List<Integer> reductions() {
    List<Integer> reductions = new ArrayList<>();
    for (int i = 0; i < bytes.getShort(6); i++) {
      reductions.add(bytes.getInt(64 + 24 * i));
    }
    return reductions;
  }

  /** Bases with a value, smallest, largest, sum and sum of squares. */
  double[] total() {
    int offset = (int) bytes.getLong(44);
    return new double[] {
      bytes.getLong(offset),
      bytes.getDouble(offset + 8),
      bytes.getDouble(offset + 16),
      bytes.getDouble(offset + 24),
      bytes.getDouble(offset + 32)
    };
  }

  long sectionCount() {
    return bytes.getLong((int) bytes.getLong(16));
  }

  /** The largest block that the header announces. */
  int largestBlock() {
    return bytes.getInt(52);
  }

  /** Levels of the R tree over the data. */
  int indexHeight() {
    int node = (int) bytes.getLong(24) + 48;
    int height = 1;
    while (bytes.get(node) == 0) {
      node = (int) bytes.getLong(node + 4 + 16);
      height++;
    }
    return height;
  }

  /** Kind (F fixedStep, V variableStep, B bedGraph) and number of items of each section. */
  List<String> sections() throws DataFormatException {
    List<String> sections = new ArrayList<>();
    int position = (int) bytes.getLong(16) + 8;
    int end = (int) bytes.getLong(24);
    byte[] section = new byte[largestBlock() + 1];
    while (position < end) {
      Inflater inflater = new Inflater();
      inflater.setInput(bytes.array(), position, end - position);
      inflater.inflate(section);
      if (!inflater.finished()) {
        throw new DataFormatException("a section is larger than announced");
      }
      position += (int) inflater.getBytesRead();
      inflater.end();
      ByteBuffer header = ByteBuffer.wrap(section).order(ByteOrder.LITTLE_ENDIAN);
      sections.add("BVF".charAt(section[20] - 1) + "" + header.getShort(22));
    }
    return sections;
  }
}
