package org.motiflens.motif.format;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.TextLines;
import org.motiflens.motif.MotifMatrix;

/**
 * Reads and writes files of motifs. The format of a file is told from its text, not from its name;
 * gzipped files are read as they are. More formats are read than written.
 */
public final class MotifFiles {
  private static final String WHAT = "the motifs";

  private MotifFiles() {}

  /**
   * The motifs of a file; at least one. What the file leaves open and was assumed is in the
   * warnings, which are for the person who gave the file.
   *
   * @throws InputException when the file cannot be read, is of none of the formats or is malformed:
   *     names the file, the line and what was expected there
   */
  public static MotifReading read(Path file) {
    try (TextLines text = TextLines.open(file, WHAT)) {
      return read(text);
    }
  }

  /** The motifs of a stream, which is read to its end and closed. */
  public static MotifReading read(InputStream in, String source) {
    try (TextLines text = TextLines.of(in, source, WHAT)) {
      return read(text);
    }
  }

  /**
   * The motifs of a text; at least one.
   *
   * @param source what errors call the text
   * @throws InputException as {@link #read(Path)}
   */
  public static MotifReading parse(String text, String source) {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), source);
  }

  private static MotifReading read(TextLines text) {
    Lines lines = new Lines(text);
    List<MotifMatrix> motifs = source(lines).read(lines);
    if (motifs.isEmpty()) {
      throw lines.error("expected motifs, but the file has none");
    }
    return new MotifReading(motifs, lines.warnings());
  }

  private static MotifSource source(Lines lines) {
    if (!lines.skipBlank()) {
      throw new InputException(
          lines.source()
              + " is empty; expected motifs (MEME, JASPAR, TRANSFAC, HOMER, HOCOMOCO, CIS-BP and"
              + " others).");
    }
    String first = lines.peek();
    if (first.indexOf('\0') >= 0) {
      lines.next();
      throw lines.error("expected motifs as text, found a binary file");
    }
    if (first.startsWith("****")) {
      refuseMast(lines);
    }
    if (first.startsWith("<")) {
      lines.next();
      throw lines.error(
          "expected motifs as text, found XML or HTML; of MEME Suite's results give the text file,"
              + " meme.txt, dreme.txt or streme.txt");
    }
    for (MotifFormat format : MotifFormat.values()) {
      boolean claimed = format.text().claims(lines);
      lines.rewind();
      if (claimed) {
        return format.text();
      }
    }
    return new TableText();
  }

  /** The results of MAST look like those of MEME, but hold places and no matrices. */
  private static void refuseMast(Lines lines) {
    lines.next();
    boolean mast = lines.hasNext() && lines.next().startsWith("MAST - ");
    if (mast) {
      throw lines.error(
          "expected motifs, found the results of MAST, which hold no matrices; give the file of"
              + " motifs that MAST was run with");
    }
    lines.rewind();
  }

  /**
   * The text of a file of motifs. White space and control characters within an id become an
   * underscore, within a name a blank. MEME keeps probabilities and the number of sites of the
   * first column; JASPAR keeps counts, or probabilities times sites; TRANSFAC keeps counts, or else
   * probabilities.
   *
   * @throws InputException when the format cannot hold the motifs, or there are none
   */
  public static String format(List<MotifMatrix> motifs, MotifFormat format) {
    if (motifs.isEmpty()) {
      throw new InputException("There are no motifs to write; choose at least one.");
    }
    StringBuilder out = new StringBuilder();
    format.text().write(motifs, out);
    return out.toString();
  }

  /** Writes a file as {@link #format(List, MotifFormat)} has it: whole, or not at all. */
  public static void write(Path file, List<MotifMatrix> motifs, MotifFormat format) {
    AtomicOutput.write(file, format(motifs, format));
  }

  /** A word for a file: no white space, nothing that acts on a terminal, not empty. */
  public static String word(String id) {
    String word = Shown.plain(id).strip().replaceAll("\\s+", "_");
    return word.isEmpty() ? "motif" : word;
  }

  /** A name for a file: on one line, with nothing that acts on a terminal. */
  static String line(String name) {
    return Shown.plain(name).strip().replaceAll("\\s+", " ");
  }
}
