package org.motiflens.genome.variant;

import java.io.Closeable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.TextLines;

/**
 * Reads variants, row by row, from VCF 4 (plain, gzip or bgzip; told by content). Rows keep their
 * text, so that they can be written again with nothing lost; of a file in Latin-1 its characters.
 *
 * <p>The header may be missing, or all of it but the line of column names: files for scoring are
 * often rows of CHROM, POS, ID, REF and ALT alone. Columns that are missing are filled with a dot.
 * Rows with more columns than the heading, or with fewer behind ALT, are read and told. A text that
 * is not VCF is refused as a whole, at the line where that is seen. What a row says is not judged
 * here: {@link VcfRow#variant} refuses what cannot be scored, allele by allele.
 */
public final class VcfReader implements Closeable {
  private static final String COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";

  /** CHROM to ALT. */
  private static final int FEWEST_COLUMNS = 5;

  /** CHROM to INFO. */
  private static final int WITH_INFO = 8;

  /** Of rows without a heading. */
  private static final int ANY_NUMBER = -1;

  private final TextLines lines;
  private final List<String> header = new ArrayList<>();
  private Optional<String> assumption = Optional.empty();

  /** The first row with other columns than the heading. */
  private Optional<String> uneven = Optional.empty();

  private long unevenRows;

  /** A row that was read ahead. */
  private Optional<String> first = Optional.empty();

  private int columns;

