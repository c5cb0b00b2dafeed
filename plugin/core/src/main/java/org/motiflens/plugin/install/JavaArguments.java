package org.motiflens.plugin.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** A word: quoted whole, in part or not at all. A comment ends the line. */
  private static final Pattern WORD =
      Pattern.compile("#.*|(?:\"(?:\\\\.|[^\"\\\\])*\"?|'(?:\\\\.|[^'\\\\])*'?|[^\\s\"'#])+");

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

  private static List<String> words(String line) {
    return WORD.matcher(line).results().map(match -> match.group()).toList();
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
    Matcher part =
        Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"?|'((?:\\\\.|[^'\\\\])*)'?|([^\"']+)")
            .matcher(word);
    StringBuilder plain = new StringBuilder();
    while (part.find()) {
      if (part.group(3) != null) {
        plain.append(part.group(3));
      } else {
        String inside = part.group(1) != null ? part.group(1) : part.group(2);
        plain.append(inside.replaceAll("\\\\(.)", "$1"));
      }
    }
    return plain.toString();
  }
}
