package org.motiflens.motif.format;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;
import org.motiflens.genome.file.TextLines;

/** The lines of a text with a place in them: what errors name. Not thread-safe. */
final class Lines {
  /** Possessive: of a hundred thousand digits before an x no split is tried but one. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?+(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][-+]?+[0-9]++)?+");

  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  /** Some 100 times the largest database. */
  private static final long MOST_CHARACTERS = 1L << 28;

  private static final int MOST_WARNINGS = 5;

  private final String source;
  private final List<String> lines;
  private final List<String> warnings = new ArrayList<>();
  private int unsaid;
  private int next;

  /**
   * Reads a text to its end.
   *
   * @throws InputException when it cannot be read, or is longer than files of motifs are
   */
  Lines(TextLines text) {
    source = text.name();
    List<String> read = new ArrayList<>();
    long characters = 0;
    for (String line = text.next(); line != null; line = text.next()) {
      read.add(line);
      characters += line.length() + 1L;
      if (characters > MOST_CHARACTERS) {
        throw text.unusable(
            String.format(
                Locale.ROOT,
                "it has more than %,d characters, which no database of motifs has; name another file.",
                MOST_CHARACTERS));
      }
    }
    lines = List.copyOf(read);
  }

  String source() {
    return source;
  }

  boolean hasNext() {
    return next < lines.size();
  }

  /** The next line without moving on, without white space at its ends. */
  String peek() {
    return lines.get(next).strip();
  }

  /** The next line, without white space at its ends; the place moves behind it. */
  String next() {
    return lines.get(next++).strip();
  }

  /** Moves behind blank lines; returns whether there is a line left. */
  boolean skipBlank() {
    while (hasNext() && peek().isEmpty()) {
      next++;
    }
    return hasNext();
  }

  /** Back to the first line. */
  void rewind() {
    next = 0;
  }

  /** An error at the line that was read last: the file, its line, and a clause on what is wrong. */
  InputException error(String clause) {
    return errorAt(next, clause);
  }

  /** An error at a line, counted from 1. */
  InputException errorAt(int line, String clause) {
    return new InputException(source + ", line " + Math.max(1, line) + ": " + clause + ".");
  }

  /**
   * Keeps a sentence on what is assumed or left out, for the person who gave the file.
   *
   * @param line counted from 1
   */
  void warn(int line, String clause) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(errorAt(line, clause).getMessage());
    } else {
      unsaid++;
    }
  }

  /** The sentences that were kept; of many the first, and how many more there are. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    if (unsaid > 0) {
      all.add(String.format(Locale.ROOT, "%s: %,d more like these.", source, unsaid));
    }
    return all;
  }

  /** Number of the line that was read last, counted from 1. */
  int number() {
    return next;
  }

  /**
   * A number that is at least 0.
   *
   * @throws InputException at the current line when the text is no such number
   */
  double nonNegative(String text, String what) {
    double value = finite(text, what);
    if (value < 0) {
      throw error("expected " + what + ", at least 0, found " + Shown.value(text));
    }
    return value;
  }

  /**
   * A number of a matrix, a count or a probability.
   *
   * @throws InputException at the current line when the text is no number, or is negative: then the
   *     matrix is one of log-odds, and the message says so
   */
  double weight(String text, String what) {
    double value = finite(text, what);
    if (value < 0) {
      throw error(
          "expected "
              + what
              + ", at least 0, found "
              + Shown.value(text)
              + ": matrices with negative numbers hold log-odds, from which probabilities cannot be"
              + " had; give the file of counts or probabilities (of HOCOMOCO pcm or pfm, not pwm)");
    }
    return value;
  }

  private double finite(String text, String what) {
    if (!NUMBER.matcher(text).matches()) {
      throw error("expected " + what + ", found \"" + Shown.value(text) + "\"");
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw error("expected " + what + ", found \"" + Shown.value(text) + "\"");
    }
    return value;
  }

  /** The words of a line: what stands between white space. */
  static List<String> words(String line) {
    return WORDS.splitToList(line);
  }

  /** What follows the first word of a line; may be empty. */
  static String afterFirstWord(String line) {
    String stripped = line.strip();
    int end = CharMatcher.whitespace().indexIn(stripped);
    return end < 0 ? "" : stripped.substring(end).strip();
  }
}
