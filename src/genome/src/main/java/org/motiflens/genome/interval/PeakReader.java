package org.motiflens.genome.interval;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.TextLines;

/**
 * Reads peaks: narrowPeak (ENCODE, BED6+4, column 10 the summit's offset from the start), the 20
 * columns of IDR that begin with these ten, broadPeak (BED6+3), and BED with three or more columns;
 * plain or gzip.
 *
 * <p>A file is narrowPeak when its name says so, or when its first line with exactly ten columns
 * has numbers or dots in the seventh to ninth and a whole number in the tenth; broadPeak when its
 * name says so. Lines that are empty or begin with {@code #}, {@code track} or {@code browser} are
 * passed over. Of the columns that are used, chromosome, start, end and what follows the strand in
 * narrowPeak must be right: anything else there is refused, with its line. A score that is no
 * number counts as none, and a strand other than + and - as not known.
 */
public final class PeakReader {
  private static final int NAME = 3;
  private static final int SCORE = 4;
  private static final int STRAND = 5;
  private static final int SIGNAL = 6;
  private static final int P_VALUE = 7;
  private static final int Q_VALUE = 8;
  private static final int SUMMIT = 9;
  private static final int BROAD_PEAK_COLUMNS = 9;
  private static final int NARROW_PEAK_COLUMNS = 10;

  /** Positions beyond this are none of narrowPeak's values. */
  private static final int MORE_THAN_VALUES = 10_000;

  /** narrowPeak, then local and global IDR, and start, end, value and summit in two replicates. */
  private static final int IDR_COLUMNS = 20;

  private final boolean narrowPeak;
  private final boolean broadPeak;
  private final StringBuilder comments = new StringBuilder();
  private final ForeignPeaks foreignName;
  private final BedGraph bedGraph;
  private boolean bedDetail;
  private Boolean tenColumnsAreNarrow;

  private PeakReader(String source) {
    String name = source.toLowerCase(Locale.ROOT).replaceFirst("\\.b?gz$", "");
    narrowPeak = name.endsWith(".narrowpeak");
    broadPeak = name.endsWith(".broadpeak");
    foreignName = name.endsWith(".bedpe") ? ForeignPeaks.BEDPE : null;
    bedGraph = new BedGraph(name.matches(".*\\.(?:bedgraph|bdg|bg)"));
  }

  /**
   * All peaks of a file, in its order; at least one.
   *
   * @throws InputException when the file cannot be read or has no peak, or at the first line that
   *     is not one
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
        peaks.add(parse(line, lines, peaks.isEmpty()));
      }
    }
    if (peaks.isEmpty()) {
      throw lines.unusable(
          "there is no peak in it, as when a peak caller finds none or is stopped; give a file with at"
              + " least one.");
    }
    return List.copyOf(peaks);
  }

  /** Whether a line is no interval; takes note of what it says of those that follow. */
  private boolean isPassedOver(String line) {
    if (line.isBlank()) {
      return true;
    }
    if (line.startsWith("#")) {
      if (comments.length() < Limits.LONGEST_LINE) {
        comments.append(line).append('\n');
      }
      return true;
    }
    boolean track = line.startsWith("track");
    if ((track || line.startsWith("browser")) && line.matches("(?:track|browser)(?:\\s.*)?")) {
      if (track) {
        bedDetail = line.matches(".*\\btype=\"?bedDetail\\b.*");
        bedGraph.isSaid(line.matches("(?i).*\\btype=\"?bedGraph\\b.*"));
      }
      return true;
    }
    return false;
  }

  private Peak parse(String line, TextLines lines, boolean first) {
    if (first) {
      Optional<ForeignPeaks> foreign =
          Optional.ofNullable(foreignName).or(() -> ForeignPeaks.ofComments(comments.toString()));
      if (foreign.isPresent()) {
        throw lines.isNot("a peak", foreign.get().clause());
      }
    }
    IntervalRow row =
        IntervalRow.of(line, found -> !narrowPeak || found.size() >= NARROW_PEAK_COLUMNS);
    try {
      return peak(bedDetail ? row.withoutDetails() : row);
    } catch (Malformed e) {
      Optional<ForeignPeaks> foreign = first ? ForeignPeaks.ofLine(line) : Optional.empty();
      throw lines.isNot("a peak", foreign.map(ForeignPeaks::clause).orElse(e.getMessage()));
    }
  }

