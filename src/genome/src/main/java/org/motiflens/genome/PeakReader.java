package org.motiflens.genome;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

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
  private static final int QUOTED = 60;

  private final String source;
  private final boolean narrowPeak;

  private PeakReader(String source) {
    this.source = source;
    this.narrowPeak = source.toLowerCase(Locale.ROOT).matches(".*\\.narrowpeak(\\.b?gz)?");
  }

  /**
   * All peaks of a file, in its order.
   *
   * @throws InputException when the file cannot be read, or at the first line that is not a peak
   */
  public static List<Peak> read(Path path) {
    return new PeakReader(path.toString()).readAll(() -> Files.newInputStream(path));
  }

  /**
   * All peaks of a stream, which is closed.
   *
   * @param name what messages call it
   * @throws InputException as {@link #read(Path)}
   */
  public static List<Peak> read(InputStream stream, String name) {
    return new PeakReader(name).readAll(() -> stream);
  }

  /** Opens what is to be read. */
  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }

  private List<Peak> readAll(Opening opening) {
    List<Peak> peaks = new ArrayList<>();
    try (BufferedReader reader = decoded(new BufferedInputStream(opening.open()))) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!isPassedOver(line)) {
          peaks.add(parse(line, number));
        }
      }
    } catch (NoSuchFileException e) {
      throw new InputException("Cannot read the peaks " + source + ": there is no such file.", e);
    } catch (EOFException | ZipException e) {
      throw new InputException(
          "Cannot read the peaks "
              + source
              + ": its compressed data is cut off or damaged; copy the file again.",
          e);
    } catch (IOException e) {
      throw new InputException("Cannot read the peaks " + source + ": " + e + ".", e);
    }
    return List.copyOf(peaks);
  }

  private static BufferedReader decoded(InputStream in) throws IOException {
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return new BufferedReader(
          new InputStreamReader(gzip ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static boolean isPassedOver(String line) {
    return line.isBlank() || line.startsWith("#") || line.matches("(track|browser)(\\s.*)?");
  }

  private Peak parse(String line, int number) {
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
      throw new InputException(
          "Line "
              + number
              + " of "
              + source
              + " is not a peak: "
              + e.getMessage()
              + ": "
              + quote(line),
          e);
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

  /** The beginning of a line, fit for a message. */
  private static String quote(String line) {
    String plain = line.replaceAll("\\p{Cntrl}+", " ");
    return "\"" + (plain.length() > QUOTED ? plain.substring(0, QUOTED) + "…" : plain) + "\"";
  }

  /** What is wrong with a line. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
