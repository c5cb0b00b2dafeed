package org.motiflens.motif.format;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;
import org.motiflens.genome.file.TextLines;

/** The lines of a text with a place in them: what errors name. Not thread-safe. */
final class Lines {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  /** Some 100 times the largest database. */
  private static final long MOST_CHARACTERS = 1L << 28;

  private final String source;
  private final List<String> lines;
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
                "it has more than %,d characters, which no database of motifs has.",
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
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw error("expected " + what + ", found \"" + Shown.value(text) + "\"");
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw error("expected " + what + ", found \"" + Shown.value(text) + "\"");
    }
    if (value < 0) {
      throw error("expected " + what + ", at least 0, found " + Shown.value(text));
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