  private Peak peak(IntervalRow row) throws Malformed {
    if (narrowPeak && row.size() < NARROW_PEAK_COLUMNS) {
      throw new Malformed("a narrowPeak line has 10 columns, this one has " + row.size());
    }
    if (row.size() < NAME) {
      throw new Malformed("a BED line has at least chromosome, start and end");
    }
    int start = position(row, 1, "start");
    int end = position(row, 2, "end");
    if (start == end && start > 0 && !row.text(0).isEmpty()) {
      throw new Malformed(
          String.format(
              Locale.ROOT,
              "an interval of no bases, start = end; BED counts starts from 0 and leaves the end"
                  + " out, so that base %,d alone has the start %d and the end %d",
              end,
              end - 1,
              end));
    }
    if (row.text(0).isEmpty() || start < 0 || end <= start) {
      throw new Malformed(
          "an interval needs a chromosome and 0 <= start < end (0-based, end exclusive)");
    }
    boolean narrow =
        narrowPeak
            || (row.size() == NARROW_PEAK_COLUMNS && areNarrow(row, start, end))
            || isIdr(row, end - start);
    boolean broad = broadPeak && row.size() == BROAD_PEAK_COLUMNS;
    boolean graph = bedGraph.has(row, start);
    if (graph && bedGraph.isSignal()) {
      throw new Malformed(ForeignPeaks.BED_GRAPH.clause());
    }
    String name = graph || row.text(NAME).equals(".") ? "" : row.text(NAME);
    return new Peak(
        row.text(0),
        start,
        end,
        name,
        row.number(graph ? NAME : SCORE).orElse(Double.NaN),
        row.text(STRAND).matches("[-+]") ? row.text(STRAND).charAt(0) : '.',
        narrow || broad ? real(row, SIGNAL, "signalValue") : Double.NaN,
        narrow || broad ? assigned(real(row, P_VALUE, "pValue")) : Double.NaN,
        narrow || broad ? assigned(real(row, Q_VALUE, "qValue")) : Double.NaN,
        narrow ? summit(row, end - start) : Peak.NO_SUMMIT);
  }

  /**
   * Whether lines of ten columns are narrowPeak, which the first of them decides: those of other
   * programs (gff2bed, closest, BED9+1) have words or places where narrowPeak has its values.
   */
  private boolean areNarrow(IntervalRow row, int start, int end) {
    if (tenColumnsAreNarrow == null) {
      boolean values = row.whole(SUMMIT).isPresent();
      for (int column = SIGNAL; column < SUMMIT; column++) {
        values &= row.text(column).equals(".") || row.number(column).isPresent();
      }
      tenColumnsAreNarrow = values && !isThick(row, start, end);
    }
    return tenColumnsAreNarrow;
  }

  /** Whether columns 7 and 8 are the thick part that BED draws, and not two values. */
  private static boolean isThick(IntervalRow row, int start, int end) {
    Optional<Long> from = row.whole(SIGNAL);
    Optional<Long> to = row.whole(P_VALUE);
    return start >= MORE_THAN_VALUES
        && from.isPresent()
        && to.isPresent()
        && start <= from.get()
        && from.get() <= to.get()
        && to.get() <= end;
  }

  /** Whether a line of twenty columns is IDR's, and not some BED line with as many. */
  private static boolean isIdr(IntervalRow row, int length) {
    if (row.size() != IDR_COLUMNS) {
      return false;
    }
    for (int column = SIGNAL; column < IDR_COLUMNS; column++) {
      if (row.number(column).isEmpty()) {
        return false;
      }
    }
    long offset = row.whole(SUMMIT).orElse(Long.MIN_VALUE);
    return offset >= Peak.NO_SUMMIT
        && offset <= length
        && isReplicate(row, 12)
        && isReplicate(row, 16);
  }

  /** Start and end of the peak in a replicate; -1 where it is not there. */
  private static boolean isReplicate(IntervalRow row, int column) {
    Optional<Long> start = row.whole(column);
    Optional<Long> end = row.whole(column + 1);
    return start.isPresent()
        && end.isPresent()
        && (start.get() < end.get() || (start.get() < 0 && end.get() < 0));
  }

  /** narrowPeak writes -1 for a value that was not assigned. */
  private static double assigned(double value) {
    return value == -1 ? Double.NaN : value;
  }

  private static int summit(IntervalRow row, int length) throws Malformed {
    int offset = position(row, SUMMIT, "summit");
    if (offset == length) {
      // ENCODE's peaks of SPP have rounded starts, and some summits right behind their last base.
      return length - 1;
    }
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

  private static int position(IntervalRow row, int column, String what) throws Malformed {
    Optional<Long> value = row.whole(column);
    if (value.isEmpty()) {
      throw new Malformed(what + " must be an integer");
    }
    if (value.get() != value.get().intValue()) {
      throw new Malformed(what + " is larger than any chromosome");
    }
    return value.get().intValue();
  }

  private static double real(IntervalRow row, int column, String what) throws Malformed {
    Optional<Double> value = row.number(column);
    if (row.text(column).equals(".")) {
      return Double.NaN;
    }
    if (value.isEmpty()) {
      throw new Malformed(what + " must be a number");
    }
    return value.get();
  }

  /** What is wrong with a line. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
