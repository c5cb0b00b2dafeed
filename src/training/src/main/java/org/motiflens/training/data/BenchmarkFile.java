package org.motiflens.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.TextLines;
import org.motiflens.genome.sequence.Bases;

/**
 * Reads labelled sequences: the benchmark's {@code .seq} files (tab-separated FoldID, EventID, seq,
 * Bound; Bound is 0 or 1) and FASTA whose header lines are the label, {@code >1} or {@code >0}.
 * Either may be gzipped.
 */
public final class BenchmarkFile {
  /** First line of the benchmark's tables. */
  static final String HEADER = "FoldID\tEventID\tseq\tBound";

  private BenchmarkFile() {}

  /**
   * All sequences, in file order.
   *
   * @throws InputException when the file has neither form, or its sequences differ in length
   */
  public static WindowSet read(Path file) {
    List<byte[]> positives = new ArrayList<>();
    List<byte[]> negatives = new ArrayList<>();
    try (TextLines in = TextFiles.open(file)) {
      String first = in.next();
      if (first == null) {
        throw new InputException(file + " is empty; fetch it again.");
      } else if (first.startsWith(">")) {
        readFasta(file, first, in, positives, negatives);
      } else if (first.equals(HEADER)) {
        readTable(file, in, positives, negatives);
      } else {
        throw TextFiles.badLine(
            file, 1, "FASTA (\">1\" or \">0\") or the columns FoldID, EventID, seq, Bound");
      }
    }
    WindowSet set = new WindowSet(positives, negatives);
    requireOneLength(file, set);
    return set;
  }

  private static void readFasta(
      Path file, String first, TextLines in, List<byte[]> positives, List<byte[]> negatives) {
    int number = 1;
    String header = first;
    StringBuilder sequence = new StringBuilder();
    while (header != null) {
      int headerNumber = number;
      String line = in.next();
      number++;
      while (line != null && !line.startsWith(">")) {
        sequence.append(line.trim());
        line = in.next();
        number++;
      }
      add(file, headerNumber, header.substring(1).trim(), sequence, positives, negatives);
      sequence.setLength(0);
      header = line;
    }
  }

  private static void readTable(
      Path file, TextLines in, List<byte[]> positives, List<byte[]> negatives) {
    int number = 1;
    for (String line = in.next(); line != null; line = in.next()) {
      number++;
      String[] fields = line.split("\t", -1);
      if (fields.length != 4) {
        throw TextFiles.badLine(file, number, "four tab-separated columns");
      }
      add(file, number, fields[3], fields[2], positives, negatives);
    }
  }

  private static void add(
      Path file,
      int line,
      String label,
      CharSequence sequence,
      List<byte[]> positives,
      List<byte[]> negatives) {
    if (!label.equals("0") && !label.equals("1")) {
      throw TextFiles.badLine(file, line, "the label 0 or 1, not \"" + label + "\"");
    }
    byte[] codes;
    try {
      codes = Bases.encode(sequence.toString());
    } catch (InputException e) {
      throw new InputException(file + ", line " + line + ": " + e.getMessage(), e);
    }
    (label.equals("1") ? positives : negatives).add(codes);
  }

  private static void requireOneLength(Path file, WindowSet set) {
    int length = -1;
    for (List<byte[]> windows : List.of(set.positives(), set.negatives())) {
      for (byte[] window : windows) {
        if (length >= 0 && window.length != length) {
          throw new InputException(
              file
                  + " has sequences of "
                  + length
                  + " and of "
                  + window.length
                  + " bases; all must have one length.");
        }
        length = window.length;
      }
    }
  }
}
