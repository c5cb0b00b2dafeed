package org.motiflens.plugin.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of IGV's file of Java arguments: a Java argument file, with words between white space,
 * quotes, and comments after {@code #}
 * (https://docs.oracle.com/en/java/javase/17/docs/specs/man/java.html, "java Command-Line Argument
 * Files"). Ours are a block between two comments; every other line belongs to the user and stays as
 * it is. Immutable.
 */
final class JavaArguments {
  private static final String BEGIN =
      "# MotifLens: written by \"motiflens igv install\", taken out by \"motiflens igv remove\"";
  private static final String END = "# MotifLens: end";

  /**
   * Java's vector unit where the Java that starts IGV has the module; the name of a module that is
   * not there would keep Java from starting, all that there are cannot.
   */
  private static final String MODULES = "--add-modules=ALL-SYSTEM";

  private static final String AGENT = "-javaagent:";

  /** Without their line feeds; a carriage return at the end belongs to its line. */
  private final List<String> lines;

  private final boolean windows;

  private JavaArguments(List<String> lines, boolean windows) {
    this.lines = List.copyOf(lines);
    this.windows = windows;
  }

  /**
   * @param text of the file, empty where there is none
   * @param windows how our lines end when the text has none
   */
  static JavaArguments parse(String text, boolean windows) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return new JavaArguments(lines, text.contains("\n") ? text.contains("\r\n") : windows);
  }

  /** The jar of MotifLens that the file names, by us or by hand. */
  Optional<String> agent() {
    return lines.stream().flatMap(line -> agents(line).stream()).findFirst();
  }

  /** Whether the file names our jar outside of our block. */
  boolean isByHand() {
    return userLines().stream().anyMatch(line -> !agents(line).isEmpty());
  }

  /** With our block at the end, in the place of whatever named a jar of ours before. */
  JavaArguments with(String jar) {
    List<String> more = new ArrayList<>(without().lines);
    for (String line : List.of(BEGIN, quoted(AGENT + jar), MODULES, END)) {
      more.add(windows ? line + "\r" : line);
    }
    return new JavaArguments(more, windows);
  }

  /** Without our block, and without words that name a jar of ours. */
  JavaArguments without() {
    List<String> kept = new ArrayList<>();
    for (String line : userLines()) {
      if (agents(line).isEmpty()) {
        kept.add(line);
      } else {
        String rest =
            words(line).stream()
                .filter(word -> agent(word).isEmpty())
                .collect(Collectors.joining(" "));
        if (!rest.isBlank()) {
          kept.add(rest);
        }
      }
    }
    return new JavaArguments(kept, windows);
  }

  /** Whether there is nothing in it. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  String text() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private List<String> userLines() {
    List<String> user = new ArrayList<>();
    boolean ours = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.equals(BEGIN)) {
        // Where somebody took the end of our block away, what follows is theirs.
        ours = lines.subList(i, lines.size()).stream().anyMatch(end -> end.strip().equals(END));
      } else if (line.equals(END) && ours) {
        ours = false;
      } else if (!ours) {
        user.add(lines.get(i));
      }
    }
    return user;
  }

  /**
   * The words of a line, as they stand there: quoted whole, in part or not at all. A comment ends
   * the line and is one word. Read sign by sign: expressions with choices in them take a piece of
   * Java's stack for each.
   */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      if (isBlank(line.charAt(at))) {
        at++;
        continue;
      }
      int end = line.charAt(at) == '#' ? line.length() : endOfWord(line, at);
      words.add(line.substring(at, end).stripTrailing());
      at = end;
    }
    return words;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static int endOfWord(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) != '#' && !isBlank(line.charAt(at))) {
      at = isQuote(line.charAt(at)) ? endOfQuoted(line, at) : at + 1;
    }
    return at;
  }

  /** Behind the quote that closes the one at a place, or the end of the line where none does. */
  private static int endOfQuoted(String line, int from) {
    int at = from + 1;
    while (at < line.length() && line.charAt(at) != line.charAt(from)) {
      at += line.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, line.length());
  }

  private static List<String> agents(String line) {
    return words(line).stream().flatMap(word -> agent(word).stream()).toList();
  }

  /** The jar that a word names as our agent. */
  private static Optional<String> agent(String word) {
    if (word.startsWith("#")) {
      return Optional.empty();
    }
    String plain = unquoted(word);
    if (!plain.startsWith(AGENT)) {
      return Optional.empty();
    }
    String jar = plain.substring(AGENT.length());
    int options = jar.indexOf('=');
    jar = options < 0 ? jar : jar.substring(0, options);
    String name = jar.substring(Math.max(jar.lastIndexOf('/'), jar.lastIndexOf('\\')) + 1);
    return name.toLowerCase(Locale.ROOT).matches("motiflens-igv.*\\.jar")
        ? Optional.of(jar)
        : Optional.empty();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9:/._+-]+")
        ? word
        : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Without quotes; behind a backslash within them a sign stands for itself. */
  private static String unquoted(String word) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < word.length()) {
      char c = word.charAt(at);
      if (!isQuote(c)) {
        plain.append(c);
        at++;
        continue;
      }
      at++;
      while (at < word.length() && word.charAt(at) != c) {
        if (word.charAt(at) == '\\' && at + 1 < word.length()) {
          at++;
        }
        plain.append(word.charAt(at++));
      }
      at++;
    }
    return plain.toString();
  }
}
