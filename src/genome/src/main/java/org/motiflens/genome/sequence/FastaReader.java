package org.motiflens.genome.sequence;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.TextLines;

/**
 * Reads sequences from FASTA one after another, plain or gzip (told by content), without an index.
 * A sequence's name is the first word of its header. Lower case letters are bases; N and the other
 * letters of IUPAC's ambiguity code and X are unknown bases; anything else is refused with its
 * line.
 */
public final class FastaReader implements Closeable {
  /** IUPAC's code, and X, with which RepeatMasker and cross_match mask. */
  private static final String AMBIGUOUS = "RYSWKMBDHVXryswkmbdhvx";

  private final TextLines lines;

  /** The header that was read ahead; null at the end. */
  private String header;

  private FastaReader(TextLines lines) {
    this.lines = lines;
  }

  /**
   * Opens a file.
   *
   * @throws InputException when it cannot be read or is not FASTA
   */
  public static FastaReader open(Path path) {
    return begun(TextLines.open(path, "the sequences", Limits.LONGEST_SEQUENCE));
  }

  /**
   * Reads a stream, which is closed with this.
   *
   * @param name what messages call it
   * @throws InputException when it cannot be read or is not FASTA
   */
  public static FastaReader of(InputStream stream, String name) {
    return begun(TextLines.of(stream, name, "the sequences", Limits.LONGEST_SEQUENCE));
  }

  private static FastaReader begun(TextLines lines) {
    FastaReader reader = new FastaReader(lines);
    try {
      String first = lines.next();
      while (first != null && first.isBlank()) {
        first = lines.next();
      }
      if (first == null) {
        throw lines.unusable("there is no sequence in it; give a FASTA file with at least one.");
      }
      if (!first.startsWith(">")) {
        throw lines.isNot("the header of a sequence", "it must begin with >");
      }
      reader.header = first;
      return reader;
    } catch (InputException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * The next sequence, or nothing after the last.
   *
   * @throws InputException when it cannot be read, has no name or no bases, or holds a character
   *     that is no base
   */
  public Optional<NamedSequence> next() {
    if (header == null) {
      return Optional.empty();
    }
    String name = header.substring(1).trim().split("\\s", 2)[0];
    if (name.isEmpty()) {
      throw lines.isNot("the header of a sequence", "a name must follow >");
    }
    ByteArrayOutputStream bases = new ByteArrayOutputStream();
    String line = lines.next();
    while (line != null && !line.startsWith(">")) {
      append(line.trim(), bases);
      if (bases.size() > Limits.LONGEST_SEQUENCE) {
        throw lines.unusable(
            String.format(
                Locale.ROOT,
                "the sequence %s has more than %,d bases; give sequences that long as a genome:"
                    + " --genome, with an index.",
                Shown.value(name),
                Limits.LONGEST_SEQUENCE));
      }
      line = lines.next();
    }
    header = line;
    if (bases.size() == 0) {
      throw lines.unusable(
          "the sequence " + name + " has no bases; remove its header, or fetch the file again.");
    }
    return Optional.of(new NamedSequence(name, bases.toByteArray()));
  }

  private void append(String line, ByteArrayOutputStream bases) {
    for (int i = 0; i < line.length(); i++) {
      int code = Bases.code(line.charAt(i));
      if (code < 0 && AMBIGUOUS.indexOf(line.charAt(i)) >= 0) {
        code = Bases.N;
      }
      if (code < 0) {
        throw lines.isNot(
            "a line of bases",
            "character '"
                + line.charAt(i)
                + "' at position "
                + (i + 1)
                + " is no letter of a DNA sequence"
                + (Character.toUpperCase(line.charAt(i)) == 'U' ? "; write RNA with T for U" : ""));
      }
      bases.write(code);
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
