package org.motiflens.motif.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motiflens.genome.Shown;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * TRANSFAC's matrix records (the flat file {@code matrix.dat}), with JASPAR's habit of putting the
 * id into AC and the name into ID; and STAMP's, which have DE and rows without a heading. A matrix
 * of probabilities is marked by a comment {@code CC values:probabilities}, its number of sites by
 * {@code CC sites:N}.
 */
final class TransfacText implements MotifText {
  private static final String PROBABILITIES = "values:probabilities";
  private static final String SITES = "sites:";

  /** What stands in a record before its matrix, and never behind it. */
  private static final Set<String> BEGINNINGS = Set.of("AC", "ID", "NA", "PO", "P0");

  @Override
  public boolean claims(Lines lines) {
    lines.rewind();
    return lines.skipBlank() && lines.peek().matches("(VV|XX|AC|ID|NA|DE|CC|BF|PO|P0|//)(\\s.*)?");
  }

  /** One record as it is read. */
  private static final class Entry {
    private String accession = "";
    private String identifier = "";
    private String name = "";
    private String description = "";
    private boolean probabilities;
    private double sites;
    private int headingLine;
    private final List<double[]> columns = new ArrayList<>();

    boolean isEmpty() {
      return headingLine == 0 && accession.isEmpty() && identifier.isEmpty();
    }

    /** Whether the beginning of a line begins another record. */
    boolean isEndedBy(String tag) {
      boolean stamp = accession.isEmpty() && identifier.isEmpty() && !description.isEmpty();
      return headingLine > 0 && (BEGINNINGS.contains(tag) || (stamp && tag.equals("DE")));
    }

    /** Whether a numbered line can be the first row of a matrix that has no heading. */
    boolean isLikeStamp(String row) {
      return headingLine == 0
          && !description.isEmpty()
          && accession.isEmpty()
          && row.matches("[-+.0-9eE]+(?:\\s+[-+.0-9eE]+){3}(?:\\s+[A-Za-z])?");
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
      if (tag.equals("//") || entry.isEndedBy(tag)) {
        // JASPAR's own files of 2018 end records in XX alone: what begins one ends the one before.
        add(lines, entry, motifs);
        entry = new Entry();
        order = null;
      }
      if (tag.equals("AC")) {
        entry.accession = rest;
      } else if (tag.equals("ID")) {
        entry.identifier = rest;
      } else if (tag.equals("NA")) {
        entry.name = rest;
      } else if (tag.equals("DE")) {
        entry.description = rest;
      } else if (tag.equals("CC") && rest.equals(PROBABILITIES)) {
        entry.probabilities = true;
      } else if (tag.equals("CC") && rest.startsWith(SITES)) {
        entry.sites = lines.nonNegative(rest.substring(SITES.length()), "a number of sites");
      } else if (tag.equals("PO") || tag.equals("P0")) {
        entry.headingLine = lines.number();
        order = order(lines, rest);
      } else if (isNumber(tag) && (order != null || entry.isLikeStamp(rest))) {
        if (order == null) {
          // STAMP's records have no heading: DE, then rows in the order A C G T.
          order = new int[] {0, 1, 2, 3};
          entry.headingLine = lines.number();
        }
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
    add(lines, entry, motifs);
    return motifs;
  }

  private static void add(Lines lines, Entry entry, List<MotifMatrix> motifs) {
    if (!entry.isEmpty()) {
      matrix(lines, entry, motifs.size()).ifPresent(motifs::add);
    }
  }

  private static boolean isNumber(String tag) {
    return !tag.isEmpty() && tag.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Codes of the bases in the order of the heading. */
  private static int[] order(Lines lines, String heading) {
    List<String> words = Lines.words(heading);
    // Some files have a consensus and more behind the counts.
    List<String> letters = words.subList(0, Math.min(Bases.COUNT, words.size()));
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
        words.size() > Bases.COUNT && Character.isLetter(words.get(Bases.COUNT).charAt(0));
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
      column[order[i]] = lines.weight(words.get(i), "a count in row " + number);
    }
    return column;
  }

  private static Optional<MotifMatrix> matrix(Lines lines, Entry entry, int before) {
    String id = entry.accession.isEmpty() ? entry.identifier : entry.accession;
    String name = entry.name;
    if (name.isEmpty() && !entry.accession.isEmpty()) {
      name = entry.identifier;
    }
    if (id.isEmpty() && !entry.description.isEmpty()) {
      id = Lines.words(entry.description).get(0);
      name = Lines.afterFirstWord(entry.description);
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
    List<Integer> empty = new ArrayList<>();
    for (int column = 0; column < columns.length; column++) {
      double sum =
          columns[column][0] + columns[column][1] + columns[column][2] + columns[column][3];
      if (sum == 0) {
        Arrays.fill(columns[column], 1.0 / Bases.COUNT);
        empty.add(column + 1);
      } else if (Math.abs(sum - 1) > MotifMatrix.SUM_TOLERANCE) {
        throw lines.errorAt(
            entry.headingLine,
            "expected probabilities that add up to 1 in row " + (column + 1) + " of motif " + id);
      }
    }
    CountColumns.warnOfUniform(lines, entry.headingLine, id, empty);
    return Optional.of(
        entry.sites > 0
            ? MotifMatrix.ofProbabilities(id, name, columns, entry.sites)
            : MotifMatrix.ofProbabilities(id, name, columns));
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