  private VcfReader(TextLines lines) {
    this.lines = lines;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws InputException when it cannot be read or is not VCF
   */
  public static VcfReader open(Path path) {
    return begun(TextLines.openToKeep(path, "the variants"));
  }

  /**
   * Reads the header from a stream, which is closed with this.
   *
   * @param name what messages call it
   * @throws InputException when it cannot be read or is not VCF
   */
  public static VcfReader of(InputStream stream, String name) {
    return begun(TextLines.toKeep(stream, name, "the variants"));
  }

  /**
   * All of a file that is small enough to be shown as a table.
   *
   * @param assumption as {@link VcfReader#assumption} and {@link VcfReader#unevenRows}
   */
  public record Contents(List<VcfRow> rows, Optional<String> assumption) {
    public Contents {
      rows = List.copyOf(rows);
    }
  }

  /**
   * All rows of a file that is small enough to be shown as a table.
   *
   * @throws InputException when it cannot be read or is not VCF
   */
  public static List<VcfRow> readAll(Path path) {
    return contents(path).rows();
  }

  /**
   * The same, with what was assumed.
   *
   * @throws InputException when it cannot be read or is not VCF
   */
  public static Contents contents(Path path) {
    try (VcfReader reader = open(path)) {
      List<VcfRow> rows = new ArrayList<>();
      for (Optional<VcfRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
      Optional<String> said =
          Stream.of(reader.assumption(), reader.unevenRows())
              .flatMap(Optional::stream)
              .reduce((first, second) -> first + " " + second);
      return new Contents(rows, said);
    }
  }

  private static VcfReader begun(TextLines lines) {
    VcfReader reader = new VcfReader(lines);
    try {
      reader.readHeader();
      return reader;
    } catch (InputException e) {
      lines.close();
      throw e;
    }
  }

  private void readHeader() {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line != null && line.startsWith("BCF")) {
      throw lines.unusable("it is BCF; make it VCF with: bcftools view");
    }
    if (line == null) {
      throw lines.unusable(
          "it is empty; expected VCF, whose first line begins with ##fileformat=VCF.");
    }
    boolean versioned = line.startsWith("##fileformat=VCF");
    while (line != null && (line.startsWith("##") || isRemark(line))) {
      if (!line.isBlank()) {
        header.add(line);
      }
      line = lines.next();
    }
    if (!versioned) {
      header.add(0, "##fileformat=VCFv4.2");
    }
    if (line != null && line.startsWith("#")) {
      columns = heading(line);
    } else if (line != null && isRow(cells(line))) {
      // Published scoring tools take rows alone.
      first = Optional.of(line);
      columns = ANY_NUMBER;
      header.add(COLUMNS);
      assumption =
          Optional.of(
              lines.name()
                  + " has no heading; its first five columns are taken as CHROM, POS, ID, REF and"
                  + " ALT.");
    } else if (versioned || header.size() > 1) {
      throw lines.isNot(
          "the heading of VCF", "it must be " + COLUMNS.replace('\t', ' ') + ", tab-separated");
    } else {
      throw lines.isNot(
          "VCF",
          "expected a line that begins with ##fileformat=VCF, a heading "
              + "#CHROM POS ID REF ALT, or rows of these five columns");
    }
  }

  /** Whether a line of a header says nothing: an empty one, or a remark that some tools write. */
  private static boolean isRemark(String line) {
    return line.isBlank() || line.matches("#\\s.*");
  }

  /** Takes the heading; returns how many columns it has. */
  private int heading(String line) {
    // Tabs may have become blanks, and dbSNP and GATK left one at the end.
    String[] names = line.strip().split("\\s*\t\\s*", -1);
    if (names.length < FEWEST_COLUMNS || !names[1].equalsIgnoreCase("POS")) {
      names = line.strip().split("\\s+");
    }
    int known = 0;
    String[] expected = COLUMNS.split("\t", -1);
    while (known < names.length
        && known < expected.length
        && names[known].equalsIgnoreCase(expected[known])) {
      known++;
    }
    boolean whole = known == expected.length;
    if (known < FEWEST_COLUMNS || (!whole && names.length != known)) {
      throw lines.isNot(
          "the heading of VCF", "it must be " + COLUMNS.replace('\t', ' ') + ", tab-separated");
    }
    header.add(whole ? String.join("\t", names) : COLUMNS);
    return names.length;
  }

  /** The columns of a line: between tabs, or between blanks where it has no tab. */
  private static String[] cells(String line) {
    return line.indexOf('\t') >= 0 ? line.split("\t", -1) : line.strip().split(" +");
  }

  /** Whether the columns of a line are those of a variant, in a file that does not say so. */
  private static boolean isRow(String[] values) {
    return values.length >= FEWEST_COLUMNS
        && values[1].matches("[0-9]{1,10}")
        && values[3].matches("[A-Za-z]+")
        && values[4].matches("[A-Za-z,<>*.:\\[\\]0-9_-]+");
  }

  /** What was assumed of a file that does not say what its columns are, a sentence. */
  public Optional<String> assumption() {
    return assumption;
  }

  /**
   * What is to be said of the rows that were read so far, a sentence: where they have other columns
   * than the heading, of which those that are used are there.
   */
  public Optional<String> unevenRows() {
    return uneven.map(
        where ->
            String.format(
                Locale.ROOT,
                "%s has %,d row%s with other columns than the heading (%s); CHROM to ALT are used.",
                lines.name(),
                unevenRows,
                unevenRows == 1 ? "" : "s",
                where));
  }

  /**
   * The header: all lines that begin with ##, then the line of column names. What the file lacks of
   * it is added.
   */
  public List<String> header() {
    return List.copyOf(header);
  }

  /**
   * The next row, or nothing after the last.
   *
   * @throws InputException when it cannot be read, or ends before or with ALT where its heading
   *     does not
   */
  public Optional<VcfRow> next() {
    String line = first.orElseGet(lines::next);
    first = Optional.empty();
    // Files that were put behind each other have headers within.
    while (line != null && (line.isBlank() || line.startsWith("#"))) {
      line = lines.next();
    }
    return line == null ? Optional.empty() : Optional.of(parse(line));
  }

  private VcfRow parse(String line) {
    String[] values = cells(line);
    boolean other = columns != ANY_NUMBER && values.length != columns;
    // What ends behind ALT may have been cut off within it.
    boolean usable = other && values.length > FEWEST_COLUMNS && isRow(values);
    if (usable) {
      unevenRows++;
      uneven =
          uneven.or(
              () ->
                  Optional.of(
                      String.format(
                          Locale.ROOT,
                          "line %d: %d in place of %d",
                          lines.number(),
                          values.length,
                          columns)));
    } else if (columns == ANY_NUMBER ? values.length < FEWEST_COLUMNS : other) {
      throw lines.isNot(
          "a variant",
          columns == ANY_NUMBER
              ? "it must have at least 5 columns, it has " + values.length
              : "the heading has " + columns + " columns, the line " + values.length);
    }
    if (!values[1].matches("[0-9]{1,10}") || Long.parseLong(values[1]) > Integer.MAX_VALUE) {
      throw lines.isNot(
          "a variant", "POS must be a position, counted from 1, of at most 2,147,483,647");
    }
    if (values[0].isBlank() || values[3].isBlank() || values[4].isBlank()) {
      throw lines.isNot("a variant", "CHROM, REF and ALT must not be empty");
    }
    return new VcfRow(
        lines.number(),
        values[0],
        Integer.parseInt(values[1]),
        values[2],
        values[3],
        Arrays.asList(values[4].split(",", -1)),
        text(line, values));
  }

  /** The row with all of VCF's columns, so that it can be written again. */
  private static String text(String line, String[] values) {
    if (values.length >= WITH_INFO && line.indexOf('\t') >= 0) {
      return line;
    }
    List<String> all = new ArrayList<>(Arrays.asList(values));
    while (all.size() < WITH_INFO) {
      all.add(".");
    }
    return String.join("\t", all);
  }

  @Override
  public void close() {
    lines.close();
  }
}
