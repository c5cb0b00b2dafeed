package org.motiflens.motif.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.motiflens.genome.sequence.Bases;

/** One motif of a file of tables, while the file is read: what stands above it, and its rows. */
final class TableBlock {
  private static final Pattern CONSENSUS = Pattern.compile("(?i)[ACGTRYSWKMBDHVN]+");

  /** HOMER's heading is consensus, name, threshold, and more. */
  private static final int HOMER_FIELDS = 3;

  private final int line;
  private final String id;
  private final String name;
  private final boolean headed;
  private final boolean positions;
  private final List<TableRow> rows = new ArrayList<>();
  private int[] order;
  private boolean numbered;
  private boolean titled;

  private TableBlock(int line, String id, String name, boolean headed, boolean positions) {
    this.line = line;
    this.id = id;
    this.name = name;
    this.headed = headed;
    this.positions = positions;
  }

  /** A motif under a line that begins with {@code >}. */
  static TableBlock headed(Lines lines, String heading) {
    String text = heading.substring(1);
    // Editors and web pages make blanks of HOMER's tabs; its names have none, and its thresholds
    // have fractions.
    boolean tabs = text.strip().contains("\t");
    String[] fields = text.strip().split(tabs ? "\t" : "\\s+", -1);
    boolean homer =
        fields.length >= HOMER_FIELDS
            && CONSENSUS.matcher(fields[0].strip()).matches()
            && fields[2].strip().matches("[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?")
            && (tabs || fields[2].contains("."));
    if (homer && !fields[1].isBlank()) {
      String known = fields[1].strip();
      int slash = known.indexOf('/');
      int guess = known.indexOf(",BestGuess:");
      int end = guess >= 0 ? guess : slash >= 0 ? slash : known.length();
      return new TableBlock(lines.number(), known, known.substring(0, end), true, true);
    }
    List<String> words = Lines.words(text);
    if (words.isEmpty()) {
      throw lines.error("expected an id after \">\"");
    }
    return new TableBlock(lines.number(), words.get(0), Lines.afterFirstWord(text), true, homer);
  }

  /** A motif under a line of words alone, its id before its name. */
  static TableBlock titled(Lines lines, String title) {
    TableBlock block =
        new TableBlock(
            lines.number(), Lines.words(title).get(0), Lines.afterFirstWord(title), true, false);
    block.titled = true;
    return block;
  }

  /** A motif without such a line. */
  static TableBlock bare(int line, String id, String name) {
    return new TableBlock(line, id, name, false, false);
  }

  /**
   * Takes a heading of its columns.
   *
   * @param bases codes of the bases, in the order of the columns
   * @param withPosition whether each row begins with its position
   */
  void columnsAre(int[] bases, boolean withPosition) {
    order = bases.clone();
    numbered = withPosition;
  }

  void add(TableRow row) {
    rows.add(row);
  }

  /** Number of the line where it begins. */
  int line() {
    return line;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  /** Whether a line {@code >ID} stands above it, so that only another one ends it. */
  boolean isHeaded() {
    return headed;
  }

  /** Whether what stands above it is a line of words that may be anything. */
  boolean isTitled() {
    return titled;
  }

  /** Whether its heading says that its rows are positions. */
  boolean hasRowsOfPositions() {
    return positions || order != null;
  }

  /** Codes of the bases in the order of the columns, where a heading says so. */
  Optional<int[]> order() {
    return order == null ? Optional.empty() : Optional.of(order.clone());
  }

  /** Whether each row begins with its position. */
  boolean isNumbered() {
    return numbered;
  }

  List<TableRow> rows() {
    return rows;
  }

  /**
   * Whether it has a row for each base, so that what follows without a heading is another motif:
   * four rows of one length that is not four, or with the four letters.
   */
  boolean hasAllBases() {
    if (headed || order != null || rows.size() != Bases.COUNT) {
      return false;
    }
    int width = rows.get(0).values().length;
    int letters = 0;
    for (TableRow row : rows) {
      if (row.values().length != width) {
        return false;
      }
      letters |= row.base() < 0 ? 0 : 1 << row.base();
    }
    return letters == 0b1111 || (letters == 0 && width != Bases.COUNT);
  }
}
