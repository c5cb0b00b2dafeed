package org.motiflens.genome.sequence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.WholeFile;

/**
 * A FASTA index as {@code samtools faidx} writes it: one line a sequence, tab-separated name,
 * length in bases, offset of the first base in the (uncompressed) file, bases a line, bytes a line.
 */
final class FastaIndex {
  /** Where the bases of one sequence lie in the uncompressed file. */
  record Entry(String name, int length, long offset, int lineBases, int lineBytes) {
    /** Offset of the base at a 0-based position. */
    long offsetOf(int position) {
      return offset + (long) (position / lineBases) * lineBytes + position % lineBases;
    }
  }

  /**
   * Bytes that end a line: LF or CR LF, and some blanks that editors leave. What is read for a
   * stretch of bases is proportional to it.
   */
  private static final int LONGEST_LINE_END = 16;

  private final Map<String, Entry> entries;

  private FastaIndex(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /** Sequences by name, in the order of the index. */
  Map<String, Entry> entries() {
    return entries;
  }

  static FastaIndex read(Path path, Path fasta) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<String> lines = WholeFile.text(path, Limits.LARGEST_FASTA_INDEX).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Entry entry = parse(lines.get(i));
      if (entry == null || entries.put(entry.name(), entry) != null) {
        throw new InputException(
            "Line "
                + (i + 1)
                + " of "
                + path
                + " is not one of a FASTA index; make the index again with: samtools faidx "
                + fasta);
      }
    }
    if (entries.isEmpty()) {
      throw new InputException(
          path + " is empty; make the index again with: samtools faidx " + fasta);
    }
    return new FastaIndex(entries);
  }

  /** The entry of a line, or null when it is none. */
  private static Entry parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 5 || fields[0].isEmpty()) {
      return null;
    }
    List<Long> numbers = new ArrayList<>();
    for (int i = 1; i < fields.length; i++) {
      if (!fields[i].matches("[0-9]{1,18}")) {
        return null;
      }
      numbers.add(Long.parseLong(fields[i]));
    }
    long length = numbers.get(0);
    long lineBases = numbers.get(2);
    long lineBytes = numbers.get(3);
    if (length < 1
        || length > Integer.MAX_VALUE
        || lineBases < 1
        || lineBytes < lineBases
        || lineBytes - lineBases > LONGEST_LINE_END
        || lineBytes > Integer.MAX_VALUE) {
      return null;
    }
    return new Entry(fields[0], (int) length, numbers.get(1), (int) lineBases, (int) lineBytes);
  }
}
