package org.motiflens.genome.interval;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.TextLines;

/**
 * Reads peaks: narrowPeak (ENCODE, BED6+4, column 10 the summit's offset from the start) and BED
 * with three or more columns; plain or gzip.
 *
 * <p>A file is narrowPeak when its name says so or a line has exactly ten columns. Columns are
 * separated by tabs, or by blanks where a line has no tab. Lines that are empty or begin with
 * {@code #}, {@code track} or {@code browser} are passed over. Anything else that is not a peak is
 * refused, with its line.
 */
public final class PeakReader {
  private static final int NARROW_PEAK_COLUMNS = 10;

  private final boolean narrowPeak;

  private PeakReader(String source) {
    this.narrowPeak = source.toLowerCase(Locale.ROOT).matches(".*\\.narrowpeak(\\.b?gz)?");
  }

  /**
   * All peaks of a file, in its order.
   *
   * @throws InputException when the file cannot be read, or at the first line that is not a peak
   */
  public static List<Peak> read(Path path) {
    try (TextLines lines = TextLines.open(path, "the peaks")) {
      return new PeakReader(path.toString()).readAll(lines);
    }
  }

  /**
   * All peaks of a stream, which is closed.
   *
   * @param name what messages call it
   * @throws InputException as {@link #read(Path)}
   */
  public static List<Peak> read(InputStream stream, String name) {
    try (TextLines lines = TextLines.of(stream, name, "the peaks")) {
      return new PeakReader(name).readAll(lines);
    }
  }

  private List<Peak> readAll(TextLines lines) {
    List<Peak> peaks = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!isPassedOver(line)) {
        peaks.add(parse(line, lines));
      }
    }
    return List.copyOf(peaks);
  }

  private static boolean isPassedOver(String line) {
    return line.isBlank() || line.startsWith("#") || line.matches("(track|browser)(\\s.*)?");
  }

  private Peak parse(String line, TextLines lines) {
    String[] columns = line.indexOf('\t') >= 0 ? line.split("\t", -1) : line.trim().split(" +");
    try {
      if (narrowPeak && columns.length != NARROW_PEAK_COLUMNS) {
        throw new Malformed("a narrowPeak line has 10 columns, this one has " + columns.length);
      }
      if (columns.length < 3) {
        throw new Malformed("a BED line has at least chromosome, start and end");
      }
      int start = integer(columns[1], "start");
      int end = integer(columns[2], "end");
      if (columns[0].isBlank() || start < 0 || end <= start) {
        throw new Malformed(
            "an interval needs a chromosome and 0 <= start < end (0-based, end exclusive)");
      }
      boolean narrow = columns.length == NARROW_PEAK_COLUMNS;
      return new Peak(
          columns[0],
          start,
          end,
          columns.length > 3 ? name(columns[3]) : "",
          columns.length > 4 ? optional(columns[4], "score") : Double.NaN,
          columns.length > 5 ? strand(columns[5]) : '.',
          narrow ? real(columns[6], "signalValue") : Double.NaN,
          narrow ? assigned(real(columns[7], "pValue")) : Double.NaN,
          narrow ? assigned(real(columns[8], "qValue")) : Double.NaN,
          narrow ? summit(columns[9], end - start) : Peak.NO_SUMMIT);
    } catch (Malformed e) {
      throw lines.isNot("a peak", e.getMessage());
    }
  }

  private static String name(String text) {
    return text.equals(".") ? "" : text;
  }

  private static double optional(String text, String column) throws Malformed {
    return text.equals(".") || text.isEmpty() ? Double.NaN : real(text, column);
  }

  /** narrowPeak writes -1 for a value that was not assigned. */
  private static double assigned(double value) {
    return value == -1 ? Double.NaN : value;
  }

  private static char strand(String text) throws Malformed {
    if (text.isEmpty()) {
      return '.';
    }
    if (!text.matches("[-+.]")) {
      throw new Malformed("strand must be +, - or .");
    }
    return text.charAt(0);
  }

  private static int summit(String text, int length) throws Malformed {
    int offset = integer(text.trim(), "summit");
    if (offset < Peak.NO_SUMMIT || offset >= length) {
      throw new Malformed(
          "the summit must be an offset from 0 to "
              + (length - 1)
              + " inside its interval of "
              + length
              + " bases, or -1");
    }
    return offset;
  }

  private static int integer(String text, String column) throws Malformed {
    if (!text.matches("-?[0-9]{1,10}")) {
      throw new Malformed(column + " must be an integer");
    }
    long value = Long.parseLong(text);
    if (value != (int) value) {
      throw new Malformed(column + " is larger than any chromosome");
    }
    return (int) value;
  }

  private static double real(String text, String column) throws Malformed {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new Malformed(column + " must be a number");
    }
  }

  /** What is wrong with a line. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
