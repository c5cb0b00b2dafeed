package org.motiflens.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.TextLines;

/**
 * A table of peak summits of many experiments with the columns table, chrom, summit0 (0-based) and
 * signalValue: ENCODE's uniform peaks in short form.
 */
public final class SummitTable {
  private static final String HEADER = "table\tchrom\tsummit0\tsignalValue";

  private final Path file;

  public SummitTable(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  /**
   * The summits of one experiment, in the order of the file.
   *
   * @throws InputException when the file is not such a table or has no summit of the experiment
   */
  public List<Summit> summits(String table) {
    List<Summit> summits = read(table + "\t").get(table);
    if (summits == null) {
      throw new InputException(file + " has no peaks of " + table + "; choose another experiment.");
    }
    return summits;
  }

  /**
   * The summits of all experiments by their tables' names.
   *
   * @throws InputException when the file is not such a table
   */
  public Map<String, List<Summit>> all() {
    return read("");
  }

  private Map<String, List<Summit>> read(String beginning) {
    Map<String, List<Summit>> summits = new TreeMap<>();
    try (TextLines in = TextFiles.open(file)) {
      if (!HEADER.equals(in.next())) {
        throw TextFiles.badLine(file, 1, "the columns " + HEADER.replace("\t", ", "));
      }
      int number = 1;
      for (String line = in.next(); line != null; line = in.next()) {
        number++;
        if (line.startsWith(beginning)) {
          String[] fields = line.split("\t", -1);
          summits
              .computeIfAbsent(fields[0], table -> new ArrayList<>())
              .add(summit(fields, number));
        }
      }
    }
    return summits;
  }

  private Summit summit(String[] fields, int number) {
    try {
      if (fields.length == 4) {
        return new Summit(fields[1], Integer.parseInt(fields[2]), Double.parseDouble(fields[3]));
      }
    } catch (NumberFormatException e) {
      throw TextFiles.badLine(file, number, "a position and a signal value");
    }
    throw TextFiles.badLine(file, number, "four tab-separated columns");
  }
}
