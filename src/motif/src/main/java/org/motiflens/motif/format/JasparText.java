package org.motiflens.motif.format;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * JASPAR's matrix format (https://jaspar.elixir.no/docs/), with or without letters and brackets.
 */
final class JasparText implements MotifText {
  @Override
  public List<MotifMatrix> read(Lines lines) {
    List<MotifMatrix> motifs = new ArrayList<>();
    while (lines.skipBlank()) {
      String heading = lines.next();
      if (!heading.startsWith(">")) {
        throw lines.error(
            motifs.isEmpty()
                ? "expected \">ID NAME\", found \"" + Shown.value(heading) + "\""
                : "expected \">ID NAME\" after the four rows of motif "
                    + motifs.get(motifs.size() - 1).id()
                    + ", found \""
                    + Shown.value(heading)
                    + "\"");
      }
      List<String> words = Lines.words(heading.substring(1));
      if (words.isEmpty()) {
        throw lines.error("expected an id after \">\"");
      }
      motifs.add(matrix(lines, words.get(0), Lines.afterFirstWord(heading.substring(1))));
    }
    return motifs;
  }

  private static MotifMatrix matrix(Lines lines, String id, String name) {
    double[][] rows = new double[Bases.COUNT][];
    int firstLine = 0;
    int width = 0;
    for (int row = 0; row < Bases.COUNT; row++) {
      if (!lines.skipBlank() || lines.peek().startsWith(">")) {
        throw lines.error("expected four rows of counts for motif " + id + ", found " + row);
      }
      String line = lines.next();
      int base = row;
      String numbers = line;
      if (Character.isLetter(line.charAt(0))) {
        base = Bases.code(line.charAt(0));
        if (base < 0 || base == Bases.N) {
          throw lines.error(
              "expected a row of counts for A, C, G or T of motif "
                  + id
                  + ", found \""
                  + Shown.value(line)
                  + "\"");
        }
        numbers = unbracketed(lines, line.substring(1).strip());
      }
      if (rows[base] != null) {
        throw lines.error("motif " + id + " has two rows for " + Bases.letter(base));
      }
      rows[base] = numbers(lines, numbers, id, base);
      if (row == 0) {
        firstLine = lines.number();
        width = rows[base].length;
      } else if (rows[base].length != width) {
        throw lines.error(
            "expected "
                + width
                + " counts for "
                + Bases.letter(base)
                + " of motif "
                + id
                + " as in line "
                + firstLine
                + ", found "
                + rows[base].length);
      }
    }
    double[][] columns = new double[width][Bases.COUNT];
    for (int column = 0; column < width; column++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        columns[column][base] = rows[base][column];
      }
    }
    return CountColumns.matrix(lines, id, name, columns, firstLine);
  }

  private static String unbracketed(Lines lines, String text) {
    boolean opens = text.startsWith("[");
    boolean closes = text.endsWith("]");
    if (opens != closes) {
      throw lines.error("expected counts between \"[\" and \"]\"");
    }
    return opens ? text.substring(1, text.length() - 1).strip() : text;
  }

  private static double[] numbers(Lines lines, String text, String id, int base) {
    String what = "a count for " + Bases.letter(base) + " of motif " + id;
    if (text.isEmpty()) {
      throw lines.error("expected counts for " + Bases.letter(base) + " of motif " + id);
    }
    List<String> words = Lines.words(text);
    double[] numbers = new double[words.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = lines.nonNegative(words.get(i), what);
    }
    return numbers;
  }

  /**
   * @throws InputException for a matrix of probabilities from an unknown number of sites
   */
  @Override
  public void write(List<MotifMatrix> motifs, StringBuilder out) {
    for (MotifMatrix motif : motifs) {
      double[][] counts = CountColumns.of(motif);
      out.append('>').append(MotifFiles.word(motif.id()));
      if (!motif.name().isEmpty()) {
        out.append('\t').append(MotifFiles.line(motif.name()));
      }
      out.append('\n');
      for (int base = 0; base < Bases.COUNT; base++) {
        out.append(Bases.letter(base)).append("  [");
        for (double[] column : counts) {
          out.append(' ').append(Numbers.exact(column[base]));
        }
        out.append(" ]\n");
      }
    }
  }
}
