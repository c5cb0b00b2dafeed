package org.motiflens.motif.format;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motiflens.genome.sequence.Bases;

/**
 * A row of numbers, of a base or of a position, maybe with a letter before them.
 *
 * @param line its number in the file
 * @param letter in upper case; 0 when there is none
 * @param setOff whether a colon, a bar or a bracket stands between letter and numbers, as it does
 *     only where the letter is the base that the numbers count
 * @param values at least 0
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never kept
record TableRow(int line, char letter, boolean setOff, double[] values) {
  private static final Pattern LETTERED =
      Pattern.compile("([A-Za-z])(?:\\s*([:|=])\\s*|\\s*(?=\\[)|\\s+|$)(.*)");
  private static final Pattern NUMERIC =
      Pattern.compile("[-+]?\\.?[0-9].*|[-+]?(?i:nan|inf|infinity)(?:\\s.*)?");

  /**
   * The row that a line is, or nothing when it is a line of words.
   *
   * @param lines just behind the line
   * @param id of the motif, for errors
   */
  static Optional<TableRow> of(Lines lines, String line, String id) {
    Matcher lettered = LETTERED.matcher(line);
    char letter = 0;
    boolean setOff = false;
    String numbers = line;
    if (lettered.matches()) {
      letter = Character.toUpperCase(lettered.group(1).charAt(0));
      numbers = lettered.group(3).strip();
      setOff = lettered.group(2) != null || numbers.startsWith("[") || numbers.endsWith("]");
    }
    if (letter == 0 && !numbers.startsWith("[") && !NUMERIC.matcher(numbers).matches()) {
      return Optional.empty();
    }
    List<String> words = Lines.words(unbracketed(lines, numbers));
    if (words.isEmpty()) {
      if (letter == 0 || !setOff) {
        return Optional.empty();
      }
      throw lines.error("expected counts for " + letter + " of motif " + id);
    }
    if (!setOff && !NUMERIC.matcher(words.get(0)).matches()) {
      return Optional.empty();
    }
    double[] values = new double[words.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = lines.weight(words.get(i), "a number of motif " + id);
    }
    return Optional.of(new TableRow(lines.number(), letter, setOff, values));
  }

  private static String unbracketed(Lines lines, String text) {
    boolean opens = text.startsWith("[");
    boolean closes = text.endsWith("]");
    if (opens != closes) {
      throw lines.error("expected counts between \"[\" and \"]\"");
    }
    return opens ? text.substring(1, text.length() - 1).strip() : text;
  }

  /** The code of the base that the letter is; -1 when it is none of the four. */
  int base() {
    int code = letter == 0 ? -1 : Bases.code(letter);
    return code == Bases.N ? -1 : code;
  }

  double sum() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
