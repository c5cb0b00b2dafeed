package org.motiflens.genome;

import java.util.Locale;

/**
 * Pieces of a file as messages quote them: short, on one line, and with nothing hidden. Tabs and
 * other characters that have no picture of their own are written as Java writes them, {@code \t}
 * and {@code \}{@code uFEFF}, so that neither a mixture of tabs and blanks nor a terminal's control
 * sequence goes by unseen.
 */
public final class Shown {
  private static final int LONGEST_LINE = 60;
  private static final int LONGEST_VALUE = 40;

  /** Bases of an allele from here on are counted instead of written. */
  private static final int LONGEST_ALLELE = 24;

  private static final int BEGINNING_OF_ALLELE = 12;

  private Shown() {}

  /** The beginning of a line, at most 60 characters of it. */
  public static String line(String text) {
    return cut(text, LONGEST_LINE);
  }

  /** A value, at most 40 characters of it. */
  public static String value(String text) {
    return cut(text, LONGEST_VALUE);
  }

  /** An allele: whole, or where it is long its beginning and how many bases it has. */
  public static String allele(String bases) {
    return bases.length() <= LONGEST_ALLELE
        ? visible(bases)
        : String.format(
            Locale.ROOT,
            "%s… (%,d bases)",
            visible(bases.substring(0, BEGINNING_OF_ALLELE)),
            bases.length());
  }

  /**
   * All of a text, for a line of a table or a header: what acts on a terminal, ends a line or
   * reorders what is read becomes a blank; several in a row become one.
   */
  public static String plain(String text) {
    int first = 0;
    while (first < text.length() && !acts(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!acts(c)) {
        plain.append(c);
      } else if (i == first || !acts(text.charAt(i - 1))) {
        plain.append(' ');
      }
    }
    return plain.toString();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? visible(text) : visible(text.substring(0, longest)) + "…";
  }

  private static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        shown.append("\\t");
      } else if (isHidden(c)) {
        shown.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  /** Control characters of both sets (C0 and C1), directions of writing, ends of lines. */
  private static boolean acts(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean isHidden(char c) {
    return acts(c) || (Character.getType(c) == Character.SPACE_SEPARATOR && c != ' ');
  }
}
