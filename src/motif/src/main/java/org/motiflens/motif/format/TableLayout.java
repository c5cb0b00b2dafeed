package org.motiflens.motif.format;

import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;

/**
 * Whether the rows of a table are bases or positions. Four rows of other than four numbers are
 * bases, and other than four rows of four are positions; four rows of four are what their letters
 * or their heading say, else what their sums say: the four numbers of a position have one common
 * sum in all positions. A table that can be read in both ways is refused rather than guessed,
 * because a transposed matrix looks like any other.
 */
enum TableLayout {
  /** A row for each base, a column for each position. */
  ROWS_ARE_BASES,

  /** A row for each position, a column for each base. */
  ROWS_ARE_POSITIONS;

  /** How far the sums of positions may be apart, as a part of the largest: rounded numbers. */
  private static final double TOLERANCE = 0.02;

  /**
   * The layout that a table shows by itself; nothing where both are possible.
   *
   * @throws InputException when its rows make a matrix in neither way
   */
  static Optional<TableLayout> of(Lines lines, TableBlock block) {
    List<TableRow> rows = block.rows();
    if (block.hasRowsOfPositions()) {
      requirePositions(lines, block);
      return Optional.of(ROWS_ARE_POSITIONS);
    }
    long letters = rows.stream().filter(row -> row.letter() != 0).count();
    if (letters > 0 && letters < rows.size()) {
      throw lines.errorAt(
          block.line(),
          "expected a letter before each row of motif " + block.id() + ", or before none");
    }
    boolean fours = rows.stream().allMatch(row -> row.values().length == Bases.COUNT);
    if (fours && rows.size() != Bases.COUNT) {
      if (rows.size() < Bases.COUNT && letters == 0 && !common(rowSums(rows))) {
        throw lines.errorAt(
            rows.get(rows.size() - 1).line(),
            "expected four rows of counts for motif " + block.id() + ", found " + rows.size());
      }
      requireConsensus(lines, block);
      return Optional.of(ROWS_ARE_POSITIONS);
    }
    if (!fours) {
      requireBases(lines, block);
      return Optional.of(ROWS_ARE_BASES);
    }
    return ofFourByFour(block);
  }

  /**
   * Whether rows of numbers are those of a motif where nothing but a title says so: they have the
   * letters of bases, or the four numbers of each position have one common sum.
   */
  static boolean isLikelyMotif(TableBlock block) {
    List<TableRow> rows = block.rows();
    return areTheFourBases(rows) || common(rowSums(rows));
  }

  private static Optional<TableLayout> ofFourByFour(TableBlock block) {
    List<TableRow> rows = block.rows();
    boolean basesInRows = areTheFourBases(rows);
    if (rows.get(0).letter() != 0 && !basesInRows) {
      return Optional.of(ROWS_ARE_POSITIONS);
    }
    if (basesInRows && rows.stream().anyMatch(TableRow::setOff)) {
      return Optional.of(ROWS_ARE_BASES);
    }
    boolean alike = isSymmetric(rows) && (!basesInRows || areInOrder(rows));
    if (alike) {
      return Optional.of(ROWS_ARE_BASES);
    }
    boolean positions = common(rowSums(rows));
    boolean bases = common(columnSums(rows));
    if (positions != bases) {
      return Optional.of(positions ? ROWS_ARE_POSITIONS : ROWS_ARE_BASES);
    }
    // Counts whose sums tell nothing, under A, C, G and T in their order: a consensus that spells
    // the alphabet would have one common sum in its rows.
    return basesInRows && areInOrder(rows) && !positions
        ? Optional.of(ROWS_ARE_BASES)
        : Optional.empty();
  }

  /**
   * The layout of a table that alone may be either.
   *
   * @param others that of the file's other tables, if they have one in common
   * @throws InputException when they have none, or it is not possible here
   */
  static TableLayout ofAmbiguous(Lines lines, TableBlock block, Optional<TableLayout> others) {
    if (others.isPresent()) {
      return others.get();
    }
    throw lines.errorAt(
        block.line(),
        "the four rows of four numbers of motif "
            + block.id()
            + " may be the bases A C G T, as JASPAR has them, or four positions, as HOMER and"
            + " HOCOMOCO have them, and nothing tells which; write A, C, G and T before the rows if"
            + " they are bases, or a line \"A C G T\" above them if they are positions");
  }

  private static boolean areTheFourBases(List<TableRow> rows) {
    int seen = 0;
    for (TableRow row : rows) {
      seen |= row.base() < 0 ? 0 : 1 << row.base();
    }
    return seen == 0b1111;
  }

