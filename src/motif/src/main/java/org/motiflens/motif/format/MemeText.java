package org.motiflens.motif.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * Minimal MEME format (https://meme-suite.org/meme/doc/meme-format.html), and the text output of
 * MEME, DREME and STREME, which hold it among other things: banners, comments, log-odds matrices
 * and sites are passed over.
 */
final class MemeText implements MotifText {
  private static final Pattern VERSION = Pattern.compile("MEME version\\s+\\d+.*");

  /** What MEME itself writes behind a motif's names; one blank before it is enough to tell it. */
  private static final Pattern STATISTICS =
      Pattern.compile("\\swidth\\s*=\\s*[0-9]+\\s+(?:sites|nsites)\\s*=\\s*(\\S+)");

  private static final Pattern COMPLEMENT = Pattern.compile("~\\s*(\\S)");
  private static final List<String> DNA = List.of("A", "C", "G", "T");

  /** Lines that may stand before the version: MEME Suite's banners and comments. */
  private static final int BANNER = 20;

  private static final Pattern WIDTH = Pattern.compile("\\bw=\\s*(\\S+)");
  private static final Pattern LETTERS = Pattern.compile("\\balength=\\s*(\\S+)");
  private static final Pattern SITES = Pattern.compile("\\bnsites=\\s*(\\S+)");

  @Override
  public List<MotifMatrix> read(Lines lines) {
    List<MotifMatrix> motifs = new ArrayList<>();
    double[] background = null;
    String id = null;
    String name = "";
    double sites = 0;
    int idLine = 0;
    boolean complete = true;
    boolean logOdds = false;
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("ALPHABET")) {
        checkAlphabet(lines, line);
      } else if (line.startsWith("Background letter frequencies")) {
        background = background(lines);
      } else if (line.equals("MOTIF") || line.startsWith("MOTIF ") || line.startsWith("MOTIF\t")) {
        if (!complete) {
          throw withoutMatrix(lines, idLine, id, logOdds);
        }
        logOdds = false;
        Matcher statistics = STATISTICS.matcher(line);
        String names = line;
        sites = 0;
        if (statistics.find()) {
          names = line.substring(0, statistics.start()).stripTrailing();
          sites = lines.nonNegative(statistics.group(1), "a number of sites after sites =");
        }
        List<String> words = Lines.words(names);
        if (words.size() < 2) {
          throw lines.error("expected the motif's name after MOTIF");
        }
        id = words.get(1);
        name = Lines.afterFirstWord(Lines.afterFirstWord(names));
        idLine = lines.number();
        complete = false;
      } else if (line.startsWith("log-odds matrix")) {
        logOdds = true;
      } else if (line.startsWith("letter-probability matrix")) {
        if (id == null) {
          throw lines.error("expected a line \"MOTIF name\" before the letter-probability matrix");
        }
        MotifMatrix motif = matrix(lines, line, id, name, sites);
        motifs.add(background == null ? motif : motif.withBackground(background));
        complete = true;
      }
    }
    if (!complete) {
      throw withoutMatrix(lines, idLine, id, logOdds);
    }
    return motifs;
  }

  private static InputException withoutMatrix(Lines lines, int line, String id, boolean logOdds) {
    return lines.errorAt(
        line,
        "motif "
            + id
            + " has no letter-probability matrix"
            + (logOdds
                ? ": it has log-odds alone, from which probabilities cannot be had; give the file"
                    + " with the probabilities"
                : ""));
  }

  /** The version stands among the first lines. */
  @Override
  public boolean claims(Lines lines) {
    lines.rewind();
    for (int read = 0; read < BANNER && lines.skipBlank(); read++) {
      if (VERSION.matcher(lines.next()).matches()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Passes over the alphabet, {@code ALPHABET= ACGT} or a block that ends in {@code END ALPHABET},
   * which must be that of DNA.
   */
  private static void checkAlphabet(Lines lines, String line) {
    Matcher letters = Pattern.compile("ALPHABET\\s*=\\s*(\\S+)").matcher(line);
    if (letters.matches()) {
      if (!letters.group(1).equals("ACGT")) {
        throw lines.error(
            "expected the DNA alphabet, \"ALPHABET= ACGT\", found "
                + Shown.value(letters.group(1)));
      }
      return;
    }
    int start = lines.number();
    StringBuilder core = new StringBuilder();
    while (lines.hasNext()) {
      String symbol = lines.next();
      // In its own output MEME ends the block with a line of stars.
      boolean underline = symbol.startsWith("****") && core.isEmpty();
      if (symbol.startsWith("END ALPHABET") || (symbol.startsWith("****") && !underline)) {
        if (!core.chars().sorted().mapToObj(Character::toString).toList().equals(DNA)) {
          throw lines.errorAt(
              start,
              "expected an alphabet of DNA, whose core is A C G T, found "
                  + Shown.value("" + core));
        }
        return;
      }
      if (!symbol.isEmpty()
          && !underline
          && !symbol.startsWith("#")
          && !symbol.matches("\\S\\s.*=.*")) {
        // A core symbol, or a pair of complements: A "Adenine" CC0000 ~ T "Thymine" 008000.
        core.append(symbol.charAt(0));
        Matcher complement = COMPLEMENT.matcher(symbol);
        if (complement.find()) {
          core.append(complement.group(1));
        }
      }
    }
    throw lines.errorAt(start, "expected \"END ALPHABET\" after the alphabet's symbols");
  }

  /**
   * The frequencies after the heading, on one or more lines: {@code A 0.25 C 0.25 G 0.25 T 0.25}.
   */
  private static double[] background(Lines lines) {
    List<String> words = new ArrayList<>();
    while (words.size() < 2 * Bases.COUNT && lines.skipBlank()) {
      words.addAll(Lines.words(lines.next()));
    }
    double[] frequencies = new double[Bases.COUNT];
    String expected = "expected background frequencies \"A 0.25 C 0.25 G 0.25 T 0.25\"";
    if (words.size() != 2 * Bases.COUNT) {
      throw lines.error(expected);
    }
    double sum = 0;
    for (int base = 0; base < Bases.COUNT; base++) {
      if (!words.get(2 * base).equals(String.valueOf(Bases.letter(base)))) {
        throw lines.error(expected);
      }
      frequencies[base] = lines.nonNegative(words.get(2 * base + 1), "a frequency");
      if (frequencies[base] == 0) {
        throw lines.error("expected background frequencies above 0");
      }
      sum += frequencies[base];
    }
    if (Math.abs(sum - 1) > MotifMatrix.SUM_TOLERANCE) {
      throw lines.error("expected background frequencies that add up to 1, found a sum of " + sum);
    }
    return frequencies;
  }

  private static MotifMatrix matrix(
      Lines lines, String heading, String id, String name, double sitesOfMotif) {
    Optional<String> letters = value(LETTERS, heading);
    if (letters.isPresent() && lines.nonNegative(letters.get(), "alength= 4") != Bases.COUNT) {
      throw lines.error("expected alength= 4, the DNA alphabet, found " + letters.get());
    }
    Optional<String> width = value(WIDTH, heading);
    int columns = -1;
    if (width.isPresent()) {
      double number = lines.nonNegative(width.get(), "the motif's width after w=");
      columns = (int) number;
      if (number != columns || columns == 0) {
        throw lines.error("expected the motif's width after w=, found " + width.get());
      }
    }
    double sites = sitesOfMotif;
    Optional<String> numberOfSites = value(SITES, heading);
    if (numberOfSites.isPresent()) {
      sites = lines.nonNegative(numberOfSites.get(), "a number of sites after nsites=");
    }
    int first = lines.number() + 1;
    List<double[]> rows = new ArrayList<>();
    while (rows.size() != columns && (rows.isEmpty() ? lines.skipBlank() : lines.hasNext())) {
      if (columns < 0 && !startsWithDigit(lines.peek())) {
        break;
      }
      rows.add(row(lines, lines.next(), id, rows.size() + 1, columns));
    }
    if (rows.isEmpty() || rows.size() < columns) {
      throw lines.error(
          "expected "
              + (columns < 0 ? "rows" : columns + " rows")
              + " of probabilities for motif "
              + id
              + ", found "
              + rows.size());
    }
    double[][] probabilities = rows.toArray(new double[0][]);
    List<Integer> empty = new ArrayList<>();
    for (int column = 0; column < probabilities.length; column++) {
      if (Arrays.equals(probabilities[column], new double[Bases.COUNT])) {
        Arrays.fill(probabilities[column], 1.0 / Bases.COUNT);
        empty.add(column + 1);
      }
    }
    CountColumns.warnOfUniform(lines, first, id, empty);
    return sites > 0
        ? MotifMatrix.ofProbabilities(id, name, probabilities, sites)
        : MotifMatrix.ofProbabilities(id, name, probabilities);
  }

  private static boolean startsWithDigit(String line) {
    return !line.isEmpty() && (Character.isDigit(line.charAt(0)) || line.charAt(0) == '.');
  }

  private static double[] row(Lines lines, String line, String id, int number, int columns) {
    String row = "row " + number + (columns < 0 ? "" : " of " + columns) + " of motif " + id;
    List<String> words = Lines.words(line);
    if (words.size() != Bases.COUNT) {
      throw lines.error(
          "expected 4 probabilities (A C G T) in " + row + ", found \"" + Shown.value(line) + "\"");
    }
    double[] probabilities = new double[Bases.COUNT];
    double sum = 0;
    for (int base = 0; base < Bases.COUNT; base++) {
      probabilities[base] = lines.weight(words.get(base), "a probability in " + row);
      sum += probabilities[base];
    }
    if (sum > 0 && Math.abs(sum - 1) > MotifMatrix.SUM_TOLERANCE) {
      throw lines.error(
          "expected probabilities that add up to 1 in "
              + row
              + ", found a sum of "
              + Numbers.general(sum)
              + " (MEME files hold probabilities, JASPAR and TRANSFAC files counts)");
    }
    return probabilities;
  }

  private static Optional<String> value(Pattern pattern, String heading) {
    Matcher matcher = pattern.matcher(heading);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * @throws InputException when the motifs have different backgrounds, of which a file has but one
   */
  @Override
  public void write(List<MotifMatrix> motifs, StringBuilder out) {
    out.append("MEME version 4\n\nALPHABET= ACGT\n\nstrands: + -\n\n");
    out.append("Background letter frequencies\n");
    MotifMatrix first = motifs.get(0);
    for (int base = 0; base < Bases.COUNT; base++) {
      out.append(base == 0 ? "" : " ")
          .append(Bases.letter(base))
          .append(' ')
          .append(Numbers.exact(first.background(base)));
    }
    out.append('\n');
    for (MotifMatrix motif : motifs) {
      for (int base = 0; base < Bases.COUNT; base++) {
        if (motif.background(base) != first.background(base)) {
          throw new InputException(
              "Motifs "
                  + first.id()
                  + " and "
                  + motif.id()
                  + " have different backgrounds, but a MEME file has one for all; write them to"
                  + " separate files.");
        }
      }
      out.append("\nMOTIF ").append(MotifFiles.word(motif.id()));
      if (!motif.name().isEmpty()) {
        out.append(' ').append(MotifFiles.line(motif.name()));
      }
      out.append("\nletter-probability matrix: alength= 4 w= ").append(motif.columns());
      // As JASPAR's own MEME files have it: the sites of the first column stand for all.
      for (int column = 0; column < motif.columns(); column++) {
        double sites = motif.sites(column).orElse(0);
        if (sites > 0) {
          out.append(" nsites= ").append(Numbers.exact(sites));
          break;
        }
      }
      out.append(" E= 0\n");
      for (int column = 0; column < motif.columns(); column++) {
        for (int base = 0; base < Bases.COUNT; base++) {
          out.append(base == 0 ? "" : " ").append(Numbers.exact(motif.probability(column, base)));
        }
        out.append('\n');
      }
    }
  }
}
