package org.motiflens.genome.variant;

import java.io.Closeable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.TextLines;

/**
 * Reads variants, row by row, from VCF 4 (plain, gzip or bgzip; told by content). Rows keep their
 * text, so that they can be written again with nothing lost.
 *
 * <p>A text that is not VCF is refused as a whole, at the line where that is seen. What a row says
 * is not judged here: {@link VcfRow#variant} refuses what cannot be scored, allele by allele.
 */
public final class VcfReader implements Closeable {
  private static final String COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";

  private final TextLines lines;
  private final List<String> header = new ArrayList<>();
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
    return begun(TextLines.open(path, "the variants"));
  }

  /**
   * Reads the header from a stream, which is closed with this.
   *
   * @param name what messages call it
   * @throws InputException when it cannot be read or is not VCF
   */
  public static VcfReader of(InputStream stream, String name) {
    return begun(TextLines.of(stream, name, "the variants"));
  }

  /**
   * All rows of a file that is small enough to be shown as a table.
   *
   * @throws InputException when it cannot be read or is not VCF
   */
  public static List<VcfRow> readAll(Path path) {
    try (VcfReader reader = open(path)) {
      List<VcfRow> rows = new ArrayList<>();
      for (Optional<VcfRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
      return List.copyOf(rows);
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
    if (line != null && line.startsWith("BCF")) {
      throw lines.unusable("it is BCF; make it VCF with: bcftools view");
    }
    if (line == null || !line.startsWith("##fileformat=VCF")) {
      throw lines.unusable("it is not VCF, whose first line begins with ##fileformat=VCF.");
    }
    while (line != null && line.startsWith("##")) {
      header.add(line);
      line = lines.next();
    }
    if (line == null || !(line.equals(COLUMNS) || line.startsWith(COLUMNS + "\tFORMAT"))) {
      throw lines.isNot(
          "the heading of VCF", "it must be " + COLUMNS.replace('\t', ' ') + ", tab-separated");
    }
    header.add(line);
    columns = line.split("\t", -1).length;
  }

  /** The header: all lines that begin with ##, then the line of column names. */
  public List<String> header() {
    return List.copyOf(header);
  }

  /**
   * The next row, or nothing after the last.
   *
   * @throws InputException when it cannot be read or has not the columns of its heading
   */
  public Optional<VcfRow> next() {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    return line == null ? Optional.empty() : Optional.of(parse(line));
  }

  private VcfRow parse(String line) {
    String[] values = line.split("\t", -1);
    if (values.length != columns) {
      throw lines.isNot(
          "a variant", "the heading has " + columns + " columns, the line " + values.length);
    }
    if (!values[1].matches("[0-9]{1,10}") || Long.parseLong(values[1]) > Integer.MAX_VALUE) {
      throw lines.isNot("a variant", "POS must be a position, counted from 1");
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
        line);
  }

  @Override
  public void close() {
    lines.close();
  }
}