  private static boolean areInOrder(List<TableRow> rows) {
    for (int base = 0; base < Bases.COUNT; base++) {
      if (rows.get(base).base() != base) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSymmetric(List<TableRow> rows) {
    for (int i = 0; i < Bases.COUNT; i++) {
      for (int j = 0; j < i; j++) {
        if (rows.get(i).values()[j] != rows.get(j).values()[i]) {
          return false;
        }
      }
    }
    return true;
  }

  private static double[] rowSums(List<TableRow> rows) {
    return rows.stream().mapToDouble(TableRow::sum).toArray();
  }

  private static double[] columnSums(List<TableRow> rows) {
    double[] sums = new double[rows.get(0).values().length];
    for (TableRow row : rows) {
      for (int column = 0; column < sums.length; column++) {
        sums[column] += row.values()[column];
      }
    }
    return sums;
  }

  /** Whether positions with these sums come from one number of sites; those without any may be. */
  private static boolean common(double[] sums) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double sum : sums) {
      if (sum > 0) {
        least = Math.min(least, sum);
        most = Math.max(most, sum);
      }
    }
    return most > 0 && most - least <= TOLERANCE * most;
  }

  /** Rows of four numbers, or of five with the position first. */
  private static void requirePositions(Lines lines, TableBlock block) {
    int width = Bases.COUNT + (block.isNumbered() ? 1 : 0);
    for (int i = 0; i < block.rows().size(); i++) {
      TableRow row = block.rows().get(i);
      if (row.values().length != width) {
        throw lines.errorAt(
            row.line(),
            "expected "
                + (block.isNumbered() ? "the position and " : "")
                + "4 numbers (A C G T) in row "
                + (i + 1)
                + " of motif "
                + block.id()
                + ", found "
                + row.values().length
                + (row.values().length == 1 ? " number" : " numbers"));
      }
    }
  }

  /** The letters before rows of positions are those of a consensus. */
  private static void requireConsensus(Lines lines, TableBlock block) {
    for (TableRow row : block.rows()) {
      if (row.letter() != 0 && "ACGTRYSWKMBDHVNX".indexOf(row.letter()) < 0) {
        throw lines.errorAt(
            row.line(),
            "expected a letter of a DNA consensus before the numbers of motif "
                + block.id()
                + ", found "
                + row.letter());
      }
    }
  }

  private static void requireBases(Lines lines, TableBlock block) {
    List<TableRow> rows = block.rows();
    String id = block.id();
    int width = rows.get(0).values().length;
    int seen = 0;
    for (int i = 0; i < Math.min(rows.size(), Bases.COUNT); i++) {
      TableRow row = rows.get(i);
      int base = row.letter() == 0 ? i : row.base();
      if (base < 0) {
        throw lines.errorAt(
            row.line(),
            "expected a row of counts for A, C, G or T of motif " + id + ", found " + row.letter());
      }
      if ((seen >> base & 1) != 0) {
        throw lines.errorAt(row.line(), "motif " + id + " has two rows for " + Bases.letter(base));
      }
      seen |= 1 << base;
      if (row.values().length != width) {
        throw lines.errorAt(
            row.line(),
            "expected "
                + width
                + " counts for "
                + Bases.letter(base)
                + " of motif "
                + id
                + " as in line "
                + rows.get(0).line()
                + ", found "
                + row.values().length);
      }
    }
    if (rows.size() < Bases.COUNT) {
      throw lines.errorAt(
          rows.get(rows.size() - 1).line(),
          "expected four rows of counts for motif " + id + ", found " + rows.size());
    }
    if (rows.size() > Bases.COUNT) {
      throw lines.errorAt(
          rows.get(Bases.COUNT).line(),
          "expected another motif after the four rows of motif " + id + ", found a fifth row");
    }
  }

  /** The numbers, positions × 4, in the order A C G T. */
  double[][] columns(TableBlock block) {
    List<TableRow> rows = block.rows();
    if (this == ROWS_ARE_POSITIONS) {
      int[] order = block.order().orElse(new int[] {0, 1, 2, 3});
      int first = block.isNumbered() ? 1 : 0;
      double[][] columns = new double[rows.size()][Bases.COUNT];
      for (int position = 0; position < columns.length; position++) {
        for (int i = 0; i < Bases.COUNT; i++) {
          columns[position][order[i]] = rows.get(position).values()[first + i];
        }
      }
      return columns;
    }
    double[][] columns = new double[rows.get(0).values().length][Bases.COUNT];
    for (int row = 0; row < Bases.COUNT; row++) {
      int base = rows.get(row).letter() == 0 ? row : rows.get(row).base();
      for (int position = 0; position < columns.length; position++) {
        columns[position][base] = rows.get(row).values()[position];
      }
    }
    return columns;
  }
}
