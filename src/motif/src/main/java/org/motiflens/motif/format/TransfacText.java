package org.motiflens.motif.format;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.Shown;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * TRANSFAC's matrix records (the flat file {@code matrix.dat}), with JASPAR's habit of putting the
 * id into AC and the name into ID. A matrix of probabilities is marked by a comment {@code CC
 * values:probabilities}, its number of sites by {@code CC sites:N}.
 */
final class TransfacText implements MotifText {
  private static final String PROBABILITIES = "values:probabilities";
  private static final String SITES = "sites:";

  /** One record as it is read. */
  private static final class Entry {
    private String accession = "";
    private String identifier = "";
    private String name = "";
    private boolean probabilities;
    private double sites;
    private int headingLine;
    private final List<double[]> columns = new ArrayList<>();

    boolean isEmpty() {
      return headingLine == 0 && accession.isEmpty() && identifier.isEmpty();
    }
  }

  @Override
  public List<MotifMatrix> read(Lines lines) {
    List<MotifMatrix> motifs = new ArrayList<>();
    Entry entry = new Entry();
    int[] order = null;
    while (lines.hasNext()) {
      String line = lines.next();
      String rest = Lines.afterFirstWord(line);
      String tag = line.isEmpty() ? "" : Lines.words(line).get(0);
      if (tag.equals("//")) {
        if (!entry.isEmpty()) {
          motifs.add(matrix(lines, entry, motifs.size()));
        }
        entry = new Entry();
        order = null;
      } else if (tag.equals("AC")) {
        entry.accession = rest;
      } else if (tag.equals("ID")) {
        entry.identifier = rest;
      } else if (tag.equals("NA")) {
        entry.name = rest;
      } else if (tag.equals("CC") && rest.equals(PROBABILITIES)) {
        entry.probabilities = true;
      } else if (tag.equals("CC") && rest.startsWith(SITES)) {
        entry.sites = lines.nonNegative(rest.substring(SITES.length()), "a number of sites");
      } else if (tag.equals("PO") || tag.equals("P0")) {
        if (entry.headingLine > 0) {
          throw lines.error("expected \"//\" before another matrix");
        }
        entry.headingLine = lines.number();
        order = order(lines, rest);
      } else if (order != null && isNumber(tag)) {
        entry.columns.add(column(lines, rest, order, entry.columns.size() + 1));
      } else if (order != null && !tag.isEmpty() && entry.columns.isEmpty()) {
        throw lines.error(
            "expected a row \"01 4 16 0 0\" after the heading, found \""
                + Shown.value(line)
                + "\"");
      } else if (!tag.isEmpty()) {
        order = null;
      }
    }
    // The last record of a file may lack its end.
    if (!entry.isEmpty()) {
      motifs.add(matrix(lines, entry, motifs.size()));
    }
    return motifs;
  }

  private static boolean isNumber(String tag) {
    return !tag.isEmpty() && tag.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Codes of the bases in the order of the heading. */
  private static int[] order(Lines lines, String heading) {
    List<String> letters = Lines.words(heading);
    int[] order = new int[Bases.COUNT];
    int seen = 0;
    if (letters.size() == Bases.COUNT) {
      for (int i = 0; i < Bases.COUNT; i++) {
        String letter = letters.get(i);
        int code = letter.length() == 1 ? Bases.code(letter.charAt(0)) : -1;
        if (code >= 0 && code < Bases.COUNT) {
          order[i] = code;
          seen |= 1 << code;
        }
      }
    }
    if (seen != 0b1111) {
      throw lines.error(
          "expected the letters A C G T after PO, found \"" + Shown.value(heading) + "\"");
    }
    return order;
  }

  private static double[] column(Lines lines, String rest, int[] order, int number) {
    List<String> words = Lines.words(rest);
    boolean consensus =
        words.size() == Bases.COUNT + 1 && Character.isLetter(words.get(4).charAt(0));
    if (words.size() != Bases.COUNT && !consensus) {
      throw lines.error(
          "expected 4 counts in row "
              + number
              + " of the matrix, found \""
              + Shown.value(rest)
              + "\"");
    }
    double[] column = new double[Bases.COUNT];
    for (int i = 0; i < Bases.COUNT; i++) {
      column[order[i]] = lines.nonNegative(words.get(i), "a count in row " + number);
    }
    return column;
  }

  private static MotifMatrix matrix(Lines lines, Entry entry, int before) {
    String id = entry.accession.isEmpty() ? entry.identifier : entry.accession;
    String name = entry.name;
    if (name.isEmpty() && !entry.accession.isEmpty()) {
      name = entry.identifier;
    }
    if (id.isEmpty()) {
      id = "motif_" + (before + 1);
    }
    if (entry.columns.isEmpty()) {
      throw lines.error("expected a matrix (\"PO A C G T\" and rows) in the record of " + id);
    }
    double[][] columns = entry.columns.toArray(new double[0][]);
    if (!entry.probabilities) {
      return CountColumns.matrix(lines, id, name, columns, entry.headingLine);
    }
    for (int column = 0; column < columns.length; column++) {
      double sum =
          columns[column][0] + columns[column][1] + columns[column][2] + columns[column][3];
      if (Math.abs(sum - 1) > MotifMatrix.SUM_TOLERANCE) {
        throw lines.errorAt(
            entry.headingLine,
            "expected probabilities that add up to 1 in row " + (column + 1) + " of motif " + id);
      }
    }
    return entry.sites > 0
        ? MotifMatrix.ofProbabilities(id, name, columns, entry.sites)
        : MotifMatrix.ofProbabilities(id, name, columns);
  }

  @Override
  public void write(List<MotifMatrix> motifs, StringBuilder out) {
    for (MotifMatrix motif : motifs) {
      out.append("AC ").append(MotifFiles.word(motif.id())).append("\nXX\n");
      if (!motif.name().isEmpty()) {
        out.append("ID ").append(MotifFiles.line(motif.name())).append("\nXX\n");
      }
      double[][] values = motif.counts().orElseGet(motif::probabilities);
      out.append("PO\tA\tC\tG\tT\n");
      for (int column = 0; column < values.length; column++) {
        out.append(column < 9 ? "0" : "").append(column + 1);
        for (double value : values[column]) {
          out.append('\t').append(Numbers.exact(value));
        }
        out.append('\n');
      }
      out.append("XX\n");
      if (motif.counts().isEmpty()) {
        out.append("CC ").append(PROBABILITIES).append('\n');
        motif
            .sites(0)
            .ifPresent(n -> out.append("CC ").append(SITES).append(Numbers.exact(n)).append('\n'));
        out.append("XX\n");
      }
      out.append("//\n");
    }
  }
}
